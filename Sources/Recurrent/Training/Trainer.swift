import Foundation

/// What one optimisation step saw.
public struct TrainingStep: Sendable {
    /// The mean loss over the minibatch, before the step.
    public let loss: Double
    /// The norm of the gradient of that mean, before clipping.
    public let gradientNorm: Double
    /// The tokens, or examples, that the loss is the mean over.
    public let count: Int
    /// Processor time that the step took, all threads together: what else the machine has to do
    /// hardly changes it.
    public let processorSeconds: Double

    public var processorSecondsPerToken: Double { processorSeconds / Double(count) }
}

/// Trains a model on minibatches of example numbers.
///
/// The trainer knows nothing of the data: `loss` is handed the numbers of some examples and returns
/// their summed loss. It must be a pure function, for it runs on several threads at once.
public struct Trainer<Model: Module, Rule: Optimizer>: Sendable {
    /// The summed loss of some examples, and over how many tokens or examples it is summed.
    /// `noise` draws whatever is random while training (dropout); it is nil in evaluation.
    public typealias Loss =
        @Sendable (
            _ model: Model, _ examples: ArraySlice<Int>, _ noise: Generator?
        ) throws -> LossSum

    public var model: Model
    public var optimizer: Rule
    public var clipping: Clipping?
    public var threadCount: Int
    /// The processes that train this model together; nil if this is the only one.
    public var ranks: (any Ranks)?
    /// The number of optimisation steps so far.
    public internal(set) var stepCount = 0
    private let loss: Loss
    var generator: Generator

    public init(
        _ model: Model, optimizer: Rule, clipping: Clipping? = nil, threadCount: Int = 1,
        generator: Generator, loss: @escaping Loss
    ) {
        self.model = model
        self.optimizer = optimizer
        self.clipping = clipping
        self.threadCount = threadCount
        self.generator = generator
        self.loss = loss
    }

    /// Takes one step along the gradient of the mean loss of a minibatch.
    ///
    /// - Throws: ``RecurrentError`` when the loss or its gradient is no longer a finite number; the
    ///   model is then as it was before the step. Errors of the loss function.
    @discardableResult
    public mutating func step(_ examples: [Int]) throws -> TrainingStep {
        let start = clock()
        require(!examples.isEmpty, "an empty minibatch")
        let total = try sum(over: shards(of: examples))
        let count = total.count
        require(count > 0, "a minibatch in which nothing counts towards the loss")
        let loss = total.loss / Double(count)
        var gradient = total.gradient  // of the sum, and so `count` times that of the mean
        let norm = gradient.norm(threadCount: threadCount) / Double(count)
        try throwUnless(
            loss.isFinite && norm.isFinite, "training step \(stepCount + 1)",
            "the loss is \(loss) and the norm of its gradient \(norm)",
            remedy: "try a smaller learning rate or clip the gradient")
        var factor = 1 / Float(count)
        switch clipping {
        case .norm(let limit)? where norm > limit: factor = Float(limit / norm / Double(count))
        case .value?:
            gradient.scale(by: factor)
            clipping?.clip(&gradient)
            factor = 1
        default: break
        }
        optimizer.update(&model, along: gradient, scaledBy: factor, threadCount: threadCount)
        stepCount += 1
        return TrainingStep(
            loss: loss, gradientNorm: norm, count: count,
            processorSeconds: Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }

    /// Computes every shard, or this process's share of them, and holds no copy of the model
    /// afterwards: it is updated in place.
    private mutating func sum(over shards: [ArraySlice<Int>]) throws -> GradientSum<Model> {
        let noise = generator.split()
        let (model, loss) = (model.keepingPanels(), loss)
        let own = ranks?.share(of: shards.count) ?? shards.indices
        var tree = try parallelSums(
            own, of: shards.count, threadCount: threadCount, add: GradientSum.add
        ) { index in
            var count = 0
            let total = try valueAndGradient(at: model) { model in
                let loss = try loss(model, shards[index], noise.stream(index))
                count = loss.count
                return loss.sum
            }
            return GradientSum(
                loss: Double(total.value), gradient: total.gradient, count: count)
        }
        guard let ranks else { return tree.takeTotal()! }
        return ranks.total(of: &tree, of: model)
    }

    /// The mean loss of the examples under the present model, with nothing random.
    public func evaluate(_ examples: [Int]) throws -> Double {
        let (model, shards) = (model.keepingPanels(), shards(of: examples))
        let parts = try parallelMap(shards.count, threadCount: threadCount) { index in
            try loss(model, shards[index], nil)
        }
        return parts.reduce(0) { $0 + Double($1.sum.item) }
            / Double(parts.reduce(0) { $0 + $1.count })
    }

    /// The examples in a new random order, cut into minibatches; the last may be smaller.
    public mutating func shuffledMinibatches(of examples: Range<Int>, size: Int) -> [[Int]] {
        minibatches(of: examples.shuffled(using: &generator), size: size)
    }

}
