import Notebook
import Recurrent

extension Notebook {
    /// A text as language models read it and the windows of it that D2L trains them on, but for the
    /// options that were given: `--letters`, `--words`, `--steps` and `--windows`.
    ///
    /// Says how many there are of each kind.
    public func characters(of text: String) -> (corpus: Corpus, windows: Windows) {
        run {
            let corpus = try corpus(of: text, name: dataSet.name)
            let windows = try windows(of: corpus, name: dataSet.name)
            try checkMemory(of: corpus, windows)
            let counts = [
                windows.training.count, windows.validation.count,
                corpus.indices.count - windows.stepCount,
            ].map { number($0) }
            show("windows", "\(counts[0]) train, \(counts[1]) validate, of \(counts[2])")
            let trained = corpus.indices[windows.trainingTokens]
            tellUnknown(
                trained.count { $0 == corpus.vocabulary.unknownIndex }, of: trained.count,
                "the words")
            return (corpus, windows)
        }
    }

    /// Refuses a vocabulary that cannot fit: there are predictions for each step of the sequences that
    /// the threads have at a time, and their gradients.
    private func checkMemory(of corpus: Corpus, _ windows: Windows) throws {
        let count = corpus.vocabulary.count
        let sequences = min(batchSize, windows.training.count, options.threads * shardSize)
        let need = Double(2 * 4 * sequences * windows.stepCount) * Double(count)
        try throwUnless(
            need <= Limits.memory, dataSet.name,
            "has \(number(count)) different \(tokenName)s, which take \(Limits.lack(of: need))",
            remedy: "take fewer sequences at a time, with --batch, or --threads")
    }

    /// Of the book's text the letters that the book keeps; of another text all.
    /// - Parameter name: what errors call the text.
    public func corpus(of text: String, name: String) throws -> Corpus {
        let corpus = try Corpus(
            text: text, letters: options.letters ?? (options.text == nil ? .latin : .all),
            unit: options.words ? .words : .characters,
            minimumFrequency: options.words ? 3 : 1, name: name)
        try throwUnless(
            corpus.vocabulary.count > 1, name, "no word occurs three times",
            remedy: "give a longer text, or read it in characters, without --words")
        return corpus
    }

    /// The windows to train on, half of which validate, unless the text is too short.
    public var windowCount: Int { options.windows ?? 10_000 }

    /// What one token of a text is here.
    public var tokenName: String { options.words ? "word" : "character" }

    func windows(of corpus: Corpus, name: String) throws -> Windows {
        try Windows(
            corpus, stepCount: options.steps ?? 32, trainingCount: windowCount,
            validationCount: windowCount / 2, name: name,
            remedy: "give a longer text"
                + (heeds(.steps) ? ", or take fewer steps, with --steps" : ""))
    }
}

extension [Options.Special: String] {
    /// What chapters heed that train language models as the book does.
    public static func languageModels(epochs: String = "50", learningRate: String = "4") -> Self {
        [
            .text: "", .data: "Data", .letters: "", .words: "", .steps: "32",
            .windows: "10000", .batch: "1024", .epochs: epochs, .hidden: "32",
            .learningRate: learningRate,
        ]
    }

    /// Besides, what a chapter heeds that keeps its model.
    public static let keeping: Self = [.save: "", .replace: ""]

    public static func + (a: Self, b: Self) -> Self { a.merging(b) { $1 } }
}
