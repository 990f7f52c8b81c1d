import Foundation

/// A rule that moves a model's parameters along their gradient.
public protocol Optimizer: Sendable {
    /// What past steps left for the next one.
    var state: OptimizerState { get set }

    /// One step downhill, the same for any number of threads.
    /// - Parameter factor: what the gradient is multiplied by first
    mutating func update<M: Module>(
        _ model: inout M, along gradient: M, scaledBy factor: Float, threadCount: Int)
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
    /// One step downhill on one thread.
    public mutating func update<M: Module>(_ model: inout M, along gradient: M) {
        update(&model, along: gradient, scaledBy: 1, threadCount: 1)
    }
}

/// Stochastic gradient descent: θ ← θ − learningRate · g.
public struct SGD: Optimizer {
    public var learningRate: Float
    /// It remembers nothing.
    public var state = OptimizerState()

    public init(learningRate: Float) { self.learningRate = learningRate }

    public mutating func update<M: Module>(
        _ model: inout M, along gradient: M, scaledBy factor: Float, threadCount: Int
    ) {
        let rate = learningRate * factor
        model.updateParameters(along: gradient) { _, parameter, gradient in
            // Safe: the ranges that run at once are disjoint.
            nonisolated(unsafe) let (parameter, gradient) = (parameter, gradient)
            parallelRanges(of: parameter.count, threadCount: threadCount) { range in
                for i in range { parameter[i] -= rate * gradient[i] }
            }
        }
    }
}

/// Adam: steps scaled by running moments of the gradient g.
///
///     m ← β₁ m + (1 − β₁) g      m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ v + (1 − β₂) g²     v̂ = v / (1 − β₂ᵗ)
///     θ ← θ − α m̂ / (√v̂ + ε)
///
/// Source: Kingma & Ba 2015, algorithm 1.
public struct Adam: Optimizer {
    /// α
    public var learningRate: Float
    public var beta1: Float
    public var beta2: Float
    public var epsilon: Float

    /// The running mean of the gradient, a tensor each parameter.
    private var m: [Tensor] = []
    /// The running mean of its square.
    private var v: [Tensor] = []
    /// The number of steps so far.
    private var t = 0

    public var state: OptimizerState {
        get { OptimizerState(stepCount: t, moments: ["first": m, "second": v]) }
        set {
            t = newValue.stepCount
            m = newValue.moments["first"] ?? []
            v = newValue.moments["second"] ?? []
        }
    }

    public init(
        learningRate: Float, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8
    ) {
        self.learningRate = learningRate
        (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    }

    public mutating func update<M: Module>(
        _ model: inout M, along gradient: M, scaledBy factor: Float, threadCount: Int
    ) {
        if m.isEmpty {
            m = model.parameters.map { Tensor(zeros: $0.shape) }
            v = m
        }
        t += 1
        let step = Step(self, factor: factor)
        model.updateParameters(along: gradient) { index, theta, g in
            m[index].scalars.withUnsafeMutableBufferPointer { m in
                v[index].scalars.withUnsafeMutableBufferPointer { v in
                    let elements = Elements(theta: theta, g: g, m: m, v: v)
                    parallelRanges(of: theta.count, threadCount: threadCount) {
                        step(elements, in: $0)
                    }
                }
            }
        }
    }

    /// A parameter's elements, those of its gradient and of its moments.
    ///
    /// Safe: ranges that run at once are disjoint.
    private struct Elements: @unchecked Sendable {
        let theta: UnsafeMutableBufferPointer<Float>
        let g: UnsafeBufferPointer<Float>
        let m, v: UnsafeMutableBufferPointer<Float>
    }

    /// One step, what is the same for all elements worked out once.
    private struct Step {
        let factor, beta1, beta2, epsilon: Float
        /// α m̂ / m = α / (1 − β₁ᵗ)
        let rate: Float
        /// √v̂ / √v = 1 / √(1 − β₂ᵗ)
        let scale: Float

        init(_ adam: Adam, factor: Float) {
            self.factor = factor
            (beta1, beta2, epsilon) = (adam.beta1, adam.beta2, adam.epsilon)
            rate = adam.learningRate / (1 - pow(beta1, Float(adam.t)))
            scale = 1 / (1 - pow(beta2, Float(adam.t))).squareRoot()
        }

        @inline(__always)
        func callAsFunction(_ elements: Elements, in range: Range<Int>) {
            let (theta, g, m, v) = (elements.theta, elements.g, elements.m, elements.v)
            for i in range {
                let g = factor * g[i]
                let mean = m[i] + (1 - beta1) * (g - m[i])
                let square = v[i] + (1 - beta2) * (g * g - v[i])
                (m[i], v[i]) = (mean, square)
                theta[i] -= rate * mean / (scale * square.squareRoot() + epsilon)
            }
        }
    }
}
