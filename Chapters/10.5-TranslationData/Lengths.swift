import Notebook
import Recurrent

/// The tokens of sequences, `<eos>` included, and how many have how many.
struct Lengths: Codable {
    let median, percentile95, longest: Int
    let mean: Double
    /// How many sequences have 0, 1, 2, … tokens.
    let counts: [Int]

    init(_ sentences: [[String]]) {
        let sorted = sentences.map { $0.count + 1 }.sorted()
        median = sorted[sorted.count / 2]
        percentile95 = sorted[sorted.count * 95 / 100]
        longest = sorted[sorted.count - 1]
        mean = Double(sorted.reduce(0, +)) / Double(sorted.count)
        var counts = [Int](repeating: 0, count: longest + 1)
        for length in sorted { counts[length] += 1 }
        self.counts = counts
    }

    /// How many sequences have more tokens than that.
    func count(above length: Int) -> Int {
        counts.dropFirst(length + 1).reduce(0, +)
    }

    /// The share of sequences with more tokens than that.
    func share(above length: Int) -> Double {
        Double(count(above: length)) / Double(counts.reduce(0, +))
    }

    var summary: String {
        "\(median), \(percentile95), \(longest)"
    }
}

/// How many sequences have how many tokens, on either side.
/// - Parameter areShort: whether most are known to be short.
func lengthsFigure(
    _ source: Lengths, _ target: Lengths, areShort: Bool, origin: String
) -> Figure {
    let longest = 20
    func series(_ name: String, _ lengths: Lengths, _ colour: Colour) -> Series
    {
        let total = Double(lengths.counts.reduce(0, +))
        return Series(
            name,
            (1...longest).map { length in
                let isThere = length < lengths.counts.count
                return isThere
                    ? 100 * Double(lengths.counts[length]) / total : 0
            }, style: .linePoints, colour: colour)
    }
    return Figure(
        title: areShort
            ? "Most sentences are short" : "How long sentences are",
        caption: "<eos> included. Left out are the sequences of more than "
            + "\(longest) tokens. \(origin)",
        x: Axis("tokens in a sequence", range: 0...Double(longest) + 0.5),
        y: Axis("share of sequences (%)"),
        series: [
            series("source", source, .blue),
            series("target", target, .vermilion),
        ])
}
