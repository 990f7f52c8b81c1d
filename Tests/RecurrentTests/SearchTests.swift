import Foundation
import Testing

@testable import Recurrent

/// Small tables whose answers are worked by hand.
@Suite struct SearchTests {
    private let four = SearchSpace(maxLength: 4)
    private let book = TableModel.book
    private let start = TableModel.book.start()

    private func expect(_ hypothesis: Hypothesis, _ tokens: [Int32], _ probability: Double) {
        #expect(hypothesis.tokens == tokens)
        #expect(abs(exp(hypothesis.logProbability) - probability) < 1e-7)
    }

    /// D2L, section 10.8.1: 0.5 · 0.4 · 0.4 · 0.6.
    @Test func `greedy search takes the likeliest token until the end`() throws {
        let model = TableModel.bookFirst
        let found = try Sampler.greedy(within: four)(model, from: model.start())[0]
        expect(found.best, [0, 1, 2, 3], 0.048)
        #expect(found.best.hasEnded && found.best.text == [0, 1, 2])
        #expect(found.cost == SearchCost(rows: 4, calls: 4) && !found.isProven)
    }

    /// D2L, section 10.8.1: 0.5 · 0.3 · 0.6 · 0.6, although C was not the likeliest second token.
    @Test func `the likeliest tokens need not make the likeliest sequence`() throws {
        let scores = try book.logProbabilities(
            of: [[0, 2, 1, 3], [0, 1, 2, 3]], from: book.start(sequenceCount: 2))
        #expect(abs(exp(scores[0].reduce(0, +)) - 0.054) < 1e-7)
        #expect(abs(exp(scores[1].reduce(0, +)) - 0.048) < 1e-7)
        expect(try Sampler.greedy(within: four)(book, from: start)[0].best, [0, 1, 2, 3], 0.048)
    }

    /// Not in the book: P(`<eos>`) = 0.1 and P(A `<eos>`) = 0.5 · 0.2 beat both of its sequences.
    @Test func `the likeliest sequences of the book's tables end at once`() throws {
        let found = try ExhaustiveSearch(within: four, bestCount: 3)(book, from: start)[0]
        for hypothesis in found.hypotheses.prefix(2) {
            #expect([[3], [0, 3]].contains(hypothesis.tokens))
            #expect(abs(exp(hypothesis.logProbability) - 0.1) < 1e-7)
        }
        #expect(found.isProven && exp(found.hypotheses[2].logProbability) < 0.09)
        let exact = try ExactSearch(within: four)(book, from: start)[0]
        #expect(exact.isProven && abs(exp(exact.best.logProbability) - 0.1) < 1e-7)
    }

    /// With α = 0.75 and L counting `<eos>`.
    @Test func `length normalisation rescues the example`() throws {
        let normalisation = LengthNormalisation.power(0.75)
        let scores: [([Int32], Double)] = [
            ([0, 2, 1, 3], -1.032), ([0, 1, 2, 3], -1.074), ([0, 3], -1.369), ([0, 1, 3], -1.412),
            ([3], -2.303),
        ]
        for (tokens, score) in scores {
            let found = try book.logProbabilities(of: [tokens], from: start)[0].reduce(0, +)
            let own = normalisation.score(logProbability: found, length: tokens.count)
            #expect(abs(own - score) < 5e-4)
        }
        let search = ExhaustiveSearch(within: four, normalisation: normalisation, bestCount: 121)
        let ended = try search(book, from: start)[0].hypotheses.filter(\.hasEnded)
        #expect(ended[0].tokens == [0, 2, 1, 3] && ended[1].tokens == [0, 1, 2, 3])
    }

    /// k = 2 on the book's tables, worked by hand: A .5 and B .2 (before C, its equal); A B .2 and
    /// A C .15; A C B .09 and A B C .08; A C B end .054 and A B C end .048.
    @Test func `a beam of two, step by step`() throws {
        let beam = BeamSearch(
            size: 2, within: four, normalisation: .power(0.75), bestCount: 2, traceWidth: 4)
        let found = try beam(book, from: start)[0]
        expect(found.hypotheses[0], [0, 2, 1, 3], 0.054)
        expect(found.hypotheses[1], [0, 1, 2, 3], 0.048)
        #expect(found.cost == SearchCost(rows: 7, calls: 4))
        let steps = found.trace.map(\.candidates)
        #expect(steps.map(\.count) == [4, 4, 4, 4])
        #expect(steps[0].map(\.tokens) == [[0], [1], [2], [3]])
        #expect(steps[0].map(\.fate) == [.kept, .kept, .pruned, .pruned])
        #expect(steps[1].prefix(2).map(\.tokens) == [[0, 1], [0, 2]])
        #expect(steps[1].map(\.parent) == [0, 0, 0, 1])
        #expect(steps[1][2].tokens == [0, 3] && steps[1][2].fate == .pruned)
        #expect(steps[2].prefix(2).map(\.tokens) == [[0, 2, 1], [0, 1, 2]])
        #expect(steps[2].prefix(2).map(\.parent) == [1, 0])
        #expect(steps[3].prefix(2).map(\.fate) == [.complete, .complete])
        let probabilities = steps.map { exp($0[0].logProbability) }
        for (own, expected) in zip(probabilities, [0.5, 0.2, 0.09, 0.054]) {
            #expect(abs(own - expected) < 1e-7)
        }
    }

    /// Worked by hand. One token in five ends, so each of the first steps sets one hypothesis
    /// aside.
    @Test func `the stopping rules stop when they say`() throws {
        let model = TableModel(steps: [[Double]](repeating: [0.8, 0.2], count: 20), end: 1)
        func cost(_ stopping: BeamSearch.Stopping, bestCount: Int = 1) throws -> Int {
            try BeamSearch(
                size: 2, within: SearchSpace(maxLength: 20), stopping: stopping,
                bestCount: bestCount)(model, from: model.start())[0].cost.calls
        }
        #expect(try cost(.first) == 1)
        #expect(try cost(.all) == 2)
        #expect(try cost(.finished(patience: 2)) == 4)
        // 0.8⁷ = 0.21 is above P(end) = 0.2, 0.8⁸ = 0.17 below; for two, it is 0.8 · 0.2 = 0.16.
        #expect(try cost(.bound) == 8)
        #expect(try cost(.bound, bestCount: 2) == 9)
        #expect(try cost(.finished(patience: 100)) == 20)
    }

    @Test func `the counts of an exhaustive search are the book's`() {
        let ten = SearchSpace(maxLength: 10)
        #expect(ten.sequenceCount(vocabularySize: 10_000, end: nil) == 1e40)
        #expect(SearchSpace(maxLength: 1).sequenceCount(vocabularySize: 4, end: 3) == 4)
        // 1 + 3 + 9 that end and 27 that do not.
        #expect(SearchSpace(maxLength: 3).sequenceCount(vocabularySize: 4, end: 3) == 40)
    }

    @Test func `an exhaustive search that would not end says how many sequences there are`() {
        let model = TableModel(steps: [[Double]](repeating: [0.5, 0.5], count: 64), end: nil)
        let search = ExhaustiveSearch(within: SearchSpace(maxLength: 64))
        #expect(
            message { try search(model, from: model.start()) }.contains(
                ": it would try 1.8446744073709552e+19 sequences, more than the 1000000.0 it may;"))
    }

    @Test func `an exact search whose rows run out returns the best so far, unproven`() throws {
        let model = TableModel.random(seed: 5, vocabularySize: 5, end: 4)
        let space = SearchSpace(minLength: 6, maxLength: 6)
        let exact = ExactSearch(within: space, normalisation: .power(1), rowLimit: 12)
        let found = try exact(model, from: model.start())[0]
        let beam = try BeamSearch(size: 1, within: space, normalisation: .power(1))(
            model, from: model.start())[0]
        #expect(!found.isProven && found.cost.rows == 12)
        #expect(found.best.score >= beam.best.score)
    }

    /// Of tokens that there are no rows left for none is kept.
    @Test func `with whatever rows there are, what is proven is the best`() throws {
        let space = SearchSpace(maxLength: 4)
        for seed in 0..<20 as Range<UInt64> {
            let model = TableModel.random(seed: seed, vocabularySize: 12, end: 11)
            func found(_ rowLimit: Int) throws -> SearchResult {
                try ExactSearch(within: space, bestCount: 2, rowLimit: rowLimit)(
                    model, from: model.start(), known: [[]])[0]
            }
            let best = try found(100_000)
            #expect(best.isProven)
            for rowLimit in [4, 5, 8, 16, 32, 64, best.cost.rows - 1, best.cost.rows] {
                guard let some = try? found(rowLimit) else { continue }
                #expect(some.isProven == (rowLimit >= best.cost.rows))
                #expect(!some.isProven || some.hypotheses == best.hypotheses)
            }
        }
    }

    @Test func `no sentences give no results`() throws {
        let model = TableModel.bookFirst
        let nothing = model.start(sequenceCount: 0)
        #expect(try Sampler.greedy(within: four)(model, from: nothing).isEmpty)
        #expect(try BeamSearch(size: 3, within: four)(model, from: nothing).isEmpty)
        #expect(try ExhaustiveSearch(within: four)(model, from: nothing).isEmpty)
        #expect(try ExactSearch(within: four)(model, from: nothing).isEmpty)
        #expect(try model.logProbabilities(of: [], from: nothing).isEmpty)
        #expect(try model.logProbabilities(of: [[]], from: model.start()) == [[]])
    }

    @Test func `equal candidates are taken in order, impossible ones never`() throws {
        let none = -Float.infinity
        let flat = RawModel(vocabularySize: 4, end: nil) { _ in [none, 1, 1, none] }
        let space = SearchSpace(maxLength: 2)
        let beam = try BeamSearch(size: 9, within: space, bestCount: 9)(flat, from: flat.start())[0]
        #expect(beam.hypotheses.map(\.tokens) == [[1, 1], [1, 2], [2, 1], [2, 2]])
        #expect(
            try Sampler.greedy(within: space)(flat, from: flat.start())[0].best.tokens == [1, 1])
        let exhaustive = try ExhaustiveSearch(within: space, bestCount: 9)(flat, from: flat.start())
        #expect(exhaustive[0].hypotheses == beam.hypotheses)
        let certain = RawModel(vocabularySize: 2, end: nil) { _ in [none, -80] }
        let only = try BeamSearch(size: 2, within: space)(certain, from: certain.start())[0].best
        #expect(only.tokens == [1, 1] && only.logProbability == 0)
        let scores = try flat.logProbabilities(of: [[0, 1]], from: flat.start())[0]
        #expect(scores[0] == -.infinity && abs(scores[1] - log(0.5)) < 1e-12)
    }

    @Test func `rows are moved only if their order changes`() throws {
        let space = SearchSpace(maxLength: 6)
        let steady = StubbornModel(moves: MoveCount())
        _ = try BeamSearch(size: 1, within: space)(steady, from: steady.start())
        _ = try Sampler.greedy(within: space)(steady, from: steady.start())
        #expect(steady.moves.count == 0)
        _ = try BeamSearch(size: 2, within: space)(steady, from: steady.start())
        #expect(steady.moves.count > 0)
    }
}

/// Counts how often its rows are moved.
private final class MoveCount: @unchecked Sendable { var count = 0 }

private struct StubbornModel: NextTokenModel {
    let moves: MoveCount
    let vocabularySize = 2
    let end: Int32? = nil
    func start() -> NextTokens<Int> { step([0], from: 1) }
    func step(_ tokens: [Int32], from state: Int, threadCount: Int) -> NextTokens<Int> {
        let logits = [Float](repeating: 0, count: 2 * tokens.count)
        return NextTokens(logits: Tensor(logits, shape: [tokens.count, 2]), state: tokens.count)
    }
    func rows(_ rows: [Int], of state: Int) -> Int {
        moves.count += 1
        return rows.count
    }
    func joined(_ states: [Int]) -> Int { states.reduce(0, +) }
}
