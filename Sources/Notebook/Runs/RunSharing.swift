import Foundation
import Recurrent
import Synchronization

/// Hands out an experiment's runs to the threads of several processes as they get free, so that none
/// waits while there is something to do. Process 0 keeps what comes of them.
struct RunSharing {
    let ranks: any Ranks
    /// Of this process.
    let threads: Int

    /// - Parameters:
    ///   - order: the numbers of the runs, in the order that they are begun in.
    ///   - compute: does a run, on one thread.
    ///   - keep: keeps what came of a run, in process 0.
    func share(
        _ order: [Int], compute: @Sendable (Int) throws -> Data,
        keep: @escaping @Sendable (Int, Data) throws -> Void
    ) throws {
        guard ranks.isFirst else { return work(compute) }
        let left = Mutex(order[...])
        let served = DispatchGroup()
        served.enter()
        Thread.detachNewThread { [self] in
            Notebook.stopping { try serve({ left.withLock { $0.popFirst() } }, keep) }
            served.leave()
        }
        _ = try parallelMap(threads, threadCount: threads) { _ in
            while let run = left.withLock({ $0.popFirst() }) {
                do {
                    try keep(run, compute(run))
                } catch {
                    left.withLock { $0 = [] }
                    throw error
                }
            }
        }
        served.wait()
    }

    /// Answers every letter of another process, which brings what came of its last run, by the number
    /// of its next, or −1: then it is told nothing more.
    private func serve(_ next: () -> Int?, _ keep: (Int, Data) throws -> Void) throws {
        var others = Set(1..<ranks.count)
        var underWay = [Int](repeating: 0, count: ranks.count)
        while !others.isEmpty {
            let other = ranks.waitForSender()
            let letter = ranks.receiveLetter(from: other)
            if let run = letter.run {
                try keep(run, Data(letter.dropFirst(8)))
                underWay[other] -= 1
            }
            let run = next()
            underWay[other] += run == nil ? 0 : 1
            ranks.sendLetter([UInt8](number: run ?? -1), to: other)
            if run == nil, underWay[other] == 0 { others.remove(other) }
        }
    }

    /// Does what process 0 hands out, until there is no more.
    private func work(_ compute: @Sendable (Int) throws -> Data) {
        let desk = Mutex(Desk(ranks: ranks))
        _ = parallelMap(threads, threadCount: threads) { _ in
            var done: (run: Int, bytes: Data)?
            while let run = desk.withLock({ $0.next(after: done) }) {
                done = (run, Notebook.stopping { try compute(run) })
            }
        }
    }

    /// Where a process's threads get their runs.
    private struct Desk {
        let ranks: any Ranks
        /// Whether process 0 has no more.
        var isOver = false

        mutating func next(after done: (run: Int, bytes: Data)?) -> Int? {
            if isOver, done == nil { return nil }
            ranks.sendLetter([UInt8](number: done?.run ?? -1) + (done?.bytes ?? Data()), to: 0)
            let next = ranks.receiveLetter(from: 0).run
            if next == nil { isOver = true }
            return next
        }
    }
}

extension [UInt8] {
    fileprivate init(number: Int) { self = Swift.withUnsafeBytes(of: number) { Array($0) } }

    /// The number that a letter begins with; nil for −1.
    fileprivate var run: Int? {
        let number = withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
        return number < 0 ? nil : number
    }
}
