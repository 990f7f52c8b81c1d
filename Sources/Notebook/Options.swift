import ArgumentParser
import Foundation
import Recurrent

/// The options that every chapter takes.
public struct Options: ParsableCommand, Sendable {
    public static var configuration: CommandConfiguration {
        let program = CommandLine.arguments.first ?? "chapter"
        return CommandConfiguration(
            commandName: URL(fileURLWithPath: program).lastPathComponent, abstract: chapter.title,
            version: "Recurrent \(version)")
    }

    /// What the help says above the options, and which of those that not all chapters heed there
    /// are, with their defaults, while a notebook reads its command line.
    @TaskLocal static var chapter = (
        title: "", heeds: Dictionary(uniqueKeysWithValues: Special.allCases.map { ($0, "") })
    )

    @Flag(help: "List the figures this chapter draws, and stop.")
    public var list = false

    @Flag(
        help: """
            Train and draw nothing: judge the text's claims by the figures that --figures or, \
            without it, Figures holds.
            """)
    public var check = false

    @Flag(help: "Train nothing: draw the figures again, from the runs that were kept.")
    public var redraw = false

    @Flag(help: "Run again what was run and kept before.")
    public var again = false

    @Flag(help: "Run nothing: list the runs that there are, kept or not, with what they may take.")
    public var plan = false

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "Do this one of the runs that --plan lists, keep it, and stop.", valueName: "name"))
    public var singleRun: String?

    @Option(help: ArgumentHelp("Draw this figure only; may be repeated.", valueName: "figure"))
    public var only: [String] = []

    @Flag(help: "Draw each figure over the text's own, that of Figures, in grey.")
    public var over = false

    @Flag(help: "A toy run on the embedded corpus, in seconds.")
    public var quick = false

    @Option("dir", "Where the data sets are.", heededAs: .data)
    public var data: String?

    @Option(
        "file", "Train on the text, or the pairs parted by tabs, of this file instead.",
        heededAs: .text)
    public var text: String?

    @Option(
        "file", "Validate on the pairs of this file, without long ones; --text is trained on.",
        heededAs: .validation)
    public var validation: String?

    @Option("file", "Test on the pairs of this file, without long ones.", heededAs: .test)
    public var test: String?

    @Option(
        help: help(
            "Which letters of a text count: the book's, a-z, or all, of any script; all with --text.",
            .letters, valueName: "a-z|all"))
    public var letters: TextEncoding.Letters?

    @Flag(help: help("Read words rather than characters.", .words))
    public var words = false

    @Option(
        "dir",
        "Where the figures go (default: .build/figures); Figures for the text's own run alone.")
    public var figures: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of the random numbers.", valueName: "n"),
        transform: { UInt64(try wholeNumber($0, in: 0...0x1F_FFFF_FFFF_FFFF)) })
    public var seed: UInt64 = 0

    @Option(1...1_000, "Seeds, from that one on, over which experiments are repeated.")
    public var seeds: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Threads to train with; one a processor, shared by what mpirun started, if not given.",
            valueName: "n"),
        transform: { try wholeNumber($0, in: 1...4096) })
    public var threads: Int = max(
        1, ProcessInfo.processInfo.activeProcessorCount / Processes.neighbours)

    @Flag(help: "Print results alone: no headings, nothing of how training is getting on.")
    public var quiet = false

    @Option(1...1_000_000, "Epochs to train the models for.", heededAs: .epochs)
    public var epochs: Int?

    @Option(1...4_096, "Hidden units of the models.", heededAs: .hidden)
    public var hidden: Int?

    @Option(
        "above 0 and below 3.4e38", where: { $0 > 0 && $0.isFinite },
        "Learning rate of the models.",
        heededAs: .learningRate)
    public var learningRate: Float?

    @Option(1...10_000, "Steps of a window of text.", heededAs: .steps)
    public var steps: Int?

    @Option(
        2...100_000_000,
        "Windows of the text to train on, from its beginning; half as many after them validate.",
        heededAs: .windows)
    public var windows: Int?

    @Option(1...100_000, "Examples in a minibatch.", heededAs: .batch)
    public var batch: Int?

    @Option(1...64, "Recurrent layers in a stack.", heededAs: .layers)
    public var layers: Int?

    @Option(
        "from 0 to below 1", where: { 0..<1 ~= $0 }, "Share of numbers dropped between layers.",
        heededAs: .dropout)
    public var dropout: Double?

    @Flag(help: help("The largest version of an experiment, in hours or days.", .full))
    public var full = false

    @Flag(help: help("Train as the book does, on its data.", .book))
    public var book = false

    @Option("dir", "The folder of a trained model.", heededAs: .model)
    public var model: String?

    @Option(
        "dir",
        """
        Keep the model that the chapter trains in this folder; 10.1 to 10.3 train nothing else then.
        """, heededAs: .save)
    public var save: String?

    @Flag(help: help("Let it take the place of a model of other data or settings.", .replace))
    public var replace = false

    @Flag(help: help("Go on with a training run that was stopped.", .resume))
    public var resume = false

    public init() {}

    public func validate() throws {
        if let special = specials.first(where: { Options.chapter.heeds[$0] == nil }) {
            throw ValidationError("Unknown option '--\(special.rawValue)'")
        }
        let savesAlone = Options.savesAlone
        for (one, other, isAlone) in [
            ("--validation", "--text", validation != nil && text == nil),
            ("--test", "--validation", test != nil && validation == nil),
            ("--resume", "--full", resume && !full),
            ("--replace", "--save", replace && save == nil && (savesAlone || quick)),
        ] where isAlone {
            throw ValidationError("\(one) goes with \(other); give both")
        }
        for (one, other, isBoth) in [
            ("--quick", "--full", quick && full), ("--quick", "--book", quick && book),
            ("--quick", "--data", quick && data != nil),
            ("--book", "--full", book && full), ("--check", "--redraw", check && redraw),
            ("--check", "--again", check && again), ("--check", "--over", check && over),
            ("--list", "--check", list && check), ("--list", "--redraw", list && redraw),
            ("--list", "--again", list && again), ("--list", "--over", list && over),
            ("--list", "--plan", list && plan), ("--list", "--run", list && singleRun != nil),
            ("--text", "--data", text != nil && data != nil),
            ("--text", "--check", text != nil && check),
            ("--save", "--check", save != nil && check),
            ("--save", "--run", savesAlone && save != nil && singleRun != nil),
            ("--save", "--redraw", save != nil && redraw),
            ("--save", "--only", savesAlone && save != nil && !only.isEmpty),
            ("--save", "--plan", savesAlone && save != nil && plan),
            ("--save", "--again", savesAlone && save != nil && again),
            ("--save", "--over", savesAlone && save != nil && over),
            ("--save", "--seeds", savesAlone && save != nil && seeds != nil),
            ("--redraw", "--again", redraw && again),
            ("--plan", "--check", plan && check), ("--plan", "--redraw", plan && redraw),
            ("--plan", "--only", plan && !only.isEmpty),
            ("--run", "--only", singleRun != nil && !only.isEmpty),
            ("--run", "--plan", singleRun != nil && plan),
            ("--run", "--check", singleRun != nil && check),
            ("--run", "--redraw", singleRun != nil && redraw),
            ("--book", "--validation", book && validation != nil),
        ] where isBoth {
            throw ValidationError("\(one) and \(other) exclude each other")
        }
        try validateMemory()
    }

    /// Whether the chapter, which has no folder for its model by default, keeps it with `--save` alone,
    /// and then does nothing else.
    private static var savesAlone: Bool { chapter.heeds[.save]?.isEmpty == true }

    /// Whether a model is kept, and nothing else is done.
    var onlySaves: Bool { Options.savesAlone && save != nil }

    /// Refuses models that cannot fit. An LSTM's weights, those of its input counted as many as those
    /// of its state, are there at least four times while it is trained. Of each step of the sequences
    /// that the threads have at a time it remembers seven numbers a unit, a GRU as many; the gradients
    /// of a layer's gates are four more.
    private func validateMemory() throws {
        func usual(_ special: Special) -> Int? {
            Options.chapter.heeds[special].flatMap { Int($0) }
        }
        let (units, layerCount) = (Double(hidden ?? usual(.hidden) ?? 1), Double(layers ?? 1))
        let sequences = min(batch ?? usual(.batch) ?? 1, threads * shardSize)
        let states = Double(sequences * (steps ?? usual(.steps) ?? 1)) * units
        let need = 4 * (4 * 8 * layerCount * units * units + (7 * layerCount + 4) * states)
        let there = Limits.memory
        guard need > there else { return }
        let asked = [
            ("--hidden", hidden), ("--layers", layers), ("--steps", steps), ("--batch", batch),
        ].compactMap { name, value in value.map { "\(name) \($0)" } }
        throw ValidationError(
            "\(asked.joined(separator: " with ")): takes \(Limits.lack(of: need)); take fewer")
    }
}

extension Option {
    /// The path of a file or folder.
    package init(
        _ valueName: String, _ words: String, heededAs special: Options.Special? = nil
    ) where Value == String? {
        self.init(
            help: help(words, special, valueName: valueName),
            completion: valueName == "dir" ? .directory : .file(), transform: { try path($0) })
    }

    /// A whole number.
    package init(
        _ range: ClosedRange<Int>, _ words: String, heededAs special: Options.Special? = nil
    ) where Value == Int? {
        self.init(
            parsing: .unconditional, help: help(words, special, valueName: "n"),
            transform: { try wholeNumber($0, in: range) })
    }

    /// Any number that fits.
    /// - Parameter wanted: says which do, after "expected a number".
    package init<Number: LosslessStringConvertible & SendableMetatype>(
        _ wanted: String, where fits: @escaping @Sendable (Number) -> Bool, _ words: String,
        heededAs special: Options.Special? = nil
    ) where Value == Number? {
        self.init(
            parsing: .unconditional, help: help(words, special, valueName: "x"),
            transform: { text in
                guard let value = Number(text), fits(value) else {
                    throw ValidationError("expected a number \(wanted)")
                }
                return value
            })
    }
}

/// The help for an option with the chapter's default, hidden where the chapter does not heed it.
private func help(
    _ words: String, _ special: Options.Special?, valueName: String? = nil
) -> ArgumentHelp {
    let usual = special.map { Options.chapter.heeds[$0] } ?? ""
    return ArgumentHelp(
        "\(words)" + (usual.map { $0.isEmpty ? "" : " (default: \($0))" } ?? ""),
        valueName: valueName, visibility: usual == nil ? .hidden : .default)
}

extension TextEncoding.Letters: ExpressibleByArgument {}

/// Of the whole project.
package let version = "0.2.0"

/// An empty path is most often a shell variable that was not set. A `~` that no shell has replaced is
/// the name of a file; Foundation would take it for a home folder.
package func path(_ text: String) throws -> String {
    guard !text.isEmpty else { throw ValidationError("expected a path") }
    let own = text.split(separator: "/").first { $0.hasPrefix(Draft.ownNames) }
    guard own == nil else {
        throw ValidationError("names that begin with '\(Draft.ownNames)' are the programs' own")
    }
    return text.hasPrefix("~") ? "./\(text)" : text
}

private func wholeNumber(_ text: String, in range: ClosedRange<Int>) throws -> Int {
    guard let value = Int(text), range.contains(value) else {
        let bounds = "\(number(range.lowerBound)) to \(number(range.upperBound))"
        throw ValidationError("expected a whole number from \(bounds)")
    }
    return value
}
