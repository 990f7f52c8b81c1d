import Course
import Foundation
import Notebook
import Recurrent
import Synchronization

/// The translators that are searched with, one for each seed, and what they
/// know.
final class Translators: Sendable {
    /// What tells them from others; empty for small ones, which are trained here.
    let fingerprint: String
    /// How many seeds there are translators of, at most.
    let seedCount: Int
    let data: TranslationData
    private let trained: [Translator]
    private let small: SmallTraining
    private let known = Mutex<[UInt64: Translator]>([:])

    /// Those that 10.7 trained, one for each seed.
    init(
        _ trained: [(translator: Translator, fingerprint: String)],
        _ data: TranslationData, _ small: SmallTraining
    ) {
        self.trained = trained.map(\.translator)
        fingerprint = trained.map(\.fingerprint).joined(separator: " ")
        (seedCount, self.data, self.small) = (trained.count, data, small)
    }

    /// Small ones.
    init(_ data: TranslationData, _ small: SmallTraining, seedCount: Int = 3) {
        (trained, fingerprint) = ([], "")
        (self.seedCount, self.data, self.small) = (seedCount, data, small)
    }

    /// - Parameter place: the seed's among those of the run, counted from 0.
    func translator(_ place: Int, seed: UInt64, threads: Int) throws
        -> Translator
    {
        if !trained.isEmpty { return trained[place] }
        return try known.withLock { known in
            if let translator = known[seed] { return translator }
            let translator = try small.translator(
                data, seed: seed, threads: threads)
            known[seed] = translator
            return translator
        }
    }
}

/// How a translator is trained here: one that knows little beside those of 10.7.
struct SmallTraining: Sendable {
    let size, epochs, batchSize: Int
    let learningRate: Float

    init(_ options: Options, epochs: Int) {
        size = options.hidden ?? (options.quick ? 64 : 128)
        self.epochs = epochs
        batchSize = options.quick ? 64 : 128
        learningRate = options.learningRate ?? 0.005
    }

    func translator(_ data: TranslationData, seed: UInt64, threads: Int) throws
        -> Translator
    {
        var random = Generator(seed: seed)
        var translator = Translator(
            Seq2SeqConfiguration(size: size, layerCount: 1), data.vocabularies,
            using: &random)
        var training = TrainingSettings.translation(
            epochs: epochs, threadCount: threads)
        (training.learningRate, training.batchSize) = (learningRate, batchSize)
        var run = TrainingRun(
            translator.model, training, on: data, using: &random)
        try run.train()
        translator.model = run.model
        try data.checkLearned(translator, threadCount: threads)
        return translator
    }
}

extension Notebook {
    /// The translators that 10.7 trained on these data with the seeds of this
    /// run, at most three; where there is none, small ones, whose figures
    /// replace none in `Figures`.
    func translators(_ data: TranslationData) throws -> Translators {
        let least = SmallTraining(options, epochs: options.quick ? 25 : 6)
        let epochs = data.epochs(
            atLeast: least.epochs, ofSteps: 400, batchSize: least.batchSize)
        let small = SmallTraining(options, epochs: options.epochs ?? epochs)
        // What is drawn from kept runs needs no model.
        if drawsFromKept {
            return Translators(
                data, small, seedCount: options.model == nil ? 3 : 1)
        }
        if let named = options.model {
            let folder = URL(fileURLWithPath: named)
            let translator = try Translator(folder: folder)
            if !translator.isOf(data, text: dataSet.checksum, in: folder) {
                Notebook.tell(
                    "\(named) was trained on other pairs: it may not know these "
                        + "words, or may have learned these very sentences")
                useAsTrial()
            }
            tell(named)
            let fingerprint = Notebook.modelFingerprint(in: folder) ?? "none"
            return Translators([(translator, fingerprint)], data, small)
        }
        var trained: [(Translator, String)] = []
        for seed in seeds.prefix(3) {
            let folder = modelFolder(of: "seq2seq", seed: seed)
            let fingerprint = Notebook.modelFingerprint(in: folder)
            guard let fingerprint else { break }
            let translator = try Translator(folder: folder)
            guard translator.isOf(data, text: dataSet.checksum, in: folder)
            else {
                show("\(folder.relativePath) was trained on other pairs.")
                break
            }
            tell(folder.relativePath)
            trained.append((translator, fingerprint))
        }
        if !trained.isEmpty { return Translators(trained, data, small) }
        show(
            "There is no model of 10.7 for these pairs; small ones are trained."
        )
        useAsTrial()
        return Translators(data, small)
    }

    /// Where 10.7 keeps the one that it trains on these data by `--full`.
    var allPairsFolder: URL {
        modelFolder(of: "seq2seq", seed: options.seed, ["full"])
    }

    /// What is drawn from here on replaces no figure of the real translators.
    func useAsTrial() {
        var trial = dataSet
        trial.isReal = false
        use(trial)
    }

    /// Names a trained model, and the options of training given in vain.
    private func tell(_ path: String) {
        let given = [
            ("--epochs", options.epochs != nil),
            ("--hidden", options.hidden != nil),
            ("--learning-rate", options.learningRate != nil),
        ].filter(\.1).map(\.0).joined(separator: ", ")
        Notebook.tell(
            "model in \(path)"
                + (options.full && options.model != nil
                    ? ", but for beam-full that in "
                        + allPairsFolder.relativePath : "")
                + (given.isEmpty
                    ? "" : "; not used, as it is trained: \(given)"))
    }
}

extension Translator {
    /// The one that 10.7 trains on all pairs.
    init(of data: TranslationData, text checksum: String, in folder: URL) throws
    {
        guard Notebook.modelFingerprint(in: folder) != nil else {
            throw RecurrentError(
                place: folder.relativePath,
                problem: "there is no trained model here",
                remedy: "run Seq2Seq --full on the same data with the same "
                    + "seed, or move the model here that it kept elsewhere")
        }
        try self.init(folder: folder)
        guard isOf(data, text: checksum, in: folder) else {
            throw RecurrentError(
                place: folder.relativePath,
                problem: "was trained on other pairs",
                remedy: "run Seq2Seq --full on these")
        }
    }

    /// Whether it knows the very words that these data have, and its record, if
    /// it has one, names the text that they are of.
    fileprivate func isOf(
        _ data: TranslationData, text checksum: String, in folder: URL
    ) -> Bool {
        let (own, theirs) = (vocabularies, data.vocabularies)
        let record = TrainingRecord(in: folder)
        func haveSame(_ side: (TranslationVocabularies) -> Vocabulary) -> Bool {
            side(own).tokens.map(\.utf8).elementsEqual(
                side(theirs).tokens.map(\.utf8), by: { $0.elementsEqual($1) })
        }
        return own.normalization == theirs.normalization
            && haveSame(\.source) && haveSame(\.target)
            && record?.checksum ?? checksum == checksum
    }
}
