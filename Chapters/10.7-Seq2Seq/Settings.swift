import Course
import Foundation
import Notebook
import Recurrent

/// A model and how it is trained, on what.
struct Setting {
    var data: TranslationData
    var configuration = Seq2SeqConfiguration()
    var training: TrainingSettings
    var forcing = Forcing.teacher
    var mask = LossMask.validLengths
    /// Whether minibatches are of like length, rather than of any.
    var sortsByLength = true
    /// Whether the model of the best epoch counts, rather than of the last.
    var keepsBest = false

    /// A model with weights as they are drawn.
    func translator(using generator: inout Generator) -> Translator {
        Translator(configuration, data.vocabularies, using: &generator)
    }
}

/// What the chapter trains, as the options vary it.
struct Settings {
    /// The book's experiment, to the letter: section 10.7.6.
    let book: Setting
    /// The same model on an honest split of far more pairs; with `--book` the
    /// book's setting.
    let translator: Setting
    /// A smaller model on fewer pairs, to compare one way with another; with
    /// `--book` the book's setting.
    let small: Setting

    init(_ notebook: Notebook) throws {
        let options = notebook.options
        if options.resume, !options.full || options.book {
            throw RecurrentError(
                place: "--resume", problem: "only the run of --full is kept",
                remedy: "give both, without --book")
        }
        let raw = notebook.readRawPairs()
        let text = try ParallelText(text: raw, name: notebook.dataSet.name)
        book = try notebook.bookSetting(raw)
        translator = options.book ? book : try notebook.honestSetting(text)
        small = options.book ? book : try notebook.smallSetting(text)
    }
}

extension Notebook {
    fileprivate func bookSetting(_ raw: String) throws -> Setting {
        let text = try ParallelText(
            text: raw, name: dataSet.name, normalization: .book, limit: 641)
        var setting = Setting(
            data: try .book(text),
            training: .translation(
                epochs: 30, threadCount: options.threads))
        setting.configuration.sourceStepCount = setting.data.stepCount
        setting.sortsByLength = false
        return varied(setting, quickEpochs: 2)
    }

    /// With `--full`, of all pairs there are.
    fileprivate func honestSetting(_ text: ParallelText) throws -> Setting {
        var generator = Generator(seed: 0)
        let data =
            try options.full
            ? TranslationData(
                splitting: text, maximumLength: 30, validationCount: 1_000,
                testCount: 1_000, using: &generator)
            : translationData(of: text)
        var setting = Setting(
            data: data,
            training: .translation(
                epochs: options.full ? 30 : 15, threadCount: options.threads))
        setting.keepsBest = true
        setting.training.learningRate = 0.002
        setting.training.patience = 3
        return varied(setting, quickEpochs: 3)
    }

    fileprivate func smallSetting(_ text: ParallelText) throws -> Setting {
        var generator = Generator(seed: 0)
        var setting = Setting(
            data: try TranslationData(
                splitting: text.prefix(6_000), maximumLength: 12,
                validationCount: 300, testCount: 0, using: &generator),
            training: .translation(
                epochs: 15, threadCount: options.threads))
        setting.configuration.setSizes(128)
        return varied(setting, quickEpochs: 1)
    }

    private func varied(_ setting: Setting, quickEpochs: Int) -> Setting {
        var setting = setting
        if let size = options.hidden ?? (options.quick ? 16 : nil) {
            setting.configuration.setSizes(size)
        }
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
}
