import Foundation
import Recurrent
import TestSupport
import Testing

/// Whatever goes wrong with a translation ends the run with one line, before anything is printed, or
/// after the answers to what standard input held before it.
@Suite struct TranslateMistakeTests {
    private let model: SmallModel

    init() throws { model = try SmallModel() }

    @Test(arguments: [
        (["--beam", "0"], ["--beam", "1 to 1,000"]), (["--beam", "x"], ["--beam", "1 to 1,000"]),
        (["--beam", "2", "--alpha", "-1"], ["--alpha", "0 to 50"]),
        (["--beam", "2", "--alpha", "nan"], ["--alpha", "0 to 50"]),
        (["--beam", "2", "--alpha", "300"], ["--alpha", "0 to 50"]),
        (["--alpha", "1"], ["--alpha", "add --beam or --exact"]),
        (["--n-best", "2"], ["--n-best 2", "--beam of at least 2"]),
        (["--beam", "2", "--n-best", "3"], ["--n-best 3", "--beam of at least 3"]),
        (["--beam", "2", "--n-best", "0"], ["--n-best", "1 to 1,000"]),
        (["--exact", "--beam", "2"], ["--exact", "leave one of them out"]),
        (["--steps", "2"], ["--steps", "--exact"]),
        (["--exact", "--steps", "0"], ["--steps", "1 to 1,000,000,000"]),
        (["--max-length", "0"], ["--max-length", "1 to 1,000"]),
        (["--score-reference", "-"], ["standard input", "give a file"]),
        (["--score-reference", ""], ["--score-reference", "a path"]),
        (["--score-reference", "nowhere"], ["nowhere: no such file", "check the name"]),
        ([""], ["file", "a path"]),
        (["nowhere"], ["nowhere: no such file", "check the name"]),
        (["model"], ["model: is a folder", "a file you may read"]),
        (["--model", "nowhere"], ["nowhere/config.json: no such file", "of a trained model"]),
        (["$(touch hit)"], ["$(touch hit): no such file"]),
        (["my.txt", "more.txt"], ["more.txt", "--help"]),
    ])
    func `an option that cannot be is named, with what would be right`(
        options: [String], says: [String]
    ) throws {
        try fails(["--model", "model"] + options, says)
    }

    @Test func `without a model the run that trains it is named`() throws {
        try fails([], ["Models/seq2seq", "'make seq2seq'", "--model"])
    }

    @Test(arguments: [
        ("", Data([0xE9, 10]), ":1: not UTF-8"),
        ("she reads .\n\n", Data([0xE9, 10]) + Data("we sing\n".utf8), ":3: not UTF-8"),
        (String(repeating: "she\n", count: 5_000), Data([0xE9]), ":5001: not UTF-8"),
        (
            "she reads .\n", Data(String(repeating: "she reads ", count: 5_000).utf8),
            ":2: the line has 10000 tokens, at most 1000"
        ),
        ("she\n", Data(repeating: 97, count: 3_000_000), ":2: the line has over "),
        ("she\r\n", Data("she\rwe\r\n".utf8), ":2: holds a carriage return"),
        ("she\n", Data("she reads .\tsie liest .\n".utf8), ":2: holds a tab"),
    ])
    func `a line that is no sentence is named, of a file before anything is printed`(
        good: String, bad: Data, says: String
    ) throws {
        let text = Data(good.utf8) + bad
        try write(text, to: model.folder.appending(path: "my.txt"))
        let options = ["--model", "model", "--max-length", "5"]
        try fails(options + ["my.txt"], ["my.txt\(says)"])
        try fails(
            options, ["standard input\(says)"], input: text,
            after: model.run(options, good).output)
    }

    @Test(arguments: [
        ("she\nwe\n", "elle\n", "refs.txt: ends after line 1, my.txt does not"),
        ("she\n", "elle\n\n", "my.txt: ends after line 1, refs.txt does not"),
        (String(repeating: "she\n", count: 5_000), "elle", "refs.txt: ends after line 1,"),
        ("she\n", "", "refs.txt: ends after line 0, my.txt does not"),
    ])
    func `references of another number of lines are refused`(
        text: String, references: String, says: String
    ) throws {
        try model.write(text, to: "my.txt")
        try model.write(references, to: "refs.txt")
        // All have one pair of lines at most.
        try model.write("elle\n", to: "one.txt")
        let options = ["--model", "model", "--score-reference"]
        let paired =
            references.isEmpty ? "" : try model.run(options + ["one.txt"], "she\n").output
        try fails(options + ["refs.txt", "my.txt"], [says, "give a translation for each line"])
        try fails(
            options + ["refs.txt"], [says.replacing("my.txt", with: "standard input")],
            input: Data(text.utf8), after: paired)
    }

    @Test func `a line that one file of references leaves empty is refused`() throws {
        for (name, text) in [("a.txt", "elle\n\nnous\n"), ("b.txt", "elle\n\n \n")] {
            try model.write(text, to: name)
        }
        try model.write("she\n\nwe\n", to: "my.txt")
        let options = ["--model", "model", "my.txt", "--reference", "a.txt"]
        #expect(try model.run(options, "").status == 0)
        try fails(options + ["--reference", "b.txt"], ["b.txt:3: is empty; give a translation"])
    }

    /// Each file of a model gone, cut in two, or of another model.
    @Test(arguments: ["config.json", "source.txt", "target.txt", "model.safetensors"])
    func `a model that is not whole is refused`(name: String) throws {
        let file = model.folder.appending(path: "model/\(name)")
        let whole = try Data(contentsOf: file)
        let isVocabulary = name.hasSuffix("txt")
        for other in [nil, whole.prefix(whole.count / 2), isVocabulary ? whole + [97, 10] : nil] {
            try? FileManager.default.removeItem(at: file)
            try other.map { try write($0, to: file) }
            let place = isVocabulary && other != nil ? "model/" : "model/\(name): "
            try fails(["--model", "model"], [place])
        }
    }

    @Test func `a model that gives no distribution is named`() throws {
        // Finite weights, and a sum beyond all numbers whatever the sign of the hidden state's.
        var broken = model.translator
        let (dense, most) = (broken.model.decoder.dense, Float.greatestFiniteMagnitude)
        broken.model.decoder.dense.bias = Tensor(repeating: most, shape: dense.bias.shape)
        broken.model.decoder.dense.weight = Tensor(
            (0..<dense.weight.count).map { $0 % dense.weight.shape[1] % 2 == 0 ? most : -most },
            shape: dense.weight.shape)
        try broken.save(to: model.folder.appending(path: "model"))
        try fails(
            ["--model", "model"], ["model: ", "train it anew"], input: Data("she reads .".utf8))
    }

    private func fails(
        _ arguments: [String], _ says: [String], input: Data = Data(), after output: String = ""
    ) throws {
        try Chapter("Translate").fails(
            arguments, says, in: model.folder, input: input, after: output)
    }
}
