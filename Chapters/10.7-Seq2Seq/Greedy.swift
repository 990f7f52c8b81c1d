import Course
import Recurrent

/// A sentence to translate, with every translation of it that there is.
struct Asked: Sendable {
    let source: [String]
    let references: [[String]]

    init(source: [String], references: [[String]]) {
        (self.source, self.references) = (source, references)
    }

    init(_ query: TranslationData.Query) {
        self.init(source: query.source, references: query.references)
    }
}

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

    func greedy(_ asked: [Asked], threads: Int) throws -> [[String]] {
        try greedy(asked.map { indices(of: $0) }, threads: threads)
    }

    /// What the encoder reads of a sentence.
    func indices(of asked: Asked) -> [Int32] {
        vocabularies.source.indices(of: asked.source + [Vocabulary.end])
    }

    /// The most tokens that a translation of these may have.
    static func longest(for sources: [[Int32]]) -> Int {
        2 * (sources.map(\.count).max() ?? 0) + 5
    }

    /// Of greedy translations.
    func bleu(of asked: [Asked], threads: Int) throws -> Double {
        try asked.bleu(greedy(asked, threads: threads))
    }
}
