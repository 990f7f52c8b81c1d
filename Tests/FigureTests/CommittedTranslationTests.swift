import Foundation
import TestSupport
import Testing

/// The numbers of the translator that 10.7 trains and 10.8 searches with.
@Suite struct CommittedTranslationTests {
    private struct Recorded<Results: Decodable>: Decodable {
        let results: Results
    }

    private struct Search: Decodable {
        struct Gains: Decodable {
            /// Of the sentences that the beam translates differently.
            let gains: [Double]
            let same, greedyBLEU: Double
        }
        let certifiedShare: Double
        let gains: Gains
    }

    private struct Translation: Decodable {
        let bleu: Double

        private enum CodingKeys: String, CodingKey { case bleu = "bleu-translator" }
    }

    private func results<Results: Decodable>(_ chapter: String) throws -> Results {
        let file = projectFolder.appendingPathComponent("Figures/\(chapter).json")
        return try JSONDecoder().decode(Recorded<Results>.self, from: Data(contentsOf: file))
            .results
    }

    @Test func `nearly every optimum is proven, of hundreds of sentences`() throws {
        let search: Search = try results("beam-search")
        let sentenceCount = Double(search.gains.gains.count) / (1 - search.gains.same)
        #expect(sentenceCount >= 500 && sentenceCount < 1e6)
        #expect(0.95...1 ~= search.certifiedShare)
    }

    @Test func `both chapters search greedily with the same translator on the same sentences`()
        throws
    {
        let (search, translation): (Search, Translation) = (
            try results("beam-search"), try results("seq2seq")
        )
        #expect(abs(search.gains.greedyBLEU - translation.bleu) < 1e-9)
    }
}
