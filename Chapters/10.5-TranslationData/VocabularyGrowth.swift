import Course
import Foundation
import Notebook
import Recurrent

/// How many words the first so many pairs have, on one side.
struct VocabularyGrowth: Codable {
    /// Numbers of pairs.
    var pairs: [Int] = []
    /// Different words among them.
    var words: [Int] = []
    /// Those that occur twice or more.
    var frequentWords: [Int] = []

    init(_ sentences: [[String]]) {
        var counts: [String: Int] = [:]
        var frequent = 0
        let marks = VocabularyGrowth.marks(upTo: sentences.count)
        for (index, sentence) in sentences.enumerated() {
            for word in sentence {
                counts[word, default: 0] += 1
                if counts[word] == 2 { frequent += 1 }
            }
            guard marks.contains(index + 1) else { continue }
            pairs.append(index + 1)
            words.append(counts.count)
            frequentWords.append(frequent)
        }
    }

    /// 100, 200, 500, 1000, … and the whole; less for a text of fewer pairs.
    private static func marks(upTo count: Int) -> Set<Int> {
        let steps = (0...6).flatMap { power in
            [1, 2, 5].map { $0 * Int(pow(10, Double(power))) }
        }
        return Set(steps.filter { $0 >= min(100, count / 10) } + [count])
    }

    /// The exponent b of Heaps' law, words = a · pairsᵇ, from the first place to
    /// the one with ten times as many pairs; of fewer places, to the last.
    var exponent: Double {
        guard let first = pairs.first, pairs.count > 1 else { return .nan }
        let place = pairs.firstIndex { $0 >= 10 * first } ?? pairs.count - 1
        return log(Double(words[place]) / Double(words[0]))
            / log(Double(pairs[place]) / Double(first))
    }

    /// The words that the law of these first places has for all pairs.
    var law: [Double] {
        pairs.map {
            Double(words[0]) * pow(Double($0) / Double(pairs[0]), exponent)
        }
    }
}

/// Vocabulary size against the number of pairs: in the order of the file, and
/// in random order with Heaps' law beside it.
func vocabularyFigure(_ growth: [[VocabularyGrowth]], origin: String) -> Figure
{
    let titles = ["in the order of the file", "in random order"]
    let sides: [(String, Colour)] = [("source", .blue), ("target", .vermilion)]
    let panels = zip(titles, growth).enumerated().map { index, panel in
        Panel(
            title: panel.0, x: Axis("sentence pairs", scale: .log),
            y: Axis("different words", scale: .log),
            series: zip(sides, panel.1).flatMap { side, growth in
                series(side.0, growth, side.1, withLaw: index == 1)
            })
    }
    return Figure(
        title: "The more pairs, the more words",
        caption: "Words as in 10.5.2, without <unk> and the reserved ones. "
            + "Heaps' law: the power of the number of pairs that goes through "
            + "the first point and that of ten times as many. \(origin)",
        panels: panels, columns: 2)
}

private func series(
    _ side: String, _ growth: VocabularyGrowth, _ colour: Colour, withLaw: Bool
) -> [Series] {
    let x = growth.pairs.map(Double.init)
    var kinds: [(String, [Double], Series.Style, Colour)] = [
        ("all", growth.words.map(Double.init), .line, colour),
        (
            "twice or more", growth.frequentWords.map(Double.init), .dashed,
            colour
        ),
    ]
    if withLaw {
        let paler: Colour = side == "source" ? .sky : .orange
        kinds.append(("Heaps' law", growth.law, .line, paler))
    }
    return kinds.compactMap { kind, counts, style, colour in
        let points = zip(x, counts).filter { $1 > 0 }
        guard !points.isEmpty else { return nil }
        return Series(
            "\(side), \(kind)", x: points.map(\.0), y: points.map(\.1),
            style: style, colour: colour)
    }
}
