import Foundation
import Notebook
import Recurrent

/// Exercise 2: trains on four times the text, and judges it and a network that
/// is trained already by text that neither has seen.
func moreText(
    than trained: LanguageModel<Deep<GRU>>, _ new: LanguageModel<Deep<GRU>>,
    _ training: LanguageModelTraining, in notebook: Notebook, _ corpus: Corpus
) throws {
    let windows = try Windows(
        corpus, trainingCount: 40_000, validationCount: 5_000,
        name: notebook.dataSet.name)
    var model = new
    var generator = Generator(seed: notebook.options.seed)
    let curve = try training.train(&model, on: windows, using: &generator)
    let before = try training.perplexity(of: trained, on: windows)
    let after = try training.perplexity(of: model, on: windows)
    show("as trained above: perplexity", before)
    show("on more text: perplexity", after)
    show("on more text: steps", curve.gradientNorms.count)
    notebook.record("moreText", [before, after])
}

/// Exercise 3: trains on a text, on the grammar's text and on as much of both,
/// the same number of steps, and judges each network by both texts.
func mixAuthors(
    _ new: LanguageModel<Deep<GRU>>, _ training: LanguageModelTraining,
    in notebook: Notebook, _ text: Corpus
) throws {
    var generator = Generator(seed: notebook.options.seed)
    let grammar = try Corpus(
        text: Grammar.text(sentenceCount: 900, using: &generator),
        vocabulary: text.vocabulary)
    let share = min(10_032, grammar.indices.count / 2, text.indices.count / 2)
    let both = try Corpus(
        text: [text, grammar].map { $0.decode($0.indices.prefix(share)) }
            .joined(), vocabulary: text.vocabulary)
    let (first, second) = (try Windows(text), try Windows(grammar))
    let mixed = try Windows(both, trainingCount: 20_000, validationCount: 1)

    func judge(_ name: String, _ windows: Windows, epochs: Int) throws {
        var (model, training) = (new, training)
        training.epochs = max(1, epochs)
        _ = try training.train(&model, on: windows, using: &generator)
        let perplexities = try [first, second].map {
            try training.perplexity(of: model, on: $0)
        }
        show(
            "trained on \(name)",
            String(
                format: "perplexity %.2f on %@, %.2f on the grammar",
                perplexities[0], notebook.dataSet.name, perplexities[1]))
        notebook.record("authors: \(name)", perplexities)
    }
    try judge(notebook.dataSet.name, first, epochs: training.epochs)
    try judge("the grammar", second, epochs: training.epochs)
    try judge("both", mixed, epochs: training.epochs / 2)
}
