import Recurrent

/// A recurrent layer that answers a ``SequenceTask`` with numbers.
extension Predictor {
    /// The squared error of the answers: at the end where there is one target a sequence, else at
    /// every step.
    public func loss(_ task: SequenceTask) -> LossSum {
        let recurrence = layer(task.inputs)
        let isAtEnd = task.targets.shape.count == 2
        return squaredError(
            head(isAtEnd ? recurrence.state.hidden : recurrence.outputs), task.targets)
    }

    /// Trains with Adam, clipped to norm 1, on minibatches of fresh sequences.
    ///
    /// - Parameters:
    ///   - draw: makes a task of so many sequences; called for each shard with a generator of its
    ///     own.
    ///   - interval: after how many minibatches the error is measured, of which `minibatches` is a
    ///     multiple; nil measures at the end.
    /// - Returns: the mean squared error on 1,024 other sequences, the same each time.
    public mutating func train(
        minibatches: Int, size: Int = 128, learningRate: Float = 0.01,
        measuredEvery interval: Int? = nil, threads: Int, seed: UInt64,
        on draw: @escaping @Sendable (Int, inout Generator) -> SequenceTask
    ) throws -> [Double] {
        let trainer = Trainer(
            self, optimizer: Adam(learningRate: learningRate), clipping: .norm(1),
            threadCount: threads, generator: Generator(seed: seed)
        ) { model, examples, _ in
            // The number of its first example names a shard's own sequences.
            let stream = seed &* 1_000_003 &+ UInt64(examples.first ?? 0)
            var generator = Generator(seed: stream)
            return model.loss(draw(examples.count, &generator))
        }
        let interval = interval ?? minibatches
        let unseen = Array(minibatches * size..<minibatches * size + 1024)
        var run = TrainingRun(
            trainer, epochs: minibatches / interval, measuring: .loss,
            minibatches: { epoch, _ in
                (epoch * interval..<(epoch + 1) * interval).map {
                    Array($0 * size..<($0 + 1) * size)
                }
            }, validation: { try $0.evaluate(unseen) })
        defer { self = run.model }
        try run.train()
        return run.curve.validation.map(\.value)
    }
}
