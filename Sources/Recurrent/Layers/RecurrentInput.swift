/// What a recurrent layer reads: a vector at every step, or a token that stands for a one-hot
/// vector.
public protocol RecurrentInput: Sendable {
    var stepCount: Int { get }
    var batchSize: Int { get }

    /// The vectors themselves, `[stepCount, batchSize, size]`.
    func vectors(size: Int) -> Tensor

    /// The affine map XW + b at every step.
    ///
    /// - Parameters:
    ///   - weight: `[inputSize, outputSize]`
    ///   - bias: `[outputSize]`
    /// - Returns: `[stepCount, batchSize, outputSize]`
    func projected(by weight: Tensor, _ bias: Tensor) -> Tensor

    /// Every sequence from its last valid step to its first; padding stays where it is.
    func reversed(within validLengths: [Int]?) -> Self
}

extension Tensor: RecurrentInput {
    /// The first axis of `[stepCount, batchSize, size]`.
    public var stepCount: Int { axis(0) }
    /// The second axis of `[stepCount, batchSize, size]`.
    public var batchSize: Int { axis(1) }

    private func axis(_ index: Int) -> Int {
        require(shape.count == 3, "a sequence [steps, batch, size] is needed, this is \(shape)")
        return shape[index]
    }

    public func vectors(size: Int) -> Tensor {
        require(
            shape.count == 3 && shape[2] == size,
            "a sequence [steps, batch, \(size)] is needed, this is \(shape)")
        return self
    }

    public func projected(by weight: Tensor, _ bias: Tensor) -> Tensor {
        affine(vectors(size: weight.shape[0]), weight, bias)
    }
}

extension Tokens: RecurrentInput {
    public func vectors(size: Int) -> Tensor { .oneHot(self, size: size) }

    /// A one-hot vector times the weight is a row of the weight, so no product is needed.
    public func projected(by weight: Tensor, _ bias: Tensor) -> Tensor {
        (weight + bias).rows(self)
    }
}
