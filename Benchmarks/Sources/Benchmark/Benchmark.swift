import ArgumentParser
import Foundation
import Notebook
import Recurrent

/// Measures the library beside its peers, all sides of a row in turn.
@main
struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the library's speed beside PyTorch and JAX.")

    @Flag(help: "List the rows, and stop.")
    var list = false
    @Option(parsing: .upToNextOption, help: "Measure these rows only.")
    var rows: [String] = []
    @Option(help: "How many times all sides of a row are timed.")
    var rounds = 9
    @Option(help: "Threads of each side.")
    var threads = 2
    @Option(help: ArgumentHelp("A virtual environment with the peers.", valueName: "dir"))
    var peers = ".build/peers"
    @Option(help: ArgumentHelp("Where the data sets are.", valueName: "dir"))
    var data: String?
    @Option(help: ArgumentHelp("Where the table's JSON and the figure go.", valueName: "dir"))
    var figures: String?
    @Option(help: .hidden)
    var work: String?

    func validate() throws {
        for name in rows where !Row.all.contains(where: { $0.name == name }) {
            throw ValidationError("--rows \(name): there is no such row; see --list")
        }
        guard rounds > 0, threads > 0 else {
            throw ValidationError("--rounds and --threads are at least 1")
        }
    }

    /// Only a run of everything replaces what is committed.
    private var isAsWritten: Bool { rows.isEmpty && rounds >= 9 && threads == 2 && figures == nil }

    func run() throws {
        if let work { return try serve(Setting.work(in: URL(fileURLWithPath: work))) }
        if list {
            for row in Row.all { show("\(row.name): \(row.title), \(row.unit)/s") }
            return
        }
        var driver = Driver(
            rounds: rounds, threads: threads, peers: try Peers(folder: peers),
            data: DataPlaces(directory: data))
        var report = Report(
            processor: driver.processor, threads: threads, peak: [], firstEpochSeconds: nil,
            rows: [])
        if rows.isEmpty { report.firstEpochSeconds = try driver.secondsToFirstEpoch() }
        for row in Row.all where rows.isEmpty || rows.contains(row.name) {
            report.rows.append(try driver.measure(row))
        }
        report.peak = driver.peak
        try write(report)
        guard report.rows.allSatisfy(\.faults.isEmpty) else { throw ExitCode.failure }
    }

    private func write(_ report: Report) throws {
        let isAsWritten =
            isAsWritten && report.peers.count == Peer.allCases.count
            && report.rows.allSatisfy(\.faults.isEmpty)
        let folder = URL(
            fileURLWithPath: figures ?? (isAsWritten ? "Figures" : ".build/figures"),
            isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = folder.appendingPathComponent("benchmark.json")
        try (encoder.encode(report) + Data("\n".utf8)).write(to: file, options: .atomic)
        if !report.peers.isEmpty { try report.figure.draw(as: "benchmark-ratios", in: folder) }
        show("\n\(report.preface)\n\n\(report.table)\n\nwritten to \(file.relativePath)")
        guard isAsWritten else { return }
        let readme = URL(fileURLWithPath: "README.md")
        let text = try replacing(
            between: "<!-- make bench -->", and: "<!-- end of make bench -->",
            in: String(contentsOf: readme, encoding: .utf8),
            by: "\(report.preface)\n\n\(report.table)")
        try Data(text.utf8).write(to: readme, options: .atomic)
    }
}
