import Course
import Foundation
import Notebook
import Recurrent

/// What a beam does to the sentences that greedy search translates.
struct Gains: Encodable {
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
        (greedyBLEU, beamBLEU) = (greedy.bleu, beam.bleu)
    }
}

func gainsFigure(_ gains: Gains, origin: String) -> Figure {
    let beam = "beam of \(gains.beamSize)"
    func bars(_ name: String, _ x: [Double], _ y: [Double], _ colour: Colour)
        -> [Series]
    {
        [Series(name, x: x, y: y, style: .bars, colour: colour)]
    }
    let shares = [gains.same, gains.likelier, gains.lessLikely]
    return Figure(
        title: "What a beam finds beyond greedy search", caption: origin,
        panels: [
            Panel(
                title: "translations",
                x: Axis(
                    "\(beam), beside greedy search",
                    names: ["the same", "likelier", "less likely"]),
                y: Axis("share of sentences (%)", range: 0...100),
                series: bars(beam, [0, 1, 2], shares.map { 100 * $0 }, .blue)),
            histogram(gains),
            Panel(
                title: "worth", x: Axis("search", names: ["greedy", beam]),
                y: Axis("BLEU"),
                series: bars(
                    "BLEU", [0, 1], [gains.greedyBLEU, gains.beamBLEU],
                    .vermilion)),
        ], columns: 3)
}

/// The gains where the translations differ, in bars of a quarter of a nat; the
/// last has all that is above.
private func histogram(_ gains: Gains) -> Panel {
    let (width, last) = (0.25, 19.0)
    let bins = gains.gains.map { min(($0 / width).rounded(.down), last) }
    let places = Array(
        stride(from: min(0, bins.min() ?? 0), through: last, by: 1))
    let shares = places.map { place in
        100 * Double(bins.count { $0 == place }) / Double(max(1, bins.count))
    }
    return Panel(
        title: "where they differ",
        x: Axis("gain in ln P (nats), 4.75 and above in the last bar"),
        y: Axis("share of these (%)"),
        series: [
            Series(
                "beam of \(gains.beamSize)",
                x: places.map { ($0 + 0.5) * width }, y: shares, style: .bars,
                colour: .blue)
        ])
}
