import TestSupport

/// What the figures of 10.8 must show, with the translator of 10.7.
let beamSearchFigures = [tree, gains, exactness, sizes, alphas]

private let share = "share of sentences (%)"
private let percent = 0.0...100.0

/// Up to the rounding of log-probabilities.
private func falls(_ values: [Double]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $0 >= $1 - 1e-4 }
}

private func rises(_ values: [Double]) -> Bool { falls(values.reversed()) }

extension Table {
    /// Where the lines of a tree begin and end: two points and a gap each.
    fileprivate func edges(_ name: String) throws -> [(from: Point, to: Point)] {
        let points = try points(name)
        return stride(from: 0, to: points.count, by: 3).map { (points[$0], points[$0 + 1]) }
    }
}

private let tree = ExpectedFigure(
    name: "beam-tree", title: "A beam, step by step",
    panels: [
        ExpectedFigure.Panel(
            x: "token of the translation", y: "rank",
            series: ["pruned", "kept", "chosen", "ended"])
    ],
    gaps: ["pruned", "kept", "chosen"],
    invariants: [
        (
            "the three likeliest of each step are kept, the others pruned",
            { table in
                try table.edges("pruned").allSatisfy { $0.to.y < 3 }
                    && (table.edges("kept") + table.edges("chosen")).allSatisfy { $0.to.y >= 3 }
            }
        ),
        (
            "only what is kept is continued",
            { table in
                try ["pruned", "kept", "chosen"].flatMap { try table.edges($0) }
                    .allSatisfy { $0.from.y >= 3 }
            }
        ),
        (
            "the chosen tokens follow one another to an end",
            { table in
                let chosen = try table.edges("chosen")
                let isPath = zip(chosen, chosen.dropFirst()).allSatisfy { $0.to.y == $1.from.y }
                guard let last = chosen.last?.to else { return false }
                return try isPath
                    && table.points("ended").contains { $0.y == last.y && $0.x > last.x }
            }
        ),
    ])

private let gains = ExpectedFigure(
    name: "beam-vs-greedy", title: "What a beam finds beyond greedy search",
    panels: [
        ExpectedFigure.Panel(
            x: "beam of 5, beside greedy search", y: share, series: ["beam of 5"]),
        ExpectedFigure.Panel(
            x: "gain in ln P (nats), 4.75 and above in the last bar", y: "share of these (%)",
            series: ["beam of 5"]),
        ExpectedFigure.Panel(x: "search", y: "BLEU", series: ["BLEU"]),
    ],
    invariants: [
        (
            "the shares are of all sentences",
            { table in
                try (1...2).allSatisfy {
                    abs(try table.values("beam of 5", panel: $0).reduce(0, +) - 100) < 1e-3
                }
            }
        ),
        (
            "most sentences are translated the same, but not all",
            { 50..<100 ~= (try $0.value("beam of 5", at: 0)) }
        ),
        (
            "where they differ, the beam's is the likelier",
            {
                try $0.value("beam of 5", at: 1) > 20 * $0.value("beam of 5", at: 2)
            }
        ),
        ("BLEU is higher", { rises(try $0.values("BLEU", panel: 3)) }),
    ])

private let exactness = ExpectedFigure(
    name: "beam-exact", title: "Search errors, and what they are worth",
    panels: [
        ExpectedFigure.Panel(x: "beam size", y: share, series: ["search errors"]),
        ExpectedFigure.Panel(x: "mean ln P (nats)", y: "BLEU", series: ["BLEU"]),
    ],
    invariants: [
        (
            "each wider beam misses the optimum less often, or as rarely",
            { table in
                let errors = try table.values("search errors")
                return falls(errors) && errors.allSatisfy(percent.contains)
            }
        ),
        ("greedy search misses it often", { try $0.value("search errors", at: 0) > 10 }),
        ("a beam of 100 hardly ever", { try $0.value("search errors", at: 8) < 1 }),
        (
            "greedy search, each wider beam and exact search find ever likelier translations",
            { rises(try $0.points("BLEU", panel: 2).map(\.x)) }
        ),
        (
            "the likeliest translations are better than the greedy ones",
            { table in
                let bleu = try table.values("BLEU", panel: 2)
                return bleu[bleu.count - 1] > bleu[0]
            }
        ),
    ])

private let sizes: ExpectedFigure = {
    func panel(_ y: String, _ series: [String]) -> ExpectedFigure.Panel {
        ExpectedFigure.Panel(x: "beam size", y: y, series: series)
    }
    return ExpectedFigure(
        name: "beam-size", title: "What a wider beam brings and costs",
        panels: [
            panel("BLEU", ["α = 0", "α = 0.75"]), panel("mean ln P (nats)", ["α = 0", "exact"]),
            panel(share, ["α = 0"]), panel("a sentence", ["decoder rows", "milliseconds"]),
        ],
        invariants: [
            (
                "the model's score rises with the size, up to the optimum",
                { table in
                    let scores = try table.values("α = 0", panel: 2)
                    let best = try table.values("exact", panel: 2)[0]
                    return rises(scores) && scores.allSatisfy { $0 <= best + 1e-4 }
                }
            ),
            (
                "search errors fall with the size",
                { table in
                    let errors = try table.values("α = 0", panel: 3)
                    return falls(errors) && errors.allSatisfy(percent.contains)
                }
            ),
            (
                "a beam of 12 has most of what there is to gain",
                { table in
                    let errors = try table.points("α = 0", panel: 3)
                    return try table.value("α = 0", at: 12, panel: 3) < 0.1 * errors[0].y
                }
            ),
            (
                "BLEU is higher with a beam of 12 than with greedy search, whatever α",
                { table in
                    try ["α = 0", "α = 0.75"].allSatisfy {
                        try table.value($0, at: 12) > table.value($0, at: 1)
                    }
                }
            ),
            (
                "for a beam of 1, α does not matter",
                { try $0.value("α = 0", at: 1) == $0.value("α = 0.75", at: 1) }
            ),
            (
                "the decoder reads more rows, no more than k a step",
                { table in
                    let rows = try table.points("decoder rows", panel: 4)
                    return rises(rows.map(\.y)) && rows.allSatisfy { $0.y <= 20 * $0.x }
                }
            ),
            (
                "a beam of 100 takes ten times as long as greedy search, at least",
                {
                    try $0.value("milliseconds", at: 100, panel: 4)
                        > 10 * $0.value("milliseconds", at: 1, panel: 4)
                }
            ),
        ])
}()

private let alphas: ExpectedFigure = {
    let names = ["beam of 5", "beam of 20"]
    return ExpectedFigure(
        name: "beam-alpha", title: "A larger α makes longer sentences",
        panels: [
            ExpectedFigure.Panel(x: "α", y: "BLEU", series: names),
            ExpectedFigure.Panel(
                x: "α", y: "words written / words of references", series: names + ["equal"]),
        ],
        invariants: [
            (
                "translations get longer with α",
                { table in
                    try names.allSatisfy { rises(try table.values($0, panel: 2)) }
                }
            ),
            (
                "without normalisation they are too short, with α = 2 too long",
                { table in
                    try names.allSatisfy {
                        try table.value($0, at: 0, panel: 2) < 1
                            && table.value($0, at: 2, panel: 2) > 1
                    }
                }
            ),
            (
                "BLEU is best between, and at α = 2 the wider beam is the worse",
                { table in
                    let bleu = try names.map { try table.values($0) }
                    let isBetween = bleu.allSatisfy { values in
                        values.dropFirst().dropLast().max() ?? 0
                            > max(values[0], values[values.count - 1])
                    }
                    return try isBetween
                        && table.value(names[1], at: 2) < table.value(names[0], at: 2)
                }
            ),
        ])
}()
