import Foundation
import Testing

@testable import Recurrent

/// What `topTokens` finds, by sorting them all.
private func topTokensPlainly(
    _ logits: [Float], limit: Int, above floor: Float, where isAllowed: (_ token: Int32) -> Bool
) -> [ScoredToken] {
    let all = logits.enumerated().map { ScoredToken(token: Int32($0), logit: $1) }
    let fit = all.filter { $0.logit > floor && isAllowed($0.token) }
    let sorted = fit.sorted { $0.logit != $1.logit ? $0.logit > $1.logit : $0.token < $1.token }
    return Array(sorted.prefix(limit))
}

@Suite struct SearchKernelTests {
    /// Few different values, so that many are equal.
    private func logits(_ count: Int, coarse: Bool, _ generator: inout Generator) -> [Float] {
        (0..<count).map { _ in
            let value = Float(3 * generator.normal())
            return generator.uniform() < 0.05 ? -.infinity : coarse ? value.rounded() : value
        }
    }

    @Test(arguments: [1, 2, 15, 16, 17, 63, 64, 65, 130, 1000, 13_183])
    func `the likeliest tokens are those that sorting finds`(_ count: Int) {
        var generator = Generator(seed: UInt64(count))
        for limit in [1, 2, 5, 100, 256, 257, 20_000] {
            for coarse in [false, true] {
                let row = logits(count, coarse: coarse, &generator)
                for floor in [-Float.infinity, 1] {
                    for stride in [1, 3] {
                        func isAllowed(_ token: Int32) -> Bool { Int(token) % stride == 0 }
                        let found = topTokens(
                            row, count: count, limit: limit, above: floor, where: isAllowed)
                        #expect(
                            found
                                == topTokensPlainly(
                                    row, limit: limit, above: floor, where: isAllowed))
                    }
                }
            }
        }
    }

    @Test(arguments: [1, 16, 19, 1024, 1025, 13_183])
    func `the log of the sum of exponentials is that of double precision`(_ count: Int) {
        var generator = Generator(seed: 7)
        for shift in [0, 1e4, -1e4] as [Float] {
            let row = (0..<count).map { _ in Float(3 * generator.normal()) + shift }
            let largest = Double(row.max()!)
            let sum = row.reduce(0.0) { $0 + exp(Double($1) - largest) }
            #expect(abs(logSumExp(row, count: count) - (largest + log(sum))) < 1e-6)
        }
    }

    @Test func `what is no distribution has no log of a sum`() {
        for bad in [Float.nan, .infinity] {
            for place in [0, 5, 16, 39] {
                var row = [Float](repeating: 1, count: 40)
                row[place] = bad
                #expect(!logSumExp(row, count: 40).isFinite)
            }
        }
        #expect(!logSumExp([-.infinity, -.infinity], count: 2).isFinite)
        #expect(logSumExp([-.infinity, 3], count: 2) == 3)
    }

    @Test(arguments: [(1, 1, 1), (3, 7, 5), (5, 24, 700), (12, 33, 1040), (2, 256, 2000)])
    func `the product of few rows is the plain one, to the bit for any number of threads`(
        _ rows: Int, _ inner: Int, _ columns: Int
    ) {
        let x = normal(rows, inner)
        let layer = Linear(weight: normal(inner, columns, seed: 2), bias: normal(columns, seed: 3))
        let product = layer(x, threadCount: 1)
        expectClose(product, layer(x), 2e-5 * Float(inner).squareRoot())
        for threadCount in [2, 3, 16] { #expect(layer(x, threadCount: threadCount) == product) }
        let sequence = x.reshaped(to: [1, rows, inner])
        #expect(layer(sequence, threadCount: 2) == product.reshaped(to: [1, rows, columns]))
    }

    @Test func `of many rows the product is the layer's own`() {
        let layer = seeded { Linear(8, 9, using: &$0) }
        let x = normal(fewRows + 1, 8)
        #expect(layer(x, threadCount: 2) == layer(x))
    }
}
