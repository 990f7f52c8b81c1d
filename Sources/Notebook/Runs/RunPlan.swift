import Foundation
import Recurrent

/// What a run takes, for an estimate before it has run.
public struct Work: Sendable {
    /// Multiplications, each with an addition.
    public let multiplyAdds: Double
    /// Of memory, at most.
    public let bytes: Double

    public init(multiplyAdds: Double, bytes: Double) {
        (self.multiplyAdds, self.bytes) = (multiplyAdds, bytes)
    }
}

/// How fast a machine is, so that what a run took on one tells what it will take on another.
enum Pace {
    /// Multiplications of a matrix product, each with an addition, that one thread does in a
    /// nanosecond: the best of ten products.
    static let ofThisMachine: Double = {
        var generator = Generator(seed: 0)
        let matrix = Tensor.normal(256, 256, standardDeviation: 1, using: &generator)
        let nanoseconds = (0..<10).map { _ in
            let start = ContinuousClock.now
            _ = matmul(matrix, matrix)
            return (ContinuousClock.now - start) / .nanoseconds(1)
        }
        return 256 * 256 * 256 / (nanoseconds.min() ?? 1)
    }()
}

/// What kept runs tell of those that there are none of yet.
struct RunPlan {
    /// All of a kept run but its outcome.
    private struct Kept: Decodable {
        let identity: RunIdentity
        let seconds: Double
        let pace: Double?

        /// What it would take here.
        var secondsHere: Double { seconds * (pace.map { $0 / Pace.ofThisMachine } ?? 1) }
    }

    private let kept: [String: Kept]

    /// - Parameter folders: of an experiment's kept runs; those of the first count before the others'.
    init(_ folders: [URL]) {
        let files = folders.flatMap(RunPlan.files)
        kept = Dictionary(files) { first, _ in first }
    }

    private static func files(of folder: URL) -> [(String, Kept)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.compactMap { name in
            // A larger one takes longer to read than what it tells is worth.
            let bytes = try? JSON.bytes(
                of: folder.appendingPathComponent(name), atMost: 1 << 21)
            return bytes.flatMap { try? JSON.decoder.decode(Kept.self, from: $0) }
                .map { (name, $0) }
        }
    }

    /// Seconds that a run takes on one thread of this machine: what it took before, with whatever
    /// code; else what one like it took, by their work; else, at half the pace of a product, its
    /// work; else the mean of what there is. Nil if nothing is known.
    func seconds<Setting: Decodable>(
        of identity: RunIdentity, work: ((Setting) -> Work)?
    ) -> Double? {
        let name = identity.fileName.split(separator: "/").last.map(String.init) ?? ""
        if let same = kept[name] { return same.secondsHere }
        func amount(_ identity: RunIdentity) -> Double? {
            guard let work, let bytes = try? JSON.encoder.encode(identity.setting),
                let setting = try? JSON.decoder.decode(Setting.self, from: bytes)
            else { return nil }
            return work(setting).multiplyAdds
        }
        if let own = amount(identity) {
            let others = kept.values.compactMap { kept in
                amount(kept.identity).map { (work: $0, seconds: kept.secondsHere) }
            }
            guard let other = others.max(by: { $0.work < $1.work }) else {
                return own / (0.5e9 * Pace.ofThisMachine)
            }
            return other.seconds * own / other.work
        }
        let all = kept.values.map(\.secondsHere)
        return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
    }

    static func unknown(_ name: String) -> RecurrentError {
        RecurrentError(
            place: "--run \(name)", problem: "there is no such run with these options",
            remedy: "see --plan with the same options")
    }

    /// An experiment's outcomes are wanted, to plan those that follow.
    static func unfinished(_ experiment: String, _ options: Options) -> RecurrentError {
        RecurrentError(
            place: options.singleRun.map { "--run \($0)" } ?? "--plan",
            problem: "what follows depends on the runs of \(experiment)",
            remedy: "do these first")
    }
}

extension Experiment {
    /// Longest first; those of which nothing is known before all.
    func longestFirst(_ runs: [Run]) -> [Int] {
        let plan = RunPlan(folders)
        let seconds = runs.map { plan.seconds(of: $0.identity, work: work) ?? .infinity }
        return runs.indices.sorted { (-seconds[$0], $0) < (-seconds[$1], $1) }
    }

    /// Lists the runs; or does the one that is asked for, and ends the program.
    func plan() throws {
        guard isAskedFor else { return }
        let runs = try runs()
        if let name = notebook.options.singleRun {
            guard let run = runs.first(where: { self.name(of: $0) == name }) else { return }
            if try !notebook.agree(on: kept(run) != nil) {
                try agree(on: [run])
                _ = try computed([run])
            }
            Notebook.tell("kept: \(file(run).relativePath)")
            Notebook.end()
        }
        let plan = RunPlan(folders)
        let width = runs.map { self.name(of: $0).count }.max() ?? 0
        for run in runs {
            let seconds = kept(run) == nil ? plan.seconds(of: run.identity, work: work) : nil
            let words =
                kept(run) != nil
                ? "kept" : seconds.map { String(format: "%.3g s", $0) } ?? "not known"
            let bytes = work.map { String(format: "  %.0f MB", $0(run.setting).bytes / 1e6) } ?? ""
            Notebook.tell(
                self.name(of: run).padding(to: width + 2) + words.padding(to: 9) + bytes)
        }
    }

    /// The name that `--plan` lists it by, and `--run` takes: of its file.
    private func name(of run: Run) -> String {
        String(run.identity.fileName.dropLast(".json".count))
    }

    private var folders: [URL] {
        [notebook.runsFolder, notebook.textsRunsFolder].map { $0.appendingPathComponent(name) }
    }
}

extension Notebook {
    /// What the first process has here, in all.
    func agree<Value: Codable>(on value: Value) throws -> Value {
        guard let ranks else { return value }
        let bytes = try ranks.isFirst ? [UInt8](JSON.encoder.encode([value])) : []
        return try JSON.decoder.decode([Value].self, from: Data(ranks.agree(on: bytes)))[0]
    }
}
