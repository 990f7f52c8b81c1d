import Foundation
import TestSupport
import Testing

@testable import Recurrent

/// What the searches of the library can do, asked of the program.
@Suite struct TranslateOptionTests {
    private let model: SmallModel

    init() throws { model = try SmallModel() }

    private struct Object: Decodable {
        let line: Int
        let source, translation: String
        let tokens: [String]?
        let logProbability, score, referenceLogProbability: Double?
        let tokenLogProbabilities: [Double]?
        let hasEnded: Bool?
        let remarks: [String]?
    }

    private func objects(_ input: String, _ options: [String]) throws -> [Object] {
        try model.lines(input, options + ["--json"]).map {
            try JSONDecoder().decode(Object.self, from: Data($0.utf8))
        }
    }

    @Test func `an object a line tells what the columns tell`() throws {
        let options = ["--beam", "4", "--n-best", "2"]
        let found = try objects(sentences, options)
        let rows = try model.rows(sentences, options + ["--token-scores"])
        #expect(found.map(\.line) == [1, 1, 2, 2, 3, 4, 4])
        #expect(found[4].source == "" && found[4].tokens == nil && rows[4] == [""])
        for (object, row) in zip(found, rows) where row != [""] {
            #expect(row[0...1] == ["\(object.line)", object.translation])
            let scores = try #require(object.tokenLogProbabilities)
            let told = row[3].split(separator: " ").compactMap { Double($0) }
            #expect(scores.count == object.tokens?.count && told.count == scores.count)
            #expect(zip(scores, told).allSatisfy { abs($0 - $1) < 1e-3 })
            let sum = try #require(object.logProbability)
            #expect(abs(scores.reduce(0, +) - sum) < 1e-4 && object.hasEnded == true)
        }
    }

    @Test func `translations are told from others by their BLEU, whatever their capitals`() throws {
        let found = try model.lines(sentences)
        try model.write(found.map { $0.uppercased() }.joined(separator: "\n"), to: "same.txt")
        try model.write("zut\nzut\n\nzut\n", to: "other.txt")
        for (files, signature, score) in [
            (["same.txt"], "nrefs:1", "100.00"), (["other.txt"], "nrefs:1", "0.00"),
            (["other.txt", "same.txt"], "nrefs:2", "100.00"),
        ] {
            let options = ["--model", "model"] + files.flatMap { ["--reference", $0] }
            let ran = try model.run(options, sentences)
            #expect(ran.output.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
            let line = "BLEU|\(signature)|case:lc|eff:no|tok:13a|smooth:exp = \(score) "
            #expect(ran.status == 0 && ran.errors.hasPrefix(line), "\(ran.errors)")
        }
        try model.write("too\nshort\n", to: "short.txt")
        let ran = try model.run(["--model", "model", "--reference", "short.txt"], sentences)
        #expect(ran.errors.contains("short.txt: ends after line 2"))
    }

    @Test(.enabled(if: sacreBLEU != nil, "sacreBLEU is not here"))
    func `its number and its line are sacreBLEU's`() throws {
        let references = "elle lit nous .\nIls chantent avec nous.\n\nNous , elle lit !"
        try model.write(references, to: "mine.txt")
        let options = ["--model", "model", "--detokenize", "--reference", "mine.txt"]
        let ran = try model.run(options, sentences)
        try model.write(ran.output, to: "found.txt")
        let theirs = try Chapter.shell.run(
            ["-c", "exec \"$@\"", "sh", sacreBLEU!, "-m", "sacrebleu", "mine.txt", "-i"]
                + ["found.txt", "-lc", "-f", "text", "-w", "2"], in: model.folder)
        let told = theirs.output.replacing(/\|version:[^ ]*/, with: "")
        #expect(theirs.status == 0 && told == ran.errors, "\(theirs.errors)")
    }

    @Test func `draws depend on their line and the seed, not on what stands beside them`() throws {
        let draw = [
            "--sample", "--temperature", "2", "--n-best", "3", "--max-length", "8", "--seed",
        ]
        let first = try model.lines(sentences, draw + ["1"])
        #expect(try model.lines(sentences, draw + ["1", "--threads", "1"]) == first)
        #expect(try model.lines(sentences, draw + ["2"]) != first)
        let lone = sentences.split(separator: "\n")[0]
        #expect(try model.lines(String(lone), draw + ["1"]) == Array(first.prefix(3)))
        #expect(Set(first.prefix(3)).count > 1)
        let greedy = try model.lines(sentences)
        #expect(try model.lines(sentences, ["--sample", "--top-k", "1"]) == greedy)
        #expect(try model.lines(sentences, ["--sample", "--top-p", "1e-9"]) == greedy)
    }

    @Test func `what may be written can be narrowed`() throws {
        let plain = try objects(sentences, [])
        let long = try objects(sentences, ["--min-length", "12"])
        #expect(long.compactMap(\.tokens).allSatisfy { $0.count >= 12 })
        let word = try #require(plain[0].tokens?.first)
        let without = try objects(sentences, ["--ban", word, "--ban", "<unk>", "--beam", "3"])
        #expect(without.compactMap(\.tokens).joined().allSatisfy { $0 != word && $0 != "<unk>" })
        let forced = try objects(sentences, ["--prefix", "Ils chantent", "--exact"])
        #expect(
            forced.filter { $0.tokens != nil }.allSatisfy {
                $0.translation.hasPrefix("ils chantent")
            })
    }

    @Test func `GNMT's penalty and the stopping rules are the library's`() throws {
        let ranked = try objects(sentences, ["--beam", "4", "--alpha", "0.6", "--gnmt"])
        for object in ranked where object.tokens != nil {
            let (length, sum) = (Double(object.tokens!.count), object.logProbability!)
            #expect(abs(object.score! - sum / pow((5 + length) / 6, 0.6)) < 1e-9)
        }
        let first = try objects(sentences, ["--beam", "4", "--stopping", "first"])
        let bound = try objects(sentences, ["--beam", "4"])
        let lone = try objects(sentences, ["--beam", "4", "--patience", "0.25"])
        #expect(first.map(\.translation) == lone.map(\.translation))
        for (one, other) in zip(first, bound) where one.tokens != nil {
            #expect(one.logProbability! <= other.logProbability! + 1e-6)
        }
    }

    @Test func `detokenized a translation reads as people write`() {
        let normalization = Normalization.standard
        #expect(normalization.detokenized(["ça", "va", ",", "l'ami", "?"]) == "Ça va, l'ami?")
        #expect(normalization.detokenized([]) == "")
    }

    @Test(arguments: [
        (["--ban", "zut"], ["--ban 'zut'", "does not know zut", "target.txt"]),
        (["--prefix", " "], ["--prefix ' '", "holds no word"]),
        (["--seed", "1"], ["--sample"]), (["--sample", "--beam", "2"], ["leave one of them out"]),
        (["--gnmt", "--beam", "2"], ["--alpha"]), (["--stopping", "first"], ["--beam"]),
        (["--min-length", "9", "--max-length", "8"], ["--min-length 9", "--max-length 8"]),
        (["--beam", "2", "--stopping", "soon"], ["--stopping", "first", "bound"]),
        (["-", "--reference", "-"], ["standard input"]),
        (
            ["--ban", "est", "--prefix", "Il est"],
            ["--ban 'est' is in --prefix 'Il est'", "leave one of them out"]
        ),
    ])
    func `what cannot be asked is told before a line is read`(
        options: [String], says: [String]
    ) throws {
        try Chapter("Translate").fails(
            ["--model", "model"] + options, says, in: model.folder,
            input: Data("she reads .\n".utf8), after: "")
    }

    @Test(arguments: ["2>/dev/full", "2>&-"])
    func `a score that cannot be told is a failure`(redirected: String) throws {
        try model.write("elle lit .\n", to: "score.txt")
        let program = try Chapter("Translate").program.path
        let ran = try Chapter.shell.run(
            ["-c", "exec '\(program)' --model model --reference score.txt - \(redirected)"],
            in: model.folder, input: Data("she reads .\n".utf8))
        #expect(ran.status == 1 && !ran.output.isEmpty)
    }

    @Test func `more references than may be open are told so`() throws {
        try model.write("elle lit .\n", to: "many.txt")
        let program = try Chapter("Translate").program.path
        let references = String(repeating: " --reference many.txt", count: 70)
        let ran = try Chapter.shell.run(
            ["-c", "ulimit -n 64; exec '\(program)' --model model many.txt \(references)"],
            in: model.folder)
        #expect(ran.status == 1 && ran.errors.contains("too many files are open; give fewer"))
    }

    @Test func `a hundred thousand lines of anything take a steady memory`() throws {
        let lines = (0..<100_000).map { ["she reads .", "", "\u{1F600} — zut", "we"][$0 % 4] }
        let ran = try Chapter.shell.run(
            ["-c", "ulimit -v 2000000; exec \"$@\"", "sh", try Chapter("Translate").program.path]
                + ["--model", "model", "--max-length", "3"], in: model.folder,
            input: Data(lines.joined(separator: "\n").utf8))
        #expect(ran.status == 0 && ran.output.count { $0 == "\n" } == 100_000, "\(ran.errors)")
    }
}

/// A Python that has sacreBLEU, as `make bench-peers` installs it.
private let sacreBLEU: String? = {
    guard let python else { return nil }
    let ran = try? Chapter.shell.run(
        ["-c", "exec \"$0\" -c 'import sacrebleu'", python], in: projectFolder)
    return ran?.status == 0 ? python : nil
}()
