/// What attention looks back at: vectors of each sequence, such as an encoder's hidden states.
///
/// It has a row a sequence, as a state has, so that its rows can be picked and repeated like one's.
public struct AttentionMemory: Module {
    /// What queries are compared with, `[batchSize, positions, size]`; nil where these are the
    /// values.
    public var keys: Tensor?
    /// What is looked up, `[batchSize, positions, valueSize]`.
    public var values: Tensor
    /// The number of valid positions of each sequence, `[batchSize]`; a tensor so as to be a part of
    /// the row.
    public var lengths: Tensor

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        keys?.visitParameters(under: "keys", visit)
        values.visitParameters(under: "values", visit)
        lengths.visitParameters(under: "lengths", visit)
    }
}

/// Attention: at every step a mean of a memory's vectors, weighted by how well they match a query.
///
///     a_s = exp(score(q, k_s)) / Σ_r exp(score(q, k_r))     r over the valid positions
///     c   = Σ_s a_s v_s
///
/// Weights do not depend on where a vector stands, only on what it is; at padding they are zero.
///
/// Source: D2L, sections 11.3 and 11.4.
public struct Attention: Module {
    /// How a query is compared with a key.
    public enum Score: String, Codable, Sendable, CaseIterable {
        /// q·k / √size: Luong et al. (2015), scaled as by Vaswani et al. (2017). Query and key have
        /// one size; nothing is learned.
        case dot
        /// wᵀ tanh(q W_q + k W_k): Bahdanau et al. (2015).
        case additive
    }

    /// The parameters of the additive score, under D2L's names.
    public struct AdditiveScore: Module {
        /// W_q, `[querySize, hiddenSize]`
        public var queryWeight: Tensor
        /// W_k, `[keySize, hiddenSize]`
        public var keyWeight: Tensor
        /// w, `[hiddenSize, 1]`
        public var scoreWeight: Tensor

        public mutating func visitParameters(_ visit: ParameterVisitor) {
            queryWeight.visitParameters(under: "W_q.weight", visit)
            keyWeight.visitParameters(under: "W_k.weight", visit)
            scoreWeight.visitParameters(under: "w_v.weight", visit)
        }
    }

    /// Nil for the score that learns nothing.
    public var additive: AdditiveScore?

    /// Weights by Glorot and Bengio's rule.
    ///
    /// - Parameters:
    ///   - keySize: the size of a vector of the memory
    ///   - hiddenSize: that of the additive score's hidden layer
    public init(
        _ score: Score, querySize: Int, keySize: Int, hiddenSize: Int,
        using generator: inout Generator
    ) {
        guard score == .additive else { return }
        additive = AdditiveScore(
            queryWeight: .xavier(querySize, hiddenSize, using: &generator),
            keyWeight: .xavier(keySize, hiddenSize, using: &generator),
            scoreWeight: .xavier(hiddenSize, 1, using: &generator))
    }

    /// A memory of the vectors of all steps of some sequences.
    ///
    /// - Parameters:
    ///   - vectors: `[positions, batchSize, size]`
    ///   - validLengths: the number of valid positions of each sequence; all if nil
    public func memory(of vectors: Tensor, validLengths: [Int]?) -> AttentionMemory {
        let values = vectors.bySequence()
        let (batch, positions) = (values.shape[0], values.shape[1])
        let lengths = validLengths ?? [Int](repeating: positions, count: batch)
        requireFit(lengths, stepCount: positions, batchSize: batch)
        return AttentionMemory(
            keys: additive.map { matmul(values, $0.keyWeight) }, values: values,
            lengths: Tensor(lengths.map(Float.init)))
    }

    /// How much each query looks at each position.
    ///
    /// - Parameter queries: `[stepCount, batchSize, querySize]`
    /// - Returns: `[stepCount, batchSize, positions]`; the sum over the positions is 1.
    public func weights(of queries: Tensor, over memory: AttentionMemory) -> Tensor {
        softmax(
            scores(of: queries, over: memory),
            within: memory.lengths.scalars.map { Int($0.rounded()) })
    }

    private func scores(of queries: Tensor, over memory: AttentionMemory) -> Tensor {
        guard let additive, let keys = memory.keys else {
            let size = Float(memory.values.shape[2])
            return dotProducts(queries * Tensor(1 / size.squareRoot()), memory.values)
        }
        let sums = pairwiseSums(matmul(queries, additive.queryWeight), keys)
        let scores = matmul(tanh(sums), additive.scoreWeight)  // [steps, batch, positions, 1]
        return scores.reshaped(to: Array(scores.shape.dropLast()))
    }

    /// What each query finds: the context of each step.
    ///
    /// - Parameter queries: `[stepCount, batchSize, querySize]`
    /// - Returns: `[stepCount, batchSize, valueSize]`
    public func callAsFunction(_ queries: Tensor, over memory: AttentionMemory) -> Tensor {
        mixtures(weights(of: queries, over: memory), memory.values)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        additive?.visitParameters(visit)
    }
}
