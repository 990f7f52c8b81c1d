import Recurrent

/// Sequences of vectors and what a network should answer.
nonisolated struct SequenceTask {
    let inputs: Tensor  // [stepCount, batchSize, channels]
    let targets: Tensor  // [batchSize, 1], or [stepCount, batchSize, 1]

    /// The adding problem (Hochreiter & Schmidhuber 1997, experiment 4): a
    /// sequence of numbers from [−1, 1], two of them marked, one in each half.
    /// The answer, at the end, is ½ + (X₁ + X₂) / 4.
    static func adding(
        stepCount: Int, batchSize: Int, using generator: inout Generator
    ) -> SequenceTask {
        var inputs = Grid(stepCount, batchSize, channels: 2)
        var targets = [Float](repeating: 0.5, count: batchSize)
        let middle = stepCount / 2
        for sequence in 0..<batchSize {
            let first = Int.random(in: 0..<middle, using: &generator)
            let second = Int.random(in: middle..<stepCount, using: &generator)
            for step in 0..<stepCount {
                let number = Float(2 * generator.uniform() - 1)
                inputs[step, sequence, 0] = number
                guard step == first || step == second else { continue }
                inputs[step, sequence, 1] = 1
                targets[sequence] += number / 4
            }
        }
        return SequenceTask(
            inputs: inputs.tensor,
            targets: Tensor(targets, shape: [batchSize, 1]))
    }

    /// What happens at a step of the gates' task.
    enum Event: Int, CaseIterable {
        case skip, add, reset
    }

    /// A task that needs all three gates: a number arrives at each step. Most
    /// are noise, to be skipped; those marked are to be added up and the sum
    /// kept; a delimiter resets the sum to 0. The answer, at every step, is the
    /// sum. Channels: the number, the mark, the delimiter.
    static func runningSum(
        stepCount: Int, batchSize: Int, using generator: inout Generator
    ) -> SequenceTask {
        var inputs = Grid(stepCount, batchSize, channels: 3)
        var targets = Grid(stepCount, batchSize, channels: 1)
        for sequence in 0..<batchSize {
            var sum: Float = 0
            for step in 0..<stepCount {
                let number = Float(2 * generator.uniform() - 1)
                let choice = generator.index(weights: [0.75, 0.15, 0.10])
                inputs[step, sequence, 0] = number
                switch Event.allCases[choice] {
                case .skip: break
                case .add:
                    inputs[step, sequence, 1] = 1
                    sum += number
                case .reset:
                    inputs[step, sequence, 2] = 1
                    sum = 0
                }
                targets[step, sequence, 0] = sum
            }
        }
        return SequenceTask(inputs: inputs.tensor, targets: targets.tensor)
    }

    /// What happens at each step of the first sequence of a running sum.
    var events: [Event] {
        inputs.unstacked().map {
            $0[0, 1] == 1 ? .add : $0[0, 2] == 1 ? .reset : .skip
        }
    }
}

/// Numbers to fill in one by one, then a tensor.
nonisolated private struct Grid {
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

    /// Trains on fresh sequences at every step with Adam and returns the mean
    /// squared error on fresh sequences after every `interval` steps.
    mutating func train(
        steps: Int, every interval: Int, threads: Int, seed: UInt64,
        on draw: @escaping @Sendable (Int, inout Generator) -> SequenceTask
    ) throws -> [Double] {
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
        let batch = 128
        let unseen = Array(steps * batch..<steps * batch + 1024)
        var errors: [Double] = []
        for step in 1...steps {
            try trainer.step(Array((step - 1) * batch..<step * batch))
            if step % interval == 0 {
                errors.append(try trainer.evaluate(unseen))
            }
        }
        return errors
    }
}
