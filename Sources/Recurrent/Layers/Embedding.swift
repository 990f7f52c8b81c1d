/// A table with a learned vector for each token.
public struct Embedding: Module {
    /// `[vocabularySize, embeddingSize]`
    public var weight: Tensor

    /// Standard normal initialisation, as PyTorch's.
    public init(_ vocabularySize: Int, _ embeddingSize: Int, using generator: inout Generator) {
        weight = .normal(vocabularySize, embeddingSize, standardDeviation: 1, using: &generator)
    }

    /// - Returns: `[stepCount, batchSize, embeddingSize]`
    public func callAsFunction(_ tokens: Tokens) -> Tensor { weight.rows(tokens) }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight", &weight, isTable: true)
    }
}
