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
func parallelMap<Value: Sendable, Failure: Error>(
    _ count: Int, threadCount: Int, _ compute: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
    guard threadCount > 1, count > 1 else { return try (0..<count).map(compute) }
    let next = Atomic(0)
    let results = Mutex([Result<Value, Failure>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(threadCount, count)) { _ in
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result: Result<Value, Failure>
            do throws(Failure) {
                result = .success(try compute(index))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[index] = result }
        }
    }
    let ordered = results.withLock { $0 }
    return try ordered.map { result throws(Failure) in try result!.get() }
}

/// Calls `work` on up to `threadCount` threads with ranges that cover `0..<count`.
///
/// For loops whose elements do not depend on each other: how they are cut changes no result. A
/// range is at least 16,384 elements long, or a thread would cost more than it saves.
func parallelRanges(
    of count: Int, threadCount: Int, _ work: @Sendable (Range<Int>) -> Void
) {
    let rangeCount = max(1, min(threadCount, count / 16_384))
    guard rangeCount > 1 else { return work(0..<count) }
    DispatchQueue.concurrentPerform(iterations: rangeCount) { index in
        work(count * index / rangeCount..<count * (index + 1) / rangeCount)
    }
}
