import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// The examples that 10.7 trains its translators on and 10.8 searches with: 20,000 pairs drawn
    /// from the whole text, without those that have a sentence of more than 24 tokens, split by
    /// source sentence.
    ///
    /// The split depends on the text alone, not on `--seed`, so that every translator learns from the
    /// same pairs and what one chapter trains on is never what the other tests on.
    ///
    /// With `--validation` the split is the reader's own.
    public func translationData(of text: ParallelText) -> TranslationData {
        var generator = Generator(seed: 0)
        func apart(_ text: String?, _ path: String?) throws -> ParallelText? {
            try text.map { try ParallelText(text: $0, name: path ?? dataSet.name) }
        }
        return run {
            tellLongPairs(text)
            if let validation = try apart(dataSet.validation, options.validation) {
                if options.test == nil {
                    Notebook.tell(
                        "no --test: the translators' BLEU is that of the sentences of --validation, by "
                            + "which the epoch is chosen")
                }
                let test = try apart(dataSet.test, options.test)
                for part in [validation, test].compactMap(\.self) { tellLongPairs(part) }
                return try TranslationData(
                    training: text, validation: validation, test: test, maximumLength: 24,
                    minimumFrequency: 3)
            }
            return try TranslationData(
                splitting: text, maximumLength: 24, minimumFrequency: 3, trainingCount: 20_000,
                validationCount: 500, testCount: 1_000, using: &generator)
        }
    }
}

extension Notebook {
    /// Of the reader's own pairs, how many are left out.
    private func tellLongPairs(_ text: ParallelText) {
        let longCount = text.pairs.count { max($0.source.count, $0.target.count) >= 24 }
        guard options.text != nil, longCount > 0 else { return }
        Notebook.tell(
            "left out: \(longCount) of \(text.pairs.count) pairs of \(text.name), which have more than "
                + "23 tokens on a side")
    }
}

extension TranslationData {
    /// All pairs of a text but those that have a sentence of more than 30 tokens, split by source
    /// sentence: 1,000 of these validate and 5,000 test.
    public static func whole(_ text: ParallelText) throws -> TranslationData {
        var generator = Generator(seed: 0)
        return try TranslationData(
            splitting: text, maximumLength: 30, validationCount: 1_000, testCount: 5_000,
            using: &generator)
    }
}

extension TranslationData {
    /// How many pairs it trains on, for a figure: `20,000 pairs`.
    public var trainingPairs: String { Self.pairs(training.count) }

    /// `20,000 pairs`
    public static func pairs(_ count: Int) -> String {
        "\(count.formatted(.number.locale(Locale(identifier: "en")))) pairs"
    }
}
