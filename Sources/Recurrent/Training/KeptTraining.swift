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

    /// Whether the last state that any training of this program was to keep could not be written.
    package static var isBehind: Bool { behind.load(ordering: .relaxed) }
    fileprivate static let behind = Atomic(false)

    private let folder: URL
    private let identity: String
    private let interval: Double
    private let mustGoOn: Bool
    private let tell: @Sendable (String) -> Void
    private let runCount = Mutex(0)
    /// Of the open folder while this keeps it to itself, else -1.
    private let own = Mutex<Int32>(-1)

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

    deinit { own.withLock { if $0 >= 0 { close($0) } } }

    /// Keeps the folder to itself from here on, by a lock that the end of the program lifts, whatever ends
    /// it.
    /// - Returns: false if another has it. Where there can be no lock, nobody has.
    package func claim() -> Bool {
        own.withLock { own in
            guard own < 0 else { return true }
            try? FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            let opened = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard opened >= 0 else { return true }
            if flock(opened, LOCK_EX | LOCK_NB) == 0 {
                own = opened
                return true
            }
            let isTaken = errno == EWOULDBLOCK
            close(opened)
            return !isTaken
        }
    }

    /// Whether nothing was kept.
    public var isEmpty: Bool {
        get throws { try states(ofRun: 1).newestFirst.isEmpty }
    }

    /// Whether what the computation came to is kept elsewhere. Its states may stay all the same, to go
    /// on from with more epochs.
    public var hasEnded: Bool { FileManager.default.fileExists(atPath: endMark.path) }

    /// Marks the computation as ended, or as begun again.
    public func mark(asEnded hasEnded: Bool) {
        if hasEnded, (try? isEmpty) == false {
            try? writeWhole(Data(), to: endMark)
        } else {
            unlink(endMark.path)
        }
    }

    private var endMark: URL { folder.appendingPathComponent("ended") }

    /// Removes all states, then the mark of their end. Several processes may do so at once.
    public func removeAll() {
        try? FileManager.default.removeItem(at: states(ofRun: 1).folder)
        if (try? isEmpty) == true { unlink(endMark.path) }
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
    /// Seconds that pass at least from then on.
    private var pause: Double
    private var hasFailed = false
    /// Those of this training, newest first; others' may lie beside them.
    private var own: [URL] = []

    init(
        states: KeptStates, interval: Double, mustGoOn: Bool,
        tell: @escaping @Sendable (String) -> Void
    ) {
        (self.states, self.interval, self.mustGoOn) = (states, interval, mustGoOn)
        (self.tell, pause) = (tell, interval)
    }

    /// Tries the last state, and if it is damaged the one before.
    /// - Parameter ranks: the processes that train it together: the others take up what the first does.
    /// - Throws: what was wrong with the last, if none will do and the run must go on.
    mutating func takeUp(with ranks: (any Ranks)?, _ resume: (URL) throws -> Void) throws {
        guard let ranks else { return try takeUpNewest(resume) }
        if ranks.isFirst { try takeUpNewest(resume) }
        let name = ranks.agree(on: Array((own.first?.lastPathComponent ?? "").utf8))
        guard !ranks.isFirst, !name.isEmpty else { return }
        let state = states.folder.appendingPathComponent(String(decoding: name, as: UTF8.self))
        let cannot = RecurrentError(
            place: state.relativePath, problem: "cannot be read here as in the first process",
            remedy: "let all processes have the same folder")
        do {
            try states.check(state)
            try resume(state)
        } catch {
            throw cannot
        }
    }

    private mutating func takeUpNewest(_ resume: (URL) throws -> Void) throws {
        var (newestFirst, errors): ([URL], [any Error]) = ([], [])
        do { newestFirst = try states.newestFirst } catch { errors.append(error) }
        for (index, state) in newestFirst.enumerated() {
            do {
                try states.check(state)
                try resume(state)
                for error in errors { tell("\(error); the one before is used") }
                let older = newestFirst[(index + 1)...]
                own = [state] + older.filter { (try? states.check($0)) != nil }
                return
            } catch {
                errors.append(error)
            }
        }
        guard let error = errors.first else { return }
        guard !mustGoOn else { throw error }
        tell("\(error); this training begins anew")
    }

    /// Keeps the state after an epoch, if it is time. The end of a run of which something was kept is
    /// kept too. What cannot be written is told of once, and tried again.
    mutating func keep(after epoch: Int, isOver: Bool, _ save: (URL) throws -> Void) {
        let start = ContinuousClock.now
        let isDue = (start - last) / .seconds(1) >= pause
        guard isDue || isOver && !own.isEmpty else { return }
        do {
            own.insert(try states.add(epoch, save), at: 0)
            hasFailed = false
            while own.count > 2 { try? FileManager.default.removeItem(at: own.removeLast()) }
        } catch {
            let failure = RecurrentError.cannotWrite(states.folder.relativePath)
            if !hasFailed { tell("\(failure); training goes on, and is kept once it can be") }
            hasFailed = true
        }
        KeptTraining.behind.store(hasFailed, ordering: .relaxed)
        last = .now
        pause = Self.pause(after: (last - start) / .seconds(1), interval: interval)
    }

    /// Seconds until the next state: so many that writing takes a hundredth of the time, but five minutes
    /// at most, as a disk may stall once; none where each epoch is to be kept.
    /// - Parameter cost: the seconds that the last one took to write.
    static func pause(after cost: Double, interval: Double) -> Double {
        interval == 0 ? 0 : max(interval, min(100 * cost, 300))
    }
}

/// The states of a training run, each in a folder named for its epoch.
struct KeptStates: Sendable {
    let folder: URL
    private let identity: String

    init(_ folder: URL, identity: String = "") {
        (self.folder, self.identity) = (folder, identity)
    }

    private static let (prefix, sum) = ("epoch-", "sum")

    var newestFirst: [URL] {
        get throws {
            if FileIdentity(folder.path) == nil, errno == ENOENT { return [] }
            let cannot = RecurrentError(
                place: folder.relativePath, problem: "cannot be listed",
                remedy: "let it be a folder that you may read")
            let names = try telling(cannot) { try fileNames(in: folder) }
            let epochs = names.compactMap {
                $0.hasPrefix(Self.prefix) ? Int($0.dropFirst(Self.prefix.count)) : nil
            }
            return epochs.sorted(by: >).map { state(after: $0) }
        }
    }

    private func state(after epoch: Int) -> URL {
        folder.appendingPathComponent("\(Self.prefix)\(epoch)", isDirectory: true)
    }

    /// Writes a state whole or not at all, in the place of a damaged one.
    func add(_ epoch: Int, _ save: (URL) throws -> Void) throws -> URL {
        try? FileManager.default.removeItem(at: state(after: epoch))
        try writeWholeFolder(state(after: epoch)) { state in
            try save(state)
            let sum = try fingerprint(of: state)
            try writeNew(Data(sum.utf8), to: state.appendingPathComponent(Self.sum))
        }
        return state(after: epoch)
    }

    /// - Throws: ``RecurrentError`` when a state is not as it was written.
    func check(_ state: URL) throws {
        func isWhole() throws -> Bool {
            let sum = try PlainFile(state.appendingPathComponent(Self.sum).path, atMost: 64)
            return try sum.bytes() == Data(fingerprint(of: state).utf8)
        }
        try throwUnless(
            (try? isWhole()) == true, state.relativePath,
            "is damaged, another run's or cannot be read",
            remedy: "move it away")
    }

    /// Of all files in it but that of the sum.
    private func fingerprint(of state: URL) throws -> String {
        var fingerprint = Fingerprint()
        if !identity.isEmpty { fingerprint.add("\(identity)/\(folder.lastPathComponent)") }
        for name in try fileNames(in: state).sorted() where name != Self.sum {
            fingerprint.add(name)
            let file = state.appendingPathComponent(name).path
            try fingerprint.add(PlainFile(file, atMost: Safetensors.greatestSize))
        }
        return fingerprint.text
    }
}
