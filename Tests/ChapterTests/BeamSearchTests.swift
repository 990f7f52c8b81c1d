import Foundation
import Recurrent
import Testing

@testable import BeamSearch

/// The chapter's searches from scratch, on tables.
@Suite struct BeamSearchTests {
    private func random(_ seed: UInt64) -> NextToken {
        { prefix in
            var generator = Generator(seed: prefix.reduce(seed) { 31 &* $0 &+ UInt64($1) &+ 1 })
            let weights = (0..<4).map { _ in exp(1.5 * generator.normal()) }
            return weights.map { $0 / weights.reduce(0, +) }
        }
    }

    @Test func `a beam of one is greedy search, whatever α`() {
        for seed in 0..<20 {
            let P = random(UInt64(seed))
            let found = greedy(P, end: 3, T: 4)
            for alpha in [0, 0.75, 2] {
                #expect(beam(P, k: 1, end: 3, T: 4, alpha: alpha) == found)
            }
        }
    }

    @Test func `a beam that keeps everything is exhaustive search`() {
        for seed in 0..<20 {
            let P = random(UInt64(seed))
            let all = complete(P, end: 3, T: 4)
            let best = all.max { $0.probability < $1.probability }
            #expect(abs(all.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
            #expect(beam(P, k: 64, end: 3, T: 4, alpha: 0) == best)
        }
    }

    @Test func `a long word of a tree is not cut`() throws {
        let word = String(repeating: "long", count: 20)
        let tree = """
            {"source": "", "greedy": "", "references": [], "size": 1, "width": 1, "nodes": [
            {"word": "\(word)", "probability": 0.5, "step": 0, "rank": 0, "parent": 0,
            "fate": "ended", "isChosen": true, "isGreedy": true}]}
            """
        let lines = try JSONDecoder().decode(BeamTree.self, from: Data(tree.utf8)).lines
        #expect(lines == ["\(word) * 0.500  ended"])
    }

    @Test func `a BLEU that is missing is not drawn as zero`() throws {
        func score(_ size: Int, _ alpha: Double, _ long: String) -> String {
            """
            {"size": \(size), "alpha": \(alpha), "bleu": 9, \(long)"lengthRatio": 1, "errors": 0,
            "meanLogProbability": -1, "rows": 1}
            """
        }
        let plan = SearchPlan(quick: true)
        let scores =
            [score(1, 0, "\"longBLEU\": 8, ")]
            + plan.alphaSizes.flatMap { size in plan.alphas.map { score(size, $0, "") } }
        let searches = """
            {"scores": [\(scores.joined(separator: ", "))], "exact": \(scores[0]),
            "provenShare": 1, "emptyShare": 0, "exactRows": [1, 1], "greedy": [], "beam": [],
            "sameShare": 1, "gains": {}}
            """
        let one = try JSONDecoder().decode(Searches.self, from: Data(searches.utf8))
        let figure = alphaFigure([one], plan, origin: "")
        #expect(figure.panels.flatMap(\.series).allSatisfy { !$0.y.contains(0) })
    }

    @Test func `the beam in the book's picture keeps its six candidates`() throws {
        let model = TableModel(vocabularySize: 5, end: 3, after: BookTables.nextInPicture)
        let search = Recurrent.BeamSearch(
            size: 2, within: SearchSpace(maxLength: 3), traceWidth: 2)
        let found = try search(model, from: model.start())[0]
        let kept = found.trace.map { step in
            Set(step.candidates.map { Candidate($0).named(BookTables.picture) })
        }
        #expect(kept == [["A", "C"], ["A B", "C E"], ["A B D", "C E D"]])
        #expect(greedy(BookTables.nextInPicture, end: 3, T: 3).tokens == [0, 1, 3])
        #expect(found.best.tokens == [2, 4, 3])
    }

    /// P(A `<eos>`) = 0.1 and P(A C B `<eos>`) = 0.054: ln 0.054 / 4ᵅ = ln 0.1 / 2ᵅ.
    @Test func `on the book's tables two sequences win, and change places at α = 0.342`() {
        let ended = complete(BookTables.next, end: 3, T: 4).filter { $0.tokens.last == 3 }
        let found = winners(among: ended, BookTables.words)
        #expect(found.map(\.sequence) == ["A <eos>: 0.1", "A C B <eos>: 0.054"])
        #expect(found[0].from == 0)
        #expect(abs(found[1].from - log2(log(0.054) / log(0.1))) < 1e-9)
    }

    @Test func `a winner has the best score from its α up to the next one's`() {
        for seed in 0..<50 {
            let ended = complete(random(UInt64(seed)), end: 3, T: 5).filter { $0.tokens.last == 3 }
            let found = winners(among: ended, BookTables.words)
            let ends = found.dropFirst().map(\.from) + [found[found.count - 1].from + 1]
            for (winner, end) in zip(found, ends) {
                let alpha = (winner.from + end) / 2
                let best = ended.max { $0.score(alpha) < $1.score(alpha) }
                #expect(best?.described(BookTables.words) == winner.sequence)
            }
        }
    }
}
