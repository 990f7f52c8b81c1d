import TestSupport

/// What the figures of 10.7 must show, on the book's file.
let seq2seqFigures = [
    loss,
    comparison(
        "seq2seq-teacher-forcing", "What the decoder reads in training",
        ["teacher forcing", "half and half", "free running"],
        [
            (
                "forcing teaches more in as many epochs, by loss and by BLEU",
                { table in
                    try table.least("teacher forcing") < table.least("half and half")
                        && table.least("half and half") < table.least("free running")
                        && table.most("teacher forcing") > table.most("free running") + 3
                }
            )
        ]),
    comparison(
        "seq2seq-mask", "The mask in the training loss", ["masked", "padding counted"],
        [
            (
                "with the padding counted the words are predicted no worse",
                { try $0.least("padding counted") <= $0.least("masked") + 0.02 }
            )
        ]),
    comparison(
        "seq2seq-context", "The context in the decoder's input",
        ["at every step", "only at the start"],
        [
            (
                "the losses end together, and BLEU is no lower from the start only",
                { table in
                    let names = ["at every step", "only at the start"]
                    return try abs(table.least(names[0]) - table.least(names[1])) < 0.05
                        && table.most(names[1]) > table.most(names[0]) - 1
                }
            )
        ]),
    comparison(
        "seq2seq-reversed", "The direction of the source", ["forward", "from the last word"],
        [
            (
                "reading from the last word does not help",
                { try $0.least("from the last word") > $0.least("forward") - 0.02 }
            )
        ]),
    byLength,
]

private let loss: ExpectedFigure = {
    let curves = ["training", "validation"]
    let (x, y) = ("epoch", "loss (nats a token)")
    return ExpectedFigure(
        name: "seq2seq-loss", title: "Loss of sequence-to-sequence models",
        panels: [
            .init(
                x: x, y: y,
                series: curves + ["D2L, training", "D2L, validation"]
                    + ["floor"]),
            .init(x: x, y: y, series: curves), .init(x: x, y: y, series: ["GRU", "LSTM", "RNN"]),
        ],
        invariants: [
            (
                "the book's run starts and ends where D2L's does",
                { table in
                    let training = try table.values("training")
                    return training.count == 30 && 4.0...5.1 ~= training[0] && training[29] <= 0.3
                }
            ),
            (
                "no training loss is below the floor",
                { table in
                    let floor = try table.values("floor")[0]
                    return try table.values("training").allSatisfy { $0 > floor }
                }
            ),
            (
                "on the book's pairs validation soon gets worse while training gets better",
                { try $0.values("validation")[29] > $0.least("validation") + 0.3 }
            ),
            (
                "with more pairs validation gets far lower than on the book's",
                { try $0.least("validation", panel: 2) < $0.least("validation") - 0.8 }
            ),
            (
                "the gated cells end below the plain RNN",
                { table in
                    try ["GRU", "LSTM"].allSatisfy {
                        try table.least($0, panel: 3) < table.least("RNN", panel: 3)
                    }
                }
            ),
        ])
}()

/// A figure of runs that differ in one thing: loss at the left, BLEU at the right.
private func comparison(
    _ name: String, _ title: String, _ series: [String],
    _ claims: [ExpectedFigure.Invariant] = []
) -> ExpectedFigure {
    var figure = ExpectedFigure(
        name: name, title: title,
        panels: [
            .init(x: "epoch", y: "validation loss (nats a token)", series: series),
            .init(x: "epoch", y: "BLEU of greedy translations", series: series),
        ])
    figure.invariants =
        claims + [
            (
                "every way learns: the loss falls, and BLEU rises from near nothing",
                { @Sendable table in
                    try series.allSatisfy { name in
                        let (loss, bleu) = try (
                            table.values(name), table.values(name, panel: 2)
                        )
                        return try table.least(name) < loss[0] - 0.3
                            && (bleu.max() ?? 0) > bleu[0] + 3
                    }
                }
            )
        ]
    return figure
}

private let byLength: ExpectedFigure = {
    let x = "source length (tokens)"
    let names = ["translator", "nearest sentence"]
    return ExpectedFigure(
        name: "seq2seq-bleu-by-length", title: "Translations of sentences that were held out",
        panels: [
            .init(x: x, y: "BLEU", series: names),
            .init(x: x, y: "test sentences", series: ["test sentences"]),
        ],
        invariants: [
            (
                "the translator beats the nearest sentence at every length of more than 100 sentences",
                { table in
                    try table.points("test sentences", panel: 2).filter { $0.y > 100 }
                        .allSatisfy { length in
                            try table.value(names[0], at: length.x)
                                > 1.3 * table.value(names[1], at: length.x)
                        }
                }
            ),
            (
                "at least 500 sentences were held out",
                { try $0.values("test sentences", panel: 2).reduce(0, +) >= 500 }
            ),
        ])
}()

extension Table {
    /// The best BLEU.
    fileprivate func most(_ name: String) throws -> Double {
        try values(name, panel: 2).max() ?? .nan
    }

    fileprivate func least(_ name: String, panel: Int = 1) throws -> Double {
        try values(name, panel: panel).min() ?? .nan
    }
}
