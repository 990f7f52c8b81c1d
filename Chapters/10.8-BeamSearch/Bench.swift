import Course
import Foundation
import Notebook
import Recurrent

/// What a search found for the held-out sentences.
struct Found {
    let results: [SearchResult]
    let seconds: Double
    let bleu: BLEUScore

    var best: [Hypothesis] { results.map(\.best) }
    var meanLogProbability: Double { mean { $0.best.logProbability } }
    var rows: Double { mean { Double($0.cost.rows) } }
    var milliseconds: Double { 1000 * seconds / Double(results.count) }
    /// Words of the translations to words of the closest references.
    var lengthRatio: Double {
        Double(bleu.hypothesisLength) / Double(bleu.referenceLength)
    }
    /// The share of sentences for which nothing at all is written.
    var emptyShare: Double { mean { $0.best.text.isEmpty ? 1 : 0 } }

    private func mean(_ value: (SearchResult) -> Double) -> Double {
        results.reduce(0) { $0 + value($1) } / Double(results.count)
    }
}

/// The numbers of a search, as they are recorded.
struct Numbers: Encodable {
    let search: String
    let bleu, lengthRatio, meanLogProbability, rows, milliseconds: Double

    init(_ search: String, _ found: Found) {
        self.search = search
        bleu = found.bleu.score
        lengthRatio = found.lengthRatio
        meanLogProbability = found.meanLogProbability
        rows = found.rows
        milliseconds = found.milliseconds
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
            results: results, seconds: seconds, bleu: bleu(results.map(\.best)))
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
