import Foundation
import Testing

@testable import Recurrent

@Suite struct SamplingTests {
    private let model = TableModel(
        steps: [[Double]](repeating: [0.1, 0.5, 0.2, 0.15, 0.05], count: 30), end: 4)

    /// The share of each first token in n draws; the standard deviation is below 1 / (2 √n).
    private func shares(_ decoding: Decoding, space: SearchSpace? = nil) throws -> [Double] {
        var generator = Generator(seed: 5)
        let n = 10_000
        let drawn = try Sampling(decoding, within: space ?? SearchSpace(maxLength: 1))(
            model, from: model.start(sequenceCount: n), using: &generator)
        var counts = [Int](repeating: 0, count: 5)
        for result in drawn { counts[Int(result.best.tokens[0])] += 1 }
        return counts.map { Double($0) / Double(n) }
    }

    private func expect(_ found: [Double], _ expected: [Double]) {
        for (own, its) in zip(found, expected) {
            #expect(its == 0 ? own == 0 : abs(own - its) < 5 * 0.005)
        }
    }

    /// Holtzman et al. 2020: 0.5 + 0.2 fall short of a share of 0.75, 0.15 more do not.
    @Test func `the nucleus is the fewest tokens that have the share`() throws {
        func nucleus(_ share: Double, topK: Int? = nil) -> Decoding {
            .sampling(temperature: 1, topK: topK, topP: share)
        }
        expect(try shares(nucleus(1)), [0.1, 0.5, 0.2, 0.15, 0.05])
        expect(try shares(nucleus(0.75)), [0, 0.5 / 0.85, 0.2 / 0.85, 0.15 / 0.85, 0])
        expect(try shares(nucleus(0.49)), [0, 1, 0, 0, 0])
        expect(try shares(nucleus(1e-9)), [0, 1, 0, 0, 0])
        // The share is that of the two likeliest, 0.7 in all: 0.5 is 71 % of it.
        expect(try shares(nucleus(0.7, topK: 2)), [0, 1, 0, 0, 0])
        expect(try shares(nucleus(0.75, topK: 2)), [0, 5 / 7, 2 / 7, 0, 0])
    }

    /// Probabilities squared: 1, 25, 4, 2.25 and 0.25 of 32.5.
    @Test func `temperature sharpens, limits exclude`() throws {
        expect(
            try shares(.sampling(temperature: 0.5)), [1, 25, 4, 2.25, 0.25].map { $0 / 32.5 })
        let space = SearchSpace(minLength: 2, maxLength: 2, banned: [1])
        expect(
            try shares(.sampling(temperature: 1), space: space), [2 / 9.0, 0, 4 / 9.0, 3 / 9.0, 0])
        expect(
            try shares(.sampling(temperature: 1), space: SearchSpace(maxLength: 2, prefix: [3])),
            [0, 0, 0, 1, 0])
    }

    @Test func `what is drawn has the model's own probability`() throws {
        var generator = Generator(seed: 8)
        let start = model.start(sequenceCount: 50)
        let drawn = try Sampling(.sampling(temperature: 3), within: SearchSpace(maxLength: 20))(
            model, from: start, using: &generator
        ).map(\.best)
        let scores = try model.logProbabilities(of: drawn.map(\.tokens), from: start)
        for (hypothesis, own) in zip(drawn, scores) {
            #expect(abs(own.reduce(0, +) - hypothesis.logProbability) < 1e-12)
        }
        #expect(Set(drawn.map(\.tokens.count)).count > 5)
        #expect(drawn.allSatisfy { $0.hasEnded || $0.tokens.count == 20 })
    }

    @Test func `a row draws from its own generator, however long the others are`() throws {
        let sampling = Sampling(.sampling(temperature: 1), within: SearchSpace(maxLength: 12))
        func draw(_ space: SearchSpace, seed: UInt64) throws -> [[Int32]] {
            var (generator, sampling) = (Generator(seed: seed), sampling)
            sampling.space = space
            return try sampling(model, from: model.start(sequenceCount: 9), using: &generator)
                .map(\.best.tokens)
        }
        let long = try draw(SearchSpace(maxLength: 12), seed: 2)
        let short = try draw(SearchSpace(maxLength: 3), seed: 2)
        #expect(short == long.map { Array($0.prefix(3)) })
        #expect(try draw(SearchSpace(maxLength: 12), seed: 3) != long)
    }

    @Test func `greedy decoding is greedy search`() throws {
        var generator = Generator(seed: 1)
        let space = SearchSpace(maxLength: 6)
        let random = TableModel.random(seed: 4, vocabularySize: 5, end: 2)
        let greedy = try GreedySearch(within: space)(random, from: random.start())
        let own = try Sampling(.greedy, within: space)(
            random, from: random.start(), using: &generator)
        #expect(own == greedy)
        #expect(generator == Generator(seed: 1))
    }
}
