import Foundation
import Recurrent
import TestSupport
import Testing

/// The translator's command line, run on a small model with random weights.
@Suite struct TranslatingTests {
    @Test func `each line is translated in its place, an empty one by an empty one`() throws {
        let text = "she reads .\r\n\nthey sing with us in the garden .\n \t\nShe reads.\nwe sleep ."
        try withModel { folder, translator in
            let lines = text.replacing("\r\n", with: "\n")
                .split(separator: "\n", omittingEmptySubsequences: false)
            let wanted = try lines.map { line in
                let found = try translator.found(line) {
                    try Sampler.greedy(within: $2)($0, from: $1)
                }
                return found.map { translator.text($0.best) } ?? ""
            }
            #expect(Set(wanted).count > 2 && wanted[0] == wanted[4])
            let ran = try translate(text, in: folder)
            #expect(ran.output == wanted.joined(separator: "\n") + "\n")
            // The last line's end is not missed, and a file is read as standard input is.
            #expect(try translate(text + "\n", in: folder).output == ran.output)
            try write(Data("\u{feff}\(text)".utf8), to: folder.appending(path: "my.txt"))
            #expect(try translate(path: "my.txt", in: folder).output == ran.output)
            #expect(try translate("", in: folder).output == "")
        }
    }

    @Test func `many lines keep their order, whatever the threads`() throws {
        try withModel { folder, _ in
            let lines = (0..<9_001).map {
                (["we"] + Array(repeating: "sing", count: $0 % 7)).joined(separator: " ")
            }
            let seven = try translate(
                lines.prefix(7).joined(separator: "\n"), ["--max-length", "5"], in: folder)
            let each = seven.lines
            #expect(Set(each).count > 2)
            for threads in ["1", "3"] {
                let all = try translate(
                    lines.joined(separator: "\n"), ["--max-length", "5", "--threads", threads],
                    in: folder)
                #expect(all.lines == lines.indices.map { each[$0 % 7] })
            }
        }
    }

    @Test func `a beam of one finds what greedy search finds`() throws {
        try withModel { folder, _ in
            let greedy = try translate(sentences, ["--scores"], in: folder)
            #expect(greedy.lines.count == 4)
            for alpha in [[], ["--alpha", "0.75"]] {
                let beam = try translate(
                    sentences, ["--beam", "1", "--scores"] + alpha, in: folder)
                #expect(beam.output == greedy.output)
            }
        }
    }

    @Test func `the n best stand below one another, each with its line's number`() throws {
        try withModel { folder, translator in
            let ran = try translate(
                "she reads .\n\nwe sleep .",
                ["--beam", "5", "--alpha", "0.75", "--n-best", "3", "--scores"], in: folder)
            let rows = ran.rows
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
                    let score = try #require(Double(row[2]))
                    #expect(abs(score - hypothesis.logProbability) < 1e-3)
                }
            }
        }
    }

    @Test func `a reference that is the translation has its log-probability`() throws {
        try withModel { folder, translator in
            let options = ["--beam", "4", "--max-length", "40"]
            let found = try translate(sentences, options, in: folder)
            try write(Data(found.output.utf8), to: folder.appending(path: "mine.txt"))
            let scored = try translate(
                sentences, options + ["--score-reference", "mine.txt"], in: folder)
            let alone = try translate(sentences, options + ["--scores"], in: folder)
            #expect(scored.rows.map { $0[0] } == found.lines)
            for (row, other) in zip(scored.rows, alone.rows) where row != [""] {
                #expect(row.count == 3, "it has ended, and there is nothing to remark")
                #expect(row[1] == other[1])
                let values = try row.dropFirst().map { try #require(Double($0)) }
                #expect(abs(values[0] - values[1]) < 1e-3)
            }
            let words = "zzz sings\n" + String(repeating: "\n", count: 3)
            try write(Data(words.utf8), to: folder.appending(path: "other.txt"))
            let other = try translate(
                sentences, options + ["--score-reference", "other.txt"], in: folder)
            #expect(other.rows[0].last?.contains("unknown in the reference: zzz") == true)
            let start = translator.begin([translator.vocabularies.encode("she reads .").indices])
            let given = translator.vocabularies.encode(target: "zzz sings").indices
            let own = try translator.logProbabilities(of: [given], from: start)[0].reduce(0, +)
            let told = try #require(Double(other.rows[0][2]))
            #expect(abs(told - own) < 1e-3)
        }
    }

    @Test func `unknown words are named and read as unknown ones, marks of the model too`() throws {
        try withModel { folder, _ in
            let ran = try translate(
                "she zig ZAG .\nshe <eos> <pad> .\nshe <unk> <unk> .\n", ["--scores"], in: folder)
            let rows = ran.rows
            #expect(rows[0].last?.contains("unknown: zig zag") == true)
            #expect(rows[1].last?.contains("unknown: <eos> <pad>") == true)
            #expect(rows[2].last?.contains("unknown") == false)
            #expect(Set(rows.map { $0[0...1] }).count == 1)
        }
    }

    @Test func `an exact search is never behind a beam, and says when it gave up`() throws {
        try withModel { folder, _ in
            let short = ["--max-length", "6", "--scores"]
            let beam = try translate(sentences, ["--beam", "2"] + short, in: folder)
            let exact = try translate(sentences, ["--exact"] + short, in: folder)
            for (found, proven) in zip(beam.rows, exact.rows) where proven != [""] {
                #expect(proven[2].hasPrefix("proven best"))
                let scores = try [found, proven].map { try #require(Double($0[1])) }
                #expect(scores[1] > scores[0] - 1e-3)
            }
            let tired = try translate(
                sentences, ["--exact", "--alpha", "1", "--steps", "1"] + short, in: folder)
            #expect(tired.rows[0][2].hasPrefix("not proven: the steps ran out"))
        }
    }

    @Test func `a translation that reaches the most tokens says so`() throws {
        try withModel { folder, _ in
            let ran = try translate(
                "they sing with us in the garden .", ["--max-length", "1", "--scores"], in: folder)
            #expect(ran.rows[0].last == "cut at 1 tokens")
        }
    }

    @Test func `without a name the model of the real run comes before that of a trial`() throws {
        try withModel { folder, _ in
            let named = try translate(sentences, in: folder).output
            func move(to place: String) throws {
                let place = folder.appending(path: place)
                let parent = place.deletingLastPathComponent()
                try FileManager.default.createDirectory(
                    at: parent, withIntermediateDirectories: true)
                try FileManager.default.moveItem(at: folder.appending(path: "model"), to: place)
            }
            try move(to: ".build/models/seq2seq")
            let program = try Chapter("Seq2Seq")
            let arguments = ["--translate", "-"]
            let trial = try program.run(arguments, in: folder, input: Data(sentences.utf8))
            #expect(trial.status == 0 && trial.output == named)
            try write(Data(), to: folder.appending(path: "Models/seq2seq/source.txt"))
            let real = try program.run(arguments, in: folder, input: Data(sentences.utf8))
            #expect(real.status == 1 && real.errors.contains("Models/seq2seq/config.json"))
        }
    }

    @Test func `a disk that is full is told`() throws {
        try withModel { folder, _ in
            let ran = try Chapter("Seq2Seq").run(
                ["--model", "model", "--translate", "-"], in: folder,
                input: Data(String(repeating: "she reads .\n", count: 300).utf8), fileLimit: 1)
            #expect(ran.status == 1)
            #expect(ran.errors.hasPrefix("error: standard output: cannot be written"))
        }
    }
}

/// A line each, one of them empty.
private let sentences = "she reads .\nthey sing with us in the garden .\n\nwe sleep ."

private func translate(
    _ input: String = "", path: String = "-", _ options: [String] = [], in folder: URL
) throws -> Chapter.Ran {
    let before = try files(in: folder)
    let ran = try Chapter("Seq2Seq").run(
        ["--model", "model", "--translate", path] + options, in: folder, input: Data(input.utf8))
    #expect(ran.status == 0 && ran.errors == "", "\(ran.errors)")
    #expect(try files(in: folder) == before)
    return ran
}

extension Chapter.Ran {
    /// The lines of the output, each of which must have its end.
    fileprivate var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Each line's columns.
    fileprivate var rows: [[String]] {
        lines.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
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
}

/// A folder with a small model in it.
func withModel(_ body: (URL, Translator) throws -> Void) throws {
    try withFolder { folder in
        let model = try #require(Translator.telling)
        try model.save(to: folder.appending(path: "model"))
        try body(folder, model)
    }
}

extension Translator {
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
        var configuration = Seq2SeqConfiguration()
        configuration.embeddingSize = 8
        (configuration.encoderHiddenSize, configuration.decoderHiddenSize) = (8, 8)
        func vocabulary(_ text: String, _ reserved: [String]) -> Vocabulary {
            Vocabulary(tokens: text.split(separator: " ").map(String.init), reserved: reserved)
        }
        let (pad, bos, eos) = (Vocabulary.padding, Vocabulary.start, Vocabulary.end)
        self.init(
            configuration,
            TranslationVocabularies(
                normalization: .standard,
                source: vocabulary(
                    "she reads they sing with us in the garden we sleep .", [pad, eos]),
                target: vocabulary("elle lit ils chantent avec nous .", [pad, bos, eos])),
            using: &generator)
        // Sharper than they are drawn, so that the state tells.
        let weight = model.decoder.dense.weight
        model.decoder.dense.weight = Tensor(weight.scalars.map { 6 * $0 }, shape: weight.shape)
    }
}
