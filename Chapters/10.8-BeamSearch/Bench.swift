import Course
import Foundation
import Notebook
import Recurrent

/// What a search found for the held-out sentences, and the numbers recorded of
/// it.
struct Found: Encodable {
    /// As it is recorded.
    var search: String
    let results: [SearchResult]
    let bleu, meanLogProbability, rows, milliseconds: Double
    /// Words of the translations to words of the closest references.
    let lengthRatio: Double

    var best: [Hypothesis] { results.map(\.best) }

    private enum CodingKeys: CodingKey {
        case search, bleu, lengthRatio, meanLogProbability, rows, milliseconds
    }

    init(
        _ search: String, _ results: [SearchResult], seconds: Double,
        bleu: BLEUScore
    ) {
        (self.search, self.results) = (search, results)
        func mean(_ value: (SearchResult) -> Double) -> Double {
            results.reduce(0) { $0 + value($1) } / Double(results.count)
        }
        self.bleu = bleu.score
        lengthRatio =
            Double(bleu.hypothesisLength) / Double(bleu.referenceLength)
        meanLogProbability = mean { $0.best.logProbability }
        rows = mean { Double($0.cost.rows) }
        milliseconds = 1000 * seconds / Double(results.count)
    }

    /// The same under another name.
    func named(_ search: String) -> Found {
        var found = self
        found.search = search
        return found
    }

    var summary: String {
        String(
            format: "BLEU %5.2f  length %.3f  ln P %7.4f  rows %7.1f  %6.2f ms",
            bleu, lengthRatio, meanLogProbability, rows, milliseconds)
    }
}

/// A translator, sentences held out from its training, and what searches found
/// for them, each search run once.
final class Bench {
    let translator: Translator
    let queries: [TranslationData.Query]
    let sources: [[Int32]]
    let space = SearchSpace(maxLength: 20)
    let threadCount: Int
    private var known: [String: Found] = [:]

    init(
        _ translator: Translator, _ queries: [TranslationData.Query],
        threadCount: Int
    ) {
        self.translator = translator
        self.queries = queries
        self.threadCount = threadCount
        sources = queries.map {
            translator.vocabularies.source.indices(
                of: $0.source + [Vocabulary.end])
        }
    }

    /// The same with the first sentences alone.
    func prefix(_ count: Int) -> Bench {
        Bench(
            translator, Array(queries.prefix(count)), threadCount: threadCount)
    }

    func greedy() throws -> Found {
        let search = Sampler.greedy(within: space)
        return try found("greedy") { model, start in
            try search(model, from: start, threadCount: threadCount)
        }
    }

    func beam(_ size: Int, alpha: Double = 0) throws -> Found {
        let search = BeamSearch(
            size: size, within: space, normalisation: .power(alpha))
        return try found("beam of \(size), α = \(alpha)") { model, start in
            try search(model, from: start, threadCount: threadCount)
        }
    }

    /// The likeliest translations, proven where 5,000 rows are enough.
    func exact() throws -> Found {
        let search = ExactSearch(within: space, rowLimit: 5_000)
        return try found("exact") { model, start in
            try search(model, from: start, threadCount: threadCount)
        }
    }

    private func found(
        _ name: String,
        _ search: (Translator, NextTokens<Seq2SeqState>) throws
            -> [SearchResult]
    ) rethrows -> Found {
        if let found = known[name] { return found }
        let start = ContinuousClock.now
        let results = try translator.translate(sources, by: search)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let found = Found(
            name, results, seconds: seconds, bleu: bleu(results.map(\.best)))
        known[name] = found
        return found
    }

    private func bleu(_ hypotheses: [Hypothesis]) -> BLEUScore {
        CorpusBLEU.ofTokens(
            hypotheses.map { words($0.text) },
            references: queries.map(\.references))
    }

    func words(_ tokens: some Sequence<Int32>) -> [String] {
        translator.vocabularies.target.tokens(at: tokens)
    }

    /// What may follow a beginning of a sentence's translation: the decoder as
    /// the functions from scratch want it.
    func nextToken(for sentence: Int) -> ([Int32]) -> [Double] {
        let start = translator.begin([sources[sentence]])
        return { [translator] prefix in
            let next = prefix.reduce(start) {
                translator.step([$1], from: $0.state)
            }
            return softmax(next.logits).scalars.map(Double.init)
        }
    }
}
