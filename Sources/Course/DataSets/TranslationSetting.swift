import Foundation
import Notebook
import Recurrent

extension TranslationData {
    /// The most tokens of a sentence that 10.7's translators learn but by `--full`, `<eos>` included.
    public static let usualLength = 24
    /// The most pairs that they learn from.
    public static let usualCount = 20_000
    /// The most tokens of a sentence that they learn by `--full`.
    public static let wholeLength = 30
}

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
        run {
            let length = TranslationData.usualLength
            if let own = try ownSplit(text, maximumLength: length, minimumFrequency: 3) {
                if dataSet.test == nil {
                    tellOfOwn(
                        "no --test: the translators' BLEU is that of the sentences of "
                            + "--validation, by which the epoch is chosen")
                }
                tellUnknown(own)
                return own
            }
            tellLongPairs(text, maximumLength: length)
            var generator = Generator(seed: 0)
            let data = try TranslationData(
                splitting: text, maximumLength: length, minimumFrequency: 3,
                trainingCount: TranslationData.usualCount, validationCount: 500, testCount: 1_000,
                using: &generator)
            if data.training.count == TranslationData.usualCount {
                tellOfOwn(
                    "\(data.trainingPairs) of these are trained on, by --full of 10.7 all")
            }
            tellUnknown(data)
            return data
        }
    }

    /// The reader's own split, of which the sentences that validate are none of those trained on; nil
    /// without `--validation`.
    /// - Parameters:
    ///   - maximumLength: the most tokens of a sentence, `<eos>` included; pairs with longer ones are
    ///     left out.
    ///   - user: what trains on them, for the lines that say what is left out, such as ` by --full`.
    public func ownSplit(
        _ text: ParallelText, maximumLength: Int, minimumFrequency: Int = 2, user: String = ""
    ) throws -> TranslationData? {
        guard let validation = try part(dataSet.validation, options.validation) else { return nil }
        let test = try part(dataSet.test, options.test)
        for part in [text, validation, test].compactMap(\.self) {
            tellLongPairs(part, maximumLength: maximumLength, user: user)
        }
        let known = Set(text.pairs.filter { $0.fits(maximumLength) }.map(\.source))
        let unseen = validation.filter { !known.contains($0.source) }
        let count = validation.pairs.count - unseen.pairs.count
        if count > 0 {
            tellOfOwn(
                "left out of the validation\(user): \(count) of \(validation.pairs.count) pairs, whose "
                    + "sources are trained on")
        }
        try throwUnless(
            !unseen.pairs.isEmpty, "the validation", "asks only what is trained on",
            remedy: "give pairs of other sources, with --validation")
        return try TranslationData(
            training: text, validation: unseen, test: test, maximumLength: maximumLength,
            minimumFrequency: minimumFrequency)
    }

    private func part(_ text: String?, _ path: String?) throws -> ParallelText? {
        try text.map { try ParallelText(text: $0, name: path ?? dataSet.name) }
    }

    /// How many pairs are left out.
    private func tellLongPairs(
        _ text: ParallelText, maximumLength: Int, user: String = ""
    ) {
        let count = text.pairs.count { !$0.fits(maximumLength) }
        guard count > 0 else { return }
        tellOfOwn(
            "left out\(user): \(count) of \(text.pairs.count) pairs of "
                + "\(text.name), which have more than \(maximumLength - 1) tokens on a side")
    }

    /// How many words are not known, as in few pairs or in a language that sets no spaces.
    private func tellUnknown(_ data: TranslationData) {
        for (side, sentences, vocabulary) in [
            ("source", data.sources, data.sourceVocabulary),
            ("target", data.targets, data.targetVocabulary),
        ] {
            let words = data.training.flatMap { sentences[$0].dropLast() }
            let count = words.count { $0 == vocabulary.unknownIndex }
            tellUnknown(count, of: words.count, "the \(side)'s words")
        }
    }

    /// How many words occur fewer than three times, where they are a tenth of all and more.
    func tellUnknown(_ count: Int, of total: Int, _ words: String) {
        guard 10 * count > total else { return }
        tellOfOwn(
            "\(100 * count / total) % of \(words) are too rare to be known"
                + (2 * count > total ? "; a word is what stands between spaces" : ""))
    }

    /// What a reader who knows the book's pairs need not be told of them.
    private func tellOfOwn(_ line: String) {
        if options.text != nil { Notebook.tell(line) }
    }
}

extension TranslationData {
    /// Epochs for so many steps, where of few pairs an epoch has few. A minibatch of more than the
    /// usual 128 makes no more epochs.
    public func epochs(atLeast least: Int, ofSteps steps: Int, batchSize: Int) -> Int {
        max(least, steps / (1 + (training.count - 1) / min(batchSize, 128)))
    }

    /// All pairs of a text but those that have a sentence of more than 30 tokens, split by source
    /// sentence: 1,000 of these validate and 5,000 test.
    public static func whole(_ text: ParallelText) throws -> TranslationData {
        var generator = Generator(seed: 0)
        return try TranslationData(
            splitting: text, maximumLength: wholeLength, validationCount: 1_000,
            testCount: 5_000, using: &generator)
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
