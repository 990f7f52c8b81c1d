import Dispatch
import Synchronization

/// Computes `count` results on up to `threadCount` threads and returns them in order.
///
/// Throws the error of the first failing index, after all that were begun have ended: after a failure
/// none is begun.
package func parallelMap<Value: Sendable, Failure: Error>(
    _ count: Int, threadCount: Int, _ compute: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
    guard threadCount > 1, count > 1 else { return try (0..<count).map(compute) }
    let next = Atomic(0)
    let hasFailed = Atomic(false)
    let results = Mutex([Result<Value, Failure>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(threadCount, count)) { _ in
        while !hasFailed.load(ordering: .relaxed) {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result: Result<Value, Failure>
            do throws(Failure) {
                result = .success(try compute(index))
            } catch {
                result = .failure(error)
                hasFailed.store(true, ordering: .relaxed)
            }
            results.withLock { $0[index] = result }
        }
    }
    let ordered = results.withLock { $0 }
    return try ordered.map { result throws(Failure) in try result!.get() }
}

/// The sums of a balanced tree over values that are numbered from 0.
///
/// Values 0 and 1 are added, 2 and 3, then the two sums, and so on: always the same additions, whoever
/// computes the values and in whatever order they come. Each is done as soon as both its sides are
/// there. A sum without a side to its right, for there is no such number, is its parent's.
struct TreeSum<Value> {
    /// How many values there are in all.
    let count: Int
    /// The sums that wait for the one beside them, each by the numbers under its node.
    private(set) var waiting: [Range<Int>: Value] = [:]

    init(of count: Int) { self.count = count }

    /// Hands over the sum beside a node's, or takes the node's and keeps it until that comes.
    fileprivate mutating func meet(
        _ node: Range<Int>, _ beside: Range<Int>, _ sum: inout Value?
    ) -> Value? {
        let found = waiting.removeValue(forKey: beside)
        if found == nil { waiting[node] = sum.take() }
        return found
    }

    /// Hands over the sum of all values, once they are there.
    mutating func takeTotal() -> Value? {
        waiting.keys.first { $0.count >= count }.flatMap { take($0) }
    }

    /// Hands over a sum that waits.
    mutating func take(_ node: Range<Int>) -> Value? { waiting.removeValue(forKey: node) }

    /// Adds a node's sum, and whatever can be added for it.
    mutating func insert(
        _ sum: consuming Value, at node: Range<Int>, add: (inout Value, Value) -> Void
    ) {
        climb(from: node, with: sum, to: count, add: add) { meet($0, $1, &$2) }
    }
}

/// Adds sums from a node upwards, as long as the one beside is there; each in its place, without a copy.
/// - Parameter meet: hands over the one beside, or takes the sum.
private func climb<Value>(
    from node: Range<Int>, with sum: consuming Value, to count: Int,
    add: (inout Value, Value) -> Void,
    meet: (_ node: Range<Int>, _ beside: Range<Int>, _ sum: inout Value?) -> Value?
) {
    var node = node
    var own: Value? = consume sum
    while true {
        let (start, length) = (node.lowerBound, node.count)
        let isLeft = start % (2 * length) == 0
        let other = isLeft ? start + length : start - length
        if length >= count || other < count {
            guard var beside = meet(node, other..<other + length, &own) else { return }
            if isLeft {
                add(&own!, beside)
            } else {
                add(&beside, own!)
                own = consume beside
            }
        }
        let parent = min(start, other)
        node = parent..<parent + 2 * length
    }
}

/// Computes some of `count` values on up to `threadCount` threads, and adds up in a tree over all of
/// them what can be added. No more sums wait than the tree has levels, for each thread.
/// - Parameter add: adds the second value to the first
func parallelSums<Value: Sendable, Failure: Error>(
    _ numbers: Range<Int>, of count: Int, threadCount: Int,
    add: @Sendable (inout Value, Value) -> Void,
    _ compute: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> TreeSum<Value> {
    let tree = Mutex(TreeSum<Value>(of: count))
    _ = try parallelMap(numbers.count, threadCount: threadCount) { index throws(Failure) in
        let number = numbers.lowerBound + index
        climb(from: number..<number + 1, with: try compute(number), to: count, add: add) {
            node, beside, sum in tree.withLock { $0.meet(node, beside, &sum) }
        }
    }
    return tree.withLock { $0 }
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
