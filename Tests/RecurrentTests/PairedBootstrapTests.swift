import Foundation
import Recurrent
import Testing

@Suite struct PairedBootstrapTests {
    /// Sentences of ten words, of which so many at the beginning are the reference's.
    private func counts(right: [Int]) -> [BLEUCounts] {
        let words = "a b c d e f g h i j".split(separator: " ").map(String.init)
        return right.map { count in
            let hypothesis = words.prefix(count) + [String](repeating: "x", count: 10 - count)
            return CorpusBLEU(tokenization: .none).counts(
                of: hypothesis.joined(separator: " "), references: [words.joined(separator: " ")])
        }
    }

    private func compared(_ a: [BLEUCounts], _ b: [BLEUCounts], seed: UInt64 = 0)
        -> PairedBootstrap
    {
        var generator = Generator(seed: seed)
        return PairedBootstrap(a, b, draws: 400, using: &generator)
    }

    private func drawn(_ count: Int, from range: ClosedRange<Int>, seed: UInt64) -> [Int] {
        var generator = Generator(seed: seed)
        return (0..<count).map { _ in Int.random(in: range, using: &generator) }
    }

    @Test func `the counts of sentences add up to the score of the corpus`() {
        let hypotheses = ["a b c d e", "a c", "", "f f f g"]
        let references = [["a b c d x", "b c d"], ["a b c"], ["a"], ["f f g h", "f"]]
        let metric = CorpusBLEU()
        var sums = BLEUCounts(maximumOrder: 4)
        for (hypothesis, references) in zip(hypotheses, references) {
            sums += metric.counts(of: hypothesis, references: references)
        }
        #expect(metric.score(of: sums) == metric(hypotheses, references: references).score)
    }

    @Test func `of a system and itself nothing is better`() {
        let a = counts(right: drawn(50, from: 4...10, seed: 1))
        let result = compared(a, a)
        #expect(result.difference == 0 && result.low == 0 && result.high == 0)
        #expect(result.shareBetter == 0.5 && !result.isBetter)
    }

    @Test func `a system that is better on every sentence is better in every draw`() {
        let right = drawn(50, from: 4...9, seed: 2)
        let result = compared(counts(right: right), counts(right: right.map { $0 + 1 }))
        #expect(result.shareBetter == 1 && result.isBetter)
        #expect(0 < result.low && result.low < result.difference)
        #expect(result.difference < result.high)
    }

    @Test func `changed about, the systems change the sign`() {
        let (a, b) = (
            counts(right: drawn(40, from: 4...10, seed: 3)),
            counts(right: drawn(40, from: 4...10, seed: 4))
        )
        let (there, back) = (compared(a, b), compared(b, a))
        #expect(there.difference == -back.difference)
        #expect(there.low == -back.high && there.high == -back.low)
        #expect(abs(there.shareBetter + back.shareBetter - 1) < 1e-12)
    }

    /// Pairs of systems that differ by chance alone are called different about once in twenty, the
    /// sentences drawn anew each time.
    @Test func `what differs by chance is seldom called different`() {
        let mistaken = (0..<200).count { trial in
            let pair = (0..<2).map { side in
                counts(right: drawn(60, from: 4...10, seed: UInt64(1_000 + 2 * trial + side)))
            }
            let result = compared(pair[0], pair[1], seed: UInt64(trial))
            return result.low > 0 || result.high < 0
        }
        #expect(2...24 ~= mistaken)
    }

    @Test func `more sentences narrow the interval by their square root`() {
        let widths = [100, 1_600].map { count in
            let result = compared(
                counts(right: drawn(count, from: 4...10, seed: 5)),
                counts(right: drawn(count, from: 4...10, seed: 6)))
            return result.high - result.low
        }
        #expect(2.5...6 ~= widths[0] / widths[1])
    }
}
