import Course
import Notebook
import Recurrent

/// The tokens of sequences, `<eos>` included, and how many have how many.
struct Lengths: Encodable {
    let median, percentile95, longest: Int
    /// The share of sequences with fewer than 20 tokens.
    let under20: Double
    /// How many sequences have 0, 1, 2, … tokens.
    let counts: [Int]

    /// The share of sequences of 0, 1, 2, … tokens.
    var shares: [Double] {
        counts.map { Double($0) / Double(counts.reduce(0, +)) }
    }

    init(_ sentences: [[String]]) {
        let sorted = sentences.map { $0.count + 1 }.sorted()
        median = sorted[sorted.count / 2]
        percentile95 = sorted[sorted.count * 95 / 100]
        longest = sorted[sorted.count - 1]
        under20 = Double(sorted.count { $0 < 20 }) / Double(sorted.count)
        var counts = [Int](repeating: 0, count: longest + 1)
        for length in sorted { counts[length] += 1 }
        self.counts = counts
    }

    /// How many sequences have more tokens than that.
    func count(above length: Int) -> Int {
        counts.dropFirst(length + 1).reduce(0, +)
    }

    var summary: String { "\(median), \(percentile95), \(longest)" }
}

/// How many sequences have how many tokens, on either side.
func lengthsFigure(_ source: Lengths, _ target: Lengths, origin: String)
    -> Figure
{
    let top = 100 * max(source.shares.max() ?? 0, target.shares.max() ?? 0)
    return Figure(
        title: "Most sentences are short",
        caption:
            "<eos> included; sequences of more than 30 tokens are not shown; "
            + origin,
        panels: [
            panel("source", source, top), panel("target", target, top),
        ],
        columns: 2)
}

private func panel(_ title: String, _ lengths: Lengths, _ top: Double)
    -> Panel
{
    func line(_ name: String, at length: Int, _ colour: Colour) -> Series {
        let x = Double(length)
        return Series(
            name, x: [x, x], y: [0, 1.1 * top], style: .line, colour: colour)
    }
    let shown = Array(lengths.shares.prefix(31).dropFirst())
    return Panel(
        title: title,
        x: Axis("tokens in a sequence", range: 0...31),
        y: Axis("share of sequences (%)", range: 0...1.15 * top),
        series: [
            Series(
                "sequences", shown.map { 100 * $0 }, style: .bars,
                colour: .sky),
            line("median", at: lengths.median, .black),
            line("95 % are no longer", at: lengths.percentile95, .vermilion),
        ])
}
