import Dispatch
import Synchronization

/// Computes `count` results on up to `threadCount` threads and returns them in order.
///
/// Throws the error of the first failing index, after all have ended.
package func parallelMap<Value: Sendable, Failure: Error>(
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

/// Adds up `count` values in a balanced tree over their numbers, computed on up to `threadCount`
/// threads.
///
/// Values 0 and 1 are added, 2 and 3, then the two sums, and so on: always the same additions,
/// however many threads there are. Each is done as soon as both its sides are there, so that no
/// more sums wait than the tree has levels, for each thread.
/// - Parameter add: adds the second value to the first
/// - Precondition: `count` is positive.
func parallelSum<Value: Sendable, Failure: Error>(
    _ count: Int, threadCount: Int, add: @Sendable (inout Value, Value) -> Void,
    _ compute: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> Value {
    // The sums that wait for the one beside them, each by the numbers that it covers.
    let waiting = Mutex<[Range<Int>: Value]>([:])
    _ = try parallelMap(count, threadCount: threadCount) { index throws(Failure) in
        var sum = try compute(index)
        var (start, length) = (index, 1)
        while length < count {
            let isLeft = start % (2 * length) == 0
            let other = isLeft ? start + length : start - length
            if other < count {
                let beside = waiting.withLock { waiting in
                    let found = waiting.removeValue(forKey: other..<other + length)
                    if found == nil { waiting[start..<start + length] = sum }
                    return found
                }
                guard var beside else { return }
                if isLeft {
                    add(&sum, beside)
                } else {
                    add(&beside, sum)
                    sum = beside
                }
            }
            (start, length) = (min(start, other), 2 * length)
        }
        waiting.withLock { $0[0..<count] = sum }
    }
    return waiting.withLock { $0[0..<count]! }
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
