import Foundation
import Notebook
import Recurrent

/// What ways of continuing a text come to, with a language model of characters
/// as in the earlier chapters.
struct TextGeneration {
    /// Of one way, over all beginnings.
    struct Row: Codable, Sendable {
        let way: String
        /// ln P of a character, by the model.
        let logProbability: Double
        /// Of the runs of ten characters, the share that was there before.
        let repeated: Double
        /// The share of the words that are in the text trained on.
        let known: Double
        let sample: String
    }

    private let corpus: Corpus
    private let model: LanguageModel<GRU>
    private let knownWords: Set<Substring>
    private let beginnings: [[Int32]]
    private let length: Int
    private let random: Generator

    init(_ text: String, quick: Bool, seed: UInt64, threads: Int) throws {
        corpus = try Corpus(text: text)
        let windows = try Windows(
            corpus, trainingCount: quick ? 4_000 : 10_000,
            validationCount: quick ? 500 : 5_000)
        let (size, hidden) = (corpus.vocabulary.count, quick ? 32 : 64)
        var random = Generator(seed: seed)
        var model = LanguageModel(
            GRU(size, hidden, using: &random), outputSize: size, using: &random)
        _ = try model.train(
            TrainingSettings(
                epochs: quick ? 4 : 20, learningRate: 4,
                batchSize: quick ? 64 : 1024, threadCount: threads),
            on: windows, using: &random)
        (self.model, self.random) = (model, random)
        knownWords = Set(corpus.decode(corpus.indices).split(separator: " "))
        length = quick ? 60 : 300
        let unseen = corpus.indices[windows.validationTokens]
        beginnings = (0..<(quick ? 4 : 20)).map { number in
            Array(unseen.dropFirst(40 * number).prefix(20))
        }
    }

    /// A way to continue each beginning.
    private func row(
        _ way: String,
        _ continuation: (NextTokens<Tensor>) throws -> SearchResult
    ) throws -> Row {
        let found = try beginnings.map {
            try continuation(model.start(after: $0)).best
        }
        let texts = found.map { corpus.decode($0.tokens) }
        // The first and the last word may be cut off.
        let words = texts.flatMap {
            $0.split(separator: " ").dropFirst().dropLast()
        }
        let count = Double(found.count)
        return Row(
            way: way,
            logProbability: found.reduce(0) { $0 + $1.logProbability }
                / count / Double(length),
            repeated: texts.reduce(0) { $0 + repeatedShare($1) } / count,
            known: Double(words.count { knownWords.contains($0) })
                / Double(max(1, words.count)),
            sample: corpus.decode(beginnings[0]) + "|" + texts[0].prefix(80))
    }

    private func repeatedShare(_ text: String) -> Double {
        let characters = Array(text)
        let runs = (0...characters.count - 10).map {
            String(characters[$0..<$0 + 10])
        }
        return 1 - Double(Set(runs).count) / Double(runs.count)
    }

    func rows() throws -> [Row] {
        var random = random
        let space = SearchSpace(maxLength: length)
        func drawn(_ way: String, _ sampler: Sampler) throws -> Row {
            try row("drawn, \(way)") {
                try sampler(model, from: $0, using: &random)[0]
            }
        }
        return try [
            row("greedy") {
                try Sampler.greedy(within: space)(model, from: $0)[0]
            },
            row("beam of 10") {
                try BeamSearch(size: 10, within: space)(model, from: $0)[0]
            },
            drawn("temperature 1", Sampler(temperature: 1, within: space)),
            drawn("temperature 0.5", Sampler(temperature: 0.5, within: space)),
            drawn("top 3", Sampler(temperature: 1, topK: 3, within: space)),
            drawn(
                "nucleus 0.8", Sampler(temperature: 1, topP: 0.8, within: space)
            ),
        ]
    }

    /// The numbers of one way, over several seeds.
    static func summary(_ rows: [Row]) -> String {
        let sample = { (number: (Row) -> Double) in
            Sample(rows.map(number)).summary
        }
        return "ln P \(sample(\.logProbability)), "
            + "repeated \(sample { 100 * $0.repeated }) %, "
            + "known words \(sample { 100 * $0.known }) %"
    }
}
