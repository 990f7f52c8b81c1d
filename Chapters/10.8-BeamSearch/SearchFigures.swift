import Course
import Foundation
import Notebook
import Recurrent

/// ln P of each sentence's translation by greedy search and by a beam of 5.
func gainsFigure(_ searches: Searches, origin: String) -> Figure {
    let pairs = zip(searches.greedy, searches.beam)
    func points(_ name: String, _ colour: Colour, where isOne: (Double) -> Bool)
        -> [Series]
    {
        let pairs = pairs.filter { isOne($1 - $0) }
        guard !pairs.isEmpty else { return [] }
        return [
            Series(
                name, x: pairs.map(\.0), y: pairs.map(\.1), style: .points,
                colour: colour)
        ]
    }
    let all = searches.greedy + searches.beam
    let (low, high) = (all.min() ?? -1, all.max() ?? 0)
    return Figure(
        title: "What a beam finds beyond greedy search",
        caption: "A point for each sentence; \(origin)",
        x: Axis("ln P of the greedy translation (nats)", range: low - 0.5...0),
        y: Axis("ln P of a beam's of 5 (nats)", range: low - 0.5...0),
        series: points("as likely", .grey) { abs($0) < 1e-3 }
            + points("likelier", .blue) { $0 >= 1e-3 }
            + points("less likely", .vermilion) { $0 <= -1e-3 }
            + [
                Series(
                    "equal", x: [low - 0.5, high], y: [low - 0.5, high],
                    colour: .grey)
            ])
}

/// BLEU against the model's own score, from greedy search to the optimum: the
/// mean over translators.
func exactFigure(_ searches: [Searches], sizes: [Int], origin: String)
    -> Figure
{
    func mean(_ number: (Searches) -> Double) -> Double {
        Sample(searches.map(number)).mean
    }
    let x =
        sizes.map { size in mean { $0[size, 0].meanLogProbability } }
        + [mean(\.exact.meanLogProbability)]
    let y =
        sizes.map { size in mean { $0[size, 0].bleu } } + [mean(\.exact.bleu)]
    let names = sizes.map { $0 == 1 ? "greedy" : "\($0)" } + ["exact"]
    let (left, right) = (x.min() ?? 0, x.max() ?? 0)
    // Where all are alike, as after a toy run, still of some width.
    let width = max(right - left, 1e-3)
    let (bottom, top) = (y.min() ?? 0, y.max() ?? 0)
    let height = max(top - bottom, 1e-3)
    // A name stands below a curve that rises, and above one that falls.
    func isFollowed(byLower index: Int) -> Bool {
        index + 1 < y.count && y[index + 1] < y[index]
    }
    var named: [Int] = []
    for index in names.indices.reversed() {
        let isFree = named.allSatisfy {
            abs(x[$0] - x[index]) > 0.05 * width
                || abs(y[$0] - y[index]) > 0.08 * height
        }
        if isFree { named.append(index) }
    }
    return Figure(
        title: "As search gets better",
        caption: "Beam sizes, α = 0; \(origin): the mean",
        x: Axis(
            "mean ln P (nats)",
            range: left - 0.05 * width...right + 0.15 * width
        ),
        y: Axis(
            "BLEU", range: bottom - 0.12 * height...top + 0.06 * height),
        series: [
            Series(
                "beam size", x: x, y: y, style: .linePoints, colour: .blue)
        ],
        notes: named.map {
            Note(
                names[$0], x: x[$0],
                y: y[$0] + (isFollowed(byLower: $0) ? 0.02 : -0.04) * height,
                place: .beside)
        })
}

/// BLEU, search errors and cost against the beam size.
func sizeFigure(
    _ searches: [Searches], _ plan: SearchPlan, times: [Double], origin: String
) -> Figure {
    func panel(_ title: String, _ y: Axis, _ series: [Series]) -> Panel {
        Panel(
            title: title, x: Axis("beam size", scale: .log), y: y,
            series: series)
    }
    func curve(
        _ name: String, _ colour: Colour,
        _ number: (Searches.Score) -> Double
    ) -> Series {
        Series(
            name, x: plan.sizes.map(Double.init),
            over: searches.curves(plan.sizes, 0, number), style: .linePoints,
            colour: colour)
    }
    return Figure(
        title: "What a wider beam brings and costs",
        caption: "α = 0; \(origin)"
            + "\(Notebook.medianAndRange(of: searches.count)); times of one, on "
            + "one thread",
        panels: [
            panel("worth", Axis("BLEU"), [curve("beam", .blue, \.bleu)]),
            panel(
                "optimum missed", Axis("share of sentences (%)"),
                [curve("beam", .blue) { 100 * $0.errors }]),
            panel(
                "cost", Axis("a sentence", scale: .log),
                [
                    curve("rows", .green, \.rows),
                    Series(
                        "milliseconds", x: plan.sizes.map(Double.init),
                        y: times, style: .linePoints, colour: .purple),
                ]),
        ], columns: 3)
}

/// BLEU and length against α.
func alphaFigure(_ searches: [Searches], _ plan: SearchPlan, origin: String)
    -> Figure
{
    let hasLong = searches.allSatisfy { $0.scores[0].longBLEU != nil }
    func curves(_ number: (Searches.Score) -> Double) -> [Series] {
        zip(plan.alphaSizes, [Colour.sky, .blue]).map { size, colour in
            Series(
                "beam of \(size)", x: plan.alphas,
                over: searches.map { one in
                    plan.alphas.map { number(one[size, $0]) }
                }, style: .linePoints, colour: colour)
        }
    }
    return Figure(
        title: "A larger α makes longer sentences",
        caption: origin + Notebook.medianAndRange(of: searches.count),
        panels: [
            Panel(
                title: "worth", x: Axis("α"), y: Axis("BLEU"),
                series: curves(\.bleu))
        ]
            + (hasLong
                ? [
                    Panel(
                        title: "worth, more than 10 words", x: Axis("α"),
                        y: Axis("BLEU"), series: curves { $0.longBLEU ?? .nan })
                ] : [])
            + [
                Panel(
                    title: "length", x: Axis("α"),
                    y: Axis("words / references'"),
                    series: curves(\.lengthRatio)
                        + [.reference("equal", at: 1)])
            ], columns: 3)
}

/// What a wider beam does to BLEU and length, of trained translators and of
/// early ones.
func curseFigure(
    early: [Searches], trained: [Searches], _ plan: SearchPlan, origin: String
) -> Figure {
    func series(_ number: (Searches, Searches.Score) -> Double) -> [Series] {
        let kinds: [(String, [Searches], Double, [Int], Colour)] = [
            ("trained", trained, 0, plan.sizes, .blue),
            ("early", early, 0, plan.sizes, .vermilion),
            ("early, α = 1", early, 1, [1] + plan.alphaSizes, .orange),
        ]
        return kinds.map { name, searches, alpha, sizes, colour in
            Series(
                name, x: sizes.map(Double.init),
                over: searches.map { one in
                    sizes.map { number(one, one[$0, alpha]) }
                }, style: .linePoints, colour: colour)
        }
    }
    return Figure(
        title: "When better search is worse",
        caption: origin + Notebook.medianAndRange(of: trained.count),
        panels: [
            Panel(
                title: "worth", x: Axis("beam size", scale: .log),
                y: Axis("BLEU less that of greedy search"),
                series: series { $1.bleu - $0[1, 0].bleu }),
            Panel(
                title: "length", x: Axis("beam size", scale: .log),
                y: Axis("words / words of references"),
                series: series { $1.lengthRatio }
                    + [.reference("equal", at: 1)]),
        ], columns: 2)
}

/// What a caption says of the data and the translators' seeds; of a model that
/// the reader named the seed is not known.
func searchOrigin(_ notebook: Notebook, _ count: Int) -> String {
    if let model = notebook.options.model {
        let name = URL(fileURLWithPath: model).lastPathComponent
        return "\(notebook.dataSet.name), model in \(name)"
    }
    return "\(notebook.dataSet.name), \(count > 1 ? "translators of " : "")"
        + Notebook.range(of: Array(notebook.seeds.prefix(count)))
}

/// What a wider beam brings the translator of all pairs, and those of fewer.
func fullFigure(
    _ full: [Searches], beside trained: [Searches], of fewer: String,
    _ plan: SearchPlan, origin: String
) -> Figure {
    let x = plan.sizes.map(Double.init)
    func panel(
        _ title: String, _ y: Axis, _ number: (Searches.Score) -> Double
    ) -> Panel {
        let sides = [
            ("all pairs", full, Colour.blue), (fewer, trained, .grey),
        ]
        return Panel(
            title: title, x: Axis("beam size", scale: .log), y: y,
            series: sides.map { name, searches, colour in
                Series(
                    name, x: x, over: searches.curves(plan.sizes, 0, number),
                    style: .linePoints, colour: colour)
            })
    }
    return Figure(
        title: "A wider beam for a translator of all pairs",
        caption:
            "α = 0; all pairs: one seed; grey: \(origin)"
            + Notebook.medianAndRange(of: trained.count),
        panels: [
            panel("worth", Axis("BLEU"), \.bleu),
            panel("optimum missed", Axis("share of sentences (%)")) {
                100 * $0.errors
            },
            panel("length", Axis("words / references'"), \.lengthRatio),
        ], columns: 3)
}
