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
