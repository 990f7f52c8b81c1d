/// A loss added up over examples or tokens, and over how many.
///
/// Sums are kept rather than means so that parts of a batch can be added: the loss of the whole is
/// Σ sum / Σ count, each token counted once.
public struct LossSum: Sendable {
    /// A scalar.
    public var sum: Tensor
    public var count: Int

    public init(sum: Tensor, count: Int) {
        self.sum = sum
        self.count = count
    }

    /// The loss of one token, or example, on average.
    public var mean: Double { Double(sum.item) / Double(count) }
}

/// The cross-entropy −ln softmax(logits)[target] of every token, in nats.
///
/// Positions whose target is `padding` add nothing to the sum, the count or any gradient.
/// - Parameter logits: `[stepCount, batchSize, vocabularySize]`
public func crossEntropy(_ logits: Tensor, _ targets: Tokens, padding: Int? = nil) -> LossSum {
    let width = logits.shape.last ?? 0
    require(
        logits.shape == [targets.stepCount, targets.batchSize, width],
        "crossEntropy: logits are \(logits.shape), "
            + "targets [\(targets.stepCount), \(targets.batchSize)]")
    let valid = targets.indices.map { Int($0) == padding ? -1 : $0 }
    requireRange(of: targets, below: width)
    var loss = 0.0
    let slope = Tensor(shape: logits.shape) {
        loss = crossEntropyRows(logits.scalars, width: width, targets: valid, gradient: $0)
    }
    // Where the sum is what is differentiated, the gradient is the slope itself.
    let sum = Tensor(Float(loss)).recording(logits) { $0 == 1 ? slope : $0 * slope }
    return LossSum(sum: sum, count: valid.lazy.filter { $0 >= 0 }.count)
}

/// The squared error of every number: Σ (prediction − target)².
public func squaredError(_ prediction: Tensor, _ target: Tensor) -> LossSum {
    require(
        prediction.shape == target.shape,
        "squaredError: prediction is \(prediction.shape), target is \(target.shape)")
    let error = prediction - target
    return LossSum(sum: (error * error).sum(), count: error.count)
}
