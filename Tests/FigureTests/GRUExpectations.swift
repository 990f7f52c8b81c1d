import Course
import Notebook
import TestSupport

/// What the figures of 10.2 must show.
let gruFigures = [
    gates,
    perplexityFigure(
        name: "gru-perplexity", title: "GRU language models", scratch: 6.5...7.2,
        library: 6.3...7.2),
    comparison,
]

private let gates = {
    let panel = ExpectedFigure.Panel(
        x: "minibatches", y: "mean squared error",
        series: ["both gates", "only reset", "only update", "neither"])
    return ExpectedFigure(
        name: "gru-gates", title: "A GRU with gates left out", panels: [panel, panel],
        invariants: [
            (
                "on both tasks both gates do far better than neither",
                { table in
                    try (1...2).allSatisfy {
                        try 2 * table.late("both gates", panel: $0)
                            < table.late("neither", panel: $0)
                    }
                }
            ),
            (
                "on short dependencies a reset gate alone does better than an update gate alone",
                { try 1.2 * $0.late("only reset", panel: 1) < $0.late("only update", panel: 1) }
            ),
            (
                "on long ones an update gate alone does far better than a reset gate alone",
                { try 10 * $0.late("only update", panel: 2) < $0.late("only reset", panel: 2) }
            ),
            (
                "on long ones an update gate alone does about as well as both gates",
                {
                    let both = try $0.late("both gates", panel: 2)
                    return (both / 2...both * 2).contains(try $0.late("only update", panel: 2))
                }
            ),
            (
                "on long ones neither gate does better than always ½, whose error is 1/24",
                { 0.9...1.2 ~= 24 * (try $0.late("neither", panel: 2)) }
            ),
        ])
}()

private let comparison = {
    let names = ["RNN", "GRU", "LSTM"]
    let panels = ["epoch", "seconds of training"].map {
        ExpectedFigure.Panel(x: $0, y: "validation perplexity", series: names)
    }
    return ExpectedFigure(
        name: "gru-lstm-rnn", title: "RNN, GRU and LSTM language models", panels: panels,
        invariants: [
            (
                "both panels show the same perplexities",
                { table in
                    try names.allSatisfy { try table.values($0) == table.values($0, panel: 2) }
                }
            ),
            (
                "comparable: the GRU ends no more than a tenth above the LSTM",
                { try $0.last("GRU") < 1.1 * $0.last("LSTM") }
            ),
            (
                "both gated cells end below the RNN",
                { try max($0.last("GRU"), $0.last("LSTM")) < $0.last("RNN") }
            ),
            (
                "an epoch takes the RNN the fewest seconds, and the GRU no more than the LSTM",
                { table in
                    let seconds = try names.map { try table.points($0, panel: 2).last?.x ?? .nan }
                    // A tenth is what two timings of one thing differ by on a machine at rest.
                    return seconds[0] < seconds[1] && seconds[1] < 1.1 * seconds[2]
                }
            ),
        ])
}()

extension Table {
    /// The geometric mean of a series over the second half of its points, since single points
    /// jump.
    fileprivate func late(_ name: String, panel: Int) throws -> Double {
        let values = try values(name, panel: panel)
        return geometricMean(values.suffix(values.count / 2).map { [$0] })[0]
    }
}
