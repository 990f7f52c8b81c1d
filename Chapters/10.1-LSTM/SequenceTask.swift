import Recurrent

/// Sequences of vectors and what a network should answer.
nonisolated struct SequenceTask {
    let inputs: Tensor  // [stepCount, batchSize, channels]
    let targets: Tensor  // [batchSize, 1], or [stepCount, batchSize, 1]
}

/// Numbers to fill in one by one, then a tensor.
nonisolated struct Grid {
    private let shape: [Int]
    private var scalars: [Float]

    init(_ stepCount: Int, _ batchSize: Int, channels: Int) {
        shape = [stepCount, batchSize, channels]
        scalars = Array(repeating: 0, count: stepCount * batchSize * channels)
    }

    subscript(step: Int, sequence: Int, channel: Int) -> Float {
        get { scalars[(step * shape[1] + sequence) * shape[2] + channel] }
        set {
            scalars[(step * shape[1] + sequence) * shape[2] + channel] =
                newValue
        }
    }

    var tensor: Tensor { Tensor(scalars, shape: shape) }
}

/// A recurrent layer and a linear one that reads a number off its states.
nonisolated struct Regressor<Layer: RecurrentLayer>: Module {
    var layer: Layer
    var head: Linear

    init(_ layer: Layer, using generator: inout Generator) {
        self.layer = layer
        head = Linear(layer.hiddenSize, 1, using: &generator)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }

    /// Squared error at the end where there is one target a sequence, else at
    /// every step.
    func loss(_ task: SequenceTask) -> LossSum {
        let recurrence = layer(task.inputs)
        let atEnd = task.targets.shape.count == 2
        let states = atEnd ? recurrence.state.hidden : recurrence.outputs
        return squaredError(head(states), task.targets)
    }

    /// Trains with Adam on minibatches of 128 fresh sequences each, and returns
    /// the mean squared error on 1,024 more.
    mutating func train(
        minibatches: Int, threads: Int, seed: UInt64,
        on draw: @escaping @Sendable (Int, inout Generator) -> SequenceTask
    ) throws -> Double {
        var trainer = Trainer(
            self, optimizer: Adam(learningRate: 0.01), clipping: .norm(1),
            threadCount: threads, generator: Generator(seed: seed)
        ) { model, examples, _ in
            // The number of its first example names a shard's own sequences.
            let stream = seed &* 1_000_003 &+ UInt64(examples.first ?? 0)
            var generator = Generator(seed: stream)
            return model.loss(draw(examples.count, &generator))
        }
        defer { self = trainer.model }
        for start in stride(from: 0, to: minibatches * 128, by: 128) {
            try trainer.step(Array(start..<start + 128))
        }
        return try trainer.evaluate(
            Array(minibatches * 128..<minibatches * 128 + 1024))
    }
}
