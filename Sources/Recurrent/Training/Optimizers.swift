import Foundation

/// A rule that moves a model's parameters along their gradient.
public protocol Optimizer: Sendable {
    /// What past steps left for the next one.
    var state: OptimizerState { get set }

    /// One step downhill, the same for any number of threads.
    mutating func update<M: Module>(_ model: inout M, along gradient: M, threadCount: Int)
}

/// What an optimizer remembers.
public struct OptimizerState: Sendable, Equatable {
    /// The number of steps so far.
    public var stepCount: Int
    /// Running means by name, a tensor for each parameter in visiting order; none before the first
    /// step.
    public var moments: [String: [Tensor]]

    public init(stepCount: Int = 0, moments: [String: [Tensor]] = [:]) {
        self.stepCount = stepCount
        self.moments = moments
    }
}

extension Optimizer {
    /// Of a rule that remembers nothing.
    public var state: OptimizerState {
        get { OptimizerState() }
        set {}
    }

    /// One step downhill on one thread.
    public mutating func update<M: Module>(_ model: inout M, along gradient: M) {
        update(&model, along: gradient, threadCount: 1)
    }
}

/// Stochastic gradient descent: θ ← θ − learningRate · g.
public struct SGD: Optimizer {
    public var learningRate: Float

    public init(learningRate: Float) { self.learningRate = learningRate }

    public mutating func update<M: Module>(
        _ model: inout M, along gradient: M, threadCount: Int
    ) {
        let rate = learningRate
        model.updateParameters(along: gradient) { _, parameter, gradient in
            // Safe: the ranges that run at once are disjoint.
            nonisolated(unsafe) let (parameter, gradient) = (parameter, gradient)
            parallelRanges(of: parameter.count, threadCount: threadCount) { range in
                for i in range { parameter[i] -= rate * gradient[i] }
            }
        }
    }
}

/// Adam (Kingma & Ba 2015, algorithm 1): steps scaled by running moments of the gradient.
public struct Adam: Optimizer {
    public var learningRate: Float
    public var decay: (first: Float, second: Float)
    public var epsilon: Float

    /// The running mean of the gradient, a tensor each parameter.
    private var first: [Tensor] = []
    /// The running mean of its square.
    private var second: [Tensor] = []
    private var stepCount = 0

    public var state: OptimizerState {
        get { OptimizerState(stepCount: stepCount, moments: ["first": first, "second": second]) }
        set {
            stepCount = newValue.stepCount
            first = newValue.moments["first"] ?? []
            second = newValue.moments["second"] ?? []
        }
    }

    public init(
        learningRate: Float, decay: (first: Float, second: Float) = (0.9, 0.999),
        epsilon: Float = 1e-8
    ) {
        self.learningRate = learningRate
        self.decay = decay
        self.epsilon = epsilon
    }

    public mutating func update<M: Module>(
        _ model: inout M, along gradient: M, threadCount: Int
    ) {
        if first.isEmpty {
            first = model.parameters.map { Tensor(zeros: $0.shape) }
            second = first
        }
        stepCount += 1
        let rate = learningRate / (1 - pow(decay.first, Float(stepCount)))
        let scale = 1 / (1 - pow(decay.second, Float(stepCount))).squareRoot()
        let (decay, epsilon) = (decay, epsilon)
        model.updateParameters(along: gradient) { index, parameter, gradient in
            first[index].scalars.withUnsafeMutableBufferPointer { first in
                second[index].scalars.withUnsafeMutableBufferPointer { second in
                    // Safe: the ranges that run at once are disjoint.
                    nonisolated(unsafe) let (parameter, gradient) = (parameter, gradient)
                    nonisolated(unsafe) let (first, second) = (first, second)
                    parallelRanges(of: parameter.count, threadCount: threadCount) { range in
                        for i in range {
                            let g = gradient[i]
                            let mean = first[i] + (1 - decay.first) * (g - first[i])
                            let square = second[i] + (1 - decay.second) * (g * g - second[i])
                            (first[i], second[i]) = (mean, square)
                            parameter[i] -= rate * mean / (scale * square.squareRoot() + epsilon)
                        }
                    }
                }
            }
        }
    }
}

extension Module {
    /// Hands out each parameter's elements beside those of its gradient.
    @inline(__always)
    mutating func updateParameters(
        along gradient: Self,
        _ update: (
            _ index: Int, _ parameter: UnsafeMutableBufferPointer<Float>,
            _ gradient: UnsafeBufferPointer<Float>
        ) -> Void
    ) {
        let gradients = gradient.parameters
        var index = 0
        visitParameters { name, parameter in
            require(
                gradients[index].shape == parameter.shape,
                "\(name): the parameter is \(parameter.shape), its gradient "
                    + "\(gradients[index].shape)")
            parameter.scalars.withUnsafeMutableBufferPointer { parameter in
                gradients[index].scalars.withUnsafeBufferPointer { update(index, parameter, $0) }
            }
            index += 1
        }
    }
}
