import Testing

@testable import Recurrent

@Suite struct NearestSentenceTests {
    private func pairs(_ sources: [String]) -> [SentencePair] {
        sources.enumerated().map {
            SentencePair(source: $1.split(separator: " ").map(String.init), target: ["\($0)"])
        }
    }

    @Test(arguments: [
        ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("kitten", "sitting", 3),
        ("flaw", "lawn", 2), ("abcd", "dcba", 4), ("a", "b", 1),
    ])
    func `the edit distance counts insertions, deletions and replacements`(
        _ a: String, _ b: String, _ distance: Int
    ) {
        let (a, b) = (a.utf8.map { Int32($0) }, b.utf8.map { Int32($0) })
        for limit in 0...8 {
            let expected = distance <= limit ? distance : nil
            #expect(editDistance(a, b, limit: limit) == expected)
            #expect(editDistance(b, a, limit: limit) == expected)
        }
    }

    @Test func `a sentence that is known is found`() {
        let known = NearestSentence(pairs(["i am calm .", "he is calm .", "he is ill ."]))
        let answer = known(["he", "is", "calm", "."])
        #expect(answer == .init(pair: 1, distance: 0, target: ["1"]))
    }

    @Test func `of several nearest the first pair answers, whatever its length`() {
        let known = NearestSentence(pairs(["a b c d e f", "a b", "a b x d", "a b c", "a b x"]))
        #expect(known(["a", "b", "c", "d"]) == .init(pair: 2, distance: 1, target: ["2"]))
        #expect(known(["?"]).pair == 1 && known(["?"]).distance == 2)
        #expect(known([]).pair == 1)
    }

    @Test func `a pruned search finds what a full one does`() throws {
        var generator = Generator(seed: 1)
        let text = try ParallelText.grammar(count: 300, using: &generator)
        let queries = try ParallelText.grammar(count: 40, using: &generator).pairs.map(\.source)
        let known = NearestSentence(text.pairs)
        for query in queries {
            let distances = text.pairs.map { pair in
                let all = Vocabulary(tokens: query + pair.source)
                return editDistance(all.indices(of: query), all.indices(of: pair.source)) ?? .max
            }
            let least = try #require(distances.min())
            let answer = known(query)
            #expect(answer.distance == least && answer.pair == distances.firstIndex(of: least))
        }
    }
}
