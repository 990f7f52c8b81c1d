import Foundation
import Synchronization
import Testing

@testable import Recurrent

struct ParallelTests {
    @Test(arguments: [1, 2, 3, 8], 1...17)
    func `a parallel sum is the balanced tree over the numbers`(_ threads: Int, _ count: Int) {
        var sums = parallelSums(
            0..<count, of: count, threadCount: threads, add: { $0 = "(\($0)\($1))" }
        ) { "\($0)," }
        #expect(sums.takeTotal() == tree(0..<count, height: 5))
    }

    /// Halves of a power of two; a half without a number adds nothing.
    private func tree(_ numbers: Range<Int>, height: Int) -> String {
        guard height > 0 else { return "\(numbers.lowerBound)," }
        let middle = numbers.lowerBound + 1 << (height - 1)
        let left = tree(numbers.lowerBound..<min(middle, numbers.upperBound), height: height - 1)
        guard middle < numbers.upperBound else { return left }
        return "(\(left)\(tree(middle..<numbers.upperBound, height: height - 1)))"
    }

    /// Four threads ask the same helpers at once, many times.
    @Test func `a crew does every part once before the call returns`() {
        let isRight = parallelMap(4, threadCount: 4) { asker in
            (0..<2_000).allSatisfy { round in
                let count = 1 + (round + asker) % 5
                let done = Mutex([Int](repeating: 0, count: count))
                inCrew(parts: count) { part in done.withLock { $0[part] += 1 } }
                return done.withLock { $0 } == [Int](repeating: 1, count: count)
            }
        }
        #expect(isRight == [true, true, true, true])
    }

    @Test func `after a failure nothing more is begun`() {
        struct Failure: Error {}
        let begun = Atomic(0)
        #expect(throws: Failure.self) {
            try parallelMap(1_000, threadCount: 2) { index in
                begun.add(1, ordering: .relaxed)
                usleep(1_000)
                if index == 3 { throw Failure() }
            }
        }
        #expect(begun.load(ordering: .relaxed) < 20)
    }

    @Test func `a parallel sum throws the error of the first that fails`() {
        struct Failure: Error, Equatable { let index: Int }
        #expect(throws: Failure(index: 3)) {
            _ = try parallelSums(0..<9, of: 9, threadCount: 2, add: { $0 += $1 }) { index in
                if index >= 3 { throw Failure(index: index) }
                return index
            }
        }
    }
}
