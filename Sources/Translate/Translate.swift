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
        abstract: "Translates a text, one sentence a line, with a model that chapter 10.7 trained.",
        version: "Recurrent \(version)")

    @Argument(
        help: ArgumentHelp(
            "The text to translate; - stands for standard input.", valueName: "file"),
        transform: { try path($0) })
    var text = "-"

    @Option("dir", "The folder of a trained model (default: Models/seq2seq-attention).")
    var model: String?

    @Option(1...4_096, "Threads to translate with; all processors if not given.")
    var threads: Int?

    @OptionGroup(title: "WHAT IS PRINTED")
    var output: OutputOptions

    @OptionGroup(title: "THE SEARCH")
    var search: SearchOptions

    func validate() throws {
        let files = [text, output.scoreReference].compactMap(\.self) + output.reference
        guard files.count(where: { $0 == "-" }) > 1 else { return }
        throw ValidationError(
            "standard input cannot be two of the text and its references; give a file for one")
    }

    static func main() { Notebook.main(Translate.self) }

    func run() throws {
        let folder = try Notebook.trainedModelFolder(
            of: "seq2seq-attention", named: model, remedy: "run 'make seq2seq'")
        var answers = Answers(
            options: self, translator: try Translator(folder: folder),
            modelPath: folder.relativePath)
        try answers.write()
    }
}

/// What is told of a translation.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print translations as people write them, rather than the model's tokens.")
    var detokenize = false

    @Flag(
        help: """
            Add, after a tab, the log-probability of each translation and, after another, \
            remarks: words unknown to the model, and what is not as usual.
            """)
    var scores = false

    @Flag(
        help: """
            As --scores, and after the numbers, after a tab, the log-probability of each token, \
            that of the end last.
            """)
    var tokenScores = false

    @Option(
        "file",
        """
        As --scores, and after the first tab also the log-probability of the translation in the \
        same line of this file.
        """)
    var scoreReference: String?

    @Flag(help: "Print a JSON object a line, with all there is to tell.")
    var json = false

    @Option(
        help: ArgumentHelp(
            """
            Tell at the end, on standard error, the BLEU of the translations, each line's first, \
            against the lines of this file, as sacreBLEU computes it with -lc; may be repeated.
            """, valueName: "file"), completion: .file(), transform: { try path($0) })
    var reference: [String] = []

    /// Whether numbers and remarks stand beside a translation.
    var tellsScores: Bool { scores || tokenScores || scoreReference != nil }
}
