import Course
import Foundation
import Notebook
import Recurrent

/// Exercise 2: two layers of GRUs that read a text, or four times as much of it,
/// for the same number of steps, and are judged by text that neither has read.
enum Reading: String, Codable, CaseIterable {
    case some, more

    /// The perplexity of the unread text.
    func perplexity(
        _ corpus: Corpus, stepCount: Int, windowCount: Int, name: String,
        hiddenSize: Int, depth: Int, _ training: TrainingSettings, seed: UInt64
    ) throws -> Double {
        let (more, some) = try (
            Windows(
                corpus, stepCount: stepCount, trainingCount: 4 * windowCount,
                validationCount: windowCount / 2, name: name),
            Windows(
                corpus, stepCount: stepCount, trainingCount: windowCount,
                validationCount: windowCount / 2, name: name)
        )
        let ratio = Double(more.training.count) / Double(some.training.count)
        var (training, generator) = (training, Generator(seed: seed))
        if self == .some {
            training.epochs = Int(Double(training.epochs) * ratio)
        }
        var model = LanguageModel(
            stacking: depth, for: corpus.vocabulary.count, using: &generator
        ) { GRU($0, hiddenSize, using: &$1) }
        _ = try model.train(
            training, on: self == .some ? some : more, using: &generator)
        return try model.perplexity(on: more, training)
    }
}

/// Exercise 3: two layers of GRUs that read the book, the text of the embedded
/// corpus's grammar, or as much of both, for the same number of steps.
enum Author: String, Codable, CaseIterable {
    case book, grammar, both

    /// Whether the book's vocabulary has most of the grammar's text. What it has
    /// not is `<unk>`, and easy to predict.
    static func comparable(_ book: Corpus) -> Bool {
        var generator = Generator(seed: 0)
        let text = Grammar.text(sentenceCount: 100, using: &generator)
        let (read, unknown) = (book.encode(text), book.vocabulary.unknownIndex)
        return 2 * read.count { $0 == Int32(unknown) } < read.count
    }

    /// The perplexities of unread text of the book and of the grammar.
    func perplexities(
        _ book: Corpus, stepCount: Int, name: String, hiddenSize: Int,
        depth: Int, _ training: TrainingSettings, seed: UInt64
    ) throws -> [Double] {
        var generator = Generator(seed: seed)
        let grammar = try Corpus(
            text: Grammar.text(sentenceCount: 900, using: &generator),
            letters: book.encoding.letters, unit: book.encoding.unit,
            vocabulary: book.vocabulary)
        let share = min(
            10_032, (grammar.indices.count + 1) / 2,
            (book.indices.count + 1) / 2)
        let both = [book, grammar].flatMap { $0.indices.prefix(share) }
        let ownText = [
            try Windows(book, stepCount: stepCount, name: name),
            try Windows(
                grammar, stepCount: stepCount, name: "the grammar's text",
                remedy: "take fewer steps, with --steps"),
        ]
        var training = training
        let windows: Windows
        switch self {
        case .book: windows = ownText[0]
        case .grammar: windows = ownText[1]
        case .both:
            windows = try Windows(
                Corpus(encoding: book.encoding, indices: both),
                stepCount: stepCount, trainingCount: 20_000,
                validationCount: 1, name: "\(name) and the grammar's text")
            training.epochs = max(1, training.epochs / 2)
        }
        var model = LanguageModel(
            stacking: depth, for: book.vocabulary.count, using: &generator
        ) { GRU($0, hiddenSize, using: &$1) }
        _ = try model.train(training, on: windows, using: &generator)
        return try ownText.map { try model.perplexity(on: $0, training) }
    }
}

/// Exercise 1: what stacks of GRUs and of LSTMs cost.
func stackCosts(
    inputSize: Int, hiddenSize: Int, depth: Int, seed: UInt64
) -> [Cost] {
    var generator = Generator(seed: seed)
    return [
        Cost(
            "GRU",
            layer: Deep(layerCount: depth, inputSize: inputSize) {
                GRU($0, hiddenSize, using: &generator)
            }),
        Cost(
            "LSTM",
            layer: Deep(layerCount: depth, inputSize: inputSize) {
                LSTM($0, hiddenSize, using: &generator)
            }),
    ]
}

extension LanguageModelOutcome {
    /// The first epoch after which the validation perplexity is below this; one
    /// past the last if it never is.
    func epoch(below perplexity: Double) -> Double {
        curve.validation.first { $0.value < perplexity }?.epoch
            ?? Double(curve.validation.count + 1)
    }
}
