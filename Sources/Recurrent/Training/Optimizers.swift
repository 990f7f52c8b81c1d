import Foundation

/// A rule that moves a model's parameters along their gradient.
public protocol Optimizer: Sendable {
    /// One step downhill.
    mutating func update<M: Module>(_ model: inout M, along gradient: M)
}

/// Stochastic gradient descent: θ ← θ − learningRate · g.
public struct SGD: Optimizer {
    public var learningRate: Float

    public init(learningRate: Float) { self.learningRate = learningRate }

    public mutating func update<M: Module>(_ model: inout M, along gradient: M) {
        let rate = learningRate
        model.updateParameters(along: gradient) { _, parameter, gradient in
            for i in parameter.indices { parameter[i] -= rate * gradient[i] }
        }
    }
}

/// Adam (Kingma & Ba 2015, algorithm 1): steps scaled by running moments of the gradient.
public struct Adam: Optimizer {
    public var learningRate: Float
    public var decay: (first: Float, second: Float)
    public var epsilon: Float

    /// The running mean of the gradient, an array each parameter.
    private var first: [[Float]] = []
    /// The running mean of its square.
    private var second: [[Float]] = []
    private var stepCount = 0

    public init(
        learningRate: Float, decay: (first: Float, second: Float) = (0.9, 0.999),
        epsilon: Float = 1e-8
    ) {
        self.learningRate = learningRate
        self.decay = decay
        self.epsilon = epsilon
    }

    public mutating func update<M: Module>(_ model: inout M, along gradient: M) {
        if first.isEmpty {
            first = model.parameters.map { [Float](repeating: 0, count: $0.count) }
            second = first
        }
        stepCount += 1
        let (decay, epsilon) = (decay, epsilon)
        let rate = learningRate / (1 - pow(decay.first, Float(stepCount)))
        let scale = 1 / (1 - pow(decay.second, Float(stepCount))).squareRoot()
        model.updateParameters(along: gradient) { index, parameter, gradient in
            first[index].withUnsafeMutableBufferPointer { first in
                second[index].withUnsafeMutableBufferPointer { second in
                    for i in parameter.indices {
                        let g = gradient[i]
                        first[i] += (1 - decay.first) * (g - first[i])
                        second[i] += (1 - decay.second) * (g * g - second[i])
                        parameter[i] -= rate * first[i] / (scale * second[i].squareRoot() + epsilon)
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
