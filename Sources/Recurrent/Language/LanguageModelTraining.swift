import Foundation

/// Perplexity against epochs, as the book plots it.
///
/// A training point is the mean of exp(loss) over half an epoch's minibatches, taken while they
/// train, at the mean of their times; a validation point is the mean of exp(loss) over the
/// validation minibatches, after each epoch. (The mean of exponentials is a little above the
/// perplexity proper, exp of the mean loss.)
///
/// Source: D2L, sections 3.2 and 9.5, class `ProgressBoard`.
public struct PerplexityCurve: Sendable {
    public struct Point: Sendable, Equatable {
        /// Epochs since the start, in fractions.
        public let epoch: Double
        public let perplexity: Double
    }

    public internal(set) var training: [Point] = []
    public internal(set) var validation: [Point] = []
    /// Training tokens per second of training, validation left out.
    public internal(set) var tokensPerSecond = 0.0
    /// Training tokens per second of processor time, all threads together, in the fastest step:
    /// what else the machine has to do hardly changes it.
    public internal(set) var tokensPerProcessorSecond = 0.0
    /// Of each step, the norm of the gradient before clipping.
    public internal(set) var gradientNorms: [Double] = []
}

/// How the book trains its language models.
public struct LanguageModelTraining: Sendable {
    public var epochs: Int
    public var batchSize: Int
    public var learningRate: Float
    public var clipping: Clipping?
    public var threadCount: Int

    /// D2L's settings but for the learning rate and the epochs, which its sections vary.
    public init(
        epochs: Int, learningRate: Float, batchSize: Int = 1024, clipping: Clipping? = .norm(1),
        threadCount: Int
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.learningRate = learningRate
        self.clipping = clipping
        self.threadCount = threadCount
    }

    /// Trains by stochastic gradient descent on shuffled minibatches of windows.
    ///
    /// - Parameter report: called after every epoch with its number and the curve so far.
    /// - Throws: ``RecurrentError`` when the loss or the perplexity is no longer finite.
    public func train<Layer: RecurrentLayer>(
        _ model: inout LanguageModel<Layer>, on windows: Windows, using generator: inout Generator,
        report: (_ epoch: Int, PerplexityCurve) -> Void = { _, _ in }
    ) throws -> PerplexityCurve {
        var trainer = trainer(model, windows, generator.split())
        defer { model = trainer.model }
        var curve = PerplexityCurve()
        var seconds = 0.0
        for epoch in 0..<epochs {
            let minibatches = trainer.shuffledMinibatches(of: windows.training, size: batchSize)
            let steps = try minibatches.map { minibatch in
                let (start, processor) = (ContinuousClock.now, clock())
                let step = try trainer.step(minibatch)
                seconds += (ContinuousClock.now - start) / .seconds(1)
                let busy = Double(clock() - processor) / Double(CLOCKS_PER_SEC)
                curve.tokensPerProcessorSecond = max(
                    curve.tokensPerProcessorSecond,
                    Double(minibatch.count * windows.stepCount) / busy)
                return step
            }
            curve.add(steps, epoch: epoch)
            curve.tokensPerSecond =
                Double((epoch + 1) * windows.training.count * windows.stepCount) / seconds
            curve.validation.append(
                PerplexityCurve.Point(
                    epoch: Double(epoch + 1),
                    perplexity: try validationPerplexity(trainer, windows)))
            try curve.check(epoch: epoch)
            report(epoch + 1, curve)
        }
        return curve
    }

    /// The mean of exp(loss) over the validation minibatches of any windows.
    public func perplexity<Layer: RecurrentLayer>(
        of model: LanguageModel<Layer>, on windows: Windows
    ) throws -> Double {
        try validationPerplexity(trainer(model, windows, Generator(seed: 0)), windows)
    }

    private func trainer<Layer: RecurrentLayer>(
        _ model: LanguageModel<Layer>, _ windows: Windows, _ generator: Generator
    ) -> Trainer<LanguageModel<Layer>, SGD> {
        Trainer(
            model, optimizer: SGD(learningRate: learningRate), clipping: clipping,
            threadCount: threadCount, generator: generator
        ) { model, starts, noise in
            let batch = windows.batch(starts)
            return model.loss(batch.inputs, batch.targets, noise: noise)
        }
    }

    private func validationPerplexity<Model>(
        _ trainer: Trainer<Model, SGD>, _ windows: Windows
    ) throws -> Double {
        let losses = try minibatches(of: Array(windows.validation), size: batchSize)
            .map { try trainer.evaluate($0) }
        return losses.reduce(0) { $0 + exp($1) } / Double(losses.count)
    }
}

extension PerplexityCurve {
    /// Adds an epoch's steps as two points, or one when there is a single step.
    fileprivate mutating func add(_ steps: [TrainingStep], epoch: Int) {
        gradientNorms += steps.map(\.gradientNorm)
        let middle = steps.count / 2
        for half in [0..<middle, middle..<steps.count] where !half.isEmpty {
            let time = half.reduce(0.0) { $0 + Double($1) } / Double(half.count * steps.count)
            let perplexity = steps[half].reduce(0) { $0 + exp($1.loss) } / Double(half.count)
            training.append(Point(epoch: Double(epoch) + time, perplexity: perplexity))
        }
    }

    /// A finite loss can have an infinite perplexity, and the last step of an epoch can spoil a
    /// model whose loss was still finite before it.
    fileprivate func check(epoch: Int) throws {
        for (name, points) in [("training", training), ("validation", validation)] {
            let perplexity = points.last?.perplexity ?? 1
            try throwUnless(
                perplexity.isFinite, "epoch \(epoch + 1)",
                "the \(name) perplexity is \(perplexity)",
                remedy: "try a smaller learning rate")
        }
    }
}
