import Course
import Foundation
import Notebook
import Recurrent

/// Exercise 2: trains on a text and on four times as much of it, the same
/// number of steps, and judges both networks by text that neither has seen.
func moreText(
    _ corpus: Corpus, hiddenSize: Int, depth: Int,
    _ training: TrainingSettings, in notebook: Notebook
) throws {
    let name = notebook.dataSet.name
    let some = try Windows(corpus, name: name)
    let more = try Windows(
        corpus, trainingCount: 40_000, validationCount: 5_000, name: name)
    let ratio = Double(more.training.count) / Double(some.training.count)
    let plans = [
        (some, Int(Double(training.epochs) * ratio)), (more, training.epochs),
    ]
    let perplexities = try plans.map { windows, epochs in
        var generator = Generator(seed: notebook.options.seed)
        var model = LanguageModel.deepGRU(
            corpus.vocabulary.count, hiddenSize, depth: depth,
            using: &generator)
        var training = training
        training.epochs = epochs
        _ = try model.train(training, on: windows, using: &generator)
        let perplexity = try model.perplexity(on: more, training)
        show("windows: \(windows.training.count), perplexity", perplexity)
        return perplexity
    }
    notebook.record("moreText", perplexities)
}

/// Exercise 3: trains on a text, on the grammar's text and on as much of both,
/// the same number of steps, and judges each network by both texts.
func mixAuthors(
    _ text: Corpus, hiddenSize: Int, depth: Int,
    _ training: TrainingSettings, in notebook: Notebook
) throws {
    var generator = Generator(seed: notebook.options.seed)
    let grammar = try Corpus(
        text: Grammar.text(sentenceCount: 900, using: &generator),
        vocabulary: text.vocabulary)
    let share = min(10_032, grammar.indices.count / 2, text.indices.count / 2)
    let both = [text, grammar].map { $0.decode($0.indices.prefix(share)) }
    let (first, second) = (try Windows(text), try Windows(grammar))
    let mixed = try Windows(
        Corpus(text: both.joined(), vocabulary: text.vocabulary),
        trainingCount: 20_000, validationCount: 1)
    let start = LanguageModel.deepGRU(
        text.vocabulary.count, hiddenSize, depth: depth, using: &generator)

    let plans = [
        (notebook.dataSet.name, first, training.epochs),
        ("the grammar", second, training.epochs),
        ("both", mixed, max(1, training.epochs / 2)),
    ]
    for (name, windows, epochs) in plans {
        var (model, training) = (start, training)
        training.epochs = epochs
        _ = try model.train(training, on: windows, using: &generator)
        let reached = try [first, second].map {
            try model.perplexity(on: $0, training)
        }
        show(
            "trained on \(name)",
            String(
                format: "perplexity %.2f on %@, %.2f on the grammar",
                reached[0], notebook.dataSet.name, reached[1]))
        notebook.record("authors: \(name)", reached)
    }
}
