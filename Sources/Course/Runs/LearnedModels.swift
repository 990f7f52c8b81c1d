import Foundation
import Notebook
import Recurrent

extension TranslationData {
    /// Asks of a trained translator that on what it was trained on it does as well as a guess among all
    /// words, but for half a nat, as one that has hardly begun may. (One that knows its pairs by heart is
    /// sure of what is wrong in others.)
    /// - Throws: `RecurrentError` if it does not.
    public func checkLearned(_ translator: Translator, threadCount: Int) throws {
        let loss = loss(of: translator.model, some(training), threadCount: threadCount)
        let guess = log(Double(vocabularies.target.count))
        try requireLearned(
            loss < guess + 0.5,
            String(
                format: "its loss on its own training pairs is %.3g, that of a guess %.3g", loss,
                guess))
    }
}

extension Windows {
    /// Asks of a trained model that it does better than to guess on what it was trained on: one that
    /// knows its text by heart is sure of what is wrong in another, and the curve of its training ends
    /// before the last step.
    /// - Throws: `RecurrentError` if it does not.
    func checkLearned(
        _ model: LanguageModel<AnyRecurrentLayer>, _ settings: TrainingSettings, guess: Int,
        threadCount: Int
    ) throws {
        var settings = settings
        settings.threadCount = threadCount
        let perplexity = try model.perplexity(on: self, at: some(training), settings)
        try requireLearned(
            perplexity < Double(guess),
            String(
                format: "its perplexity on its own training text is %.3g, no better than a guess",
                perplexity))
    }
}

/// About a thousand examples, taken evenly; all of fewer.
private func some(_ examples: some Collection<Int>) -> [Int] {
    let step = examples.count / 1_000 + 1
    return examples.enumerated().filter { $0.offset % step == 0 }.map(\.element)
}

private func requireLearned(_ holds: Bool, _ problem: String) throws {
    try throwUnless(
        holds, "the trained model", problem,
        remedy: "it has diverged, or hardly begun; try a smaller learning rate, or more epochs")
}
