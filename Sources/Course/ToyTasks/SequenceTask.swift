import Recurrent

/// Sequences of vectors and the numbers a network should answer with.
public struct SequenceTask: Sendable {
    /// `[stepCount, batchSize, channels]`
    public let inputs: Tensor
    /// `[batchSize, 1]` for one answer at the end, `[stepCount, batchSize, 1]` for one a step.
    public let targets: Tensor

    public init(inputs: Tensor, targets: Tensor) {
        self.inputs = inputs
        self.targets = targets
    }

    /// The adding problem: a sequence of numbers from [−1, 1], two of them marked, one in each half.
    /// The answer, at the end, is ½ + (X₁ + X₂) / 4; always ½ has a mean squared error of 1/24.
    ///
    /// Channels: the number, the mark.
    ///
    /// Source: Hochreiter & Schmidhuber 1997, experiment 4, simplified.
    /// - Precondition: `stepCount` is at least 2.
    public static func adding(
        stepCount: Int, batchSize: Int, using generator: inout Generator
    ) -> SequenceTask {
        require(stepCount >= 2, "adding: two marks in \(stepCount) steps")
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
            inputs: inputs.tensor, targets: Tensor(targets, shape: [batchSize, 1]))
    }

    /// What happens at a step of a running sum.
    public enum Event: String, Codable, Sendable, CaseIterable {
        case skip, add, reset
    }

    /// The running sum: a number from [−1, 1] arrives at each step. Some are noise, to be skipped;
    /// those with a mark are to be added up and the sum kept; a delimiter resets it to 0. The answer,
    /// at every step, is the sum.
    ///
    /// Channels: the number, the mark, the delimiter.
    /// - Parameter shares: how often each event occurs, in proportion.
    public static func runningSum(
        stepCount: Int, batchSize: Int, shares: (skip: Double, add: Double, reset: Double),
        using generator: inout Generator
    ) -> SequenceTask {
        var inputs = Grid(stepCount, batchSize, channels: 3)
        var targets = Grid(stepCount, batchSize, channels: 1)
        let weights = [shares.skip, shares.add, shares.reset]
        for sequence in 0..<batchSize {
            var sum: Float = 0
            for step in 0..<stepCount {
                let number = Float(2 * generator.uniform() - 1)
                inputs[step, sequence, 0] = number
                switch Event.allCases[generator.index(weights: weights)] {
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

    /// What happens at each step of a running sum's first sequence.
    public var events: [Event] {
        inputs.unstacked().map { $0[0, 1] == 1 ? .add : $0[0, 2] == 1 ? .reset : .skip }
    }
}

/// Numbers to fill in one by one, then a tensor.
private struct Grid {
    private let shape: [Int]
    private var scalars: [Float]

    init(_ stepCount: Int, _ batchSize: Int, channels: Int) {
        shape = [stepCount, batchSize, channels]
        scalars = Array(repeating: 0, count: stepCount * batchSize * channels)
    }

    subscript(step: Int, sequence: Int, channel: Int) -> Float {
        get { scalars[(step * shape[1] + sequence) * shape[2] + channel] }
        set { scalars[(step * shape[1] + sequence) * shape[2] + channel] = newValue }
    }

    var tensor: Tensor { Tensor(scalars, shape: shape) }
}
