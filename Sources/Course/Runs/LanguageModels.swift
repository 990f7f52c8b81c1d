import Foundation
import Notebook
import Recurrent

/// What came of training a language model.
public struct LanguageModelOutcome: Codable, Sendable {
    public let curve: LearningCurve
    /// How it goes on with "it has", or with the text's own first words if the text does not hold
    /// that, by the likeliest character each time and by characters drawn.
    public let likeliest: String
    public let drawn: String
    /// Tokens trained on in a second, in a run that may have shared the machine.
    public let tokensPerSecond: Double
    /// What else the chapter measures of the trained model.
    public var numbers: [String: Double] = [:]

    /// The perplexity of what it was not trained on, after the last epoch.
    public var validation: Double { curve.validation.last?.value ?? .nan }
    /// Its mean over the last ten epochs: it jumps from one to the next.
    public var lateValidation: Double {
        let late = curve.validation.suffix(10).map(\.value)
        return late.reduce(0, +) / Double(late.count)
    }
}

extension LanguageModel {
    /// Trains as the book does and lets the model go on with a beginning.
    public mutating func outcome(
        of settings: TrainingSettings, on windows: Windows, corpus: Corpus,
        using generator: inout Generator
    ) throws -> LanguageModelOutcome {
        var run = TrainingRun(self, settings, on: windows, using: &generator)
        try run.train()
        self = run.model
        return run.outcome(in: corpus, using: &generator)
    }
}

extension TrainingRun {
    /// What came of training a language model that reads this text: it goes on with a beginning.
    public func outcome<Layer: RecurrentLayer>(
        in corpus: Corpus, using generator: inout Generator
    ) -> LanguageModelOutcome where Model == LanguageModel<Layer> {
        let beginning = corpus.beginning(usual: "it has")
        return LanguageModelOutcome(
            curve: curve,
            likeliest: model.continuation(of: beginning, in: corpus, using: &generator),
            drawn: model.continuation(
                of: beginning, in: corpus, count: 60, temperature: 0.7, topK: 10,
                using: &generator),
            tokensPerSecond: tokensPerSecond.rounded())
    }
}

/// A language model's layer, trained as the book trains it, for the panel of a figure.
public struct TrainedLayer {
    public let name: String
    /// One for each seed.
    public let outcomes: [LanguageModelOutcome]
    /// What D2L shows of it.
    public let published: PublishedCurve

    public init(_ name: String, _ outcomes: [LanguageModelOutcome], _ published: PublishedCurve) {
        (self.name, self.outcomes, self.published) = (name, outcomes, published)
    }

    /// The perplexity of what it was not trained on, after the last epoch.
    public var validation: Sample { Sample(outcomes.map(\.validation)) }
    /// Their mean over the last ten epochs.
    public var lateValidation: Sample { Sample(outcomes.map(\.lateValidation)) }
}

extension Notebook {
    /// The book's training of language models, but for the options that were given: 50 epochs of
    /// gradient descent at a rate of 4, clipped to norm 1. A toy run has few epochs, and many steps
    /// in each.
    public func bookSettings(epochs: Int = 50, learningRate: Float = 4) -> TrainingSettings {
        TrainingSettings(
            epochs: options.epochs ?? (options.quick ? 3 : epochs),
            learningRate: options.learningRate ?? learningRate, batchSize: batchSize,
            threadCount: 1)
    }

    /// Windows in a minibatch of a language model.
    public var batchSize: Int { options.batch ?? bookBatchSize }

    /// The same where learning rates are set, which suit no other size.
    public var bookBatchSize: Int { options.quick ? 64 : 1024 }

    /// Validation perplexities of the 1-gram to the 5-gram model of the same windows, but of those that
    /// cannot number their contexts, as with a large vocabulary of words.
    public func nGrams(_ windows: Windows, _ corpus: Corpus) -> Experiment<String, [Double]> {
        experiment("n-grams", seeds: 1) { _, _ in
            let size = corpus.vocabulary.count
            let orders = (1...5).filter { NGramModel.isPossible(order: $0, vocabularySize: size) }
            return orders.map { order in
                NGramModel(
                    order: order, indices: corpus.indices[windows.trainingTokens],
                    vocabularySize: size
                ).perplexity(of: corpus.indices, at: windows.validationTokens)
            }
        }
    }

    /// A panel for each model: perplexity against epochs, with D2L's points where the text is
    /// D2L's and read in characters, before the n-gram models of the same windows.
    public func perplexityFigure(
        title: String, _ models: [TrainedLayer], nGrams: [Double]
    ) -> Figure {
        let counts = nGrams.enumerated().map { Series.reference("\($0 + 1)-gram", at: $1) }
        let panels = models.map { model in
            counts + [Series](model.outcomes.map(\.curve))
                + (dataSet.isReal && !options.words ? [Series](model.published) : [])
        }
        let values = panels.joined().flatMap(\.drawnY)
        let range = 0.95 * (values.min() ?? 1)...1.05 * (values.max() ?? 1)
        return Figure(
            title: title,
            caption: "\(origin(ofSeeds: seeds.count)). Grey: validation perplexity of n-gram "
                + "models of the same windows",
            panels: zip(models, panels).map { model, series in
                Panel(
                    title: model.name, x: Axis("epoch"),
                    y: Axis("perplexity", scale: .log, range: range), series: series)
            },
            columns: models.count)
    }

    /// Shows where language models end, over all seeds, and how the first seed's go on with "it
    /// has".
    public func showEnds(of models: [TrainedLayer]) {
        for model in models {
            let first = model.outcomes[0]
            show("\(model.name): validation perplexity", model.validation.summary)
            show("\(model.name), likeliest", first.likeliest)
            show("\(model.name), drawn", first.drawn)
        }
    }
}

/// What a sweep of language models shows of one: its time, its perplexity on text it has not seen
/// and how it continues a beginning.
public struct SweepSetting: Codable, Hashable, Sendable {
    public let size: Int
    public let rate: Float

    public static let all = [(8, 4), (32, 1), (32, 4), (64, 4)].map {
        SweepSetting(size: $0.0, rate: $0.1)
    }

    public init(size: Int, rate: Float) { (self.size, self.rate) = (size, rate) }
}

extension Notebook {
    /// Language models with layers of several sizes at several learning rates, ten epochs each, on
    /// at most three seeds.
    /// - Parameter layer: makes a layer of so many hidden units.
    public func sweep<Layer: RecurrentLayer>(
        on windows: Windows, corpus: Corpus, source: String = #filePath,
        _ layer: @escaping @Sendable (_ size: Int, inout Generator) -> Layer
    ) -> Experiment<SweepSetting, LanguageModelOutcome> {
        let (epochs, batchSize) = (options.quick ? 1 : 10, bookBatchSize)
        return experiment("sweep", of: SweepSetting.all, seeds: 3, source: source) {
            setting, seed, threads in
            var generator = Generator(seed: seed)
            var model = LanguageModel(
                layer(setting.size, &generator), outputSize: corpus.vocabulary.count,
                using: &generator)
            return try model.outcome(
                of: TrainingSettings(
                    epochs: epochs, learningRate: setting.rate, batchSize: batchSize,
                    threadCount: threads),
                on: windows, corpus: corpus, using: &generator)
        }
    }

    /// Shows of each setting in one line its speed, where its perplexity ends and the first seed's
    /// text.
    public func showSweep(_ sweep: Experiment<SweepSetting, LanguageModelOutcome>) {
        for setting in sweep.settings {
            let outcomes = sweep[setting]
            let seconds = Sample(outcomes.map { $0.curve.seconds.reduce(0, +) })
            let perplexity = Sample(outcomes.map(\.validation))
            show(
                "\(setting.size) hidden, rate \(setting.rate)",
                String(format: "%.1f s, perplexity ", seconds.mean)
                    + "\(perplexity.summary), '\(outcomes[0].likeliest)'")
        }
    }
}
