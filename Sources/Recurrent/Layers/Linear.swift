/// A fully connected layer, XW + b.
public struct Linear: Module {
    /// `[inputSize, outputSize]`
    public var weight: Tensor
    /// `[outputSize]`
    public var bias: Tensor

    public init(weight: Tensor, bias: Tensor) {
        self.weight = weight
        self.bias = bias
    }

    /// PyTorch's default initialisation: uniform within ±1/√inputSize.
    public init(_ inputSize: Int, _ outputSize: Int, using generator: inout Generator) {
        let limit = 1 / Double(inputSize).squareRoot()
        weight = .uniform(inputSize, outputSize, limit: limit, using: &generator)
        bias = .uniform(outputSize, limit: limit, using: &generator)
    }

    /// D2L's initialisation from scratch: weights from N(0, deviation²), biases of zero.
    public init(
        _ inputSize: Int, _ outputSize: Int, deviation: Double, using generator: inout Generator
    ) {
        weight = .normal(
            inputSize, outputSize, standardDeviation: deviation, using: &generator)
        bias = Tensor(zeros: [outputSize])
    }

    /// - Parameter input: `[…, inputSize]`
    /// - Returns: `[…, outputSize]`
    public func callAsFunction(_ input: Tensor) -> Tensor { affine(input, weight, bias) }

    /// The same outside any gradient and on several threads, for a decoder that steps through a large
    /// vocabulary.
    public func callAsFunction(_ input: Tensor, threadCount: Int) -> Tensor {
        let inner = weight.shape[0]
        require(
            input.shape.last == inner,
            "Linear: the input is \(input.shape), the weight is \(weight.shape)")
        return Crew.$size.withValue(threadCount) {
            partialProduct(input, rows: 0..<inner, of: weight, addedTo: bias)
        }
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight", &weight)
        visit("bias", &bias)
    }
}
