import Foundation
import Recurrent
import Synchronization

/// Does runs of an experiment and keeps them.
final class RunDoing<Setting: Sendable, Outcome: Codable & Sendable>: Sendable {
    private let runs: [(setting: Setting, identity: RunIdentity, file: URL)]
    private let code: String?
    private let isTimed, isAgain: Bool
    private let progress: Mutex<(Progress, count: Int)>
    private let compute:
        @Sendable (_ setting: Setting, _ seed: UInt64, _ threads: Int) throws -> Outcome

    init(
        runs: [(setting: Setting, identity: RunIdentity, file: URL)], code: String?, isTimed: Bool,
        isAgain: Bool, progress: Progress,
        compute:
            @escaping @Sendable (_ setting: Setting, _ seed: UInt64, _ threads: Int) throws ->
            Outcome
    ) {
        (self.runs, self.code, self.isTimed, self.isAgain) = (runs, code, isTimed, isAgain)
        self.progress = Mutex((progress, 0))
        self.compute = compute
    }

    /// Does a run, going on with what was trained of it.
    func run(_ index: Int, threads: Int) throws -> KeptRun<Outcome> {
        let (setting, identity, file) = runs[index]
        let start = ContinuousClock.now
        let unfinished = UnfinishedRun(of: file, code: isTimed ? nil : code)
        if isAgain { unfinished.removeAll() }
        let outcome = try unfinished.outcome { try compute(setting, identity.seed, threads) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return KeptRun(
            identity: identity, code: code, seconds: seconds, pace: Pace.ofThisMachine,
            outcome: outcome)
    }

    func keep(_ run: KeptRun<Outcome>, _ index: Int) throws {
        try run.save(to: runs[index].file)
        UnfinishedRun(of: runs[index].file, code: code).removeAll()
        progress.withLock {
            $0.count += 1
            $0.0.update(runs: $0.count)
        }
    }

    /// Does a run, and keeps it if this process writes.
    func outcome(_ index: Int, threads: Int) throws -> Outcome {
        let run = try run(index, threads: threads)
        if Processes.isFirst { try keep(run, index) }
        return run.outcome
    }

    func finish() { progress.withLock { $0.0.finish() } }
}
