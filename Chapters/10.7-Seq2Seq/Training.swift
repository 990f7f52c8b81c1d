import Course
import Foundation
import Notebook
import Recurrent

import struct Notebook.Progress

/// A translator and how its training went.
struct Trained: Sendable {
    var translator: Translator
    let curve: LearningCurve
    /// The most bytes that were held after an epoch of a run that takes hours,
    /// in whatever program it trained.
    var memory = 0.0
}

/// Where a run that takes hours is kept after every epoch, whether it goes on
/// with what is kept there, and which processes train it together.
struct LongTraining: Sendable {
    let folder: URL
    let options: Options
    let progress: Progress
    let ranks: (any Ranks)?
    let kept: KeptTraining

    init(
        folder: URL, options: Options, progress: Progress, ranks: (any Ranks)?
    ) {
        (self.folder, self.options) = (folder, options)
        (self.progress, self.ranks) = (progress, ranks)
        kept = KeptTraining(
            folder, every: 0, mustGoOn: options.resume, tell: Streams.warn)
    }

    var isFirst: Bool { ranks?.isFirst ?? true }
}

extension Setting {
    /// Trains a translator.
    func trained(
        seed: UInt64, threads: Int, long: LongTraining? = nil,
        dataName: String = ""
    ) throws -> Trained {
        var random = Generator(seed: seed)
        var translator = translator(using: &random)
        var training = training
        training.threadCount = threads
        var run = TrainingRun(
            translator.model, training, mask: mask,
            sortsByLength: sortsByLength, on: data,
            identity: "\(configuration), seed \(seed), \(dataName)",
            using: &random)
        run.ranks = long?.ranks
        var progress = long?.progress
        let kept = long?.kept ?? KeptTraining.current
        if let long {
            if long.isFirst { try kept?.check(long.folder, long.options) }
            // The others look at the folder once the first is done with it.
            _ = long.ranks?.agree(on: [])
        }
        try KeptTraining.$current.withValue(kept) {
            try run.train { run in
                if let long {
                    run.notes[run.epoch] = "\(peakMemory())"
                    if long.isFirst { kept?.mark(asEnded: false) }
                }
                progress?.update(
                    epoch: run.epoch,
                    value: run.curve.validation.last?.value ?? 0,
                    tokensPerSecond: run.tokensPerSecond)
            }
        }
        progress?.finish()
        translator.model = keepsBest ? run.best : run.model
        try data.checkLearned(translator, threadCount: threads)
        return Trained(
            translator: translator, curve: run.curve,
            memory: run.notes.values.compactMap(Double.init).max() ?? 0)
    }
}

/// What came of training as the book does.
struct BookOutcome: Codable {
    let curve: LearningCurve
    /// The least training loss there can be.
    let floor: Double
    let four: [BookSentence]

    init(_ setting: Setting, seed: UInt64, threads: Int) throws {
        let trained = try setting.trained(seed: seed, threads: threads)
        curve = trained.curve
        floor = setting.data.irreducibleLoss(of: setting.data.training).loss
        four = try BookSentence.all(by: trained.translator)
    }
}

/// The book's training beside D2L's points and PyTorch's runs.
func bookFigure(
    _ outcomes: [BookOutcome], pairs: Int, in notebook: Notebook
) -> Figure {
    let isBooks = notebook.dataSet.isReal
    let others =
        isBooks
        ? [Series](torch: PublishedCurve.seq2seqTorch)
            + [Series](PublishedCurve.seq2seq) : []
    return Figure(
        title: isBooks
            ? "The book's 512 pairs" : "\(pairs) pairs, the book's way",
        caption: notebook.origin(ofSeeds: outcomes.count)
            + (isBooks
                ? ". Grey: three seeds of PyTorch 2.15. Points: D2L" : ""),
        x: Axis("epoch"), y: Axis("loss (nats a token)"),
        series: others + [Series](outcomes.map(\.curve))
            + [.reference("floor", at: outcomes[0].floor)])
}

/// What the text says of the book's training.
func bookClaims(_ figure: Table, _ curves: [LearningCurve]) -> [Claim] {
    let (training, validation) = (figure["training"], figure["validation"])
    let trained = { LearningCurve.sample(curves.map(\.training), after: $0) }
    let unseen = { LearningCurve.sample(curves.map(\.validation), after: $0) }
    let torch = ["training", "validation"].map { figure["PyTorch, \($0)"] }
    return [
        Claim(
            "with every seed the training loss ends near its floor",
            Numbers(trained(30)) < 0.3,
            Numbers(trained(30)) > figure["floor"].first),
        Claim(
            "with every seed the validation loss rises from its least",
            Numbers(unseen(30) - Sample(curves.map(\.least))) > 0.3),
        Claim(
            "the curves are PyTorch's, to a tenth",
            (training.at(torch[0].x) / torch[0]).lies(in: 0.9...1.1),
            (validation.at(torch[1].x) / torch[1]).lies(in: 0.9...1.1)),
        Claim(
            "after 16 epochs D2L's training loss is above", trained(16) < 0.467),
        Claim("D2L's validation loss ends lower", Numbers(unseen(30)) > 3.36),
    ]
}

/// Where the models of a chapter's translators go, if they are kept.
struct TranslatorFolders: Sendable {
    /// By the kind of translator and the seed.
    let places: [TranslatorKind: [UInt64: ModelPlace]]

    /// Trains, measures and saves a translator.
    func outcome(
        of setting: Setting, _ kind: TranslatorKind, on held: HeldOut,
        seed: UInt64, threads: Int
    ) throws -> TranslatorOutcome {
        let setting = setting.of(kind)
        let trained = try setting.trained(seed: seed, threads: threads)
        return try TranslatorOutcome(
            trained, on: held, of: setting.data,
            keptIn: places[kind]?[seed], threads: threads)
    }

    /// Whether a kept run's model is still in its folder.
    func holds(
        _ kind: TranslatorKind, _ seed: UInt64, _ outcome: TranslatorOutcome
    ) -> Bool {
        guard let place = places[kind]?[seed] else { return true }
        return outcome.model != nil
            && outcome.model == Notebook.modelFingerprint(in: place.folder)
    }
}

extension Notebook {
    /// - Throws: `RecurrentError` when a folder holds another model.
    func translatorFolders(
        for setting: Setting, of kinds: [TranslatorKind]
    ) throws -> TranslatorFolders {
        var places: [TranslatorKind: [UInt64: ModelPlace]] = [:]
        for kind in kinds where keepsModel && !drawsFromKept {
            let setting = setting.of(kind)
            for seed in seeds.prefix(3) {
                places[kind, default: [:]][seed] = try place(
                    for: record(
                        of: setting.training, seed: seed,
                        setting.configuration.words),
                    in: modelFolder(seed: seed, kind: kind.folder))
            }
        }
        return TranslatorFolders(places: places)
    }
}

extension Setting {
    fileprivate func of(_ kind: TranslatorKind) -> Setting {
        var setting = self
        if kind == .attention { setting.configuration.attention = .dot }
        return setting
    }
}

extension Seq2SeqConfiguration {
    /// What a record of training says of it.
    var words: [String: String] {
        [
            "cell": cell.rawValue, "layers": "\(encoderLayerCount)",
            "hidden": "\(encoderHiddenSize)", "dropout": "\(dropout)",
            "attention": attention?.rawValue ?? "none",
        ]
    }
}

extension LearningCurve {
    /// Its least validation value.
    var least: Double { validation.map(\.value).min() ?? .nan }

    /// Where it starts and ends, in one line.
    var summary: String {
        String(
            format: "training %.3f to %.3f, validation %.3f after epoch %d, "
                + "%.1f s an epoch", training.first?.value ?? .nan,
            training.last?.value ?? .nan, least, bestEpoch ?? 0,
            seconds.sorted()[seconds.count / 2])
    }

    /// The values of several curves after an epoch.
    static func sample(
        _ curves: [[Point]], after epoch: Double
    ) -> Sample {
        Sample(curves.map { $0.first { $0.epoch == epoch }?.value ?? .nan })
    }
}

/// The loss of translators, in training and after each epoch.
func translatorFigure(
    _ curves: [(TranslatorKind, [LearningCurve])], in notebook: Notebook
) -> Figure {
    for (kind, curves) in curves {
        show("\(kind.title), seed \(notebook.seeds[0])", curves[0].summary)
    }
    let values = curves.flatMap(\.1).flatMap {
        ($0.training + $0.validation).map(\.value)
    }
    let range = 0...1.05 * (values.max() ?? 1)
    return Figure(
        title: "Translators on more and longer sentences",
        caption: notebook.origin(ofSeeds: curves[0].1.count),
        panels: curves.map { kind, curves in
            Panel(
                title: kind.title, x: Axis("epoch"),
                y: Axis("loss (nats a token)", range: range),
                series: [Series](curves))
        }, columns: 2)
}
