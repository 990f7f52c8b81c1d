import Foundation
import Testing

@testable import Recurrent

@Suite struct SamplerTests {
    private let model = TableModel(
        steps: [[Double]](repeating: [0.1, 0.5, 0.2, 0.15, 0.05], count: 30), end: 4)

    /// The share of each first token in n draws; the standard deviation is below 1 / (2 √n).
    private func shares(
        _ temperature: Double = 1, topK: Int? = nil, topP: Double? = nil,
        within space: SearchSpace = SearchSpace(maxLength: 1)
    ) throws -> [Double] {
        var generator = Generator(seed: 5)
        let n = 10_000
        let drawn = try Sampler(temperature: temperature, topK: topK, topP: topP, within: space)(
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
        expect(try shares(topP: 1), [0.1, 0.5, 0.2, 0.15, 0.05])
        expect(try shares(topP: 0.75), [0, 0.5 / 0.85, 0.2 / 0.85, 0.15 / 0.85, 0])
        expect(try shares(topP: 0.49), [0, 1, 0, 0, 0])
        expect(try shares(topP: 1e-9), [0, 1, 0, 0, 0])
        // The share is that of the two likeliest, 0.7 in all: 0.5 is 71 % of it.
        expect(try shares(topK: 2, topP: 0.7), [0, 1, 0, 0, 0])
        expect(try shares(topK: 2, topP: 0.75), [0, 5 / 7, 2 / 7, 0, 0])
    }

    /// Probabilities squared: 1, 25, 4, 2.25 and 0.25 of 32.5.
    @Test func `temperature sharpens, limits exclude`() throws {
        expect(
            try shares(0.5), [1, 25, 4, 2.25, 0.25].map { $0 / 32.5 })
        let space = SearchSpace(minLength: 2, maxLength: 2, banned: [1])
        expect(
            try shares(within: space), [2 / 9.0, 0, 4 / 9.0, 3 / 9.0, 0])
        expect(
            try shares(within: SearchSpace(maxLength: 2, prefix: [3])),
            [0, 0, 0, 1, 0])
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

    @Test func `a row draws from its own generator, however long the others are`() throws {
        func draw(_ space: SearchSpace, seed: UInt64) throws -> [[Int32]] {
            var generator = Generator(seed: seed)
            return try Sampler(temperature: 1, within: space)(
                model, from: model.start(sequenceCount: 9), using: &generator
            )
            .map(\.best.tokens)
        }
        let long = try draw(SearchSpace(maxLength: 12), seed: 2)
        let short = try draw(SearchSpace(maxLength: 3), seed: 2)
        #expect(short == long.map { Array($0.prefix(3)) })
        #expect(try draw(SearchSpace(maxLength: 12), seed: 3) != long)
    }

    /// More rows than a shard has.
    @Test func `any number of threads draws the same`() throws {
        let sampler = Sampler(temperature: 1, within: SearchSpace(maxLength: 12))
        func draw(_ threadCount: Int) throws -> [SearchResult] {
            var generator = Generator(seed: 6)
            return try sampler(
                model, from: model.start(sequenceCount: 200), using: &generator,
                threadCount: threadCount)
        }
        #expect(try draw(1) == draw(3))
    }

    enum Trap: String, Codable, CaseIterable {
        case noGenerator = "Sampler: a draw at temperature 1.0 needs a generator"

        func spring() {
            let model = TableModel.bookFirst
            _ = try? Sampler(temperature: 1, within: SearchSpace(maxLength: 1))(
                model, from: model.start())
        }
    }

    @Test func `a draw without a generator stops with a message`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { Trap.noGenerator.spring() }
        expectMessage(Trap.noGenerator.rawValue, from: result)
    }
}
