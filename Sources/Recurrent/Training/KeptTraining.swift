import Foundation
import Synchronization

/// A folder that keeps where training runs have got to, so that a program that was ended, at whatever
/// moment, goes on from there, to the bit.
///
/// A computation trains its models one after the other, in an order that is always the same. Each run
/// that ``TrainingRun/train(report:)`` trains within it has a folder of its own, `1`, `2`, …, with its
/// last two states, `epoch-12` and `epoch-14`, each written whole or not at all.
public final class KeptTraining: Sendable {
    /// That of the computation that runs now on this thread; nil if it is not worth keeping.
    @TaskLocal public static var current: KeptTraining?

    private let folder: URL
    private let identity: String
    private let interval: Double
    private let mustGoOn: Bool
    private let tell: @Sendable (String) -> Void
    private let runCount = Mutex(0)

    /// - Parameters:
    ///   - folder: made when there is something to keep.
    ///   - identity: what tells the computation from others: a state that came from another's folder is
    ///     as one that is damaged.
    ///   - interval: seconds that pass at least before a run is kept, and from one time to the next.
    ///   - mustGoOn: whether a run of which no state can be used fails, rather than begins anew.
    ///   - tell: told of a state that is damaged, or cannot be written.
    public init(
        _ folder: URL, identity: String = "", every interval: Double = 3, mustGoOn: Bool = false,
        tell: @escaping @Sendable (String) -> Void
    ) {
        (self.folder, self.identity) = (folder, identity)
        (self.interval, self.mustGoOn) = (interval, mustGoOn)
        self.tell = tell
    }

    /// Whether nothing was kept.
    public var isEmpty: Bool { states(ofRun: 1).newestFirst.isEmpty }

    /// Whether what the computation came to is kept elsewhere. Its states may stay all the same, to go
    /// on from with more epochs.
    public var hasEnded: Bool { FileManager.default.fileExists(atPath: endMark.path) }

    /// Marks the computation as ended, or as begun again.
    public func mark(asEnded hasEnded: Bool) {
        if hasEnded, !isEmpty {
            try? writeWhole(Data(), to: endMark)
        } else {
            unlink(endMark.path)
        }
    }

    private var endMark: URL { folder.appendingPathComponent("ended") }

    /// Removes all states, then the mark of their end. Several processes may do so at once.
    public func removeAll() {
        try? FileManager.default.removeItem(at: states(ofRun: 1).folder)
        if isEmpty { unlink(endMark.path) }
    }

    private func states(ofRun number: Int) -> KeptStates {
        KeptStates(folder.appendingPathComponent("\(number)"), identity: identity)
    }

    /// What keeps the next run of the computation.
    func nextRun() -> RunKeeper {
        let number = runCount.withLock {
            $0 += 1
            return $0
        }
        return RunKeeper(
            states: states(ofRun: number), interval: interval, mustGoOn: mustGoOn, tell: tell)
    }
}

/// Keeps one training run.
struct RunKeeper {
    let states: KeptStates
    let interval: Double
    let mustGoOn: Bool
    let tell: @Sendable (String) -> Void
    private var last = ContinuousClock.now
    /// The seconds that the last state took to write.
    private var cost = 0.0
    private var hasFailed = false

    init(
        states: KeptStates, interval: Double, mustGoOn: Bool,
        tell: @escaping @Sendable (String) -> Void
    ) {
        (self.states, self.interval, self.mustGoOn) = (states, interval, mustGoOn)
        self.tell = tell
    }

    /// Tries the last state, and if it is damaged the one before.
    /// - Throws: what was wrong with the last, if none will do and the run must go on.
    func takeUp(_ resume: (URL) throws -> Void) throws {
        var errors: [any Error] = []
        for state in states.newestFirst {
            do {
                try states.check(state)
                try resume(state)
                for error in errors { tell("\(error); the one before is used") }
                return
            } catch {
                errors.append(error)
            }
        }
        guard let error = errors.first else { return }
        guard !mustGoOn else { throw error }
        tell("\(error); this training begins anew")
    }

    /// Keeps the state after an epoch, if it is time: so seldom that it takes a hundredth of the time
    /// at most. The end of a run of which something was kept is kept too. What cannot be written is told
    /// of once, and tried again.
    mutating func keep(after epoch: Int, isOver: Bool, _ save: (URL) throws -> Void) {
        let start = ContinuousClock.now
        let isDue = (start - last) / .seconds(1) >= max(interval, 100 * cost)
        guard isDue || isOver && !states.newestFirst.isEmpty else { return }
        do {
            try states.add(epoch, save)
            hasFailed = false
        } catch {
            let failure = RecurrentError.cannotWrite(states.folder.relativePath)
            if !hasFailed { tell("\(failure); training goes on, and is kept once it can be") }
            hasFailed = true
        }
        last = .now
        cost = interval == 0 ? 0 : (last - start) / .seconds(1)
    }
}

/// The last two states of a training run, each in a folder named for its epoch.
struct KeptStates: Sendable {
    let folder: URL
    private let identity: String

    init(_ folder: URL, identity: String = "") {
        (self.folder, self.identity) = (folder, identity)
    }

    private static let (prefix, sum) = ("epoch-", "sum")

    var newestFirst: [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let epochs = names.compactMap {
            $0.hasPrefix(Self.prefix) ? Int($0.dropFirst(Self.prefix.count)) : nil
        }
        return epochs.sorted(by: >).map { state(after: $0) }
    }

    private func state(after epoch: Int) -> URL {
        folder.appendingPathComponent("\(Self.prefix)\(epoch)", isDirectory: true)
    }

    /// Writes a state whole or not at all, in the place of a damaged one, then removes all but the last
    /// two.
    func add(_ epoch: Int, _ save: (URL) throws -> Void) throws {
        try? FileManager.default.removeItem(at: state(after: epoch))
        try writeWholeFolder(state(after: epoch)) { state in
            try save(state)
            let sum = try fingerprint(of: state)
            try writeNew(Data(sum.utf8), to: state.appendingPathComponent(Self.sum))
        }
        for old in newestFirst.dropFirst(2) { try? FileManager.default.removeItem(at: old) }
    }

    /// - Throws: ``RecurrentError`` when a state is not as it was written.
    func check(_ state: URL) throws {
        func isWhole() throws -> Bool {
            let sum = try PlainFile(state.appendingPathComponent(Self.sum).path, atMost: 64)
            return try sum.bytes() == Data(fingerprint(of: state).utf8)
        }
        try throwUnless(
            (try? isWhole()) == true, state.relativePath, "is damaged", remedy: "delete it")
    }

    /// Of all files in it but that of the sum.
    private func fingerprint(of state: URL) throws -> String {
        var fingerprint = Fingerprint()
        if !identity.isEmpty { fingerprint.add("\(identity)/\(folder.lastPathComponent)") }
        let names = try FileManager.default.contentsOfDirectory(atPath: state.path).sorted()
        for name in names where name != Self.sum {
            fingerprint.add(name)
            let file = try PlainFile(
                state.appendingPathComponent(name).path, atMost: Safetensors.greatestSize)
            for start in stride(from: 0, to: file.size, by: 1 << 24) {
                fingerprint.add(try file.bytes(start..<min(start + (1 << 24), file.size)))
            }
        }
        return fingerprint.text
    }
}
