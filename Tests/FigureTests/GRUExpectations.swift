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
                "on both tasks both gates end far below neither",
                { table in
                    try (1...2).allSatisfy {
                        try 3 * table.last("both gates", panel: $0)
                            < table.last("neither", panel: $0)
                    }
                }
            ),
            (
                "on short dependencies a reset gate alone ends far below an update gate alone",
                { try 2 * $0.last("only reset") < $0.last("only update") }
            ),
            (
                "on long ones an update gate alone ends far below a reset gate alone",
                { try 5 * $0.last("only update", panel: 2) < $0.last("only reset", panel: 2) }
            ),
            (
                "on long ones an update gate alone ends within a factor of 3 of both gates",
                {
                    let both = try $0.last("both gates", panel: 2)
                    return (both / 3...both * 3).contains(try $0.last("only update", panel: 2))
                }
            ),
            (
                "on long ones neither gate does better than always ½, whose error is 1/24",
                { 0.9...1.2 ~= 24 * (try $0.last("neither", panel: 2)) }
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
                "an epoch takes the RNN the fewest seconds and the LSTM the most",
                { table in
                    let seconds = try names.map { try table.points($0, panel: 2).last?.x ?? .nan }
                    return seconds[0] < seconds[1] && seconds[1] < seconds[2]
                }
            ),
        ])
}()
