import Dispatch
import Synchronization

/// Cuts examples into minibatches in their order; the last may be smaller.
/// - Precondition: `size` is positive.
public func minibatches(of examples: [Int], size: Int) -> [[Int]] {
    require(size > 0, "minibatches: the size is \(size)")
    return stride(from: 0, to: examples.count, by: size).map {
        Array(examples[$0..<min($0 + size, examples.count)])
    }
}

/// The most examples in one shard.
///
/// Small enough that a shard's activations stay in a core's cache, large enough that the matrix
/// products are worth their call.
public let shardSize = 64

/// Cuts a minibatch into shards, by its size alone.
///
/// Shards are the unit of parallel work: each is computed on one thread, and results are combined
/// in shard order. So sums are added in the same order, and every result is the same to the bit,
/// for any number of threads.
public func shards(of examples: [Int]) -> [ArraySlice<Int>] {
    stride(from: 0, to: examples.count, by: shardSize).map {
        examples[$0..<min($0 + shardSize, examples.count)]
    }
}

/// Computes `count` results on up to `threadCount` threads and returns them in order.
///
/// Throws the error of the first failing index, after all have ended.
func parallelMap<Result: Sendable>(
    _ count: Int, threadCount: Int, _ compute: @Sendable (Int) throws -> Result
) throws -> [Result] {
    guard threadCount > 1, count > 1 else { return try (0..<count).map(compute) }
    let next = Atomic(0)
    let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(threadCount, count)) { _ in
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result = Swift.Result { try compute(index) }
            results.withLock { $0[index] = result }
        }
    }
    return try results.withLock { try $0.map { try $0!.get() } }
}
