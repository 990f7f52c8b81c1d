import CMachine
import Dispatch
import Foundation
import Synchronization

/// The threads that share out a product, the calling thread among them.
enum Crew {
    /// How many; set for as long as a function runs, and for the thread that runs it alone.
    @TaskLocal static var size = 1
}

/// Does a few parts of a short piece of work at the same time, on this thread and on helpers that
/// stay awake between one piece and the next.
///
/// A step of a decoder for one sentence takes tens of microseconds and has half a dozen products to
/// share out, while Dispatch may take five to wake a thread. A helper that has worked keeps looking
/// for more for a while before it sleeps. Every part is done by whoever comes to it first, so that
/// a helper that is busy, asleep or kept waiting by other programs delays nobody.
/// - Parameter body: takes the number of a part; parts must not influence one another.
func inCrew(parts: Int, _ body: @Sendable (Int) -> Void) {
    guard parts > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in
        let piece = Piece(count: min(parts, 64), body)
        let asked = Helper.all.prefix(piece.count - 1).filter { $0.offer(piece) }
        piece.work(startingAt: 0)
        let taken = asked.count { !$0.withdraw(piece) }
        while piece.finished.load(ordering: .acquiring) < taken { rest() }
        piece.body = nil
    }
}

/// Some parts to be done, each once.
private final class Piece: @unchecked Sendable {
    let count: Int
    /// How many helpers have left it.
    let finished = Atomic(0)
    /// Nobody reads it once all helpers have left, and it does not outlive the call of `inCrew`.
    var body: (@Sendable (Int) -> Void)?
    /// A bit for each part that somebody does or has done.
    private let claimed = Atomic<UInt64>(0)

    init(count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        (self.count, self.body) = (count, body)
    }

    /// Does every part that nobody has claimed, one's own first: its numbers were this thread's at
    /// the last step too, and may still be in its cache.
    func work(startingAt own: Int) {
        for offset in 0..<count {
            let part = (own + offset) % count
            let bit = UInt64(1) << UInt64(part)
            let (before, _) = claimed.bitwiseOr(bit, ordering: .acquiringAndReleasing)
            if before & bit == 0 { body!(part) }
        }
    }
}

/// A thread that waits for a piece of work.
private final class Helper: Sendable {
    /// One for each processor but that of the thread that asks.
    static let all = (1..<max(2, ProcessInfo.processInfo.activeProcessorCount)).map(Helper.init)

    /// Some 50 µs.
    private static let patience = 2_000

    private let number: Int
    private let offered = Atomic<Unmanaged<Piece>?>(nil)
    private let isAsleep = Atomic(false)
    private let bell = DispatchSemaphore(value: 0)

    private init(number: Int) {
        self.number = number
        Thread.detachNewThread { self.waitForWork() }
    }

    /// - Returns: whether the helper was free to be asked.
    func offer(_ piece: Piece) -> Bool {
        let reference = Unmanaged.passRetained(piece)
        let (isFree, _) = offered.compareExchange(
            expected: nil, desired: reference, ordering: .sequentiallyConsistent)
        guard isFree else {
            reference.release()
            return false
        }
        if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.signal() }
        return true
    }

    /// - Returns: whether the helper had not come to it yet, and now will not.
    func withdraw(_ piece: Piece) -> Bool {
        let reference = Unmanaged.passUnretained(piece)
        let (isOurs, _) = offered.compareExchange(
            expected: reference, desired: nil, ordering: .sequentiallyConsistent)
        if isOurs { reference.release() }
        return isOurs
    }

    private func waitForWork() {
        var looks = 0
        while true {
            if offered.load(ordering: .relaxed) != nil,
                let piece = offered.exchange(nil, ordering: .sequentiallyConsistent)
            {
                looks = 0
                let piece = piece.takeRetainedValue()
                piece.work(startingAt: number)
                piece.finished.add(1, ordering: .releasing)
            } else if looks < Self.patience {
                looks += 1
                rest()
            } else {
                sleep()
                looks = 0
            }
        }
    }

    /// Sleeps, unless a piece came in the meantime: whoever finds `isAsleep` set rings the bell.
    private func sleep() {
        isAsleep.store(true, ordering: .sequentiallyConsistent)
        let hasWork = offered.load(ordering: .sequentiallyConsistent) != nil
        if hasWork, isAsleep.exchange(false, ordering: .sequentiallyConsistent) { return }
        bell.wait()
    }
}
