import Foundation
import Testing

@testable import Recurrent

@Suite struct LossTests {
    static let targets = Tokens(stepCount: 3, batchSize: 2, indices: [0, 4, 2, 1, 3, 2])

    @Test func `a case worked by hand`() {
        let logits = Tensor([1, 2, 3, 4, 1, 1].map { log($0) }, shape: [1, 2, 3])
        let loss = crossEntropy(logits, Tokens(stepCount: 1, batchSize: 2, indices: [1, 0]))
        #expect(loss.count == 2)
        #expect(abs(loss.mean - (log(3.0) + log(1.5)) / 2) < 1e-6)
    }

    /// One width below, at and above sixteen lanes, and the edges of the chunks a kernel works in.
    @Test(arguments: [1, 2, 15, 16, 17, 33, 1_000, 4_096, 4_097, 9_000])
    func `it is minus the log softmax at the target, however many tokens there are`(_ width: Int) {
        let logits = normal(3, 4, width) * 3
        let targets = Tokens(
            stepCount: 3, batchSize: 4, indices: (0..<12).map { Int32($0 * 787 % width) })
        let expected = -(logSoftmax(logits) * Tensor.oneHot(targets, size: width)).sum().item
        let result = valueAndGradient(at: logits) { crossEntropy($0, targets).sum }
        #expect(abs(result.value - expected) <= 1e-6 * max(1, expected))
        expectClose(result.gradient, softmax(logits) - Tensor.oneHot(targets, size: width), 1e-6)
    }

    @Test(arguments: [2, 28, 5_000])
    func `where every token is equally likely the perplexity is their number`(_ width: Int) {
        let loss = crossEntropy(
            Tensor(repeating: 0.7, shape: [3, 2, width]),
            Tokens(stepCount: 3, batchSize: 2, indices: [0, 1, 0, 1, Int32(width) - 1, 1]))
        #expect(abs(loss.mean - log(Double(width))) < 1e-6)
    }

    /// Best where the right token is certain, worse than by chance where a wrong one is.
    @Test func `perplexity is at least 1 and may be worse than chance`() {
        let right = Tensor.oneHot(Self.targets, size: 5)
        #expect(crossEntropy(right * 200, Self.targets).mean == 0)
        #expect(abs(crossEntropy(right * -30, Self.targets).mean - (30 + log(4.0))) < 1e-5)
        let mean = crossEntropy(normal(3, 2, 5), Self.targets).mean
        #expect(mean > 0)
    }

    @Test func `a shift of all logits changes nothing`() {
        let logits = normal(3, 2, 5)
        let loss = crossEntropy(logits, Self.targets).mean
        #expect(abs(crossEntropy(logits + 50, Self.targets).mean - loss) < 1e-5)
        #expect(abs(crossEntropy(logits - 50, Self.targets).mean - loss) < 1e-5)
    }

    /// Logits whose padding positions hold `filler`, under targets with `extra` more padding steps.
    private func padded(_ filler: Float, extra: Int) -> (logits: Tensor, targets: Tokens) {
        let indices = [0, 4, 2, 1, 3, 1] + [Int32](repeating: 1, count: 2 * extra)
        var logits = normal(3, 2, 5).scalars + [Float](repeating: 0, count: 10 * extra)
        for (row, target) in indices.enumerated() where target == 1 {
            for column in 0..<5 { logits[5 * row + column] = filler * Float(column) }
        }
        return (
            Tensor(logits, shape: [3 + extra, 2, 5]),
            Tokens(stepCount: 3 + extra, batchSize: 2, indices: indices)
        )
    }

    /// Notes 10.7.5. Nothing comes of it even where the network has gone wrong at those positions.
    @Test(arguments: [0, 1, -80, 1e30, .infinity, .nan] as [Float], [0, 1, 500])
    func `padding adds nothing, whatever stands there and however much`(
        _ filler: Float, _ extra: Int
    ) {
        let batches = [padded(0, extra: 0), padded(filler, extra: extra)]
        let results = batches.map { logits, targets in
            var count = 0
            let result = valueAndGradient(at: logits) { logits in
                let loss = crossEntropy(logits, targets, padding: 1)
                count = loss.count
                return loss.sum
            }
            return (count: count, value: result.value, gradient: result.gradient.scalars)
        }
        let (expected, found) = (results[0], results[1])
        #expect(found.count == 4 && expected.count == 4)
        #expect(found.value == expected.value)
        #expect(Array(found.gradient.prefix(30)) == expected.gradient)
        #expect(found.gradient.dropFirst(30).allSatisfy { $0 == 0 })
        for (row, target) in batches[1].targets.indices.enumerated() where target == 1 {
            #expect(found.gradient[5 * row..<5 * row + 5].allSatisfy { $0 == 0 })
        }
    }

    @Test func `the loss of a batch is the sum over its parts`() {
        let logits = normal(3, 2, 5)
        let whole = crossEntropy(logits, Self.targets, padding: 2)
        let parts = zip(logits.unstacked(), 0..<3).map { logits, step in
            let row = Array(Self.targets.indices[2 * step..<2 * step + 2])
            return crossEntropy(
                .stacked([logits]), Tokens(stepCount: 1, batchSize: 2, indices: row), padding: 2)
        }
        #expect(whole.count == parts.reduce(0) { $0 + $1.count })
        #expect(abs(whole.sum.item - parts.reduce(0) { $0 + $1.sum.item }) < 1e-6)
    }

    @Test func `the squared error is summed over every number`() {
        let loss = squaredError(Tensor([1, 2, 3]), Tensor([1, 0, 6]))
        #expect(loss.sum.item == 13 && loss.count == 3)
        #expect(abs(loss.mean - 13.0 / 3) < 1e-12)
    }
}
