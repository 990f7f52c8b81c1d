import Dispatch
import Synchronization

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

/// Cuts `0..<count` into ranges whose lengths differ by one at most.
func evenRanges(of count: Int, parts: Int) -> [Range<Int>] {
    (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
}

/// Calls `work` on up to `threadCount` threads with ranges that cover `0..<count`.
///
/// For loops whose elements do not depend on each other: how they are cut changes no result.
/// - Parameter shortest: the least length of a range that is worth a thread. Adam took 3 µs to update
///   16,384 parameters, and up to 5 µs passed before a second thread had begun.
func parallelRanges(
    of count: Int, shortest: Int = 16_384, threadCount: Int,
    _ work: @Sendable (Range<Int>) -> Void
) {
    let ranges = evenRanges(of: count, parts: max(1, min(threadCount, count / shortest)))
    _ = parallelMap(ranges.count, threadCount: threadCount) { work(ranges[$0]) }
}
