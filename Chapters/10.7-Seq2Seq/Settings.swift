import Course
import Foundation
import Notebook
import Recurrent

/// A model and how it is trained, on what.
struct Setting {
    var data: TranslationData
    var configuration = Seq2SeqConfiguration()
    var training: TranslationTraining

    /// A model with weights as they are drawn.
    func translator(using generator: inout Generator) -> Translator {
        Translator(configuration, data.vocabularies, using: &generator)
    }
}

extension Options {
    /// Only the run of `--full` is kept to be gone on with.
    func refuseResumeWithoutFull() throws {
        guard resume, !full || book else { return }
        throw RecurrentError(
            place: "--resume", problem: "only the run of --full is kept",
            remedy: "give both, without --book")
    }
}

extension Notebook {
    /// The book's experiment, to the letter: section 10.7.6.
    func bookSetting(_ raw: String) throws -> Setting {
        let text = try ParallelText(
            text: raw, name: dataSet.name, normalization: .book, limit: 641)
        var setting = Setting(
            data: try .book(text),
            training: TranslationTraining(
                epochs: 30, threadCount: options.threads))
        setting.configuration.sourceStepCount = setting.data.stepCount
        setting.training.sortsByLength = false
        return varied(setting, quickEpochs: 2)
    }

    /// The same model on an honest split of far more pairs; with `--full`, of
    /// all there are.
    func honestSetting(_ text: ParallelText) throws -> Setting {
        var setting = Setting(
            data: try options.full
                ? wholeText(text) : translationData(of: text),
            training: TranslationTraining(
                epochs: options.full ? 30 : 15, threadCount: options.threads))
        setting.training.learningRate = 0.002
        setting.training.patience = 3
        return varied(setting, quickEpochs: 3)
    }

    /// A smaller model on fewer pairs, to compare one way with another.
    func smallSetting(_ text: ParallelText) throws -> Setting {
        var generator = Generator(seed: 0)
        var setting = Setting(
            data: try TranslationData(
                splitting: text.prefix(6_000), maximumLength: 12,
                validationCount: 300, testCount: 0, using: &generator),
            training: TranslationTraining(
                epochs: 15, threadCount: options.threads))
        setting.configuration.setSizes(128)
        return varied(setting, quickEpochs: 1)
    }

    private func wholeText(_ text: ParallelText) throws -> TranslationData {
        var generator = Generator(seed: 0)
        return try TranslationData(
            splitting: text, maximumLength: 30, validationCount: 1_000,
            testCount: 1_000, using: &generator)
    }

    private func varied(_ setting: Setting, quickEpochs: Int) -> Setting {
        var setting = setting
        let size = options.hidden ?? (options.quick ? 16 : nil)
        if let size { setting.configuration.setSizes(size) }
        let layers = options.layers ?? 2
        setting.configuration.encoderLayerCount = layers
        setting.configuration.decoderLayerCount = layers
        setting.configuration.dropout = options.dropout ?? 0.2
        if options.quick { setting.training.epochs = quickEpochs }
        setting.training.epochs = options.epochs ?? setting.training.epochs
        setting.training.learningRate =
            options.learningRate ?? setting.training.learningRate
        return setting
    }

    /// Trains with a progress line and records what it came to under its name.
    func train<Source, Target>(
        _ name: String, _ model: EncoderDecoder<Source, Target>,
        _ setting: Setting, using generator: inout Generator,
        keptIn folder: URL? = nil,
        each: (TranslationRun<Source, Target>) throws -> Void = { _ in }
    ) throws -> TranslationRun<Source, Target> {
        let run = try train(
            name, model, setting.training, on: setting.data, using: &generator,
            keptIn: folder,
            identity:
                "\(setting.configuration), seed \(options.seed), \(dataSet.name)",
            each: each)
        record(name, run)
        return run
    }

    /// Trains the chapter's translator (with `--full`, a run that is kept after
    /// every epoch) and saves it whenever it is better than
    /// it was. It is left as it was after its best epoch.
    func trainTranslator(
        _ translator: inout Translator, _ setting: Setting,
        using generator: inout Generator
    ) throws -> TranslationCurve {
        var saved = translator
        let run = try train(
            "translator", translator.model, setting, using: &generator,
            keptIn: options.full
                ? modelFolder.appendingPathComponent("training") : nil
        ) { run in
            guard run.curve.bestEpoch == run.epoch else { return }
            saved.model = run.best
            try saved.save(to: modelFolder)
        }
        translator.model = run.best
        return run.curve
    }
}
