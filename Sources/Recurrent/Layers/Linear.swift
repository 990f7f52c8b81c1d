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

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight", &weight)
        visit("bias", &bias)
    }
}
