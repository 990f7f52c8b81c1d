import Foundation
import Synchronization
import Testing

@testable import Recurrent

/// Processes that are threads of this one.
struct ThreadRank: Ranks {
    /// What was sent and not received yet, by sender and receiver.
    final class Post: Sendable {
        let letters = Mutex<[[Int]: [Data]]>([:])

        func send(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ to: Int) {
            let letter = Data(bytes)
            letters.withLock { $0[[from, to], default: []].append(letter) }
        }

        func receive(_ bytes: UnsafeMutableRawBufferPointer, _ from: Int, _ to: Int) {
            while true {
                let letter = letters.withLock { letters -> Data? in
                    guard let first = letters[[from, to]]?.first else { return nil }
                    letters[[from, to]]!.removeFirst()
                    return first
                }
                if let letter {
                    #expect(letter.count == bytes.count)
                    letter.copyBytes(to: bytes)
                    return
                }
                sched_yield()
            }
        }
    }

    let rank: Int
    let count: Int
    let post: Post

    func send(_ bytes: UnsafeRawBufferPointer, to other: Int) { post.send(bytes, rank, other) }

    func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) {
        post.receive(bytes, other, rank)
    }

    func sender(_ other: Int?) -> Int? {
        post.letters.withLock { letters in
            letters.first { pair, waiting in
                pair[1] == rank && pair[0] == other ?? pair[0] && !waiting.isEmpty
            }?.key[0]
        }
    }

    func exchange(
        _ sent: UnsafeRawBufferPointer, to: Int,
        for received: UnsafeMutableRawBufferPointer, from: Int
    ) {
        if !sent.isEmpty { send(sent, to: to) }
        if !received.isEmpty { receive(received, from: from) }
    }

    /// What each of so many comes to.
    static func all<Value: Sendable>(
        _ count: Int, _ work: @escaping @Sendable (ThreadRank) -> Value
    ) -> [Value] {
        let post = Post()
        let values = Mutex([Value?](repeating: nil, count: count))
        let group = DispatchGroup()
        for rank in 0..<count {
            group.enter()
            Thread.detachNewThread {
                let value = work(ThreadRank(rank: rank, count: count, post: post))
                values.withLock { $0[rank] = value }
                group.leave()
            }
        }
        group.wait()
        return values.withLock { $0.map { $0! } }
    }
}

struct RanksTests {
    /// A gradient most of whose rows are zeros, with some minus zeros among its numbers, which are of
    /// such different sizes that their sum is another in another order.
    private func value(_ number: Int) -> GradientSum<Linear> {
        var random = Generator(seed: UInt64(number))
        var layer = Linear(700, 5, using: &random)
        layer.visitParameters { _, parameter in
            for i in parameter.scalars.indices {
                let isRow = (i / 256 + number) % 4 == 0
                let size = Float(sign: .plus, exponent: Int(random.uniform() * 30), significand: 1)
                parameter.scalars[i] = isRow ? size * parameter.scalars[i] : 0
                if isRow, i % 7 == 0 { parameter.scalars[i] = -0.0 }
            }
        }
        return GradientSum(
            loss: 1 / (3 + Double(number * number)), gradient: layer, count: number)
    }

    private func bits(_ sum: GradientSum<Linear>) -> [UInt64] {
        [sum.loss.bitPattern, UInt64(sum.count)]
            + sum.gradient.parameters.flatMap { $0.scalars.map { UInt64($0.bitPattern) } }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 8], [1, 2, 3, 7, 16, 37])
    func `all ranks have the sum that one process has, to the bit`(_ ranks: Int, _ count: Int) {
        @Sendable func tree(of numbers: Range<Int>) -> TreeSum<GradientSum<Linear>> {
            parallelSums(numbers, of: count, threadCount: 2, add: GradientSum.add) { value($0) }
        }
        var alone = tree(of: 0..<count)
        let expected = bits(alone.takeTotal()!)
        let model = value(0).gradient
        let sums = ThreadRank.all(ranks) { rank in
            var own = tree(of: rank.share(of: count))
            return bits(rank.total(of: &own, of: model))
        }
        for sum in sums { #expect(sum == expected) }
    }

    /// Of each process's ten minibatches, the last is smaller than a shard.
    private func trained(_ rank: ThreadRank?) -> [Tensor] {
        var random = Generator(seed: 3)
        let inputs = Tensor.normal(600, 4, standardDeviation: 1, using: &random)
        var trainer = Trainer(
            Predictor(GRU(4, 8, using: &random), outputSize: 1, using: &random),
            optimizer: Adam(learningRate: 0.01), clipping: .norm(1),
            generator: random.split()
        ) { model, examples, _ in
            let own = inputs.gathered(rows: Array(examples))
            let outputs = model(own.reshaped(to: [1, examples.count, 4])).outputs
            return LossSum(sum: (outputs * outputs).sum(), count: examples.count)
        }
        trainer.ranks = rank
        for batch in trainer.shuffledMinibatches(of: 0..<600, size: 290) {
            _ = try! trainer.step(batch)
        }
        return trainer.model.parameters
    }

    @Test(arguments: [1, 2, 3, 4, 8])
    func `a model trained by several ranks is the one that one process trains`(_ ranks: Int) {
        let alone = trained(nil)
        for model in ThreadRank.all(ranks, { self.trained($0) }) { #expect(model == alone) }
    }
}
