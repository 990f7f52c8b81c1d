import Foundation
import Testing

@testable import Recurrent

@Suite struct LayerTests {
    static let tokens = Tokens(stepCount: 3, batchSize: 2, indices: [0, 2, 1, 1, 2, 0])

    @Test func `every gradient of a fully connected layer equals central differences`() {
        let linear = seeded { Linear(3, 4, using: &$0) }
        for input in [normal(2, 3), normal(2, 2, 3)] {
            expectGradient(at: linear) { weighted(tanh($0(input))) }
            expectGradient(at: [input]) { weighted(tanh(linear($0[0]))) }
        }
    }

    @Test func `a fully connected layer is XW + b`() {
        let linear = Linear(
            weight: Tensor([1, 2, 3, 4], shape: [2, 2]), bias: Tensor([10, 20]))
        #expect(linear(Tensor([1, -1], shape: [1, 2])).scalars == [8, 18])
        #expect(linear.parameterNames == ["weight", "bias"] && linear.parameterCount == 6)
    }

    @Test func `an embedding is one-hot vectors times its weight, values and gradients`() {
        let embedding = seeded { Embedding(3, 4, using: &$0) }
        #expect(embedding(Self.tokens).shape == [3, 2, 4])
        let oneHot = Tensor.oneHot(Self.tokens, size: 3)
        expectSame(
            embedding, embedding, { [$0(Self.tokens)] }, { [matmul(oneHot, $0.weight)] })
        expectGradient(at: embedding) { weighted(tanh($0(Self.tokens))) }
    }

    @Test func `a row that no token names has gradient zero`() {
        let gradient = valueAndGradient(at: normal(5, 2)) { $0.rows(Self.tokens).sum() }.gradient
        #expect(gradient.scalars == [2, 2, 2, 2, 2, 2, 0, 0, 0, 0])
    }

    /// The mean of n numbers that are 1/(1 − p) with probability 1 − p and else zero has standard
    /// deviation √(p / (1 − p) / n); five of them.
    @Test(arguments: [0.1, 0.5, 0.9])
    func `dropout keeps the expectation`(_ rate: Double) {
        let n = 40_000
        let output = Dropout(rate)(
            Tensor(repeating: 1, shape: [n]), noise: Generator(seed: 1)
        ).scalars
        let mean = output.reduce(0.0) { $0 + Double($1) } / Double(n)
        #expect(abs(mean - 1) < 5 * (rate / (1 - rate) / Double(n)).squareRoot())
        #expect(Set(output) == [0, Float(1 / (1 - rate))])
    }

    @Test func `dropout of nothing, or without a generator, is the identity`() {
        let x = normal(3, 4)
        #expect(Dropout(0)(x, noise: Generator(seed: 1)) == x)
        #expect(Dropout(0.9)(x) == x)
    }

    @Test func `dropout draws the same from the same generator, and otherwise from another`() {
        let (x, dropout, noise) = (
            Tensor(repeating: 1, shape: [50]), Dropout(0.5), Generator(seed: 1)
        )
        let first = dropout(x, noise: noise)
        #expect(dropout(x, noise: noise) == first)
        #expect(dropout(x, noise: noise.stream(1)) != first)
    }

    @Test func `the gradient passes where dropout has kept, scaled alike`() {
        let (dropout, noise) = (Dropout(0.25), Generator(seed: 1))
        let gradient = valueAndGradient(at: normal(4, 5)) { dropout($0, noise: noise).sum() }
            .gradient
        let mask = dropout(Tensor(repeating: 1, shape: [4, 5]), noise: noise)
        #expect(gradient == mask)
    }

    /// A uniform distribution on [−a, a) has the variance a²/3; the estimate from n numbers has a
    /// relative standard deviation of √(4/5n), five of them.
    @Test func `Glorot's initialisation has the variance 2 / (inputs + outputs)`() {
        let weight = seeded { Tensor.xavier(100, 60, using: &$0) }
        let limit = (6.0 / 160).squareRoot()
        #expect(weight.shape == [100, 60])
        #expect(weight.scalars.allSatisfy { abs(Double($0)) <= limit })
        let variance = weight.norm * weight.norm / 6_000
        #expect(abs(variance * 80 - 1) < 5 * (4.0 / 5 / 6_000).squareRoot())
    }
}
