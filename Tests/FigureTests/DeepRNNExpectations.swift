import TestSupport

/// What the figures of 10.3 must show.
let deepRNNFigures = [deepPerplexity, sweep, gradientFlow]

private let deepPerplexity: ExpectedFigure = {
    let names = ["training", "validation", "D2L, training", "D2L, validation"]
    let panel = ExpectedFigure.Panel(
        x: "epoch", y: "perplexity", series: countingModels.map(\.name) + names)
    var figure = ExpectedFigure(
        name: "deep-perplexity", title: "Shallow and deep language models",
        panels: [panel, panel, panel])
    figure.invariants =
        claims(ofPanel: 1, until: 100, interval: 25, finalValidation: 7.1...7.5)
        + claims(ofPanel: 2, until: 100, interval: 25, finalValidation: 6.5...7.1)
        + claims(ofPanel: 3, until: 75, interval: 25, finalValidation: 5.9...6.8)
    let more: [ExpectedFigure.Invariant] = [
        (
            "from scratch the curves start where D2L's do",
            { table in
                try zip([25.98, 24.53], 1...2).allSatisfy { start, panel in
                    let first = try table.values("training", panel: panel).first ?? .nan
                    return abs(first - start) <= 0.05
                }
            }
        ),
        (
            "two layers end below one, and GRUs below plain layers",
            { table in
                try ["training", "validation"].allSatisfy { name in
                    let ends = try (1...3).map { try table.last(name, panel: $0) }
                    return ends[1] < ends[0] && ends[2] < ends[1]
                }
            }
        ),
        (
            "two layers from scratch start to learn later than one: at epoch 10 they are behind",
            {
                try $0.value("validation", at: 10, panel: 2)
                    > $0.value("validation", at: 10, panel: 1)
            }
        ),
    ]
    figure.invariants += more
    return figure
}()

private let sweep: ExpectedFigure = {
    let panel = ExpectedFigure.Panel(
        x: "width (units)", y: "depth (layers)", series: ["1", "2", "3"])
    return ExpectedFigure(
        name: "deep-sweep", title: "Width and depth", panels: [panel, panel],
        invariants: [
            (
                "every stack has learned something: it is below even odds on 28 characters",
                { $0.rows(ofPanel: 1).joined().allSatisfy { 1..<28 ~= $0 } }
            ),
            (
                "64 units do better than 16, at every depth",
                { $0.rows(ofPanel: 1).allSatisfy { $0[2] < $0[0] } }
            ),
            (
                "each layer more costs time, at every width",
                { table in
                    let rows = table.rows(ofPanel: 2)
                    return zip(rows, rows.dropFirst()).allSatisfy { upper, lower in
                        zip(upper, lower).allSatisfy { $0 < $1 }
                    }
                }
            ),
            (
                "from 16 to 64 units a minibatch takes longer, at every depth",
                { $0.rows(ofPanel: 2).allSatisfy { $0[0] < $0[2] } }
            ),
        ])
}()

private let gradientFlow: ExpectedFigure = {
    let layers = ["layer 4, top", "layer 3", "layer 2", "layer 1, bottom"]
    let panel = ExpectedFigure.Panel(
        x: "lag (steps before the loss)", y: "norm of the gradient", series: layers)
    return ExpectedFigure(
        name: "deep-gradient-flow", title: "What a step contributes to each layer's gradient",
        panels: [panel, panel],
        invariants: [
            (
                "at the last step the gradient falls from layer to layer on its way down",
                { table in
                    try (1...2).allSatisfy { panel in
                        let norms = try layers.map { try table.value($0, at: 0, panel: panel) }
                        return zip(norms, norms.dropFirst()).allSatisfy { $0 > $1 }
                    }
                }
            ),
            (
                "30 steps back the bottom layer has more than the top one",
                { table in
                    try (1...2).allSatisfy { panel in
                        try table.value("layer 1, bottom", at: 30, panel: panel)
                            > table.value("layer 4, top", at: 30, panel: panel)
                    }
                }
            ),
            (
                "in every layer of either kind the gradient vanishes: a thousandth is left",
                { table in
                    try (1...2).allSatisfy { panel in
                        try layers.allSatisfy {
                            try table.value($0, at: 40, panel: panel)
                                < 1e-3 * table.value($0, at: 0, panel: panel)
                        }
                    }
                }
            ),
        ])
}()

extension Table {
    /// A heat map, row by row.
    fileprivate func rows(ofPanel panel: Int) -> [[Double]] {
        series(ofPanel: panel).map { $0.points.map(\.y) }
    }
}
