/// How much better one system's translations are than another's, and how sure that is of other
/// sentences of the same kind.
///
/// As many sentences as there are get drawn, with replacement, again and again; each time both
/// systems are scored on the sentences drawn. What the choice of sentences does to both drops out of
/// the difference, so a difference can be certain that is smaller than either score's own spread.
///
/// Source: Koehn 2004, *Statistical significance tests for machine translation evaluation*.
public struct PairedBootstrap: Sendable, Equatable, Codable {
    /// BLEU of b less that of a, over all sentences.
    public let difference: Double
    /// Where 95 % of the differences lie over the sentences drawn, a fortieth of them below and a
    /// fortieth above.
    public let low, high: Double
    /// The share of draws in which b scores above a; a draw that scores both alike counts half.
    public let shareBetter: Double

    /// - Parameters:
    ///   - a: what each sentence of the one system adds to its BLEU
    ///   - b: the same of the other, for the same sentences in the same order
    ///   - draws: how many times sentences are drawn
    /// - Precondition: there is a sentence, as many of b as of a, and at least 40 draws.
    /// - Complexity: O(draws · sentences)
    public init(
        _ a: [BLEUCounts], _ b: [BLEUCounts], metric: CorpusBLEU = CorpusBLEU(), draws: Int = 1_000,
        using generator: inout Generator
    ) {
        require(
            !a.isEmpty && a.count == b.count && draws >= 40,
            "PairedBootstrap: \(a.count) and \(b.count) sentences, \(draws) draws")
        func difference(_ sentences: some Sequence<Int>) -> Double {
            var sums = [BLEUCounts](
                repeating: BLEUCounts(maximumOrder: metric.maximumOrder), count: 2)
            for sentence in sentences {
                sums[0] += a[sentence]
                sums[1] += b[sentence]
            }
            return metric.score(of: sums[1]) - metric.score(of: sums[0])
        }
        self.difference = difference(a.indices)
        var drawn: [Double] = []
        for _ in 0..<draws {
            drawn.append(
                difference(a.indices.map { _ in Int.random(in: a.indices, using: &generator) }))
        }
        drawn.sort()
        (low, high) = (drawn[draws / 40], drawn[draws - 1 - draws / 40])
        shareBetter =
            (Double(drawn.count { $0 > 0 }) + Double(drawn.count { $0 == 0 }) / 2) / Double(draws)
    }

    /// Whether the sentences show that b is better.
    public var isBetter: Bool { low > 0 }
}
