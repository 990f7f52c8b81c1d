import ArgumentParser
import Foundation
import Recurrent

/// What a chapter trains on.
public struct DataSet: Sendable {
    /// As captions say it: "The Time Machine".
    public var name: String
    /// Whether this is the chapter's real data, rather than a stand-in for it.
    public var isReal: Bool

    public init(name: String, isReal: Bool) {
        self.name = name
        self.isReal = isReal
    }
}

/// A chapter as it runs: its options, its figures, the numbers it records.
///
/// Whatever goes wrong ends the run with one line on the standard error stream and status 1.
public final class Notebook {
    public let title: String
    public let options: Options
    /// What the chapter runs on; it decides, with the options, where the figures go.
    public var dataSet = DataSet(name: "embedded corpus", isReal: false) {
        didSet { run { try open() } }
    }
    private let chapter: String
    private var hasRecorded = false
    private let figures: [String]

    /// Reads the command line; for `--help`, `--list` or a mistake it prints and ends the run.
    /// - Parameters:
    ///   - chapter: the name of the file that keeps the results, `lstm` for `lstm.json`.
    ///   - title: the chapter's title.
    ///   - figures: each figure's name, in the chapter's order, with what it shows.
    ///   - specials: the options of this chapter that not every chapter has a use for.
    public init(
        chapter: String, title: String, figures: KeyValuePairs<String, String>,
        specials: Set<Options.Special> = [],
        arguments: [String] = Array(CommandLine.arguments.dropFirst())
    ) {
        self.chapter = chapter
        self.title = title
        self.figures = figures.map(\.key)
        options = Notebook.parse(arguments, title: title)
        if options.list {
            let width = 2 + (figures.map(\.key.count).max() ?? 0)
            for (name, text) in figures { show(name.padding(to: width) + text) }
            exit(EXIT_SUCCESS)
        }
        for name in options.only where !self.figures.contains(name) {
            let known = self.figures.joined(separator: ", ")
            stop("--only \(name): there is no such figure; choose from \(known)")
        }
        for special in options.specials where !specials.contains(special) {
            stop("--\(special.rawValue): this chapter has no use for it; see --help")
        }
        if options.figures != nil || options.quick { run { try open() } }
    }

    /// What the command line says; for `--help` or a mistake it prints and ends the program.
    package static func parse<Command: ParsableCommand>(
        _ arguments: [String], title: String? = nil
    ) -> Command {
        do {
            return try Command.parse(arguments)
        } catch {
            guard Command.exitCode(for: error).isSuccess else {
                Notebook.stop("\(Command.message(for: error)); see --help")
            }
            if let title { show("\(title)\n") }
            show(Command.fullMessage(for: error))
            exit(EXIT_SUCCESS)
        }
    }

    /// Where the figures go: `--figures`; else `Figures` for the run that the text describes, on
    /// the real data; else `.build/figures`, so that a trial never replaces a real figure.
    public var folder: URL { folder(for: dataSet) }

    func folder(for dataSet: DataSet) -> URL {
        let usual = options.isAsWritten && dataSet.isReal ? "Figures" : ".build/figures"
        return URL(fileURLWithPath: options.figures ?? usual, isDirectory: true)
    }

    /// Where the chapter's trained model goes: `--model`; else `Models/seq2seq`, with the chapter's
    /// name, for the run that the text describes, on the real data; else `.build/models/seq2seq`.
    /// With `--full` or `--book` the name says so: such a model replaces no other.
    public var modelFolder: URL { modelFolder(for: dataSet) }

    func modelFolder(for dataSet: DataSet) -> URL {
        let kind = options.full ? "-full" : options.book ? "-book" : ""
        let (ours, trial) = Notebook.modelFolders(of: chapter + kind)
        let isOurs = options.isAsWritten || !kind.isEmpty && !options.quick
        return URL(
            fileURLWithPath: options.model ?? (isOurs && dataSet.isReal ? ours : trial),
            isDirectory: true)
    }

    /// The trained model to use: the one named; else that of the run that the text describes; else
    /// that of any other run.
    /// - Parameter chapter: which trains it: `seq2seq`.
    /// - Throws: ``RecurrentError`` when none is named and there is none.
    package static func trainedModelFolder(of chapter: String, named: String?) throws -> URL {
        let (ours, trial) = modelFolders(of: chapter)
        let here = [ours, trial].first {
            FileManager.default.fileExists(atPath: $0)
        }
        guard let folder = named ?? here else {
            throw RecurrentError(
                place: ours, problem: "there is no trained model here or in \(trial)",
                remedy: "run 'make \(chapter)' first, or name another folder with --model")
        }
        return URL(fileURLWithPath: folder, isDirectory: true)
    }

    /// Where the run that the text describes keeps a chapter's trained model, and any other run.
    public static func modelFolders(of chapter: String) -> (ours: String, trial: String) {
        ("Models/\(chapter)", ".build/models/\(chapter)")
    }

    private var resultsFile: URL { folder.appendingPathComponent("\(chapter).json") }

    /// Makes sure, before anything is trained, that the folder and its results can be used.
    private func open() throws {
        try makeFolder(folder)
        try makeFolder(folder.appendingPathComponent("data"))
        _ = try Results.load(resultsFile)
    }

    /// Whether the options ask for this figure: for code outside its block that serves it only.
    public func wants(_ name: String) -> Bool {
        guard figures.contains(name) else {
            fatalError("figure \(name) is not in the notebook's list of figures")
        }
        return options.only.isEmpty || options.only.contains(name)
    }

    /// Runs the block, unless `--only` leaves this figure out, and draws the figure it returns.
    public func figure(_ name: String, _ make: () throws -> Figure) {
        guard wants(name) else { return }
        run {
            let start = ContinuousClock.now
            _ = try Gnuplot.find()
            try make().draw(as: name, in: folder)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let file = folder.appendingPathComponent("\(name).svg")
            show("\(shortPath(file))  (\(String(format: "%.1f", seconds)) s)")
        }
    }

    /// Runs an experiment that draws no figure, unless `--only` asks for figures alone.
    public func aside(_ body: () throws -> Void) {
        if options.only.isEmpty { run(body) }
    }

    /// Records what a training run came to, in place of a run of the same name and seed.
    public func record(_ run: Run) {
        update { $0.record(run.fields) }
    }

    /// Records any other value under its name.
    public func record(_ name: String, _ value: some Encodable) {
        update { $0.results[name] = try JSON(value) }
    }

    /// What was recorded under a name, by this run or one before it; nil if there is none, or one
    /// of another shape.
    public func recorded<Value: Decodable>(_ name: String, as type: Value.Type) -> Value? {
        run {
            let value = try Results.load(resultsFile).results[name]
            return value.flatMap {
                try? JSON.decoder.decode(type, from: JSON.encoder.encode($0))
            }
        }
    }

    private func update(_ change: (inout Results) throws -> Void) {
        run {
            try makeFolder(folder)
            var results = try Results.load(resultsFile)
            // A run of everything leaves nothing of an older chapter behind.
            if !hasRecorded && options.only.isEmpty { results.results = [:] }
            hasRecorded = true
            try change(&results)
            try results.save(resultsFile)
        }
    }

    /// A reporter of a training run's progress.
    /// - Parameter metric: what is reported after each epoch.
    public func progress(
        _ label: String, epochs: Int, metric: String = "perplexity"
    ) -> Progress {
        Progress(label: label, epochs: epochs, metric: metric)
    }

    /// What the block returns; an error it throws ends the run with one line.
    @discardableResult
    public func run<T>(_ body: () throws -> T) -> T {
        do {
            return try body()
        } catch {
            Notebook.stop(error)
        }
    }

    /// Ends the run with one line that tells the error.
    public static func stop(_ error: any Error) -> Never {
        stop(error is CocoaError ? error.localizedDescription : "\(error)")
    }

    private func stop(_ message: String) -> Never { Notebook.stop(message) }

    private static func stop(_ message: String) -> Never {
        fflush(nil)
        FileHandle.standardError.write(Data("error: \(oneLine(message))\n".utf8))
        exit(EXIT_FAILURE)
    }

    private func shortPath(_ file: URL) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return file.path.hasPrefix(here) ? String(file.path.dropFirst(here.count)) : file.path
    }
}
