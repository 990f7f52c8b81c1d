import Course
import Foundation
import Notebook
import Recurrent

/// How many words the first so many pairs have, on one side.
struct VocabularyGrowth: Encodable {
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

    /// The exponent b of Heaps' law, words ∝ pairsᵇ, from end to end.
    var exponent: Double {
        guard let first = pairs.first, let last = pairs.last, first < last
        else { return .nan }
        return log(Double(words[words.count - 1]) / Double(words[0]))
            / log(Double(last) / Double(first))
    }
}

/// Vocabulary size against the number of pairs: in the order of the file, and
/// in random order.
func vocabularyFigure(
    _ text: ParallelText, in notebook: Notebook
) -> Figure {
    var generator = Generator(seed: notebook.options.seed)
    let orders = [
        ("in the order of the file", text.pairs),
        ("in random order", text.pairs.shuffled(using: &generator)),
    ]
    let panels = orders.map { title, pairs in
        let sides = [
            ("source", pairs.map(\.source)), ("target", pairs.map(\.target)),
        ].map { ($0, VocabularyGrowth($1)) }
        for (side, growth) in sides {
            notebook.record("growth \(title), \(side)", growth)
        }
        show(
            "exponents \(title)",
            String(
                format: "%.2f source, %.2f target", sides[0].1.exponent,
                sides[1].1.exponent))
        return Panel(
            title: title, x: Axis("sentence pairs", scale: .log),
            y: Axis("different words", scale: .log),
            series: sides.flatMap { side, growth in
                series(side, growth, side == "source" ? .blue : .vermilion)
            })
    }
    return Figure(
        title: "The more pairs, the more words",
        caption: "Words as in 10.5.2, without <unk> and the reserved ones; "
            + notebook.origin,
        panels: panels)
}

private func series(
    _ side: String, _ growth: VocabularyGrowth, _ colour: Colour
) -> [Series] {
    let kinds: [(String, [Int], Series.Style)] = [
        ("all", growth.words, .line),
        ("twice or more", growth.frequentWords, .dashed),
    ]
    return kinds.compactMap { kind, counts, style in
        let points = zip(growth.pairs, counts).filter { $1 > 0 }
        guard !points.isEmpty else { return nil }
        return Series(
            "\(side), \(kind)", x: points.map { Double($0.0) },
            y: points.map { Double($0.1) }, style: style, colour: colour)
    }
}
