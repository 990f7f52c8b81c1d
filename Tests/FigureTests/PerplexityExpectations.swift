import Course
import TestSupport

/// What a chapter's two language models must show on *The Time Machine*: from scratch on the left,
/// with the library's layer on the right.
/// - Parameters:
///   - scratch: where the last validation perplexity lies for any seed.
///   - library: the same, on the right.
func perplexityFigure(
    name: String, title: String, scratch: ClosedRange<Double>, library: ClosedRange<Double>
) -> ExpectedFigure {
    let names = ["training", "validation", "D2L, training", "D2L, validation"]
    let panel = ExpectedFigure.Panel(
        x: "epoch", y: "perplexity", series: countingModels.map(\.name) + names)
    let ends: ExpectedFigure.Invariant = (
        "the library's layer ends below the network from scratch",
        { table in
            try ["training", "validation"].allSatisfy {
                try table.last($0, panel: 2) < table.last($0, panel: 1)
            }
        }
    )
    return ExpectedFigure(
        name: name, title: title, panels: [panel, panel],
        invariants: claims(ofPanel: 1, finalValidation: scratch)
            + claims(ofPanel: 2, finalValidation: library) + [ends])
}

/// Perplexities of n-gram models, which depend on no seed: `NGramModelTests` holds them to a
/// count made elsewhere.
let countingModels: [(name: String, perplexity: Double)] = [
    ("1-gram", 16.67), ("2-gram", 9.55), ("3-gram", 6.62), ("4-gram", 5.51), ("5-gram", 5.47),
]

/// What any language model of these chapters must show in its panel.
///
/// - Parameters:
///   - last, interval: both curves surely fall, so many epochs each time, until the last.
///   - finalValidation: where the last point lies for any seed.
func claims(
    ofPanel panel: Int, until last: Double = 50, interval: Double = 10,
    finalValidation: ClosedRange<Double>
) -> [ExpectedFigure.Invariant] {
    let claims: [ExpectedFigure.Invariant] = [
        (
            "both curves fall, from each \(Int(interval)) epochs to the next",
            { table in
                try ["training", "validation"].allSatisfy { name in
                    let points = try table.points(name, panel: panel)
                    let values = stride(from: 0.0, through: last, by: interval).map {
                        value(of: points, at: $0)
                    }
                    return zip(values, values.dropFirst()).allSatisfy { $0 > $1 }
                }
            }
        ),
        (
            "it ends far below the 2-gram model on text it has not seen",
            { try $0.last("validation", panel: panel) < 0.9 * $0.last("2-gram", panel: panel) }
        ),
        (
            "the final validation perplexity is in \(finalValidation)",
            { finalValidation.contains(try $0.last("validation", panel: panel)) }
        ),
        (
            "the training curve is within 15 % of D2L's points",
            { table in
                let points = try table.points("training", panel: panel)
                return try table.points("D2L, training", panel: panel).allSatisfy {
                    0.85...1.15 ~= value(of: points, at: $0.x) / $0.y
                }
            }
        ),
        (
            "the n-gram models are where counting puts them",
            { table in
                try countingModels.allSatisfy { name, perplexity in
                    try table.values(name, panel: panel)
                        .allSatisfy { abs($0 - perplexity) <= 0.02 }
                }
            }
        ),
    ]
    return claims.map { ("panel \(panel): \($0.claim)", $0.holds) }
}

/// A curve's value at a place, on the line between its neighbours; beyond its ends, that of the end.
private func value(of points: [Point], at x: Double) -> Double {
    guard let next = points.firstIndex(where: { $0.x >= x }) else { return points.last?.y ?? .nan }
    guard next > 0 else { return points[0].y }
    let (left, right) = (points[next - 1], points[next])
    return left.y + (right.y - left.y) * (x - left.x) / (right.x - left.x)
}

extension Table {
    /// The last value of a series.
    func last(_ name: String, panel: Int = 1) throws -> Double {
        try values(name, panel: panel).last ?? .nan
    }
}
