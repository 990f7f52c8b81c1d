import Foundation
import Notebook
import Recurrent

/// What a beam does to the sentences that greedy search translates.
nonisolated struct Gains: Encodable {
    let beamSize: Int
    /// ln P of the beam's translation less that of the greedy one.
    let gains: [Double]
    /// Shares of the sentences.
    let same, likelier, lessLikely: Double
    let meanGain: Double
    let greedyBLEU, beamBLEU: Double

    init(beamSize: Int, _ greedy: Found, _ beam: Found) {
        self.beamSize = beamSize
        let pairs = Array(zip(greedy.best, beam.best))
        let changed = pairs.filter { $0.tokens != $1.tokens }
        gains = changed.map { $1.logProbability - $0.logProbability }
        func share(_ count: Int) -> Double {
            Double(count) / Double(pairs.count)
        }
        likelier = share(gains.count { $0 > 0 })
        lessLikely = share(gains.count { $0 <= 0 })
        same = share(pairs.count - changed.count)
        meanGain = beam.meanLogProbability - greedy.meanLogProbability
        (greedyBLEU, beamBLEU) = (greedy.bleu.score, beam.bleu.score)
    }
}

func gainsFigure(_ gains: Gains, origin: String) -> Figure {
    let (width, count) = (0.25, Double(gains.gains.count))
    let bins = gains.gains.map { ($0 / width).rounded(.down) }
    let counts = bins.reduce(into: [Double: Double]()) {
        $0[$1, default: 0] += 1
    }
    let places = stride(from: bins.min() ?? 0, through: bins.max() ?? 0, by: 1)
    let beam = "beam of \(gains.beamSize)"
    return Figure(
        title: "What a beam finds beyond greedy search", caption: origin,
        panels: [
            Panel(
                title: "translations",
                x: Axis("", names: ["the same", "likelier", "less likely"]),
                y: Axis("share of sentences (%)", range: 0...100),
                series: [
                    Series(
                        beam, x: [0, 1, 2],
                        y: [gains.same, gains.likelier, gains.lessLikely].map {
                            100 * $0
                        }, style: .bars, colour: .blue)
                ]),
            Panel(
                title: "where they differ",
                x: Axis("gain in ln P (nats)"),
                y: Axis("share of these (%)"),
                series: [
                    Series(
                        beam, x: places.map { ($0 + 0.5) * width },
                        y: places.map { 100 * (counts[$0] ?? 0) / count },
                        style: .bars, colour: .blue)
                ]),
            Panel(
                title: "BLEU", x: Axis("", names: ["greedy", beam]),
                y: Axis("BLEU"),
                series: [
                    Series(
                        "BLEU", x: [0, 1],
                        y: [gains.greedyBLEU, gains.beamBLEU], style: .bars,
                        colour: .vermilion)
                ]),
        ], columns: 3)
}

/// BLEU, score, search errors and cost against the beam size.
func sizeFigure(
    _ bench: Bench, sizes: [Int], alpha: Double, in notebook: Notebook
) throws -> Figure {
    let plain = try sizes.map { try bench.beam($0) }
    let normalised = try sizes.map { try bench.beam($0, alpha: alpha) }
    let exact = try Certified(bench)
    let errors = plain.map { 100 * exact.errors(of: $0) }
    for (size, (found, error)) in zip(sizes, zip(plain, errors)) {
        let numbers = Numbers("beam of \(size)", found)
        show(
            "beam of \(size)",
            numbers.summary + String(format: "  errors %.1f %%", error))
    }
    func record(_ name: String, _ all: [Found]) {
        notebook.record(
            name, zip(sizes, all).map { Numbers("beam of \($0)", $1) })
    }
    record("sizes", plain)
    record(String(format: "sizes, α %g", alpha), normalised)
    notebook.record("sizes, search errors", errors)
    let x = sizes.map(Double.init)
    func curve(_ name: String, _ y: [Double], _ colour: Colour) -> Series {
        Series(name, x: x, y: y, style: .linePoints, colour: colour)
    }
    let axis = Axis("beam size", scale: .log)
    let name = String(format: "α = %g", alpha)
    return Figure(
        title: "What a wider beam brings and costs", caption: notebook.origin,
        panels: [
            Panel(
                title: "BLEU", x: axis, y: Axis("BLEU"),
                series: [
                    curve("α = 0", plain.map(\.bleu.score), .blue),
                    curve(name, normalised.map(\.bleu.score), .vermilion),
                ]),
            Panel(
                title: "model score", x: axis, y: Axis("mean ln P (nats)"),
                series: [
                    curve("α = 0", plain.map(\.meanLogProbability), .blue),
                    .reference(
                        "exact", at: try bench.exact().meanLogProbability),
                ]),
            Panel(
                title: "search errors", x: axis,
                y: Axis("share of sentences (%)"),
                series: [curve("α = 0", errors, .blue)]),
            Panel(
                title: "cost", x: axis, y: Axis("a sentence", scale: .log),
                series: [
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
        let numbers = zip(alphas, all).map {
            Numbers(String(format: "α %g", $0), $1)
        }
        for one in numbers {
            show("beam of \(size), \(one.search)", one.summary)
        }
        notebook.record("alphas, beam of \(size)", numbers)
    }
    func curves(_ value: (Found) -> Double) -> [Series] {
        zip(zip(sizes, [Colour.blue, .vermilion]), found).map {
            Series(
                "beam of \($0.0)", x: alphas, y: $1.map(value),
                style: .linePoints, colour: $0.1)
        }
    }
    return Figure(
        title: "A larger α makes longer sentences", caption: notebook.origin,
        panels: [
            Panel(
                title: "BLEU", x: Axis("α"), y: Axis("BLEU"),
                series: curves { $0.bleu.score }),
            Panel(
                title: "length", x: Axis("α"),
                y: Axis("words a word of the references"),
                series: curves(\.lengthRatio) + [
                    .reference("as long", at: 1)
                ]),
        ], columns: 2)
}
