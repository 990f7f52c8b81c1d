import ArgumentParser
import Course
import Foundation
import Notebook
import Recurrent

/// Continues a text with a trained language model.
@main
struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Write",
        abstract: "Continues a text with a model that chapter 10.1, 10.2 or 10.3 trained.",
        version: "Recurrent \(version)")

    @Option(
        "file",
        """
        The folder of a trained model, or a file of weights that PyTorch saved, with D2L's \
        vocabulary (default: Models/lstm).
        """)
    var model: String?

    @Option(help: "What such a file holds; told from its shapes if not given.")
    var cell: CellKind?

    @Option(
        help: ArgumentHelp(
            "The beginning; - reads it from standard input.", valueName: "text"))
    var prompt: String?

    @Option(1...100_000, "Tokens to write (default: 200).")
    var length: Int?

    @Option(
        "of at least 0", where: { $0 >= 0 && $0.isFinite },
        "Below 1 likely tokens get likelier; 0 takes the likeliest each time (default: 1). <unk> is never written."
    )
    var temperature: Double?

    @OptionGroup var choice: TokenChoice

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of the random numbers (default: 0).", valueName: "n"))
    var seed: UInt64?

    @Option("file", "Write nothing: tell the perplexity of this text; - is standard input.")
    var evaluate: String?

    func validate() throws {
        if (prompt == nil) == (evaluate == nil) {
            throw ValidationError("give either --prompt, to write, or --evaluate")
        }
        if evaluate != nil, let option = samplingOption {
            throw ValidationError("\(option) is for writing; leave it or --evaluate out")
        }
        if temperature == 0, let option = choice.given ?? (seed != nil ? "--seed" : nil) {
            throw ValidationError("--temperature 0 draws nothing; leave \(option) out")
        }
    }

    private var samplingOption: String? {
        length != nil
            ? "--length"
            : temperature != nil ? "--temperature" : seed != nil ? "--seed" : choice.given
    }

    static func main() { Notebook.main(Write.self) }

    func run() throws {
        let writer = try writer()
        if let evaluate {
            let name = evaluate == "-" ? "standard input" : evaluate
            let tokens = writer.encoding.encode(try text(at: evaluate))
            let perplexity = try writer.model.perplexity(of: tokens, name: name)
            let unknown = Int32(writer.encoding.vocabulary.unknownIndex)
            let unknownCount = tokens.count { $0 == unknown }
            if unknownCount > 0 {
                Streams.warn(
                    "\(unknownCount) of \(tokens.count) tokens are unknown to the model, and count as "
                        + "one and the same")
            }
            Notebook.tell(String(format: "%.4f", perplexity))
            return
        }
        let prompt = prompt == "-" ? try text(at: "-") : prompt ?? ""
        try TextFile.check(prompt, "--prompt")
        let sampler = Sampler(
            temperature: temperature ?? 1, topK: choice.topK, topP: choice.topP,
            within: SearchSpace(
                maxLength: length ?? 200, banned: [Int32(writer.encoding.vocabulary.unknownIndex)]))
        var generator = Generator(seed: seed ?? 0)
        Notebook.tell(try writer.text(after: prompt, by: sampler, using: &generator))
    }

    /// The folder's model, or the bare file's.
    private func writer() throws -> Writer {
        let place = try Notebook.trainedModelFolder(
            of: "lstm", named: model, remedy: "run 'swift run LSTM --save Models/lstm'")
        var isFolder: ObjCBool = true
        let isThere = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
        if isThere, !isFolder.boolValue {
            return try Writer(file: place.relativePath, cell: cell)
        }
        try throwUnless(
            cell == nil, "--cell", "is for a file that PyTorch saved", remedy: "leave it out")
        return try Writer(folder: place)
    }

    private func text(at path: String) throws -> String {
        try path == "-" ? TextFile.standardInput() : TextFile.text(at: path)
    }
}

extension CellKind: ExpressibleByArgument {}
