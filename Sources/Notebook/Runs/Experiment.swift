import Foundation
import Recurrent
import Synchronization

/// Runs of one kind, each made of a setting and a seed by a pure function.
///
/// Nothing runs until an outcome is asked for. Then all that are not kept yet run, and each is kept
/// on disk as it ends, so that a finished run is not repeated; one that was stopped goes on with what
/// it had trained. What is kept holds for the same setting, seed, options, data and code only.
public final class Experiment<Setting: Codable & Hashable & Sendable, Outcome: Codable & Sendable> {
    /// What a run does, on so many threads; the outcome depends on neither.
    public typealias Compute =
        @Sendable (_ setting: Setting, _ seed: UInt64, _ threads: Int) throws -> Outcome

    public let name: String
    public let settings: [Setting]
    public private(set) var seeds: [UInt64]
    let notebook: Notebook
    private let isTimed, isLong, isJoint: Bool
    let work: ((Setting) -> Work)?
    /// What it depends on may be large to read, and need not be read where nothing runs.
    private lazy var code: String? = readCode()
    private let readCode: () -> String?
    private let isWhole: (Setting, UInt64, Outcome) -> Bool
    private let compute: Compute
    private var found: [Setting: [Outcome]] = [:]

    init(
        _ name: String, of settings: [Setting], seeds: [UInt64], isTimed: Bool, isLong: Bool,
        isJoint: Bool, basis: @escaping () -> String, source: String, in notebook: Notebook,
        work: ((Setting) -> Work)?, isWhole: @escaping (Setting, UInt64, Outcome) -> Bool,
        _ compute: @escaping Compute
    ) {
        (self.name, self.settings, self.seeds) = (name, settings, seeds)
        (self.isTimed, self.isLong, self.isJoint) = (isTimed, isLong, isJoint)
        (self.notebook, self.work) = (notebook, work)
        (self.isWhole, self.compute) = (isWhole, compute)
        readCode = {
            Code.fingerprint(chapter: source).map { code in
                let basis = basis()
                return basis.isEmpty ? code : "\(code)\(basisMark)\(basis)"
            }
        }
        if notebook.isPlanning, isAskedFor { notebook.run { try plan() } }
    }

    /// Whether it may run: one that takes long only by `--full`.
    var isAskedFor: Bool { !isLong || notebook.options.full && !notebook.drawsFromKept }

    /// Whether there are outcomes: none of what takes long and was neither asked for nor kept.
    public var isThere: Bool {
        if isAskedFor, !notebook.isPlanning { return true }
        let isKept = notebook.run { try runs().allSatisfy { kept($0) != nil } }
        return notebook.run { try notebook.agree(on: isKept) }
    }

    /// Where figures are drawn from kept runs: takes the first of the seeds only, as far as all runs of
    /// them were kept.
    public func takeKeptSeeds() {
        guard notebook.drawsFromKept else { return }
        let count = notebook.run {
            let counts = try [notebook.runsFolder, notebook.textsRunsFolder].map { folder in
                let lacking = Set(
                    try runs().filter { kept($0, in: folder) == nil }.map(\.identity.seed))
                return seeds.prefix { !lacking.contains($0) }.count
            }
            return try notebook.agree(on: counts.first { $0 > 0 } ?? 1)
        }
        seeds.removeLast(seeds.count - count)
    }

    /// Whether figures are drawn from kept runs, and one of these depended on no `basis`.
    public var drawsWithoutBasis: Bool {
        guard notebook.drawsFromKept else { return false }
        return notebook.run {
            let kept = try runs().compactMap {
                load($0, in: notebook.runsFolder) ?? load($0, in: notebook.textsRunsFolder)
            }
            return try notebook.agree(
                on: kept.compactMap(\.code).contains { !$0.contains(basisMark) })
        }
    }

    /// What a caption says of its seeds.
    public var seedRange: String { Notebook.range(of: seeds) }

    /// The outcomes of a setting, one for each seed.
    public subscript(setting: Setting) -> [Outcome] {
        if found.isEmpty { notebook.run { try find() } }
        guard let outcomes = found[setting] else {
            fatalError("\(name): \(setting) is none of the settings")
        }
        return outcomes
    }

    /// A number of a setting's outcomes, for each seed; no number if the setting is none of the
    /// experiment's, as in a toy run of fewer settings.
    public func sample(
        _ setting: Setting, _ number: (Outcome) throws -> Double
    ) rethrows -> Sample {
        guard settings.contains(setting) else {
            return Sample(lack: "nothing to compare: this is no setting of \(name) here")
        }
        return Sample(try self[setting].map(number))
    }

    struct Run {
        let setting: Setting
        let seed: UInt64
        let identity: RunIdentity
    }

    func runs() throws -> [Run] {
        try settings.flatMap { setting in
            let words = try JSON(setting)
            return seeds.map { seed in
                Run(
                    setting: setting, seed: seed, identity: notebook.identity(name, words, seed))
            }
        }
    }

    private func find() throws {
        let runs = try runs()
        try agree(on: runs)
        var outcomes = Processes.isFirst ? runs.map(kept) : runs.map { _ in nil }
        let missing = try notebook.agree(on: runs.indices.filter { outcomes[$0] == nil })
        if !missing.isEmpty, notebook.isPlanning {
            throw RunPlan.unfinished(name, notebook.options)
        }
        if let first = missing.first, notebook.drawsFromKept {
            throw RecurrentError(
                place: file(runs[first]).relativePath, problem: "there is no whole kept run here",
                remedy: "run the chapter without --redraw or --check first")
        }
        let ranks = isJoint || isTimed ? nil : notebook.ranks
        let new =
            try ranks.map { try handedOut(missing.map { runs[$0] }, among: $0) }
            ?? computed(missing.map { runs[$0] })
        for (place, outcome) in zip(missing, new) { outcomes[place] = outcome }
        outcomes = try notebook.agree(on: outcomes)
        for (index, setting) in settings.enumerated() {
            let own = index * seeds.count..<(index + 1) * seeds.count
            found[setting] = outcomes[own].compactMap(\.self)
        }
    }

    /// - Throws: `RecurrentError` in a process that does not have the first one's data, options and code:
    ///   its outcomes would pass for those of the first.
    func agree(on runs: [Run]) throws {
        let own = Basis(runs: runs.map(\.identity), code: code)
        try throwUnless(
            try notebook.agree(on: own) == own, name,
            "has other data, options or code here than in the first process",
            remedy: "give all processes the same, as by mpirun -x RECURRENT_DATA")
    }

    private struct Basis: Codable, Equatable {
        let runs: [RunIdentity]
        let code: String?
    }

    func file(_ run: Run) -> URL {
        notebook.runsFolder.appendingPathComponent(run.identity.fileName)
    }

    func kept(_ run: Run) -> Outcome? {
        if notebook.options.again, isAskedFor { return nil }
        return kept(run, in: notebook.runsFolder) ?? kept(run, in: notebook.textsRunsFolder)
    }

    private func kept(_ run: Run, in folder: URL) -> Outcome? {
        guard let kept = load(run, in: folder) else { return nil }
        let isOurs =
            notebook.drawsFromKept || !isAskedFor
            || code != nil && kept.code == code && isWhole(run.setting, run.seed, kept.outcome)
        return isOurs ? kept.outcome : nil
    }

    private func load(_ run: Run, in folder: URL) -> KeptRun<Outcome>? {
        KeptRun.load(folder.appendingPathComponent(run.identity.fileName), run.identity)
    }

    /// Runs go side by side, a thread each, as long as there is one for every thread; the last few
    /// run one after the other on all threads. What several processes do together, each of them
    /// does; a time is measured by the first alone.
    func computed(_ runs: [Run]) throws -> [Outcome?] {
        guard isJoint || Processes.isFirst else { return runs.map { _ in nil } }
        let threads = notebook.options.threads
        let sideBySide = isTimed || isJoint ? 0 : runs.count / threads * threads
        let doing = doing(runs)
        defer { doing.finish() }
        let many = try parallelMap(sideBySide, threadCount: threads) {
            try doing.outcome($0, threads: 1)
        }
        return try many
            + (sideBySide..<runs.count).map { try doing.outcome($0, threads: threads) }
    }

    /// Runs go to the threads of all processes as these get free, the longest first.
    private func handedOut(_ runs: [Run], among ranks: any Ranks) throws -> [Outcome?] {
        let doing = doing(runs)
        defer { doing.finish() }
        let found = Mutex([Outcome?](repeating: nil, count: runs.count))
        try RunSharing(ranks: ranks, threads: notebook.options.threads).share(
            longestFirst(runs),
            compute: { try JSON.encoder.encode(try doing.run($0, threads: 1)) },
            keep: { index, bytes in
                let run = try JSON.decoder.decode(KeptRun<Outcome>.self, from: bytes)
                try doing.keep(run, index)
                found.withLock { $0[index] = run.outcome }
            })
        return found.withLock { $0 }
    }

    private func doing(_ runs: [Run]) -> RunDoing<Setting, Outcome> {
        RunDoing(
            runs: runs.map { ($0.setting, $0.identity, file($0)) }, code: code,
            isTimed: isTimed, isAgain: notebook.options.again,
            progress: notebook.progress(name, epochs: runs.count), compute: compute)
    }
}

/// In a kept run, between the fingerprints of the code and of what else the outcome depended on.
private let basisMark: Character = " "

extension Notebook {
    /// An experiment of this chapter, whose outcomes depend on the data and options as well.
    /// - Parameters:
    ///   - name: of the folder that keeps its runs.
    ///   - seeds: how many at most, where a run takes minutes.
    ///   - isTimed: whether the outcome is a time, so that nothing may run beside it.
    ///   - isLong: whether it takes hours: it runs by `--full` only, and else its outcomes are those
    ///     that were kept, whatever code made them, see ``Experiment/isThere``.
    ///   - isJoint: whether all processes do each run together, rather than each its own.
    ///   - basis: a fingerprint of what else the outcomes depend on, such as a trained model; like
    ///     the code's, it does not count when figures are drawn from kept runs. It is asked for when
    ///     an outcome is.
    ///   - source: any source file of the chapter.
    ///   - work: what a run takes, for an estimate before any has run.
    ///   - isWhole: whether what a kept run left besides its outcome, such as a trained model, is
    ///     still there; if not, it runs again. Nor does this count when figures are drawn from kept
    ///     runs.
    public func experiment<Setting: Codable & Hashable & Sendable, Outcome: Codable & Sendable>(
        _ name: String, of settings: [Setting], seeds most: Int = .max, isTimed: Bool = false,
        isLong: Bool = false, isJoint: Bool = false,
        basis: @autoclosure @escaping () -> String = "",
        source: String = #filePath, work: ((Setting) -> Work)? = nil,
        isWhole: @escaping (_ setting: Setting, _ seed: UInt64, _ outcome: Outcome) -> Bool = {
            _, _, _ in true
        },
        _ compute: @escaping Experiment<Setting, Outcome>.Compute
    ) -> Experiment<Setting, Outcome> {
        Experiment(
            name, of: settings, seeds: Array(seeds.prefix(most)), isTimed: isTimed, isLong: isLong,
            isJoint: isJoint, basis: basis, source: source, in: self, work: work, isWhole: isWhole,
            compute)
    }

    /// An experiment of one setting.
    public func experiment<Outcome: Codable & Sendable>(
        _ name: String, seeds most: Int = .max, isTimed: Bool = false, isLong: Bool = false,
        isJoint: Bool = false, basis: @autoclosure @escaping () -> String = "",
        source: String = #filePath,
        _ compute: @escaping @Sendable (_ seed: UInt64, _ threads: Int) throws -> Outcome
    ) -> Experiment<String, Outcome> {
        experiment(
            name, of: [""], seeds: most, isTimed: isTimed, isLong: isLong, isJoint: isJoint,
            basis: basis(), source: source
        ) { try compute($1, $2) }
    }

    func identity(_ experiment: String, _ setting: JSON, _ seed: UInt64) -> RunIdentity {
        RunIdentity(
            experiment: experiment, setting: setting, seed: seed,
            options: options.determining, data: dataSet.checksum)
    }

    /// Where this chapter's runs are kept: beside what is drawn from them.
    var runsFolder: URL { runs(in: firstsFolder) }

    /// Where those of the run that the text describes are, to be read by any other.
    var textsRunsFolder: URL { runs(in: Options.textsFolder) }

    private func runs(in folder: URL) -> URL {
        folder.appendingPathComponent("runs/\(chapter)", isDirectory: true)
    }

    /// Whether nothing may run: what is drawn or judged comes from kept runs, whatever code made
    /// them.
    public var drawsFromKept: Bool { options.check || options.redraw }
}

extension Experiment where Setting == String {
    /// The outcomes of an experiment of one setting, one for each seed.
    public var outcomes: [Outcome] { self[settings[0]] }
}
