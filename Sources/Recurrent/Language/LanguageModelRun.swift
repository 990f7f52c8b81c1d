import Foundation

extension TrainingRun where Rule == SGD {
    /// A language model that is trained as the book trains its own: by stochastic gradient descent
    /// on shuffled minibatches of windows.
    /// - Parameter identity: what a run must share with a saved one that it goes on with, besides
    ///   the number of windows and the settings
    public init<Layer: RecurrentLayer>(
        _ model: LanguageModel<Layer>, _ settings: TrainingSettings, on windows: Windows,
        identity: String = "", using generator: inout Generator
    ) where Model == LanguageModel<Layer> {
        let size = settings.batchSize
        self.init(
            .languageModel(model, settings, on: windows, generator: generator.split()),
            epochs: settings.epochs, patience: settings.patience, measuring: .perplexity,
            tokensPerEpoch: windows.training.count * windows.stepCount,
            identity: "\(settings.identity(examples: windows.training.count)), \(identity)",
            minibatches: { _, generator in
                minibatches(of: windows.training.shuffled(using: &generator), size: size)
            },
            validation: { try $0.meanPerplexity(of: Array(windows.validation)) })
    }
}

extension LanguageModel {
    /// Trains as the book does, see ``TrainingRun``.
    public mutating func train(
        _ settings: TrainingSettings, on windows: Windows, using generator: inout Generator
    ) throws -> LearningCurve {
        var run = TrainingRun(self, settings, on: windows, using: &generator)
        defer { self = run.model }
        try run.train()
        return run.curve
    }

    /// The mean of exp(loss) over minibatches of 1,024 of any windows' examples, the book's way.
    /// - Parameters:
    ///   - starts: the examples' first tokens; if nil, those of the validation examples
    ///   - settings: of which the threads count
    public func perplexity(
        on windows: Windows, at starts: [Int]? = nil, _ settings: TrainingSettings
    ) throws -> Double {
        try Trainer.languageModel(self, settings, on: windows, generator: Generator(seed: 0))
            .meanPerplexity(of: starts ?? Array(windows.validation))
    }
}

extension Trainer where Rule == SGD {
    fileprivate static func languageModel<Layer: RecurrentLayer>(
        _ model: LanguageModel<Layer>, _ settings: TrainingSettings, on windows: Windows,
        generator: Generator
    ) -> Trainer where Model == LanguageModel<Layer> {
        Trainer(
            model, optimizer: SGD(learningRate: settings.learningRate),
            clipping: settings.clipping, threadCount: settings.threadCount, generator: generator
        ) { model, starts, noise in
            let batch = windows.batch(starts)
            return model.loss(batch.inputs, batch.targets, noise: noise)
        }
    }

    /// Of minibatches of the book's size, whatever the size is that is trained with: the smaller they
    /// are, the larger is this mean, for the same model. What is left is one if it is half as large at
    /// least; a few examples would count as much as a thousand.
    fileprivate func meanPerplexity(of examples: [Int]) throws -> Double {
        var batches = minibatches(of: examples, size: 1_024)
        if batches.count > 1, let last = batches.last, last.count < 512 {
            batches.removeLast(2)
            batches.append(Array(examples.suffix(1_024 + last.count)))
        }
        let losses = try batches.map { try evaluate($0) }
        return losses.reduce(0) { $0 + exp($1) } / Double(losses.count)
    }
}
