import Foundation
@testable import Recurrent
import TestSupport
import Testing

/// The program that translates, run on a small model with random weights.
@Suite struct TranslateTests {
    private let model: SmallModel
    private var translator: Translator { model.translator }

    init() throws { model = try SmallModel() }

    @Test func `each line is translated in its place, an empty one by an empty one`() throws {
        let text = "she reads .\r\n\nthey sing with us in the garden .\n \t\nShe reads.\nwe sleep ."
        let lines = text.replacing("\r\n", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = try lines.map { line in
            let found = try translator.found(line) { try Sampler.greedy(within: $2)($0, from: $1) }
            return found.map { translator.text($0.best) } ?? ""
        }
        #expect(Set(wanted).count > 2 && wanted[0] == wanted[4])
        #expect(try model.lines(text) == wanted)
        // The last line's end is not missed, and a file is read as standard input is.
        #expect(try model.lines(text + "\n", ["-"]) == wanted)
        try model.write("\u{feff}\(text)", to: "my.txt")
        #expect(try model.lines("", ["my.txt"]) == wanted)
        #expect(try model.lines("") == [])
    }

    @Test func `many lines keep their order, whatever the threads`() throws {
        let lines = (0..<9_001).map {
            (["we"] + Array(repeating: "sing", count: $0 % 7)).joined(separator: " ")
        }
        let short = ["--max-length", "5"]
        let each = try model.lines(lines.prefix(7).joined(separator: "\n"), short)
        #expect(Set(each).count > 2)
        for threads in ["1", "3"] {
            let all = try model.lines(
                lines.joined(separator: "\n"), short + ["--threads", threads])
            #expect(all == lines.indices.map { each[$0 % 7] })
        }
    }

    @Test(arguments: [[], ["--alpha", "0.75"]])
    func `a beam of one finds what greedy search finds`(alpha: [String]) throws {
        let greedy = try model.lines(sentences, ["--scores"])
        #expect(greedy.count == 4)
        #expect(try model.lines(sentences, ["--beam", "1", "--scores"] + alpha) == greedy)
    }

    @Test func `the n best stand below one another, each with its line's number`() throws {
        let rows = try model.rows(
            "she reads .\n\nwe sleep .",
            ["--beam", "5", "--alpha", "0.75", "--n-best", "3", "--scores"])
        #expect(rows.map(\.[0]) == ["1", "1", "1", "", "3", "3", "3"])
        for (sentence, rows) in [("she reads .", rows[0..<3]), ("we sleep .", rows[4...])] {
            let found = try #require(
                try translator.found(sentence) {
                    try BeamSearch(
                        size: 5, within: $2, normalisation: .power(0.75), bestCount: 3)(
                            $0, from: $1)
                })
            #expect(rows.map { $0[1] } == found.hypotheses.map(translator.text))
            for (row, hypothesis) in zip(rows, found.hypotheses) {
                #expect(abs(try number(row[2]) - hypothesis.logProbability) < 1e-3)
            }
        }
    }

    @Test func `a reference that is the translation has its log-probability`() throws {
        let options = ["--beam", "4", "--max-length", "40"]
        let found = try model.lines(sentences, options)
        try model.write(found.joined(separator: "\n"), to: "mine.txt")
        let scored = try model.rows(sentences, options + ["--score-reference", "mine.txt"])
        let alone = try model.rows(sentences, options + ["--scores"])
        #expect(scored.map { $0[0] } == found)
        for (row, other) in zip(scored, alone) where row != [""] {
            let remarks = row[0].isEmpty ? ["the reference is empty"] : []
            #expect(Array(row[3...]) == remarks, "it has ended")
            #expect(row[1] == other[1])
            #expect(abs(try number(row[1]) - number(row[2])) < 1e-3)
        }
    }

    @Test func `marks of direction go to a program as they are, and turn no line of a terminal`()
        throws
    {
        let sentence = "she \u{202E}zig\u{200D}zag \u{200F}."
        #expect(try model.rows(sentence, ["--scores"])[0].last?.contains("\u{202E}zig") == true)
        try model.write(sentence, to: "marks.txt")
        let program = try Chapter("Translate").program.path
        let command = "'\(program)' marks.txt --model model --scores"
        let ran = try Chapter.shell.run(
            ["-c", "script -qec \"\(command)\" /dev/null"], in: model.folder)
        #expect(ran.status == 0 && ran.output.contains("\u{FFFD}zig\u{200D}zag \u{FFFD}"))
    }

    @Test func `any reference is scored, and its unknown words are named`() throws {
        try model.write("zzz sings\n", to: "other.txt")
        let row = try model.rows("she reads .", ["--score-reference", "other.txt"])[0]
        #expect(row.last?.contains("unknown in the reference: zzz") == true)
        let start = translator.begin([translator.vocabularies.encode("she reads .").indices])
        let given = translator.vocabularies.encode(target: "zzz sings").indices
        let own = try translator.logProbabilities(of: [given], from: start)[0].reduce(0, +)
        #expect(abs(try number(row[2]) - own) < 1e-3)
        try model.write("\n", to: "none.txt")
        let none = try model.rows("she reads .", ["--score-reference", "none.txt"])[0]
        #expect(none.last == "the reference is empty")
    }

    @Test func `unknown words are named and read as unknown ones, marks of the model too`() throws {
        let rows = try model.rows(
            "she zig ZAG .\nshe <eos> <pad> .\nshe <unk> <unk> .\n", ["--scores"])
        #expect(rows[0].last?.contains("unknown: zig zag") == true)
        #expect(rows[1].last?.contains("unknown: <eos> <pad>") == true)
        #expect(rows[2].last?.contains("unknown") == false)
        #expect(Set(rows.map { $0[0...1] }).count == 1)
    }

    @Test func `an exact search is never behind a beam, and says when it gave up`() throws {
        let short = ["--max-length", "6", "--scores"]
        let beam = try model.rows(sentences, ["--beam", "2"] + short)
        let exact = try model.rows(sentences, ["--exact"] + short)
        for (found, proven) in zip(beam, exact) where proven != [""] {
            #expect(proven[2].hasPrefix("proven best"))
            #expect(try number(proven[1]) > number(found[1]) - 1e-3)
        }
        let tired = try model.rows(
            sentences, ["--exact", "--alpha", "1", "--steps", "1"] + short)
        #expect(tired[0][2].hasPrefix("not proven: the steps ran out"))
    }

    @Test func `a translation that reaches the most tokens says so`() throws {
        let rows = try model.rows(
            "they sing with us in the garden .", ["--max-length", "1", "--scores"])
        #expect(rows[0].last == "cut at length 1")
    }

    @Test func `without a name the model is the one that the chapter keeps`() throws {
        let named = try model.lines(sentences)
        let weights = try contents(of: model.folder).compactMapValues { $0 }
        for (path, bytes) in weights {
            let name = path.replacing("model/", with: "Models/seq2seq-attention/")
            try write(bytes, to: model.folder.appending(path: name))
        }
        let usual = try model.run([], sentences)
        #expect(usual.status == 0 && usual.output.lines == named)
    }

    /// Through a pipe both ways; a stream that would rather fail than wait is waited for.
    @Test(arguments: [false, true])
    func `whoever waits for an answer gets it`(failsRatherThanWaits: Bool) throws {
        let (asks, answers, process) = (Pipe(), Pipe(), Process())
        let input = asks.fileHandleForReading.fileDescriptor
        if failsRatherThanWaits { _ = fcntl(input, F_SETFL, O_NONBLOCK) }
        process.executableURL = try Chapter("Translate").program
        process.arguments = ["--model", model.folder.appending(path: "model").path]
        (process.standardInput, process.standardOutput) = (asks, answers)
        try process.run()
        defer { kill(process.processIdentifier, SIGKILL) }
        let expected = try model.lines("she reads .\nwe sleep .\n")
        for (line, answer) in zip(["she reads .\n", "we sleep .\n"], expected) {
            usleep(200_000)
            try asks.fileHandleForWriting.write(contentsOf: Data(line.utf8))
            var there = pollfd(
                fd: answers.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            try #require(poll(&there, 1, 60_000) == 1)
            #expect(answers.fileHandleForReading.availableData == Data("\(answer)\n".utf8))
        }
    }

    @Test func `a disk that is full is told`() throws {
        let ran = try model.run(
            ["--model", "model"], String(repeating: "she reads .\n", count: 300), fileLimit: 1)
        #expect(ran.status == 1)
        #expect(ran.errors.hasPrefix("error: standard output: cannot be written"))
    }
}

/// A line each, one of them empty.
let sentences = "she reads .\nthey sing with us in the garden .\n\nwe sleep ."

private func number(_ text: String) throws -> Double { try #require(Double(text)) }

/// A folder with a small model in it, `model`, there as long as this is.
final class SmallModel: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let translator: Translator

    init() throws {
        translator = try #require(Translator.telling)
        try translator.save(to: folder.appending(path: "model"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
        try TestSupport.write(Data(text.utf8), to: folder.appending(path: name))
    }

    /// Runs the program in the folder.
    func run(_ arguments: [String], _ input: String, fileLimit: Int? = nil) throws -> Chapter.Ran {
        try Chapter("Translate").run(
            arguments, in: folder, input: Data(input.utf8), fileLimit: fileLimit, seconds: 60)
    }

    /// The lines that the model answers with.
    func lines(_ input: String, _ options: [String] = []) throws -> [String] {
        let before = try files(in: folder)
        let ran = try run(["--model", "model"] + options, input)
        #expect(ran.status == 0 && ran.errors == "", "\(ran.errors)")
        #expect(try files(in: folder) == before)
        return ran.output.lines
    }

    /// The columns of each of these lines.
    func rows(_ input: String, _ options: [String] = []) throws -> [[String]] {
        try lines(input, options).map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

extension String {
    /// The lines, each of which must have its end.
    fileprivate var lines: [String] {
        split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}

extension Translator {
    fileprivate func text(_ hypothesis: Hypothesis) -> String {
        vocabularies.decode(hypothesis.tokens).joined(separator: " ")
    }

    /// What a search finds for a sentence alone; nil for none.
    fileprivate func found(
        _ sentence: some StringProtocol,
        by search: (Translator, NextTokens<Seq2SeqState>, SearchSpace) throws -> [SearchResult]
    ) throws -> SearchResult? {
        let source = vocabularies.encode(String(sentence))
        if source.tokens.isEmpty { return nil }
        let space = SearchSpace(
            maxLength: 2 * source.tokens.count + 10,
            banned: [vocabularies.targetPadding, vocabularies.start])
        return try search(self, begin([source.indices]), space)[0]
    }

    /// The first of the models with random weights by which a sentence can be told from another:
    /// of these translations most differ, all end, and none is short.
    fileprivate static let telling = (0..<10_000).lazy.map { Translator(seed: $0) }.first { model in
        let lines: [Substring] =
            sentences.split(separator: "\n") + ["we", "we sing", "we sing sing"]
        let found = lines.compactMap { line in
            try? model.found(line) { try Sampler.greedy(within: $2)($0, from: $1) }?.best
        }
        return found.allSatisfy { $0.hasEnded && 2...8 ~= $0.text.count }
            && Set(found.prefix(3).map(\.tokens)).count == 3
            && Set(found.suffix(3).map(\.tokens)).count == 3
    }

    private init(seed: UInt64) {
        var generator = Generator(seed: seed)
        func vocabulary(_ text: String, _ reserved: [String]) -> Vocabulary {
            Vocabulary(tokens: text.split(separator: " ").map(String.init), reserved: reserved)
        }
        let configuration = Seq2SeqConfiguration(size: 8)
        let vocabularies = TranslationVocabularies(
            normalization: .standard,
            source: vocabulary(
                "she reads they sing with us in the garden we sleep .",
                Vocabulary.reservedForSource),
            target: vocabulary(
                "elle lit ils chantent avec nous .", Vocabulary.reservedForTarget))
        var model = Seq2Seq(
            configuration, sourceVocabularySize: vocabularies.source.count,
            targetVocabularySize: vocabularies.target.count, using: &generator)
        // Sharper than they are drawn, so that the state tells.
        let weight = model.decoder.dense.weight
        model.decoder.dense.weight = Tensor(weight.scalars.map { 6 * $0 }, shape: weight.shape)
        self.init(configuration, vocabularies, model: model)
    }
}
