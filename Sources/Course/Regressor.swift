import Recurrent

/// A recurrent layer and a fully connected one that reads a number off its states.
public struct Regressor<Layer: RecurrentLayer>: Module {
    public var layer: Layer
    public var head: Linear

    public init(_ layer: Layer, using generator: inout Generator) {
        self.layer = layer
        head = Linear(layer.hiddenSize, 1, using: &generator)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }

    /// The squared error of the answers: at the end where there is one target a sequence, else at
    /// every step.
    public func loss(_ task: SequenceTask) -> LossSum {
        let recurrence = layer(task.inputs)
        let isAtEnd = task.targets.shape.count == 2
        return squaredError(
            head(isAtEnd ? recurrence.state.hidden : recurrence.outputs), task.targets)
    }

    /// Trains with Adam at 0.01, clipped to norm 1, on minibatches of fresh sequences.
    ///
    /// - Parameters:
    ///   - draw: makes a task of so many sequences; called for each shard with a generator of its
    ///     own.
    ///   - interval: after how many minibatches the error is measured; nil measures at the end.
    /// - Returns: the mean squared error on 1,024 other sequences, the same each time.
    public mutating func train(
        minibatches: Int, size: Int = 128, measuredEvery interval: Int? = nil, threads: Int,
        seed: UInt64, on draw: @escaping @Sendable (Int, inout Generator) -> SequenceTask
    ) throws -> [Double] {
        var trainer = Trainer(
            self, optimizer: Adam(learningRate: 0.01), clipping: .norm(1), threadCount: threads,
            generator: Generator(seed: seed)
        ) { model, examples, _ in
            // The number of its first example names a shard's own sequences.
            let stream = seed &* 1_000_003 &+ UInt64(examples.first ?? 0)
            var generator = Generator(seed: stream)
            return model.loss(draw(examples.count, &generator))
        }
        defer { self = trainer.model }
        let unseen = Array(minibatches * size..<minibatches * size + 1024)
        var errors: [Double] = []
        for minibatch in 0..<minibatches {
            try trainer.step(Array(minibatch * size..<(minibatch + 1) * size))
            if (minibatch + 1) % (interval ?? minibatches) == 0 {
                errors.append(try trainer.evaluate(unseen))
            }
        }
        return errors
    }
}
