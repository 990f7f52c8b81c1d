import ArgumentParser
import Foundation

/// The options that every chapter takes.
public struct Options: ParsableCommand, Sendable {
    public static var configuration: CommandConfiguration {
        let program = CommandLine.arguments.first ?? "chapter"
        return CommandConfiguration(
            commandName: URL(fileURLWithPath: program).lastPathComponent, abstract: chapter.title,
            version: "Recurrent \(version)")
    }

    /// What the help says above the options, and which of those that not all chapters heed there
    /// are, while a notebook reads its command line.
    @TaskLocal static var chapter = (title: "", heeds: Set(Special.allCases))

    @Flag(help: "List the figures this chapter draws, and stop.")
    public var list = false

    @Flag(
        help: """
            Train and draw nothing: judge the text's claims by the figures that --figures or \
            Figures holds.
            """)
    public var check = false

    @Flag(help: "Train nothing: draw the figures again, from the runs that were kept.")
    public var redraw = false

    @Flag(help: "Run again what was run and kept before.")
    public var again = false

    @Option(help: ArgumentHelp("Draw this figure only; may be repeated.", valueName: "figure"))
    public var only: [String] = []

    @Flag(help: "A toy run on the embedded corpus, in seconds.")
    public var quick = false

    @Option("dir", "Where the data sets are.")
    public var data: String?

    @Option("file", "Train on the text, or the pairs parted by tabs, of this file instead.")
    public var text: String?

    @Option("dir", "Where the figures go.")
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
        help: ArgumentHelp("Threads to train with; all processors if not given.", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...4096) })
    public var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(1...1_000_000, "Epochs to train the models for.")
    public var epochs: Int?

    @Option(1...4_096, "Hidden units of the models.")
    public var hidden: Int?

    @Option("above 0", where: { $0 > 0 && $0.isFinite }, "Learning rate of the models.")
    public var learningRate: Float?

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

    @Flag(help: help("Go on with a training run that was stopped.", .resume))
    public var resume = false

    public init() {}

    public func validate() throws {
        if let special = specials.first(where: { !Options.chapter.heeds.contains($0) }) {
            throw ValidationError("Unknown option '--\(special.rawValue)'")
        }
        for (one, other, isBoth) in [
            ("--quick", "--full", quick && full), ("--quick", "--book", quick && book),
            ("--book", "--full", book && full), ("--check", "--redraw", check && redraw),
            ("--check", "--again", check && again),
            ("--redraw", "--again", redraw && again),
        ] where isBoth {
            throw ValidationError("\(one) and \(other) exclude each other")
        }
        try validateMemory()
    }

    /// Refuses models that cannot fit: an LSTM's weights, those of its input counted as many as those
    /// of its state, are there at least four times while it is trained.
    private func validateMemory() throws {
        let weights = 8 * Double(layers ?? 1) * Double(hidden ?? 1) * Double(hidden ?? 1)
        let need = 4 * 4 * weights
        var there = Double(ProcessInfo.processInfo.physicalMemory)
        #if os(Linux)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
            there = min(there, Double(limit.rlim_cur))
        #endif
        guard need > there else { return }
        func gigabytes(_ bytes: Double) -> String { String(format: "%.1f GB", bytes / 1e9) }
        throw ValidationError(
            "--hidden \(hidden ?? 1)\(layers.map { " with --layers \($0)" } ?? ""): takes more than "
                + "\(gigabytes(need)) of memory, there are \(gigabytes(there)); take fewer")
    }

    /// An option that only some chapters have a use for.
    public enum Special: String, Sendable, CaseIterable {
        case layers, dropout, full, book, model, resume
    }

    var specials: [Special] {
        Special.allCases.filter {
            switch $0 {
            case .layers: layers != nil
            case .dropout: dropout != nil
            case .full: full
            case .book: book
            case .model: model != nil
            case .resume: resume
            }
        }
    }

    /// Whether this is the run that the text describes, rather than an experiment of the reader's:
    /// only such a run may replace the figures in `Figures`.
    package var isAsWritten: Bool {
        !quick && text == nil && epochs == nil && hidden == nil && learningRate == nil
            && specials.isEmpty && seed == 0 && seeds == nil
    }

    /// How many seeds an experiment is repeated over: five, or one in a toy run.
    var seedCount: Int { seeds ?? (quick ? 1 : 5) }

    /// The options that change what a run comes to, with their values.
    var determining: [String: String] {
        let values: [(String, Any?)] = [
            ("quick", quick ? true : nil), ("epochs", epochs), ("hidden", hidden),
            ("learning-rate", learningRate), ("layers", layers), ("dropout", dropout),
            ("full", full ? true : nil), ("book", book ? true : nil), ("model", model),
        ]
        return values.reduce(into: [:]) { options, option in
            if let value = option.1 { options[option.0] = "\(value)" }
        }
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

/// The help for an option, hidden where the chapter does not heed it.
private func help(
    _ words: String, _ special: Options.Special?, valueName: String? = nil
) -> ArgumentHelp {
    let isHeeded = special.map { Options.chapter.heeds.contains($0) } ?? true
    return ArgumentHelp(
        "\(words)", valueName: valueName, visibility: isHeeded ? .default : .hidden)
}

/// Of the whole project.
private let version = "0.2.0"

/// An empty path is most often a shell variable that was not set.
package func path(_ text: String) throws -> String {
    guard !text.isEmpty else { throw ValidationError("expected a path") }
    return text
}

private func wholeNumber(_ text: String, in range: ClosedRange<Int>) throws -> Int {
    guard let value = Int(text), range.contains(value) else {
        let bounds = "\(number(range.lowerBound)) to \(number(range.upperBound))"
        throw ValidationError("expected a whole number from \(bounds)")
    }
    return value
}
