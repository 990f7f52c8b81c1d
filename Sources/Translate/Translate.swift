import ArgumentParser
import Course
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
            Add, after a tab, the log-probability of each translation and, after another, \
            remarks: words unknown to the model, and what is not as usual.
            """)
    var scores = false

    @Option(1...1_000, "Beam search that keeps n hypotheses; without it, greedy search.")
    var beam: Int?

    @Flag(help: "Find the best translation there is, and prove it.")
    var exact = false

    @Option(
        "from 0 to 50", where: { 0...LengthNormalisation.greatestExponent ~= $0 },
        "Rank by the log-probability divided by the length to the power of x; 0 if not given.")
    var alpha: Double?

    @Option(
        1...1_000,
        """
        The n best translations of each line, best first, after the number of the line and a tab.
        """)
    var nBest: Int?

    @Option(
        1...1_000_000_000,
        "Steps of the decoder for a line until --exact gives up; 10,000 if not given.")
    var steps: Int?

    @Option(
        "file",
        """
        As --scores, and after the first tab also the log-probability of the translation in the \
        same line of this file.
        """)
    var scoreReference: String?

    @Option(
        1...1_000,
        """
        The most tokens of a translation, its end counted; twice those of the source and 10 if \
        not given.
        """)
    var maxLength: Int?

    @Option(
        "dir", "The folder of a trained model; the one that 'make seq2seq' leaves if not given.")
    var model: String?

    @Option(1...4_096, "Threads to translate with; all processors if not given.")
    var threads: Int?

    func validate() throws {
        let problems = [
            (
                text == "-" && scoreReference == "-",
                """
                standard input cannot be both the text and --score-reference; give a file for \
                one of them
                """
            ),
            (
                exact && beam != nil,
                "--exact finds what no --beam can better; leave one of them out"
            ),
            (
                alpha != nil && beam == nil && !exact,
                "--alpha ranks nothing in a greedy search; add --beam or --exact"
            ),
            (steps != nil && !exact, "--steps is the limit of --exact; add it"),
            (
                !exact && nBest ?? 1 > beam ?? 1,
                """
                --n-best \(nBest ?? 1): this search finds \(beam ?? 1) at most; give a --beam of \
                at least \(nBest ?? 1)
                """
            ),
        ]
        if let problem = problems.first(where: \.0) { throw ValidationError(problem.1) }
    }

    static func main() {
        let command: Translate = Notebook.parse(Array(CommandLine.arguments.dropFirst()))
        do {
            try command.run()
            Notebook.end()
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
