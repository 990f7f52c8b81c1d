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
