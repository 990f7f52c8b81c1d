import Foundation
import Testing

@testable import Recurrent

@Suite struct TensorTests {
    let a = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])

    @Test func `operands stretch along axes of length one and missing leading axes`() {
        #expect((a + 1).scalars == [2, 3, 4, 5, 6, 7])
        #expect((1 - a).scalars == [0, -1, -2, -3, -4, -5])
        #expect((a * Tensor([1, 10, 100])).scalars == [1, 20, 300, 4, 50, 600])
        #expect((a / Tensor([1, 2], shape: [2, 1])).scalars == [1, 2, 3, 2, 2.5, 3])
        let outer = Tensor([1, 2], shape: [2, 1]) * Tensor([3, 4, 5], shape: [1, 3])
        #expect(outer == Tensor([3, 4, 5, 6, 8, 10], shape: [2, 3]))
    }

    @Test func `a matrix product equals the sum of products`() {
        let b = Tensor([1, 0, 2, 1, 0, 3], shape: [3, 2])
        #expect(matmul(a, b) == Tensor([5, 11, 14, 23], shape: [2, 2]))
        let stack = a.reshaped(to: [1, 2, 3])
        #expect(matmul(stack, b).shape == [1, 2, 2])
        #expect(affine(a, b, Tensor([10, 20])).scalars == [15, 31, 24, 43])
    }

    /// To the bit: each product is added to the bias in the order of the rows of the weight, and the
    /// context's products among themselves first.
    @Test func `an affine map joined to a context is the sum of two`() {
        let (x, context) = (normal(3, 2, 5), normal(2, 40, seed: 2))
        let (weight, bias) = (normal(45, 33, seed: 3), normal(33, seed: 4))
        let two = affine(x, weight.rows(0..<5), bias) + matmul(context, weight.rows(5..<45))
        #expect(affine(x, joinedTo: context, weight, bias) == two)
    }

    @Test func `stacking, joining and taking apart are inverses`() {
        let parts = a.unstacked()
        #expect(parts.map(\.shape) == [[3], [3]])
        #expect(Tensor.stacked(parts) == a)
        #expect(Tensor.concatenated([a.columns(0..<1), a.columns(1..<3)]) == a)
        #expect(a.transposed().transposed() == a)
        #expect(a.transposed().scalars == [1, 4, 2, 5, 3, 6])
    }

    @Test func `rows named by tokens equal one-hot vectors times the matrix`() {
        let tokens = Tokens(stepCount: 3, batchSize: 2, indices: [0, 1, 1, 1, 0, 0])
        #expect(a.rows(tokens) == matmul(Tensor.oneHot(tokens, size: 2), a))
        #expect(Tensor.oneHot(tokens, size: 2)[1, 0, 1] == 1)
    }

    /// Float has 24 bits: an error of one unit in the last place is 1.2e-7 of the value.
    @Test func `the vector functions agree with Foundation's over their whole range`() {
        let input = Tensor(stride(from: -30.0, through: 30, by: 0.0037).map { Float($0) })
        let functions: [((Tensor) -> Tensor, (Double) -> Double)] = [
            (Recurrent.exp, Foundation.exp), (Recurrent.tanh, Foundation.tanh),
            (sigmoid, { 1 / (1 + Foundation.exp(-$0)) }),
        ]
        for (function, exact) in functions {
            for (value, x) in zip(function(input).scalars, input.scalars) {
                let truth = exact(Double(x))
                #expect(abs(Double(value) - truth) <= 2.5e-7 * abs(truth))
            }
        }
    }

    @Test func `what is no number stays no number`() {
        let x = Tensor([Float](repeating: .nan, count: 20))
        for y in [sigmoid(x), Recurrent.tanh(x), Recurrent.exp(x), softmax(x), logSoftmax(x)] {
            #expect(y.scalars.allSatisfy { $0.isNaN })
        }
        let logits = Tensor([0, .nan, 0, 0, 0, 0], shape: [1, 2, 3])
        let targets = Tokens(stepCount: 1, batchSize: 2, indices: [0, 0])
        #expect(crossEntropy(logits, targets).sum.item.isNaN)
    }

    @Test func `softmax sums to one, ignores a shift and survives large logits`() {
        let x = Tensor([1000, 1001, 999, -5, 0, 5], shape: [2, 3])
        let p = softmax(x)
        expectClose(softmax(x - 990), p, 1e-6)
        expectClose(Recurrent.exp(logSoftmax(x)), p, 1e-6)
        #expect(abs(p[0, 0] + p[0, 1] + p[0, 2] - 1) < 1e-6)
        #expect(p.argmax() == [1, 2])
    }
}
