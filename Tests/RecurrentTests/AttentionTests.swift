import Testing

@testable import Recurrent

/// Attention over the vectors of three sequences, which have 5, 2 and 4.
private struct Lookup: Module {
    var attention: Attention
    var queries: Tensor  // [4, 3, 2], or [4, 3, 6] for the dot product
    var vectors: Tensor  // [5, 3, 6]
    var lengths = [5, 2, 4]

    init(_ score: Attention.Score, seed: UInt64 = 5) {
        var generator = Generator(seed: seed)
        let size = score == .dot ? 6 : 2
        attention = Attention(
            score, querySize: size, keySize: 6, hiddenSize: 7, using: &generator)
        queries = .normal(4, 3, size, standardDeviation: 1, using: &generator)
        vectors = .normal(5, 3, 6, standardDeviation: 1, using: &generator)
    }

    private var memory: AttentionMemory { attention.memory(of: vectors, validLengths: lengths) }
    var weights: Tensor { attention.weights(of: queries, over: memory) }
    var contexts: Tensor { attention(queries, over: memory) }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        attention.visitParameters(visit)
        queries.visitParameters(under: "queries", visit)
        vectors.visitParameters(under: "vectors", visit)
    }
}

@Suite struct AttentionTests {
    @Test(arguments: Attention.Score.allCases)
    func `gradients are right`(score: Attention.Score) {
        expectGradient(at: Lookup(score)) { weighted($0.contexts) }
        expectGradient(at: Lookup(score)) { weighted($0.weights) }
    }

    @Test(arguments: Attention.Score.allCases)
    func `weights are not negative, sum to one and are zero past the length`(
        score: Attention.Score
    ) {
        let lookup = Lookup(score)
        let weights = lookup.weights
        #expect(weights.shape == [4, 3, 5])
        #expect(weights.scalars.allSatisfy { $0 >= 0 })
        for step in 0..<4 {
            for (sequence, length) in lookup.lengths.enumerated() {
                let row = (0..<5).map { weights[step, sequence, $0] }
                #expect(abs(row.reduce(0, +) - 1) < 1e-6)
                #expect(row[..<length].allSatisfy { $0 > 0 })
                #expect(row[length...].allSatisfy { $0 == 0 })
            }
        }
    }

    @Test(arguments: Attention.Score.allCases)
    func `what stands past the length changes neither contexts nor gradients`(
        score: Attention.Score
    ) {
        func result(_ padding: Float) -> ValueAndGradient<Lookup> {
            var lookup = Lookup(score)
            let mask = Tensor(repeating: 1, shape: [5, 3, 1]).zeroed(after: lookup.lengths)
            lookup.vectors = lookup.vectors * mask + Tensor(padding) * (1 - mask)
            return valueAndGradient(at: lookup) { weighted($0.contexts) }
        }
        let (zeros, thousands) = (result(0), result(1000))
        #expect(zeros.value == thousands.value)
        #expect(zeros.gradient.parameters == thousands.gradient.parameters)
    }

    @Test(arguments: Attention.Score.allCases)
    func `vectors in another order have the same weights in that order, and the same mean`(
        score: Attention.Score
    ) {
        var lookup = Lookup(score)
        lookup.lengths = [5, 5, 5]
        var other = lookup
        let order = [3, 0, 4, 1, 2]
        other.vectors = lookup.vectors.gathered(rows: order)
        let (weights, moved) = (lookup.weights, other.weights)
        for (place, position) in order.enumerated() {
            expectClose(
                moved.columns(place..<place + 1), weights.columns(position..<position + 1), 1e-6)
        }
        expectClose(other.contexts, lookup.contexts, 1e-5)
    }

    @Test(arguments: Attention.Score.allCases)
    func `from one vector it returns that vector to the bit, whatever the query`(
        score: Attention.Score
    ) {
        var lookup = Lookup(score)
        lookup.lengths = [1, 1, 1]
        let first = lookup.vectors.unstacked()[0]
        #expect(lookup.contexts.unstacked() == [first, first, first, first])
    }

    @Test func `equal keys have equal weights, and the context is their mean`() {
        let attention = seeded {
            Attention(.dot, querySize: 2, keySize: 2, hiddenSize: 2, using: &$0)
        }
        // Orthogonal to both, the query scores 0 twice.
        let memory = attention.memory(
            of: Tensor([3, 0, 5, 0], shape: [2, 1, 2]), validLengths: nil)
        #expect(attention(Tensor([0, 9], shape: [1, 1, 2]), over: memory).scalars == [4, 0])
    }

    /// Scores of ln 3 and 0, the first √4 · ln 3 / √4, make odds of 3 : 1.
    @Test func `the dot product is scaled by the root of the size`() {
        let attention = seeded {
            Attention(.dot, querySize: 4, keySize: 4, hiddenSize: 4, using: &$0)
        }
        let vectors = Tensor([1, 0, 0, 0, 0, 0, 0, 8], shape: [2, 1, 4])
        let query = Tensor([2 * 1.098_612_3, 0, 0, 0], shape: [1, 1, 4])
        let memory = attention.memory(of: vectors, validLengths: nil)
        expectClose(
            attention.weights(of: query, over: memory), Tensor([0.75, 0.25], shape: [1, 1, 2]), 1e-6
        )
        expectClose(
            attention(query, over: memory), Tensor([0.75, 0, 0, 2], shape: [1, 1, 4]), 1e-6)
    }

    @Test func `the dot product learns nothing, the additive score has D2L's three weights`() {
        #expect(Lookup(.dot).attention.parameterNames == [])
        let names = ["W_q.weight", "W_k.weight", "w_v.weight"]
        #expect(Lookup(.additive).attention.parameterNames == names)
    }
}
