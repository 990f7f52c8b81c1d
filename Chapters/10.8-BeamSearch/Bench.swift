import Course
import Foundation
import Notebook
import Recurrent

/// What a search found for the held-out sentences.
struct Found {
    let results: [SearchResult]
    /// What each translation adds to BLEU.
    let counts: [BLEUCounts]

    var best: [Hypothesis] { results.map(\.best) }
    var bleu: Double { bleu(of: counts.indices) }

    /// BLEU of some of the sentences; of none, 0.
    func bleu(of sentences: some Sequence<Int>) -> Double {
        CorpusBLEU().score(of: sum(sentences))
    }

    /// Words of the translations to words of the closest references.
    var lengthRatio: Double {
        let sum = sum(counts.indices)
        return Double(sum.hypothesisLength) / Double(sum.referenceLength)
    }

    func mean(_ value: (SearchResult) -> Double) -> Double {
        results.reduce(0) { $0 + value($1) } / Double(results.count)
    }

    private func sum(_ sentences: some Sequence<Int>) -> BLEUCounts {
        sentences.reduce(into: BLEUCounts(maximumOrder: 4)) { $0 += counts[$1] }
    }
}

/// A translator, sentences held out from its training, and what searches found
/// for them, each search run once.
final class Bench {
    let translator: Translator
    let queries: [TranslationData.Query]
    let sources: [[Int32]]
    let space: SearchSpace
    let threadCount: Int
    private var known: [String: Found] = [:]

    /// - Parameter count: how many sentences at most, taken evenly from the test
    ///   sentences, which stand in the order of their length.
    init(
        _ translator: Translator, _ data: TranslationData, count: Int,
        threadCount: Int
    ) {
        let all = data.queries(data.test)
        let count = min(count, all.count)
        queries = (0..<count).map { all[$0 * all.count / count] }
        (self.translator, self.threadCount) = (translator, threadCount)
        space = SearchSpace(maxLength: 2 * data.maximumLength)
        sources = queries.map {
            translator.vocabularies.source.indices(
                of: $0.source + [Vocabulary.end])
        }
    }

    func greedy() throws -> Found {
        let search = Sampler.greedy(within: space)
        return try found("greedy") { model, start, threads in
            try search(model, from: start, threadCount: threads)
        }
    }

    func beam(_ size: Int, alpha: Double = 0) throws -> Found {
        let search = BeamSearch(
            size: size, within: space, normalisation: .power(alpha))
        return try found("beam of \(size), α = \(alpha)") {
            model, start, threads in
            try search(model, from: start, threadCount: threads)
        }
    }

    /// The likeliest translations, proven where so many rows are enough; the
    /// search begins with what the beam found.
    func exact(rowLimit: Int, after beam: Found) throws -> Found {
        let search = ExactSearch(within: space, rowLimit: rowLimit)
        let known = beam.results.map(\.hypotheses)
        let results = try translator.inBatches(
            of: sources, threadCount: threadCount
        ) { [translator] batch, start, threads in
            try search(
                translator, from: start, known: batch.map { known[$0] },
                threadCount: threads)
        }
        return found(results)
    }

    private func found(
        _ name: String,
        _ search:
            @Sendable (Translator, NextTokens<Seq2SeqState>, Int) throws
            -> [SearchResult]
    ) throws -> Found {
        if let found = known[name] { return found }
        let results = try translator.inBatches(
            of: sources, threadCount: threadCount
        ) { [translator] _, start, threads in
            try search(translator, start, threads)
        }
        let found = found(results)
        known[name] = found
        return found
    }

    private func found(_ results: [SearchResult]) -> Found {
        let metric = CorpusBLEU(tokenization: .none)
        return Found(
            results: results,
            counts: zip(results, queries).map { result, query in
                metric.counts(
                    of: words(result.best.text).joined(separator: " "),
                    references: query.references.map {
                        $0.joined(separator: " ")
                    })
            })
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
