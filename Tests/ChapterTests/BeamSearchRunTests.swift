import Foundation
import TestSupport
import Testing

@testable import Notebook

/// The chapter's numbers, in a toy run.
@Suite struct BeamSearchRunTests {
    private let chapter: Chapter

    init() throws { chapter = try Chapter("BeamSearch") }

    /// What the text says of tables and of searches as such, whatever the translator.
    @Test func `what must hold of any translator holds in a toy run`() throws {
        try withFolder { folder in
            try chapter.succeeds(["--quick"], in: folder)
            let claims =
                try Results.load(
                    folder.appending(path: ".build/figures/beam-search.json")
                ).claims ?? []
            let laws = [
                "greedy search finds 0.048", "there is a sequence of 0.054",
                "two sequences are likelier than 0.054", "all products add up to 1",
                "10⁴⁰ sequences could be listed", "a beam of 2 finds a likelier sequence",
                "A C B <eos> wins at 0.75", "from scratch as in the library",
                "the three likeliest of a step are kept, the others pruned",
                "only what is kept is continued",
                "nearly every optimum is proven", "greedy search needs no α",
                "the larger α, the longer the translations", "a beam of 64 always finds it",
            ]
            for law in laws {
                let verdict = claims.first { $0.text == law }
                #expect(verdict?.holds == true, "\(law): \(verdict?.numbers ?? "not claimed")")
            }
            try checkTree(Table(folder.appending(path: ".build/figures/data/beam-tree.csv")))
        }
    }

    @Test func `a translator of other pairs is searched with, and a line says so`() throws {
        try withPairs(300) { folder in
            let quick = ["--quick", "--quiet", "--epochs", "1", "--hidden", "8"]
            try Chapter("Seq2Seq").succeeds(
                quick + ["--text", "pairs.txt", "--only", "seq2seq-translator", "--save", "m"],
                in: folder)
            let ran = try chapter.succeeds(
                ["--quick", "--quiet", "--model", "m", "--only", "beam-exact"], in: folder)
            #expect(ran.output.contains("m was trained on other pairs"), "\(ran.output)")
        }
    }

    @Test func `what is said of a model that was named is true of it`() throws {
        try withFolder { folder in
            let lines = (0..<60).map { "zq\($0) xx\($0)\tyy\($0) pp\($0)" }
            try write(
                Data(lines.joined(separator: "\n").utf8), to: folder.appending(path: "my.txt"))
            let quick = ["--quick", "--epochs", "1", "--hidden", "8", "--text", "my.txt"]
            try Chapter("Seq2Seq").succeeds(
                quick + ["--only", "seq2seq-translator", "--save", "m"], in: folder)
            let named = ["--text", "my.txt", "--model", "m", "--only", "beam-alpha"]
            let ran = try chapter.succeeds(named + ["--quick"], in: folder)
            #expect(ran.output.contains("model in m\n"))
            #expect(!ran.output.contains("pairs they learned from"))
            let drawn = try String(
                contentsOf: folder.appending(path: ".build/figures/beam-alpha.svg"), encoding: .utf8
            )
            #expect(drawn.contains("model in m") && !drawn.contains("seed 0"))
            #expect(!drawn.contains("more than 10 words"), "there are none of so many")
            let full = try chapter.succeeds(named + ["--full"], in: folder)
            #expect(
                full.output.contains(
                    "model in m, but for beam-full that in Models/seq2seq-my-full\n"))
        }
    }

    @Test func `with --full only the translator of all these pairs is searched with`() throws {
        try withPairs(300) { folder in
            let full = ["--full", "--quiet", "--epochs", "1", "--hidden", "8", "--seeds", "1"]
            let search = full + ["--only", "beam-full", "--text"]
            try FileManager.default.copyItem(
                at: folder.appending(path: "pairs.txt"), to: folder.appending(path: "other.txt"))
            for (name, model) in [("pairs", "pairs"), ("other", "lent")] {
                try Chapter("Seq2Seq").succeeds(
                    full + [
                        "--text", "\(name).txt", "--only", "seq2seq-full", "--save",
                        "Models/seq2seq-\(model)",
                    ], in: folder)
            }
            try chapter.succeeds(search + ["pairs.txt"], in: folder)
            let lacking = try chapter.run(search + ["other.txt"], in: folder)
            #expect(lacking.status == 1)
            #expect(lacking.errors.contains("Models/seq2seq-other-full: there is no trained model"))

            let file = folder.appending(path: "other.txt")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            try Data((lines.dropLast(9) + ["what\tquoi"]).joined(separator: "\n").utf8)
                .write(to: file)
            try FileManager.default.moveItem(
                at: folder.appending(path: "Models/seq2seq-lent-full"),
                to: folder.appending(path: "Models/seq2seq-other-full"))
            let wrong = try chapter.run(search + ["other.txt"], in: folder)
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("seq2seq-other-full: was trained on other pairs"))
        }
    }

    @Test func `where a better search finds nothing, its figure is drawn all the same`() throws {
        try withPairs(6) { folder in
            _ = try chapter.draws(
                "beam-exact",
                ["--quick", "--quiet", "--epochs", "1", "--hidden", "8", "--text", "pairs.txt"],
                in: folder)
        }
    }

    /// The chosen tokens follow one another to an end: each edge begins, a step further on, at the
    /// height where the one before ended, and so does the mark of an end.
    private func checkTree(_ tree: Table) throws {
        let chosen = try #require(tree.series.first { $0.name == "chosen" })
        let ended = try #require(tree.series.first { $0.name == "ended" })
        let points = zip(chosen.x, chosen.y).filter { !$1.isNaN }
        let starts = stride(from: 0, to: points.count, by: 2).map { points[$0] }
        let ends = stride(from: 1, to: points.count, by: 2).map { points[$0] }
        #expect(starts.count == ends.count && starts.count > 1)
        #expect(starts.map { $0.0.rounded() } == (1...starts.count).map(Double.init))
        #expect(starts.dropFirst().map(\.1) == ends.dropLast().map(\.1))
        let last = try #require(ends.last)
        let steps = last.0.rounded()
        #expect(zip(ended.x, ended.y).contains { $0.rounded() == steps && $1 == last.1 })
    }

    @Test func `what was drawn is drawn again from kept runs, without the model`() throws {
        let model = try SmallModel()
        let options = ["--quick", "--model", "model", "--only", "beam-vs-greedy"]
        try chapter.succeeds(options, in: model.folder)
        let drawn = model.folder.appending(path: ".build/figures/beam-vs-greedy.svg")
        let before = try Data(contentsOf: drawn)
        try FileManager.default.removeItem(at: model.folder.appending(path: "model"))
        try chapter.succeeds(options + ["--redraw"], in: model.folder)
        #expect(try Data(contentsOf: drawn) == before)
    }

    @Test func `what small translators came to is a trial's when it is drawn again, too`() throws {
        let runs = projectFolder.appending(path: "Figures/runs/beam-search")
        for (isOfSmall, status, says) in [(true, 0, "does not hold here"), (false, 1, "FAILS")] {
            try withFolder { folder in
                for name in try files(in: runs) where name.hasSuffix(".json") {
                    let file = runs.appending(path: name)
                    var kept = try JSON.decoder.decode(
                        KeptRun<JSON>.self, from: Data(contentsOf: file))
                    if case .object(var outcome) = kept.outcome, outcome["provenShare"] != nil {
                        outcome["provenShare"] = .number(0.5)
                        kept.outcome = .object(outcome)
                    }
                    if isOfSmall { kept.code = "code" }
                    try kept.save(
                        to: folder.appending(path: ".build/figures/runs/beam-search/\(name)"))
                }
                let ran = try chapter.run(["--redraw", "--only", "beam-exact"], in: folder)
                #expect(ran.status == Int32(status), "\(ran.errors)")
                let verdict = ran.output.split(separator: "\n").first {
                    $0.contains("nearly every optimum is proven")
                }
                #expect(verdict?.contains(says) == true, "\(ran.output)")
            }
        }
    }

    @Test func `options of training are told to be in vain where a model is trained`() throws {
        let model = try SmallModel()
        let options = ["--quick", "--model", "model", "--only", "beam-tree"]
        let line = "not used, as it is trained"
        let plain = try chapter.succeeds(options, in: model.folder)
        #expect(!plain.output.contains(line))
        let ran = try chapter.succeeds(
            options + ["--hidden", "8", "--epochs", "2"], in: model.folder)
        #expect(ran.output.contains("\(line): --epochs, --hidden\n"))
    }

    @Test func `a folder without a model is told in a line`() throws {
        try withFolder { folder in
            let ran = try chapter.run(["--quick", "--model", "nowhere"], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("/nowhere/config.json: no such file"))
            #expect(ran.errors.count { $0 == "\n" } == 1)
        }
    }
}
