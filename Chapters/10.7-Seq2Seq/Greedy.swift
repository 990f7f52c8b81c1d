import Course
import Recurrent

extension Translator {
    /// The likeliest next token at every step (notes 10.7.7), for each source.
    func greedy(_ sources: [[Int32]], threads: Int) throws -> [[String]] {
        let search = Sampler.greedy(
            within: SearchSpace(maxLength: Translator.longest(for: sources)))
        return try translate(sources) {
            try search($0, from: $1, threadCount: threads)
        }
        .map { vocabularies.decode($0.best.tokens) }
    }

    /// The most tokens that a translation of these may have.
    static func longest(for sources: [[Int32]]) -> Int {
        2 * (sources.map(\.count).max() ?? 0) + 5
    }

    /// Corpus BLEU of greedy translations, against all translations there are.
    func bleu(of queries: [TranslationData.Query], threads: Int) throws
        -> Double
    {
        let found = try greedy(
            queries.map {
                vocabularies.source.indices(of: $0.source + [Vocabulary.end])
            },
            threads: threads)
        return CorpusBLEU.ofTokens(found, references: queries.map(\.references))
            .score
    }
}
