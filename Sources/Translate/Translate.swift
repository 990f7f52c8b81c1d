import ArgumentParser
import Foundation
import Notebook
import Recurrent

/// Translates the sentences of a text with a trained model.
@main
struct Translate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Translate",
        abstract: "Translates a text, one sentence a line, with a model that chapter 10.7 trained.")

    @Argument(
        help: ArgumentHelp(
            "The text to translate; - stands for standard input.", valueName: "file"),
        transform: { try path($0) })
    var text = "-"

    @Flag(
        help: """
            Add, after a tab, the log-probability of each translation and, after \
            another, remarks: words unknown to the model, and what is not as usual.
            """)
    var scores = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Beam search that keeps n hypotheses; without it, greedy search.",
            valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000) })
    var beam: Int?

    @Flag(help: "Find the best translation there is, and prove it.")
    var exact = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Rank by the log-probability divided by the length to the power of x; \
            0 if not given.
            """, valueName: "x"),
        transform: { try power($0) })
    var alpha: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The n best translations of each line, best first, after the number \
            of the line and a tab.
            """, valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000) })
    var nBest: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Steps of the decoder for a line until --exact gives up; 10,000 if not given.",
            valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000_000_000) })
    var steps: Int?

    @Option(
        help: ArgumentHelp(
            """
            As --scores, and after the first tab also the log-probability of the \
            translation in the same line of this file.
            """, valueName: "file"),
        transform: { try path($0) })
    var scoreReference: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The most tokens of a translation, its end counted; twice those of \
            the source and 10 if not given.
            """, valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000) })
    var maxLength: Int?

    @Option(
        help: ArgumentHelp(
            "The folder of a trained model; the one that 'make seq2seq' leaves if not given.",
            valueName: "dir"),
        transform: { try path($0) })
    var model: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Threads to translate with; all processors if not given.", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...4096) })
    var threads = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if text == "-", scoreReference == "-" {
            throw ValidationError(
                """
                standard input cannot be both the text and --score-reference; give a file for \
                one of them
                """)
        }
        if exact, beam != nil {
            throw ValidationError("--exact finds what no --beam can better; leave one of them out")
        }
        if alpha != nil, beam == nil, !exact {
            throw ValidationError("--alpha ranks nothing in a greedy search; add --beam or --exact")
        }
        if steps != nil, !exact {
            throw ValidationError("--steps is the limit of --exact; add it")
        }
        if let nBest, !exact, nBest > beam ?? 1 {
            throw ValidationError(
                """
                --n-best \(nBest): this search finds \(beam ?? 1) at most; give a --beam of at \
                least \(nBest)
                """)
        }
    }

    static func main() {
        let command: Translate = Notebook.parse(Array(CommandLine.arguments.dropFirst()))
        do {
            try command.run()
        } catch {
            Notebook.stop(error)
        }
    }

    func run() throws {
        let folder = try Notebook.trainedModelFolder(of: "seq2seq", named: model)
        let answers = Answers(
            options: self, translator: try Translator(folder: folder),
            modelPath: folder.relativePath)
        try answers.write()
    }
}

private func power(_ text: String) throws -> Double {
    guard let value = Double(text), value >= 0, value.isFinite else {
        throw ValidationError("expected a number of at least 0")
    }
    return value
}
