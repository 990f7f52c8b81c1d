import Course
import Foundation
import Notebook
import Recurrent

/// BLEU, score, search errors and cost against the beam size.
func sizeFigure(
    _ bench: Bench, sizes: [Int], alpha: Double, in notebook: Notebook
) throws -> Figure {
    let plain = try sizes.map { try bench.beam($0) }
    let normalised = try sizes.map { try bench.beam($0, alpha: alpha) }
    let certified = try Certified(bench)
    let errors = plain.map { 100 * certified.errors(of: $0) }
    let alphaName = String(format: "α = %g", alpha)
    for (name, all) in [("α = 0", plain), (alphaName, normalised)] {
        let rows = zip(sizes, all).map { $1.named("beam of \($0)") }
        for row in rows { show("\(row.search), \(name)", row.summary) }
        notebook.record("sizes, \(name)", rows)
    }
    let x = sizes.map(Double.init)
    func panel(_ title: String, _ y: Axis, _ curves: [Series]) -> Panel {
        Panel(
            title: title, x: Axis("beam size", scale: .log), y: y,
            series: curves)
    }
    func curve(_ name: String, _ y: [Double], _ colour: Colour) -> Series {
        Series(name, x: x, y: y, style: .linePoints, colour: colour)
    }
    let best = certified.exact.meanLogProbability
    return Figure(
        title: "What a wider beam brings and costs", caption: notebook.origin,
        panels: [
            panel(
                "worth", Axis("BLEU"),
                [
                    curve("α = 0", plain.map(\.bleu), .blue),
                    curve(alphaName, normalised.map(\.bleu), .vermilion),
                ]),
            panel(
                "model score", Axis("mean ln P (nats)"),
                [
                    curve("α = 0", plain.map(\.meanLogProbability), .blue),
                    .reference("exact", at: best),
                ]),
            panel(
                "search errors", Axis("share of sentences (%)"),
                [curve("α = 0", errors, .blue)]),
            panel(
                "cost", Axis("a sentence", scale: .log),
                [
                    curve("decoder rows", plain.map(\.rows), .green),
                    curve("milliseconds", plain.map(\.milliseconds), .purple),
                ]),
        ], columns: 2)
}

/// BLEU and length against α.
func alphaFigure(
    _ bench: Bench, sizes: [Int], alphas: [Double], in notebook: Notebook
) throws -> Figure {
    let found = try sizes.map { size in
        try alphas.map { try bench.beam(size, alpha: $0) }
    }
    for (size, all) in zip(sizes, found) {
        let rows = zip(alphas, all).map {
            $1.named(String(format: "α = %g", $0))
        }
        for row in rows { show("beam of \(size), \(row.search)", row.summary) }
        notebook.record("alphas, beam of \(size)", rows)
    }
    func curves(_ value: (Found) -> Double) -> [Series] {
        zip(sizes, found).enumerated().map { index, one in
            Series(
                "beam of \(one.0)", x: alphas, y: one.1.map(value),
                style: .linePoints, colour: index == 0 ? .blue : .vermilion)
        }
    }
    return Figure(
        title: "A larger α makes longer sentences", caption: notebook.origin,
        panels: [
            Panel(
                title: "worth", x: Axis("α"), y: Axis("BLEU"),
                series: curves(\.bleu)),
            Panel(
                title: "length", x: Axis("α"),
                y: Axis("words written / words of references"),
                series: curves(\.lengthRatio) + [.reference("equal", at: 1)]),
        ], columns: 2)
}
