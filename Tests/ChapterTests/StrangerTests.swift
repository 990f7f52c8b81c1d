import Foundation
import Recurrent
import TestSupport
import Testing

/// What files of a stranger's, or of another system's, do to a reader.
@Suite struct StrangerTests {
    private let quick = ["--quick", "--quiet", "--epochs", "1", "--hidden", "8"]

    @Test func `a tilde that no shell has replaced is a name`() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "home"), withIntermediateDirectories: true)
            let ran = try Chapter("LSTM").run(
                quick + ["--save=~"], in: folder,
                environment: ["HOME": folder.appending(path: "home").path])
            #expect(ran.status == 0, "\(ran.errors)")
            let there = try files(in: folder)
            #expect(there.contains("~/model.safetensors"))
            #expect(!there.contains { $0.hasPrefix("home/") })
        }
    }

    @Test func `a mark of byte order is no letter, and UTF-16 no text`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["--save", "m"], in: folder)
            let text = "the traveller was in the room and so was the time"
            try Data("\u{FEFF}\(text)".utf8).write(to: folder.appending(path: "marked.txt"))
            try Data(text.utf8).write(to: folder.appending(path: "plain.txt"))
            try text.data(using: .utf16BigEndian)!.write(to: folder.appending(path: "wide.txt"))
            func perplexity(_ name: String) throws -> Chapter.Ran {
                try Chapter("Write").run(["--model", "m", "--evaluate", name], in: folder)
            }
            #expect(try perplexity("marked.txt").output == perplexity("plain.txt").output)
            let wide = try perplexity("wide.txt")
            #expect(wide.status == 1)
            #expect(wide.errors.contains("wide.txt: holds a NUL"), "\(wide.errors)")
        }
    }

    @Test(arguments: [
        ("vocabulary.txt", "\u{FEFF}", "begins with a byte order mark"),
        ("vocabulary.txt", "\u{1B}[31m\n", "line 1 is empty or holds a control character"),
        ("vocabulary.txt", "\n", "line 1 is empty or holds a control character"),
        (
            "config.json",
            #"{"cell":"gru","cell":"lstm","letters":"a-z","unit":"characters"}"#, "is not the"
        ),
        (
            "config.json", #"{"cell":"lstm","letters":"a-z","unit":"characters", }"#, "is not the"
        ),
        (
            "config.json", #"{"cell":"lstm","letters":"a-z","unit":"words"}"#,
            "is of a model with another vocabulary"
        ),
    ])
    func `a model that says something twice, or commands, is refused`(
        _ name: String, _ beginning: String, _ problem: String
    ) throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["--save", "m"], in: folder)
            let file = folder.appending(path: "m/\(name)")
            let rest = name == "config.json" ? Data() : try Data(contentsOf: file)
            try (Data(beginning.utf8) + rest).write(to: file)
            let ran = try Chapter("Write").run(["--model", "m", "--prompt", "the"], in: folder)
            #expect(ran.status == 1)
            #expect(ran.errors.contains(problem), "\(ran.errors)")
        }
    }

    /// A safetensors file of zeros.
    private func zeros(_ shapes: [(name: String, shape: [Int])]) -> Data {
        var (entries, end) = ([String](), 0)
        for (name, shape) in shapes {
            let start = end
            end += 4 * shape.reduce(1, *)
            entries.append(
                #""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#)
        }
        let header = Data("{\(entries.joined(separator: ","))}".utf8)
        let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
        return length + header + Data(count: end)
    }

    private func stack(of layers: Int, _ size: Int) -> [(name: String, shape: [Int])] {
        var shapes: [(name: String, shape: [Int])] = [
            ("head.weight", [28, size]), ("head.bias", [28]),
        ]
        for layer in 0..<layers {
            shapes += [
                ("rnn.weight_ih_l\(layer)", [size, layer == 0 ? 28 : size]),
                ("rnn.weight_hh_l\(layer)", [size, size]), ("rnn.bias_ih_l\(layer)", [size]),
                ("rnn.bias_hh_l\(layer)", [size]),
            ]
        }
        return shapes
    }

    @Test(arguments: [(64, 1, 0 as Int32), (65, 1, 1), (1, 8193, 1)])
    func `a language model beyond the limits is refused`(
        _ layers: Int, _ size: Int, _ status: Int32
    ) throws {
        try withFolder { folder in
            try zeros(stack(of: layers, size)).write(to: folder.appending(path: "m.safetensors"))
            let ran = try Chapter("Write").run(
                ["--model", "m.safetensors", "--evaluate", "-"], in: folder,
                input: Data("the time".utf8))
            #expect(ran.status == status)
            #expect(ran.errors.contains("larger than 64 layers") == (status == 1), "\(ran.errors)")
        }
    }

    @Test func `a model whose numbers overflow judges no text`() throws {
        try withFolder { folder in
            var bytes = zeros(stack(of: 1, 2))
            let count = bytes.count - bytes.range(of: Data("}}".utf8))!.upperBound
            let huge = withUnsafeBytes(of: Float(3.4e38)) { Data($0) }
            bytes.replaceSubrange(
                (bytes.count - count)...,
                with: (0..<count / 4).reduce(into: Data()) { all, _ in
                    all += huge
                })
            try bytes.write(to: folder.appending(path: "m.safetensors"))
            let ran = try Chapter("Write").run(
                ["--model", "m.safetensors", "--evaluate", "-"], in: folder,
                input: Data("the time".utf8))
            #expect(ran.status == 1 && ran.errors.contains("no probabilities"), "\(ran.errors)")
        }
    }

    @Test func `UTF-16 is called so where its mark tells, and what is no word is not translated`()
        throws
    {
        try withFolder { folder in
            let text = "they paint the bridge .".data(using: .utf16)!
            try text.write(to: folder.appending(path: "wide.txt"))
            try Chapter("LSTM").fails(
                quick + ["--text", "wide.txt"], ["not UTF-8", "-f utf-16 "], in: folder,
                isLate: true)
            try Chapter("Seq2Seq").succeeds(
                quick + ["--save", "m", "--only", "seq2seq-translator"], in: folder)
            let ran = try Chapter("Translate").run(
                ["-", "--model", "m"], in: folder, input: Data("they\0 paint\n".utf8))
            #expect(ran.status == 1 && ran.errors.contains("holds a NUL"), "\(ran.errors)")
            let marks = String(repeating: "\u{301}\u{316}", count: 200_000)
            let piled = try Chapter("Translate").run(
                ["-", "--model", "m"], in: folder, input: Data("they\(marks) paint\n".utf8))
            #expect(piled.status == 1, "\(piled.errors)")
            #expect(piled.errors.contains("standard input:1: holds a letter with more than 100"))
        }
    }

    @Test(arguments: [true, false])
    func `a file of results, points or a run that is too large or piles accents is not read`(
        isLarge: Bool
    ) throws {
        try withFolder { folder in
            let options = ["--quick", "--quiet", "--only", "gru-gates", "--figures", "f"]
            let gru = try Chapter("GRU")
            try gru.succeeds(options, in: folder)
            let run = try #require(
                files(in: folder).first { $0.contains("/runs/") && $0.hasSuffix(".json") })
            for (name, options, status) in [
                (run, options, 0 as Int32), ("f/data/gru-gates.csv", options + ["--check"], 1),
                ("f/gru.json", options, 1),
            ] {
                let file = folder.appending(path: name)
                let whole = try Data(contentsOf: file)
                if isLarge {
                    #expect(truncate(file.path, 1 << 40) == 0)
                } else {
                    let marks = String(repeating: "\u{301}\u{316}", count: 200_000)
                    try Data("{\"a\(marks)\":1}".utf8).write(to: file)
                }
                let ran = try gru.run(options, in: folder, seconds: 60)
                #expect(ran.status == status, "\(name): \(ran.errors)")
                try whole.write(to: file)
            }
        }
    }

    @Test(arguments: [
        ["--learning-rate", "10000"],
        // By its only step, of which no curve tells.
        ["--learning-rate", "40", "--batch", "100000", "--seed", "2"],
    ])
    func `a language model whose training diverged is not kept`(arguments: [String]) throws {
        try withFolder { folder in
            try Chapter("LSTM").fails(
                quick + ["--save", "m"] + arguments, ["smaller learning rate"], in: folder)
            #expect(try !files(in: folder).contains { $0.hasPrefix("m/") })
        }
    }

    @Test(arguments: [["--hidden", "1"], ["--words"], ["--words", "--batch", "100000"]])
    func `one that has hardly learned is kept`(arguments: [String]) throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(
                ["--quick", "--quiet", "--epochs", "1", "--save", "m"] + arguments, in: folder)
            #expect(try files(in: folder).contains("m/model.safetensors"))
        }
    }

    @Test func `what the standard input holds is limited as a file is`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["--save", "m"], in: folder)
            let writer = try Chapter("Write").program.path
            let ran = try Chapter.shell.run(
                [
                    "-c", "ulimit -v 3000000; exec '\(writer)' --model m --evaluate - < /dev/zero",
                ], in: folder)
            #expect(ran.status == 1)
            #expect(ran.errors.contains("standard input: too large, at most 268435456 bytes"))
        }
    }

    @Test(arguments: ["/dev/zero", "/dev/stdin"])
    func `weights are read from a file, not from what never ends`(_ name: String) throws {
        try withFolder { folder in
            let ran = try Chapter.shell.run(
                [
                    "-c", "yes | '\(try Chapter("Write").program.path)' --model \(name) --prompt a",
                ], in: folder, seconds: 20)
            #expect(ran.status == 1)
            #expect(ran.errors.hasPrefix("error: \(name): is no plain file"), "\(ran.errors)")
        }
    }

    @Test func `a folder that stands as the standard input is called one`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["--save", "m"], in: folder)
            let writer = try Chapter("Write").program.path
            for options in ["--evaluate -", "--prompt -"] {
                let ran = try Chapter.shell.run(
                    ["-c", "exec '\(writer)' --model m \(options) < /"], in: folder)
                #expect(ran.status == 1)
                let says = "error: standard input: is a folder; give a file you may read\n"
                #expect(ran.errors == says)
            }
        }
    }

    @Test func `pairs whose lines end as on old systems are refused, not read as one`() throws {
        try withFolder { folder in
            let pairs = (0..<40).map { "go \($0)\tva \($0)" }
            let file = folder.appending(path: "pairs.txt")
            let options = ["--quick", "--quiet", "--text", "pairs.txt"]
            try Data(pairs.joined(separator: "\r").utf8).write(to: file)
            try Chapter("TranslationData").fails(
                options, ["pairs.txt:1: holds a carriage return", "tr '\\r' '\\n'"], in: folder)
            try Data(pairs.joined(separator: "\r\n").utf8).write(to: file)
            try Chapter("TranslationData").succeeds(options, in: folder)
        }
    }

    /// Names of tensors and shapes are the file's own words.
    @Test func `an error is a line of readable length, and no command to the terminal`() throws {
        try withFolder { folder in
            let weights = folder.appending(path: "w.safetensors")
            let name = "\u{1B}[31m\u{9B}31m\u{202E}" + String(repeating: "x", count: 100_000)
            try Safetensors(tensors: [
                name: Tensor([1]), "rnn.weight_ih_l0": Tensor(zeros: [32, 28]),
                "rnn.weight_hh_l0": Tensor(zeros: [32, 8]), "head.weight": Tensor(zeros: [28, 8]),
            ]).write(to: weights.path)
            let ran = try Chapter("Write").run(
                ["--model", weights.path, "--prompt", "the"], in: folder)
            #expect(ran.status == 1)
            #expect(ran.errors.count < 1_200 && ran.errors.contains(" … "), "\(ran.errors)")
            #expect(!ran.errors.contains("\u{1B}") && !ran.errors.contains("\u{9B}"))
            #expect(!ran.errors.contains("\u{202E}"))
        }
    }

    @Test func `what a chapter prints is no command to the terminal either`() throws {
        try withFolder { folder in
            let pairs = (0..<40).map { "go \u{1B}[31m\u{7} \($0)\tva \u{9B}\u{202E}31m \($0)\n" }
            try Data(pairs.joined().utf8).write(to: folder.appending(path: "pairs.txt"))
            let ran = try Chapter("TranslationData").run(
                ["--quick", "--quiet", "--text", "pairs.txt"], in: folder)
            #expect(ran.output.contains("go"))
            #expect(!ran.output.contains { "\u{1B}\u{7}\u{9B}\u{202E}".contains($0) }, "\(ran)")
        }
    }
}
