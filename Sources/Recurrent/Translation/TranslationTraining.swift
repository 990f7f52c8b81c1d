import Foundation

/// Loss against epochs.
public struct TranslationCurve: Sendable, Equatable, Codable {
    /// The mean loss of a target token, in nats, over each epoch's minibatches while they train.
    public internal(set) var training: [Double] = []
    /// The mean loss of a target token of the validation examples after each epoch.
    public internal(set) var validation: [Double] = []
    /// The seconds that each epoch trained, validation left out.
    public internal(set) var seconds: [Double] = []
    /// Training tokens, source and target without padding, per second.
    public internal(set) var tokensPerSecond = 0.0

    /// The epoch with the least validation loss, counted from 1; nil before the first.
    public var bestEpoch: Int? {
        validation.indices.min { validation[$0] < validation[$1] }.map { $0 + 1 }
    }
}

/// How a translator is trained: by Adam, on minibatches of like length unless told otherwise.
public struct TranslationTraining: Sendable {
    public var epochs: Int
    public var batchSize = 128
    public var learningRate: Float = 0.005
    public var clipping: Clipping? = .norm(1)
    public var forcing = Forcing.teacher
    public var mask = LossMask.validLengths
    /// Whether minibatches are of like length, rather than of any.
    public var sortsByLength = true
    /// Training ends when the validation loss has not fallen for so many epochs; never if nil.
    public var patience: Int?
    public var threadCount: Int

    /// D2L's settings (section 10.7.6) but for the minibatches of like length.
    public init(epochs: Int, threadCount: Int) {
        self.epochs = epochs
        self.threadCount = threadCount
    }
}

/// What training came to.
public struct TrainedTranslation: Sendable {
    /// As it was after the last epoch.
    public let last: Seq2Seq
    /// As it was after the epoch with the least validation loss.
    public let best: Seq2Seq
    public let curve: TranslationCurve
}

extension TranslationTraining {
    /// Trains on the training examples of some data.
    ///
    /// - Parameter report: called after every epoch with its number and the curve so far.
    /// - Throws: ``TrainingError`` when a loss is no longer finite.
    public func train(
        _ model: Seq2Seq, on data: TranslationData, using generator: inout Generator,
        report: (_ epoch: Int, TranslationCurve) -> Void = { _, _ in }
    ) throws -> TrainedTranslation {
        var run = TranslationRun(model, self, on: data, using: &generator)
        while !run.isOver {
            try run.trainEpoch()
            report(run.curve.training.count, run.curve)
        }
        return TrainedTranslation(last: run.model, best: run.best, curve: run.curve)
    }
}

/// A training run, epoch by epoch, that can be saved after any of them and gone on with.
public struct TranslationRun: Sendable {
    public private(set) var best: Seq2Seq
    public private(set) var curve = TranslationCurve()
    private var trainer: Trainer<Seq2Seq, Adam>
    private var order: Generator
    private let training: TranslationTraining
    private let data: TranslationData

    public init(
        _ model: Seq2Seq, _ training: TranslationTraining, on data: TranslationData,
        using generator: inout Generator
    ) {
        let (forcing, mask) = (training.forcing, training.mask)
        trainer = Trainer(
            model, optimizer: Adam(learningRate: training.learningRate),
            clipping: training.clipping, threadCount: training.threadCount,
            generator: generator.split()
        ) { model, examples, generator in
            model.loss(data.batch(examples), forcing: forcing, mask: mask, using: &generator)
        }
        order = generator.split()
        best = model
        self.training = training
        self.data = data
    }

    /// As it is now.
    public var model: Seq2Seq { trainer.model }

    /// Whether all epochs are done, or the validation loss has not fallen for too long.
    public var isOver: Bool {
        let epochs = curve.training.count
        guard epochs < training.epochs else { return true }
        guard let patience = training.patience, let best = curve.bestEpoch else { return false }
        return epochs - best >= patience
    }

    /// Trains on every training example once and validates.
    /// - Throws: ``TrainingError`` when a loss is no longer finite.
    public mutating func trainEpoch() throws {
        let start = ContinuousClock.now
        let size = training.batchSize
        let minibatches =
            training.sortsByLength
            ? data.minibatches(of: data.training, size: size, using: &order)
            : minibatches(of: data.training.shuffled(using: &order), size: size)
        var (loss, count) = (0.0, 0)
        for minibatch in minibatches {
            let step = try trainer.step(minibatch)
            let tokens = minibatch.reduce(0) { $0 + data.targets[$1].count }
            loss += step.loss * Double(tokens)
            count += tokens
        }
        curve.training.append(loss / Double(count))
        curve.seconds.append((ContinuousClock.now - start) / .seconds(1))
        let tokens = data.training.reduce(0) {
            $0 + data.sources[$1].count + data.targets[$1].count
        }
        curve.tokensPerSecond =
            Double(tokens * curve.seconds.count) / curve.seconds.reduce(0, +)
        curve.validation.append(try trainer.evaluate(data.validation))
        if curve.bestEpoch == curve.validation.count { best = trainer.model }
    }
}
