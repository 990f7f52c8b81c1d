import ArgumentParser
import Foundation
import Recurrent

/// A chapter as it runs: its options, its figures, the numbers it records.
///
/// Whatever goes wrong ends the run with one line on the standard error stream and status 1, or 64 for
/// a command line that makes no sense.
public final class Notebook {
    public let title: String
    public private(set) var options: Options
    /// What the chapter runs on; it decides, with the options, where the figures go.
    public private(set) var dataSet = DataSet(name: "embedded corpus", isReal: false)
    package let chapter: String
    private let figures: [String]
    private let specials: [Options.Special: String]
    private let fullAdds: Bool
    /// The processes that `mpirun` started with this one, if it started several. The first reads and
    /// writes what is kept, draws and tells; the others share its work.
    public private(set) var ranks: (any Ranks)?
    private var hasStandIn = false
    /// Whether it was said that the figures go elsewhere than into `Figures`.
    private var wasTold = false
    /// What this run came to.
    var results = Results()
    /// The figures that the chapter has come to, drawn or not.
    private var met: Set<String> = []
    var judged = Judged()

    /// Reads the command line; for `--help`, `--list` or a mistake it prints and ends the run.
    /// - Parameters:
    ///   - chapter: the name of the file that keeps the results, `lstm` for `lstm.json`.
    ///   - title: the chapter's title.
    ///   - figures: each figure's name, in the chapter's order, with what it shows.
    ///   - specials: the options of this chapter that not every chapter has a use for, each with
    ///     its default, for the help, if it has one.
    ///   - fullAdds: whether `--full` does what the text's run does and more, rather than other things.
    ///   - source: the chapter's `main.swift`, whose headings stand above what it prints.
    public init(
        chapter: String, title: String, figures: KeyValuePairs<String, String>,
        specials: [Options.Special: String] = [:], fullAdds: Bool = false,
        arguments: [String] = Array(CommandLine.arguments.dropFirst()),
        source: String = #filePath
    ) {
        self.chapter = chapter
        self.title = title
        self.fullAdds = fullAdds
        self.figures = figures.map(\.key)
        self.specials = specials
        options = Options.$chapter.withValue((title, specials)) { Notebook.parse(arguments) }
        ranks = run { try Processes.join() }
        run { try compareOptions(arguments) }
        if options.list {
            let width = 2 + (figures.map(\.key.count).max() ?? 0)
            for (name, text) in figures { show(name.padding(to: width) + text) }
            Notebook.end()
        }
        for name in options.only where !self.figures.contains(name) {
            let known = self.figures.joined(separator: ", ")
            Notebook.refuse("--only \(name): there is no such figure; choose from \(known)")
        }
        let isLong = options.full && specials[.resume] != nil && !options.resume
        Interruption.prepare(
            goingOn: "the same command" + (options.again && !options.full ? " without --again" : "")
                + " goes on from what is kept"
                + (isLong ? ", with --resume once the training of --full has begun" : ""))
        if !Processes.isFirst { options.quiet = true }
        printout.withLock {
            $0.isMuted = options.check || isPlanning || !Processes.isFirst
            $0.isPartial = !options.only.isEmpty
            if !options.quiet { $0.outline = Outline(source) }
        }
        let isTrial = options.quick || options.figures != nil && !options.namesTextsFolder
        if isTrial { run { try open() } }
    }

    /// Whether the chapter has this option, which not every chapter has a use for.
    package func heeds(_ option: Options.Special) -> Bool { specials[option] != nil }

    /// - Throws: `RecurrentError` in a process whose options are not the first one's, but for its threads
    ///   and where its data are: it would wait for what the first never does.
    private func compareOptions(_ arguments: [String]) throws {
        let words = arguments.flatMap { argument in
            argument.hasPrefix("--")
                ? argument.split(separator: "=", maxSplits: 1).map(String.init) : [argument]
        }
        let free = ["--threads", "--data"]
        let own = words.indices.compactMap { index in
            let isFree = free.contains(words[index]) || index > 0 && free.contains(words[index - 1])
            return isFree ? nil : words[index]
        }
        try throwUnless(
            try agree(on: own) == own, "mpirun", "starts this process with other options",
            remedy: "give all processes the same, but for --threads and --data")
    }

    /// Runs on this from here on.
    ///
    /// Ends the run, before anything is trained, if the folder of the figures cannot be used.
    public func use(_ dataSet: DataSet) {
        self.dataSet = dataSet
        run { try open() }
        if isElsewhere, !wasTold {
            wasTold = true
            Streams.warn(
                "Figures keeps what the text's own run draws; this run draws into .build/figures")
        }
    }

    /// Where the figures go: `--figures`, else `.build/figures`. In `Figures` are those of the run
    /// that the text describes, on the real data: any other that is sent there goes to
    /// `.build/figures` too, so that a trial never replaces a real figure.
    public var folder: URL { Processes.isFirst ? firstsFolder : Processes.scratch }

    /// That of the first of several processes: what the others draw, to judge claims as it does, is
    /// nobody's.
    var firstsFolder: URL {
        let usual = options.check ? "Figures" : ".build/figures"
        let path = isElsewhere ? ".build/figures" : options.figures ?? usual
        return URL(fileURLWithPath: path, isDirectory: true)
    }

    private var isElsewhere: Bool { !options.check && options.namesTextsFolder && !isTheTexts }

    /// Whether this is the run that the text describes, on the real data.
    package var isTheTexts: Bool {
        options.isAsWritten && (!options.full || fullAdds) && dataSet.isReal
    }

    private var resultsFile: URL { folder.appendingPathComponent("\(chapter).json") }

    /// Says and notes nothing from here on: what the chapter runs on is a stand-in, for code that
    /// draws from kept runs.
    package func mute() {
        hasStandIn = true
        printout.withLock { $0.isMuted = true }
    }

    /// Makes sure, before anything is trained, that the folder and its results can be used.
    private func open() throws {
        guard !options.check, !options.plan, !options.onlySaves else { return }
        try makeFolder(folder)
        try makeFolder(folder.appendingPathComponent("data"))
        _ = try Results.load(resultsFile)
    }

    /// Whether the options ask for this figure: for code outside its block that serves it only.
    public func wants(_ name: String) -> Bool { !options.check && !isPlanning && names(name) }

    /// Whether nothing is drawn or told but runs, see ``RunPlan``.
    var isPlanning: Bool { options.plan || options.singleRun != nil }

    func names(_ figure: String) -> Bool {
        guard figures.contains(figure) else {
            fatalError("figure \(figure) is not in the notebook's list of figures")
        }
        return options.only.isEmpty || options.only.contains(figure)
    }

    /// Runs the block, unless `--only` leaves this figure out, and draws the figure it returns;
    /// without gnuplot it keeps what the figure can be drawn from later.
    public func figure(
        _ name: String, line: Int = #line, in function: String = #function,
        _ make: () throws -> Figure
    ) {
        met.insert(name)
        guard wants(name) else { return }
        printout.withLock { $0.move(to: line, in: function) }
        run {
            let start = ContinuousClock.now
            printout.withLock { $0.isDrawing = true }
            defer { printout.withLock { $0.isDrawing = false } }
            guard Processes.isFirst else {
                return try make().draw(as: name, in: folder, by: nil)
            }
            let gnuplot = options.redraw ? try Gnuplot.find() : try? Gnuplot.find()
            try laidOver(make(), name).draw(as: name, in: folder, by: gnuplot)
            let file = folder.appendingPathComponent("\(name).svg")
            guard gnuplot != nil else {
                let isOld = FileManager.default.fileExists(atPath: file.path)
                Notebook.tell(
                    "\(name): not drawn, as gnuplot is missing; later --redraw draws it"
                        + (isOld ? "; \(shortPath(file)) is of an earlier run" : ""))
                return
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            Notebook.tell("\(shortPath(file))  (\(String(format: "%.1f", seconds)) s)")
        }
    }

    /// Leaves out a figure that would mean nothing here, and says why where the options ask for it.
    public func leaveOut(
        _ name: String, because reason: String, file: String = #fileID, line: Int = #line,
        in function: String = #function
    ) {
        met.insert(name)
        guard wants(name) else { return }
        printout.withLock { $0.isDrawing = true }
        defer { printout.withLock { $0.isDrawing = false } }
        show("\(name): left out, as \(reason)", file: file, line: line, in: function)
    }

    /// With `--over`, the figure over the text's; alone, with a line that says so, where that cannot
    /// be.
    private func laidOver(_ figure: Figure, _ name: String) -> Figure {
        guard options.over else { return figure }
        do {
            return try figure.over(Options.textsFolder.appendingPathComponent("data/\(name).csv"))
        } catch {
            Notebook.tell("\(name): not laid over the text's figure: \(error)")
            return figure
        }
    }

    /// Runs what draws no figure, unless `--only` asks for figures alone. Of several processes all do, as
    /// they come to the same experiments in the same order.
    public func aside(
        line: Int = #line, in function: String = #function, _ body: () throws -> Void
    ) {
        guard options.only.isEmpty, !options.check, !isPlanning, !hasStandIn else { return }
        printout.withLock { $0.move(to: line, in: function) }
        run(body)
    }

    /// Prints a line that its transcript has not: where a figure or a model went, a verdict.
    public static func tell(_ words: String) {
        if Processes.isFirst { printout.withLock { $0.say(words) } }
    }

    /// The end of the chapter: the run fails, all else being done, if a claim does not hold.
    public func finish() {
        if options.only.isEmpty, !printout.withLock(\.isMuted) {
            update {
                // A run of everything leaves nothing of an older chapter behind.
                $0 = results
                $0.transcript = Transcript.all
            }
        }
        run {
            if let name = options.singleRun { throw RunPlan.unknown(name) }
            let missed = options.only.first { !met.contains($0) }
            try throwUnless(
                missed == nil, missed ?? "", "there is no run of it here",
                remedy: "run it with --full")
            try Streams.check()
        }
        Processes.leave()
        if Processes.isFirst { judged.stopIfFailing() }
    }

    func update(_ change: (inout Results) throws -> Void) {
        guard !options.check else { return }
        run {
            try makeFolder(folder)
            // Another run may change them at the same time.
            try withLock(on: folder) {
                var results = try Results.load(resultsFile)
                try change(&results)
                try results.save(resultsFile)
            }
        }
    }

    private func shortPath(_ file: URL) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return file.path.hasPrefix(here) ? String(file.path.dropFirst(here.count)) : file.path
    }
}
