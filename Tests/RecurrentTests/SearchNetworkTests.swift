import Foundation
import Testing

@testable import Recurrent

/// Searches of a network, in which rows share matrix products.
@Suite struct SearchNetworkTests {
    private let model = EndingModel(vocabularySize: 37, seed: 3)
    private let tokens = (0..<70).map { Int32($0 % 37) }
    private let exact = ExactSearch(within: SearchSpace(maxLength: 12))
    private let beam = BeamSearch(
        size: 5, within: SearchSpace(maxLength: 12), normalisation: .power(0.75), bestCount: 3)

    private func expectSame(_ a: SearchResult, _ b: SearchResult) {
        #expect(a.hypotheses.map(\.tokens) == b.hypotheses.map(\.tokens))
        #expect(zip(a.hypotheses, b.hypotheses).allSatisfy { abs($0.score - $1.score) < 1e-5 })
        #expect(a.cost == b.cost && a.isProven == b.isProven)
    }

    @Test func `many sentences find what each finds alone`() throws {
        let greedy = Sampler.greedy(within: SearchSpace(maxLength: 12))
        let beams = try beam(model, from: model.start(tokens))
        let proofs = try exact(model, from: model.start(tokens))
        let chains = try greedy(model, from: model.start(tokens))
        for (row, token) in tokens.enumerated() {
            let one = model.start([token])
            expectSame(try beam(model, from: one)[0], beams[row])
            expectSame(try exact(model, from: one)[0], proofs[row])
            expectSame(try greedy(model, from: one)[0], chains[row])
        }
        #expect(Set(beams.map(\.best.tokens.count)).count > 2)
        #expect(proofs.allSatisfy { $0.isProven })
        #expect(zip(proofs, chains).contains { $0.best.tokens != $1.best.tokens })
    }

    @Test(arguments: [2, 3, 8])
    func `any number of threads gives the same result to the bit`(_ threadCount: Int) throws {
        let start = model.start(tokens)
        let beams = try beam(model, from: start)
        #expect(try beam(model, from: start, threadCount: threadCount) == beams)
        let proofs = try exact(model, from: start)
        #expect(try exact(model, from: start, threadCount: threadCount) == proofs)
    }

    @Test func `the state moves with its hypothesis: every score is that of the tokens`() throws {
        let found = try beam(model, from: model.start(tokens)).map(\.best)
        let scores = try model.logProbabilities(of: found.map(\.tokens), from: model.start(tokens))
        for (hypothesis, own) in zip(found, scores) {
            #expect(own.count == hypothesis.tokens.count)
            #expect(abs(own.reduce(0, +) - hypothesis.logProbability) < 1e-5)
        }
    }

    @Test func `known hypotheses spare an exact search steps, not sequences`() throws {
        let start = model.start(tokens)
        let alone = try exact(model, from: start)
        let known = try BeamSearch(size: 5, within: exact.space)(model, from: start)
        let helped = try exact(model, from: start, known: known.map(\.hypotheses))
        #expect(alone.map(\.best.tokens) == helped.map(\.best.tokens))
        let blind = try exact(model, from: start, known: known.map { _ in [] })
        #expect(blind.map(\.best.tokens) == helped.map(\.best.tokens))
        func rows(_ results: [SearchResult]) -> Int { results.reduce(0) { $0 + $1.cost.rows } }
        #expect(rows(helped) <= rows(blind))
    }

    @Test func `a language model never ends, so every text has the maximum length`() throws {
        let language = model.model
        let start = language.start(after: [3, 1, 4])
        let space = SearchSpace(maxLength: 9)
        let greedy = try Sampler.greedy(within: space)(language, from: start)[0].best
        let best = try BeamSearch(size: 6, within: space, bestCount: 6)(language, from: start)[0]
        #expect(best.hypotheses.allSatisfy { $0.tokens.count == 9 && !$0.hasEnded })
        #expect(best.best.logProbability >= greedy.logProbability)
    }

    @Test func `rows taken out and joined again are the state`() {
        let state = model.start(tokens).state
        let parts = [Array(0..<3), [3], Array(4..<70)].map { model.rows($0, of: state) }
        #expect(model.joined(parts) == state)
    }
}
