import Course
import TestSupport

/// What the figures of 10.1 must show.
let lstmFigures = [gradientFlow, addingProblem, gates, lateOutputGate, perplexity]

private let perplexity = perplexityFigure(
    name: "lstm-perplexity", title: "LSTM language models", scratch: 7.2...7.7, library: 6.5...7.2)

private let gradientFlow = {
    let panel = ExpectedFigure.Panel(
        x: "lag (steps before the loss)", y: "norm of the gradient",
        series: [
            "RNN, large weights", "LSTM, forget gates open", "GRU, update gates open",
            "LSTM, as initialised", "RNN, small weights",
        ])
    return ExpectedFigure(
        name: "lstm-gradient-flow",
        title: "What a step contributes to the gradient of a loss after it",
        panels: [panel, panel],
        invariants: [
            (
                "an RNN with small weights forgets: a millionth is left at lag 50",
                { try $0.ratio("RNN, small weights", 50, to: 0) < 1e-6 }
            ),
            (
                "an RNN with large weights explodes",
                { try $0.ratio("RNN, large weights", 100, to: 0) > 1e3 }
            ),
            (
                "open gates keep the gradient: more than a hundredth is left at lag 100",
                { table in
                    try ["LSTM, forget gates open", "GRU, update gates open"]
                        .allSatisfy { 0.01...100 ~= (try table.ratio($0, 100, to: 0)) }
                }
            ),
            (
                "at lag 100 an LSTM with open gates is far above what vanishes",
                { table in
                    let open = try table.value("LSTM, forget gates open", at: 100)
                    return try ["RNN, small weights", "LSTM, as initialised"]
                        .allSatisfy { try table.value($0, at: 100) < 1e-6 * open }
                }
            ),
            (
                "clipping caps: no step is left with a norm above 1",
                { $0.series(ofPanel: 2).allSatisfy { $0.points.allSatisfy { $0.y <= 1 } } }
            ),
            (
                "clipping does not bring back what vanished",
                {
                    try $0.values("RNN, small weights", panel: 2)
                        == $0.values("RNN, small weights", panel: 1)
                }
            ),
        ])
}()

private let addingProblem = ExpectedFigure(
    name: "lstm-adding-problem", title: "The adding problem",
    panels: [
        .init(
            x: "length of the sequences (steps)", y: "mean squared error",
            series: ["RNN", "LSTM", "always ½"])
    ],
    invariants: [
        (
            "always ½ has the variance of (X₁ + X₂) / 4, which is 1/24",
            { try $0.values("always ½").allSatisfy { abs($0 - 1 / 24.0) < 1e-6 } }
        ),
        (
            "at 50 and at 100 steps the RNN does no better than to answer ½",
            { table in
                try [50, 100].allSatisfy { 0.8...1.2 ~= (try table.value("RNN", at: $0)) * 24 }
            }
        ),
        (
            "at every length the LSTM's error is below a tenth of that",
            { try $0.values("LSTM").allSatisfy { $0 * 24 < 0.1 } }
        ),
        (
            "at every length the LSTM is better than the RNN",
            { try zip($0.values("LSTM"), $0.values("RNN")).allSatisfy { $0 < $1 } }
        ),
    ])

/// A forget gate above one half keeps more of the state than it drops. The input gate is told by
/// its ratio instead: a smaller gate with a larger node C̃ beside it takes in as much.
private let gates = ExpectedFigure(
    name: "lstm-gates", title: "One memory cell that keeps, skips and resets",
    panels: [
        .init(
            x: "step", y: "sum",
            series: ["true sum", "answer", "number to add", "delimiter"]),
        .init(x: "step", y: "gate", series: ["input", "forget", "output"]),
    ],
    invariants: [
        (
            "the sequence has marks and delimiters, and what it skips is most of it",
            {
                let (marks, delimiters) = (try $0.steps("number to add"), try $0.steps("delimiter"))
                return try marks.count > 1 && delimiters.count > 1
                    && 2 * (marks.count + delimiters.count) < $0.values("answer").count
            }
        ),
        (
            "the input gate opens at marks ten times as far as at any other step",
            {
                let (atMarks, elsewhere) = try $0.gate("input", at: "number to add")
                return mean(atMarks) > 10 * (elsewhere.max() ?? 1)
            }
        ),
        (
            "the forget gate is below one half at delimiters and above it at all other steps",
            {
                let (atDelimiters, elsewhere) = try $0.gate("forget", at: "delimiter")
                return atDelimiters.allSatisfy { $0 < 0.5 } && elsewhere.allSatisfy { $0 > 0.5 }
            }
        ),
        (
            "a gate's values lie between 0 and 1",
            { $0.series(ofPanel: 2).joined.allSatisfy { 0...1 ~= $0 } }
        ),
        (
            "the answer follows the true sum: less than a tenth of its variance is left",
            {
                let (sum, answer) = (try $0.values("true sum"), try $0.values("answer"))
                let center = mean(sum)
                let error = mean(zip(sum, answer).map { ($0 - $1) * ($0 - $1) })
                return error < 0.1 * mean(sum.map { ($0 - center) * ($0 - center) })
            }
        ),
        (
            "just after a delimiter the true sum is 0",
            { table in
                try table.steps("delimiter")
                    .allSatisfy { try table.value("true sum", at: $0) == 0 }
            }
        ),
    ])

private let lateOutputGate = ExpectedFigure(
    name: "lstm-late-output-gate", title: "A state that builds up unseen",
    panels: [
        .init(x: "step", y: "state", series: ["internal state C", "hidden state H"])
    ],
    invariants: [
        (
            "before the gate opens nothing is seen",
            { try $0.points("hidden state H").allSatisfy { $0.x >= 20 || abs($0.y) < 1e-6 } }
        ),
        (
            "meanwhile the state grows past 1, at every step",
            {
                let states = try $0.values("internal state C")
                return try zip(states, states.dropFirst()).allSatisfy { $0 < $1 }
                    && $0.value("internal state C", at: 19) > 1
            }
        ),
        (
            "once it is open all of it acts, and never reaches 1",
            { try $0.points("hidden state H").allSatisfy { $0.x < 20 || 0.9..<1 ~= $0.y } }
        ),
    ])

extension Table {
    /// How a series changes from one place to another.
    fileprivate func ratio(_ name: String, _ x: Double, to start: Double) throws -> Double {
        try value(name, at: x) / value(name, at: start)
    }

    /// Where a series has its points.
    fileprivate func steps(_ name: String) throws -> [Double] { try points(name).map(\.x) }

    /// The values of a gate at the steps of an event, and at all others.
    fileprivate func gate(
        _ name: String, at event: String
    ) throws -> (there: [Double], elsewhere: [Double]) {
        let steps = Set(try steps(event))
        let all = try points(name, panel: 2)
        return (
            all.filter { steps.contains($0.x) }.map(\.y),
            all.filter { !steps.contains($0.x) }.map(\.y)
        )
    }
}

extension [Table.Series] {
    fileprivate var joined: [Double] { flatMap { $0.points.map(\.y) } }
}

private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
}
