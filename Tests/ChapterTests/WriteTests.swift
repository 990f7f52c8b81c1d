import Foundation
import Recurrent
import TestSupport
import Testing

private let fixture = projectFolder.appending(path: "Tests/Reference/writer.safetensors").path

/// What make_writer_reference.py wrote.
private struct WriterRun: Decodable {
    let text: String
    let perplexity: Double
}

/// Language models that are kept, and the program that goes on writing with them.
@Suite struct WriteTests {
    private let (lstm, writer): (Chapter, Chapter)

    init() throws { (lstm, writer) = (try Chapter("LSTM"), try Chapter("Write")) }

    /// What Write prints, without the line's end.
    private func text(_ options: [String], in folder: URL, input: String = "") throws -> String {
        let ran = try writer.run(options, in: folder, input: Data(input.utf8))
        #expect(ran.status == 0 && ran.errors == "", "\(ran.errors)")
        #expect(ran.output.last == "\n")
        return String(ran.output.dropLast())
    }

    @Test(arguments: [[], ["--cell", "gru"]])
    func `a bare file of PyTorch's has PyTorch's perplexity`(cell: [String]) throws {
        let file = projectFolder.appending(path: "Tests/Reference/writer.json")
        let run = try JSONDecoder().decode(WriterRun.self, from: Data(contentsOf: file))
        try withFolder { folder in
            let told = try text(
                ["--model", fixture, "--evaluate", "-"] + cell, in: folder, input: run.text)
            #expect(abs(try #require(Double(told)) - run.perplexity) < 1e-4)
        }
    }

    @Test func `a file of another cell, or none at all, is told`() throws {
        try withFolder { folder in
            let prompt = ["--prompt", "it has"]
            for (options, says) in [
                (["--model", fixture, "--cell", "lstm"], "is [18, 6], the weight of no lstm"),
                (["--model", "nowhere"], "nowhere/config.json: no such file"),
                ([], "Models/lstm: there is no trained model here; run 'swift run LSTM --save"),
            ] {
                try writer.fails(options + prompt, [says], in: folder)
            }
            for prompt in ["", "12!", "中"] {
                try writer.fails(
                    ["--model", fixture, "--prompt", prompt],
                    ["holds nothing that the model knows"], in: folder)
            }
            try writer.succeeds(["--model", fixture, "--prompt", " "], in: folder)
        }
    }

    @Test func `a model that a chapter keeps writes on, and a seed decides what`() throws {
        try withFolder { folder in
            let kept = try lstm.succeeds(
                ["--quick", "--save", "m", "--epochs", "2", "--hidden", "8"], in: folder)
            #expect(kept.output.contains("model kept in m\n"))
            let names = ["config.json", "model.safetensors", "training.json", "vocabulary.txt"]
            #expect(try files(in: folder.appending(path: "m")) == names)
            let record = try #require(TrainingRecord(in: folder.appending(path: "m")))
            #expect(record.chapter == "lstm" && record.data == "embedded corpus")
            #expect(record.settings["hidden"] == "8" && record.curve.epochCount == 2)
            let drawn = try (1...2).map { seed in
                try text(
                    [
                        "--model", "m", "--prompt", "The  child!", "--length", "60", "--top-k",
                        "9", "--top-p", "0.9", "--temperature", "0.8", "--seed", "\(seed)",
                    ], in: folder)
            }
            #expect(drawn.allSatisfy { $0.hasPrefix("the child ") && $0.count == 70 })
            #expect(drawn[0] != drawn[1])
            let greedy = ["--model", "m", "--prompt", "the child", "--temperature", "0"]
            #expect(try text(greedy, in: folder) == text(greedy, in: folder))
        }
    }

    @Test func `a model of other settings is replaced only when told to`() throws {
        try withFolder { folder in
            let quick = ["--quick", "--save", "m", "--epochs", "1", "--hidden"]
            try lstm.succeeds(quick + ["4"], in: folder)
            let first = try contents(of: folder)
            try lstm.fails(
                quick + ["5"], ["m: holds a model of other data or settings", "--replace"],
                in: folder)
            try lstm.succeeds(quick + ["4"], in: folder)
            let weights = "m/model.safetensors"
            #expect(try contents(of: folder)[weights] == first[weights])
            try lstm.succeeds(quick + ["5", "--replace"], in: folder)
            #expect(try contents(of: folder)[weights] != first[weights])
        }
    }

    @Test func `as many windows train as are asked for, or as the text has`() throws {
        try withFolder { folder in
            let text = String(repeating: "the time traveller, for so it will be ", count: 25)
            try write(Data(text.utf8), to: folder.appending(path: "my.txt"))
            let corpus = try Corpus(text: text)
            let all = corpus.indices.count - 32
            let short = ["--text", "my.txt", "--epochs", "1", "--hidden", "4", "--save", "m"]
            for (asked, training) in [("300", 300), ("100000", all * 2 / 3)] {
                let ran = try lstm.succeeds(
                    short + ["--windows", asked, "--replace"], in: folder)
                let validation = asked == "300" ? 150 : all - training
                #expect(
                    ran.output.contains(" \(training) train, \(validation) validate, of \(all)\n"))
                let record = try #require(TrainingRecord(in: folder.appending(path: "m")))
                #expect(record.settings["windows"] == "\(training)")
            }
        }
    }

    @Test(arguments: [
        "Le cœur a ses raisons que la raison ne connaît point. L'été était là. ",
        "Все счастливые семьи похожи друг на друга. ", "Ἄνδρα μοι ἔννεπε, Μοῦσα, πολύτροπον. ",
        "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。",
    ])
    func `a text in any script trains and is continued in it`(sentence: String) throws {
        try withFolder { folder in
            try write(
                Data(String(repeating: sentence, count: 20).utf8),
                to: folder.appending(path: "my.txt"))
            try lstm.succeeds(
                ["--text", "my.txt", "--save", "m", "--epochs", "2", "--batch", "32"], in: folder)
            let known = Set(sentence.lowercased().map { $0.isLetter ? $0 : " " })
            let beginning = String(sentence.prefix(5))
            let written = try text(["--model", "m", "--prompt", beginning], in: folder)
            #expect(written.hasPrefix(beginning.lowercased()))
            #expect(written.count == 205 && written.allSatisfy(known.contains))
        }
    }

    @Test func `how much of a text a model does not know is told`() throws {
        try withFolder { folder in
            try lstm.succeeds(["--quick", "--words", "--save", "m"], in: folder)
            let ran = try writer.run(
                ["--model", "m", "--evaluate", "-"], in: folder, input: Data("zut the zut".utf8))
            #expect(ran.status == 0 && ran.errors.contains("warning: 2 of 3 tokens are unknown"))
            #expect(Double(ran.output.dropLast()) != nil)
        }
    }

    @Test func `many characters of anything are judged, and cost little memory`() throws {
        try withFolder { folder in
            let input = String(repeating: "any thing – 時間 \u{7} at all\n", count: 5_000)
            let told = try text(["--model", fixture, "--evaluate", "-"], in: folder, input: input)
            #expect(Double(told)! > 1)
            let limited = try Chapter.shell.run(
                ["-c", "ulimit -v 1000000; exec '\(writer.program.path)' \"$@\"", "sh"]
                    + ["--model", fixture, "--prompt", "-", "--length", "5"],
                in: folder, input: Data(input.utf8))
            #expect(limited.status == 0 && limited.output.hasPrefix("any thing at all any thing"))
        }
    }
}

/// Of ours, in PyTorch: where it is installed.
@Suite(.enabled(if: python != nil, "PyTorch is not here"))
struct WriterInPyTorchTests {
    @Test func `PyTorch loads what a chapter keeps, and judges a text the same`() throws {
        try withFolder { folder in
            let save = ["--text", "my.txt", "--letters", "a-z", "--save", "m", "--epochs", "1"]
            let letters = "a quick brown fox jumps over the lazy dog and it goes on for ever "
            try write(
                Data(String(repeating: letters, count: 30).utf8),
                to: folder.appending(path: "my.txt"))
            try Chapter("DeepRNN").succeeds(
                save + ["--hidden", "8", "--layers", "2"], in: folder)
            let script = projectFolder.appending(path: "Tests/Reference/make_writer_reference.py")
            let judged = try Chapter.shell.run(
                ["-c", "exec \"$@\"", "sh", python!, script.path, "m/model.safetensors", "gru"]
                    + ["8", "2"], in: folder)
            let file = projectFolder.appending(path: "Tests/Reference/writer.json")
            let run = try JSONDecoder().decode(WriterRun.self, from: Data(contentsOf: file))
            let ours = try Chapter("Write").run(
                ["--model", "m", "--evaluate", "-"], in: folder, input: Data(run.text.utf8))
            let (theirs, told) = (judged.output, ours.output)
            #expect(judged.status == 0, "\(judged.errors)")
            let difference =
                (Double(theirs.trimmingCharacters(in: .newlines)) ?? .nan)
                - (Double(told.trimmingCharacters(in: .newlines)) ?? .nan)
            #expect(abs(difference) < 1e-4)
        }
    }
}

/// A Python that has PyTorch, as `make bench-peers` installs it.
let python: String? = {
    let named = ProcessInfo.processInfo.environment["RECURRENT_PEERS"]
    let path = "\(named ?? projectFolder.appending(path: ".build/peers").path)/bin/python"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()
