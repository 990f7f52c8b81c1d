import Course
import Foundation
import Notebook
import Recurrent

/// A model and how it is trained, on what.
struct Setting: Sendable {
    var data: TranslationData
    var configuration = Seq2SeqConfiguration()
    var training: TrainingSettings
    /// What the decoder reads at each epoch, 0 being the first and 1 the last.
    var forcing: @Sendable (_ progress: Double) -> Forcing = { _ in .teacher }
    var mask = LossMask.validLengths
    /// Whether minibatches are of like length, rather than of any.
    var sortsByLength = true
    /// Whether the model of the best epoch counts, rather than of the last.
    var keepsBest = false
    /// Whether the output layer is the decoder's embedding.
    var isTied = false

    /// A model with weights as they are drawn.
    func translator(using generator: inout Generator) -> Translator {
        Translator(configuration, data.vocabularies, using: &generator)
    }
}

/// What the chapter trains, as the options vary it.
struct Settings {
    /// The book's experiment, to the letter: section 10.7.6.
    let book: Setting
    /// The same kind of model on an honest split of far more pairs; with
    /// `--book` the book's setting.
    let translator: Setting
    /// A smaller model on fewer and simpler pairs, to compare one way with
    /// another; with `--book` the book's setting.
    let small: Setting
    /// A larger model for all pairs, or those that the reader split; without
    /// `--full`, which alone asks for them, the data are the translator's.
    let whole: Setting

    init(_ notebook: Notebook) throws {
        let options = notebook.options
        let raw = notebook.readRawPairs(
            maximumLength: TranslationData.usualLength)
        let text = try ParallelText(text: raw, name: notebook.dataSet.name)
        book = try notebook.bookSetting(raw)
        translator = options.book ? book : try notebook.honestSetting(text)
        small =
            options.book
            ? book
            : notebook.smallSetting(text, or: translator.data)
        whole = notebook.wholeSetting(
            of: !options.full
                ? translator.data
                : try notebook.ownSplit(
                    text, maximumLength: TranslationData.wholeLength,
                    user: " by --full") ?? .whole(text))
    }
}

extension Notebook {
    fileprivate func bookSetting(_ raw: String) throws -> Setting {
        let text = try ParallelText(
            text: raw, name: dataSet.name, normalization: .book, limit: 641)
        var setting = Setting(
            data: try .book(text),
            training: .translation(epochs: 30, threadCount: 1))
        setting.configuration.sourceStepCount = setting.data.stepCount
        setting.sortsByLength = false
        return varied(setting, quickSize: 64, quickEpochs: 30)
    }

    fileprivate func honestSetting(_ text: ParallelText) throws -> Setting {
        var setting = Setting(
            data: translationData(of: text),
            training: .translation(epochs: 8, threadCount: 1))
        setting.keepsBest = true
        setting.sortsByLength = false
        setting.training.patience = 1
        return withSteps(
            400, varied(setting, layers: 1, quickSize: 64, quickEpochs: 20))
    }

    fileprivate func wholeSetting(of data: TranslationData) -> Setting {
        var setting = Setting(
            data: data, training: .translation(epochs: 30, threadCount: 1))
        setting.keepsBest = true
        // Minibatches of like length take less time, and those of any length
        // fewer epochs.
        setting.training.learningRate = 0.002
        setting.training.patience = 3
        return withSteps(400, varied(setting, quickEpochs: 10))
    }

    /// The same with epochs for so many steps, and patience for an eighth.
    private func withSteps(_ steps: Int, _ setting: Setting) -> Setting {
        var setting = setting
        let (data, batch) = (setting.data, setting.training.batchSize)
        setting.training.patience = setting.training.patience.map {
            data.epochs(atLeast: $0, ofSteps: steps / 8, batchSize: batch)
        }
        if options.epochs == nil {
            setting.training.epochs = data.epochs(
                atLeast: setting.training.epochs, ofSteps: steps,
                batchSize: batch)
        }
        return setting
    }

    /// - Parameter data: taken where the reader's own split leaves too few pairs
    ///   to train on to be split again.
    fileprivate func smallSetting(
        _ text: ParallelText, or data: TranslationData
    ) -> Setting {
        var generator = Generator(seed: 0)
        func split(_ text: ParallelText) throws -> TranslationData {
            try TranslationData(
                splitting: text, maximumLength: TranslationData.usualLength,
                trainingCount: 5_000, validationCount: 500, testCount: 1_000,
                using: &generator)
        }
        // Of pairs in rare words too few may be left to split.
        let common = try? split(text.inCommonWords(500, 700))
        let all = common ?? (try? split(text))
        var setting = Setting(
            data: all ?? data,
            training: .translation(epochs: 8, threadCount: 1))
        setting.configuration.setSizes(96)
        setting.sortsByLength = false
        setting.keepsBest = true
        return withSteps(320, varied(setting, layers: 1, quickEpochs: 10))
    }

    private func varied(
        _ setting: Setting, layers usual: Int = 2, quickSize: Int = 32,
        quickEpochs: Int
    ) -> Setting {
        var setting = setting
        if let size = options.hidden ?? (options.quick ? quickSize : nil) {
            setting.configuration.setSizes(size)
        }
        let layers = options.layers ?? usual
        setting.configuration.encoderLayerCount = layers
        setting.configuration.decoderLayerCount = layers
        setting.configuration.dropout = options.dropout ?? 0.2
        if options.quick {
            setting.training.epochs = quickEpochs
            setting.training.batchSize = 32
            setting.training.learningRate = 0.005
        }
        setting.training.epochs = options.epochs ?? setting.training.epochs
        setting.training.batchSize = options.batch ?? setting.training.batchSize
        setting.training.learningRate =
            options.learningRate ?? setting.training.learningRate
        return setting
    }
}

extension ParallelText {
    /// The pairs that get along with the commonest words: so many of the
    /// source's, and so many of the target's.
    func inCommonWords(_ source: Int, _ target: Int) -> ParallelText {
        let common = [(\SentencePair.source, source), (\.target, target)].map {
            side, count in
            let counts = pairs.reduce(into: [String: Int]()) {
                for word in $1[keyPath: side] { $0[word, default: 0] += 1 }
            }
            let order = counts.sorted {
                ($1.value, $0.key) < ($0.value, $1.key)
            }
            return Set(order.prefix(count).map(\.key))
        }
        return filter {
            $0.source.allSatisfy(common[0].contains)
                && $0.target.allSatisfy(common[1].contains)
        }
    }
}
