import TestSupport

/// What the figures of 10.6 must show.
let encoderDecoderFigures = [bottleneck, padding]

private let sizes = ["16 units", "32 units", "64 units", "128 units"]

private let bottleneck: ExpectedFigure = {
    let panels = ["sequences", "sequences", "tokens", "tokens"].map {
        ExpectedFigure.Panel(
            x: "length of the source (letters)", y: "\($0) right (%)", series: sizes)
    }
    return ExpectedFigure(
        name: "encoder-bottleneck", title: "What a context of fixed size can carry",
        panels: panels,
        invariants: [
            (
                "every larger context gets more right over all lengths, in both tasks",
                { table in
                    try (1...4).allSatisfy { panel in
                        let sums = try sizes.map {
                            try table.values($0, panel: panel).reduce(0, +)
                        }
                        return zip(sums, sums.dropFirst()).allSatisfy { $0 < $1 }
                    }
                }
            ),
            (
                "of 3 letters nearly all sequences are right, of 12 next to none, at every size",
                { table in
                    try (1...2).allSatisfy { panel in
                        try sizes.allSatisfy {
                            try table.value($0, at: 3, panel: panel) > 90
                                && table.value($0, at: 12, panel: panel) < 20
                        }
                    }
                }
            ),
            (
                "a sequence is right only if all of its tokens are",
                { table in
                    try (1...2).allSatisfy { panel in
                        try sizes.allSatisfy {
                            try zip(
                                table.values($0, panel: panel),
                                table.values($0, panel: panel + 2)
                            ).allSatisfy { $0 <= $1 + 1e-4 }
                        }
                    }
                }
            ),
        ])
}()

private let padding: ExpectedFigure = {
    let series = ["pads left out", "pads read", "read in training too"]
    return ExpectedFigure(
        name: "encoder-padding", title: "A context should not depend on padding",
        panels: ["change of the context (share of its norm)", "sequences right (%)"].map {
            ExpectedFigure.Panel(x: "pads after the sequence", y: $0, series: series)
        },
        invariants: [
            (
                "pads that are left out change neither the contexts nor an answer",
                { table in
                    let right = try table.values("pads left out", panel: 2)
                    return try table.values("pads left out").allSatisfy { $0 < 1e-6 }
                        && Set(right).count == 1 && right[0] > 50
                }
            ),
            (
                "each pad that is read drives the contexts on, and one makes the answers wrong",
                { table in
                    let drift = try table.values("pads read")
                    return try zip(drift, drift.dropFirst()).allSatisfy { $0 < $1 }
                        && table.values("pads read", panel: 2).dropFirst().allSatisfy { $0 < 5 }
                }
            ),
            (
                "who read pads in training does best with as many as there were",
                { table in
                    let right = try table.points("read in training too", panel: 2)
                    let best = right.max { $0.y < $1.y }
                    return try best?.x == 6 && right[0].y < 5
                        && table.value("read in training too", at: 20, panel: 2) < 5
                }
            ),
        ])
}()
