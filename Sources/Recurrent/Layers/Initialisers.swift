extension Tensor {
    /// Independent draws from a normal distribution of mean 0.
    public static func normal(
        _ shape: Int..., standardDeviation: Double, using generator: inout Generator
    ) -> Tensor {
        Tensor(
            (0..<shape.elementCount).map { _ in Float(generator.normal() * standardDeviation) },
            shape: shape)
    }

    /// Independent draws from the uniform distribution on [−limit, limit).
    public static func uniform(
        _ shape: Int..., limit: Double, using generator: inout Generator
    ) -> Tensor {
        Tensor(
            (0..<shape.elementCount).map { _ in Float((2 * generator.uniform() - 1) * limit) },
            shape: shape)
    }

    /// Glorot & Bengio's (2010) uniform initialisation of a `[inputSize, outputSize]` weight:
    /// the limit √(6 / (inputSize + outputSize)) keeps variances level forward and backward.
    public static func xavier(
        _ inputSize: Int, _ outputSize: Int, using generator: inout Generator
    ) -> Tensor {
        .uniform(
            inputSize, outputSize, limit: (6 / Double(inputSize + outputSize)).squareRoot(),
            using: &generator)
    }
}
