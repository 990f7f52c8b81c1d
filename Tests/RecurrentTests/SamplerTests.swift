import Foundation
import Testing

@testable import Recurrent

@Suite struct SamplerTests {
    private let model = TableModel(
        steps: [[Double]](repeating: [0.1, 0.5, 0.2, 0.15, 0.05], count: 30), end: 4)

    /// Expects each first token to have its share of n draws; the share of an event of probability
    /// p has the standard deviation √(p(1 − p)/n), five of them.
    private func expect(
        _ expected: [Double], _ temperature: Double = 1, topK: Int? = nil, topP: Double? = nil,
        within space: SearchSpace = SearchSpace(maxLength: 1),
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let n = 20_000
        var generator = Generator(seed: 5)
        let drawn = try Sampler(temperature: temperature, topK: topK, topP: topP, within: space)(
            model, from: model.start(sequenceCount: n), using: &generator)
        for (token, p) in expected.enumerated() {
            let count = drawn.count { $0.best.tokens[0] == Int32(token) }
            let deviation = (p * (1 - p) / Double(n)).squareRoot()
            #expect(
                abs(Double(count) / Double(n) - p) <= 5 * deviation,
                sourceLocation: sourceLocation)
        }
    }

    /// Holtzman et al. 2020: 0.5 + 0.2 fall short of a share of 0.75, 0.15 more do not.
    @Test func `the nucleus is the fewest tokens that have the share`() throws {
        try expect([0.1, 0.5, 0.2, 0.15, 0.05], topP: 1)
        try expect([0, 0.5 / 0.85, 0.2 / 0.85, 0.15 / 0.85, 0], topP: 0.75)
        try expect([0, 1, 0, 0, 0], topP: 0.49)
        try expect([0, 1, 0, 0, 0], topP: 1e-9)
        // The share is that of the two likeliest, 0.7 in all: 0.5 is 71 % of it.
        try expect([0, 1, 0, 0, 0], topK: 2, topP: 0.7)
        try expect([0, 5 / 7, 2 / 7, 0, 0], topK: 2, topP: 0.75)
    }

    /// Probabilities squared: 1, 25, 4, 2.25 and 0.25 of 32.5.
    @Test func `tokens are drawn in proportion to the softmax at a temperature, within limits`()
        throws
    {
        try expect([0.1, 0.5, 0.2, 0.15, 0.05])
        try expect([1, 25, 4, 2.25, 0.25].map { $0 / 32.5 }, 0.5)
        try expect([0, 5 / 7, 2 / 7, 0, 0], topK: 2)
        try expect([0, 0.5, 0.5, 0, 0], 1e9, topK: 2)
        let space = SearchSpace(minLength: 2, maxLength: 2, banned: [1])
        try expect([2 / 9.0, 0, 4 / 9.0, 3 / 9.0, 0], within: space)
        try expect([0, 0, 0, 1, 0], within: SearchSpace(maxLength: 2, prefix: [3]))
    }

    @Test func `what is drawn has the model's own probability`() throws {
        var generator = Generator(seed: 8)
        let start = model.start(sequenceCount: 50)
        let drawn = try Sampler(temperature: 3, within: SearchSpace(maxLength: 20))(
            model, from: start, using: &generator
        ).map(\.best)
        let scores = try model.logProbabilities(of: drawn.map(\.tokens), from: start)
        for (hypothesis, own) in zip(drawn, scores) {
            #expect(abs(own.reduce(0, +) - hypothesis.logProbability) < 1e-12)
        }
        #expect(Set(drawn.map(\.tokens.count)).count > 5)
        #expect(drawn.allSatisfy { $0.hasEnded || $0.tokens.count == 20 })
    }

    private func draw(
        _ maxLength: Int, seed: UInt64, topK: Int? = nil, threadCount: Int = 1
    ) throws -> [SearchResult] {
        var generator = Generator(seed: seed)
        return try Sampler(temperature: 1, topK: topK, within: SearchSpace(maxLength: maxLength))(
            model, from: model.start(sequenceCount: 200), using: &generator,
            threadCount: threadCount)
    }

    @Test func `a row draws from its own generator, however long the others are`() throws {
        let (long, short) = (try draw(12, seed: 2), try draw(3, seed: 2))
        #expect(short.map(\.best.tokens) == long.map { Array($0.best.tokens.prefix(3)) })
        #expect(try draw(12, seed: 3) != long)
        #expect(try draw(12, seed: 2, topK: 100) == long)
    }

    /// More rows than a shard has.
    @Test func `any number of threads draws the same`() throws {
        #expect(try draw(12, seed: 6) == draw(12, seed: 6, threadCount: 3))
    }
}
