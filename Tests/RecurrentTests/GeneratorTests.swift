import Recurrent
import Testing

@Suite struct GeneratorTests {
    @Test func `the same seed gives the same numbers and another seed others`() {
        let numbers = [7, 7, 8].map { seed in
            seeded(seed) { generator in (0..<100).map { _ in generator.next() } }
        }
        #expect(numbers[0] == numbers[1] && numbers[0] != numbers[2])
    }

    /// Of 5,000 words of 64 bits two are equal by chance with probability 10⁻¹².
    @Test func `streams differ from one another, from their own and from where they came`() {
        let parent = Generator(seed: 7)
        var split = parent
        let own =
            [parent, split.split()]
            + (0..<3).flatMap { index in
                [
                    parent.stream(index), parent.stream(index).stream(0),
                    parent.stream(index).stream(1),
                ]
            }
        let words = own.flatMap { generator in
            var generator = generator
            return (0..<500).map { _ in generator.next() }
        }
        #expect(Set(words).count == words.count)
        #expect(parent == Generator(seed: 7) && parent.stream(1) == parent.stream(1))
    }

    /// The mean of n standard normal numbers has standard deviation 1/√n, their variance √(2/n): five of each.
    @Test func `normal numbers have mean 0 and variance 1`() {
        var generator = Generator(seed: 1)
        let n = 100_000
        let sample = (0..<n).map { _ in generator.normal() }
        let mean = sample.reduce(0, +) / Double(n)
        let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
        #expect(abs(mean) < 5 / Double(n).squareRoot())
        #expect(abs(variance - 1) < 5 * (2 / Double(n)).squareRoot())
    }

    @Test func `an index is drawn in proportion to its weight`() {
        var generator = Generator(seed: 2)
        let weights = [0.0, 1, 3, 0]
        var counts = [0, 0, 0, 0]
        for _ in 0..<40_000 { counts[generator.index(weights: weights)] += 1 }
        #expect(counts[0] == 0 && counts[3] == 0)
        #expect(abs(Double(counts[2]) / 40_000 - 0.75) < 5 * (0.75 * 0.25 / 40_000).squareRoot())
    }
}
