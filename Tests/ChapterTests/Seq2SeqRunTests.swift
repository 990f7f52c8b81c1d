import Course
import Foundation
import Notebook
import Recurrent
import TestSupport
import Testing

@Suite struct Seq2SeqRunTests {
    private let full = [
        "--text", "pairs.txt", "--hidden", "8", "--full", "--only", "seq2seq-full",
        "--save", "m", "--replace",
    ]
    private let chapter: Chapter

    init() throws { chapter = try Chapter("Seq2Seq") }

    @Test func `a long run is gone on with, never begun in place of one that was`() throws {
        try withPairs(1_000) { folder in
            func losses(_ ran: Chapter.Ran) -> String? {
                ran.output.split(separator: "\n").map(String.init)
                    .first { $0.hasPrefix("training  ") }
                    .map { String($0.prefix { $0 != "," }) }
            }
            func refuses(_ options: [String], _ says: String) throws {
                let ran = try chapter.run(full + options, in: folder)
                #expect(ran.status == 1 && ran.errors.contains(says), "\(ran.errors)")
            }
            try refuses(["--resume"], "no run here to go on with")
            try chapter.succeeds(full + ["--epochs", "1"], in: folder)
            try refuses(["--epochs", "2"], "has ended; go on with it by --resume, or begin")
            try refuses(["--epochs", "2", "--resume", "--seed", "1"], "other settings")

            let resumed = try chapter.succeeds(full + ["--epochs", "3", "--resume"], in: folder)
            #expect(resumed.output.contains("after epoch 3"))
            try withPairs(1_000) { elsewhere in
                let whole = try chapter.succeeds(full + ["--epochs", "3"], in: elsewhere)
                #expect(losses(whole) == losses(resumed) && losses(whole) != nil)
            }
            try refuses(["--epochs", "1", "--resume"], "has done 3 epochs, not 1")
            let again = try chapter.succeeds(full + ["--epochs", "1", "--again"], in: folder)
            #expect(again.output.contains("after epoch 1"))
            let mark = folder.appending(path: "m-full.training/ended")
            #expect(FileManager.default.fileExists(atPath: mark.path))
            unlink(mark.path)
            try refuses(["--epochs", "1", "--again"], "was begun; go on with it by --resume, or")
            try refuses(["--epochs", "1"], "was begun; go on with it by --resume, or")
        }
    }

    @Test func `nothing is begun or gone on with beside a run that is going on`() throws {
        try withFolder { folder in
            let place = folder.appending(path: "m.training")
            func check(_ options: String..., says problem: String?) throws {
                let options = try Options.parse(["--full"] + options)
                var words: String?
                do {
                    try KeptTraining(place, tell: { _ in }).check(place, options)
                } catch {
                    words = "\(error)"
                }
                #expect(words?.contains(problem ?? "nothing") ?? (problem == nil), "\(words ?? "")")
            }
            try check("--resume", says: "no run here to go on with")
            #expect(try files(in: folder) == [])
            try check(says: nil)
            var running: KeptTraining? = KeptTraining(place, tell: { _ in })
            try running?.check(place, Options.parse(["--full"]))
            try FileManager.default.createDirectory(
                at: place.appending(path: "1/epoch-1"), withIntermediateDirectories: true)
            for option in ["--resume", "--again"] {
                try check(option, says: "m.training: holds a run that is going on")
            }
            try check(says: "m.training: holds a run that is going on")
            running = nil
            try check(says: "holds a run that was begun")
            try check("--resume", says: nil)
        }
    }

    @Test func `without the scores of the long run there is no figure of it`() throws {
        try withPairs(1_000) { folder in
            try chapter.succeeds(full + ["--epochs", "1", "--figures", "f"], in: folder)
            let short = full.filter { $0 != "--full" } + ["--epochs", "1", "--figures", "f"]
            try chapter.succeeds(short, in: folder)
            let scores = folder.appending(path: "f/runs/seq2seq/full-scores")
            try FileManager.default.removeItem(at: scores)
            for options in [
                short, short.filter { !["--save", "m", "--replace"].contains($0) } + ["--redraw"],
            ] {
                let ran = try chapter.run(options, in: folder)
                #expect(ran.errors.contains("there is no run of it here"), "\(ran.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: scores.path))
        }
    }

    @Test func `--only tells of that figure alone, and nothing of the book's sentences elsewhere`()
        throws
    {
        try withFolder { folder in
            let ran = try chapter.succeeds(
                ["--quick", "--epochs", "1", "--hidden", "8", "--only", "seq2seq-loss"], in: folder)
            let lines = ran.output.split(separator: "\n").filter { !$0.hasPrefix("  ") }
            #expect(lines.count == 4 && lines[1].hasPrefix("pairs  "))
            #expect(lines[0].hasPrefix("# 10.7 ") && lines[2].hasPrefix("## Training "))
            #expect(lines[3].hasPrefix(".build/figures/seq2seq-loss.svg"))
        }
    }

    @Test func `own files are trained on, validated on and tested on`() throws {
        try withPairs(1_000) { folder in
            let pairs = try String(contentsOf: folder.appending(path: "pairs.txt"), encoding: .utf8)
                .split(separator: "\n")
            for (name, part) in [
                ("a", pairs[..<800]), ("b", pairs[800..<900]), ("c", pairs[900...]),
            ] {
                try write(
                    Data(part.joined(separator: "\n").utf8), to: folder.appending(path: name))
            }
            let options = [
                "--quick", "--epochs", "1", "--hidden", "8", "--only", "seq2seq-translator",
                "--text",
                "a", "--validation",
            ]
            let ran = try chapter.succeeds(options + ["b", "--test", "c"], in: folder)
            #expect(ran.output.contains(/training pairs +800\n/))
            func sources(_ part: ArraySlice<Substring>) -> Set<Substring> {
                Set(part.map { $0.split(separator: "\t")[0] })
            }
            let tested = sources(pairs[900...]).subtracting(sources(pairs[..<900])).count
            #expect(ran.output.contains("test sentences                   \(tested)\n"))
            try chapter.fails(
                options + ["nowhere"], ["nowhere: no such file"], in: folder, isLate: true)
            try chapter.fails(
                ["--quick", "--validation", "b"], ["--validation goes with --text"], in: folder)
        }
    }

    @Test func `pairs of rare words alone are trained on too`() throws {
        try withFolder { folder in
            let pairs = (0..<1_500).map { pair in
                let sides = ["a", "b"].map { side in
                    (10..<25).map { "\(side)\($0)w\(pair)" }.joined(separator: " ")
                }
                return sides.joined(separator: "\t")
            }
            try write(
                Data(pairs.joined(separator: "\n").utf8), to: folder.appending(path: "my.txt"))
            let ran = try chapter.succeeds(
                [
                    "--quick", "--text", "my.txt", "--epochs", "1", "--hidden", "8", "--only",
                    "seq2seq-translator",
                ], in: folder)
            #expect(ran.output.contains(/training pairs +9/))
        }
    }

    /// Short sentences, so that none is of a length that the figure has.
    private let short = (0..<60).map { "zq\($0) xx\($0)\tyy\($0) pp\($0)" }

    @Test func `what is trained on is left out of the test, and a line says so`() throws {
        try withFolder { folder in
            func text(_ name: String, _ lines: ArraySlice<String>) throws {
                try write(
                    Data(lines.joined(separator: "\n").utf8), to: folder.appending(path: name))
            }
            try text("a", short[..<40])
            try text("b", short[40...])
            try text("c", short[35..<50])
            try text("d", short[55...])
            let options = [
                "--quick", "--quiet", "--epochs", "1", "--hidden", "8", "--only",
                "seq2seq-bleu-by-length", "--text", "a", "--validation",
            ]
            let ran = try chapter.succeeds(options + ["b"], in: folder)
            #expect(!ran.output.contains("left out"))
            try text("e", [String(repeating: "a ", count: 24) + "\tb"] + short[40...])
            let long = try chapter.succeeds(options + ["e"], in: folder)
            #expect(long.output.contains("left out: 1 of 21 pairs of e, which have more than 23"))
            let mixed = try chapter.succeeds(options + ["d", "--test", "c"], in: folder)
            #expect(mixed.output.contains("left out of BLEU: 5 of 15 pairs of the test"))
            let learned = try chapter.succeeds(options + ["c", "--test", "d"], in: folder)
            #expect(learned.output.contains("left out of the validation: 5 of 15 pairs"))
            #expect(learned.output.contains("words are too rare to be known"))
            try chapter.fails(
                options + ["a", "--test", "d"], ["the validation: asks only what is trained on"],
                in: folder)
            try chapter.fails(
                options + ["b", "--test", "a"], ["the test: asks only what is learned from"],
                in: folder, isLate: true)
        }
    }

    @Test func `few pairs have more epochs, of a large minibatch no more than of the usual`() throws
    {
        let pairs = (0..<1_000).map { SentencePair(source: ["\($0)"], target: ["x"]) }
        func epochs(_ count: Int, _ batchSize: Int) throws -> Int {
            try TranslationData(
                training: ParallelText(pairs: Array(pairs.prefix(count))),
                validation: ParallelText(pairs: pairs)
            ).epochs(atLeast: 8, ofSteps: 400, batchSize: batchSize)
        }
        #expect(try [32, 128, 2_048].map { try epochs(256, $0) } == [50, 200, 200])
        #expect(try [1, 16, 17].map { try epochs($0, 1_000) } == [400, 400, 400])
        #expect(try [1, 16, 1_000].map { try epochs($0, 16) } == [400, 400, 8])
        #expect(try epochs(17, 16) == 200)
    }

    /// Of which an epoch is one step.
    @Test func `a lesson's pairs are learned without an option`() throws {
        try withFolder { folder in
            let (who, does) = (
                ["I", "you", "we", "they", "all"], ["eat", "read", "sing", "sleep"]
            )
            let lines = who.flatMap { who in
                does.flatMap { does in
                    ["now", "here"].map { "\(who) \(does) \($0) .\tx\(who) y\(does) z\($0) ." }
                }
            }
            try write(
                Data(lines.joined(separator: "\n").utf8), to: folder.appending(path: "my.txt"))
            try chapter.succeeds(
                [
                    "--text", "my.txt", "--seeds", "2", "--only", "seq2seq-translator", "--save",
                    "m",
                ],
                in: folder)
            for name in ["m", "m-attention"] {
                let record = try #require(TrainingRecord(in: folder.appending(path: name)))
                let best = record.curve.validation.map(\.value).min() ?? .nan
                #expect(best < 1, "of \(record.curve.epochCount) epochs")
            }
        }
    }

    @Test func `two pairs that need no split are trained on`() throws {
        try withFolder { folder in
            for (name, lines) in [("a", short[..<2]), ("b", short[2..<3]), ("c", short[3..<4])] {
                try write(
                    Data(lines.joined(separator: "\n").utf8), to: folder.appending(path: name))
            }
            let options = [
                "--quick", "--quiet", "--epochs", "1", "--hidden", "8", "--only",
                "seq2seq-translator", "--only", "seq2seq-choices", "--text", "a",
            ]
            let ran = try chapter.succeeds(
                options + ["--validation", "b", "--test", "c"], in: folder)
            #expect(ran.output.contains(/training pairs +2\n/))
            try chapter.fails(options, ["a: a split needs 3 source sentences"], in: folder)
        }
    }

    @Test func `what validates may come by a pipe, and alone is called no test`() throws {
        try withFolder { folder in
            for (name, lines) in [
                ("a", short[...39]), ("b", short[40...]),
                ("c", (0..<1_100).map { "rr\($0) ss\($0)\ttt\($0)" }[...]),
            ] {
                try write(
                    Data(lines.joined(separator: "\n").utf8), to: folder.appending(path: name))
            }
            func run(_ options: String) throws -> Chapter.Ran {
                let ran = try Chapter.shell.run(
                    [
                        "-c",
                        "cat b | '\(chapter.program.path)' --quick --epochs 1 --hidden 8 --text a "
                            + "--validation /dev/stdin \(options)",
                    ], in: folder)
                #expect(ran.status == 0, "\(ran.errors)")
                return ran
            }
            let figures = "--only seq2seq-bleu-by-length --only seq2seq-translator"
            let alone = try run(figures)
            #expect(alone.output.contains(/validation sentences +20\n/))
            #expect(alone.output.contains("no --test: ") && !alone.output.contains("test sent"))
            let place = folder.appending(path: ".build/figures/seq2seq-bleu-by-length.svg")
            let drawn = { try String(contentsOf: place, encoding: .utf8) }
            #expect(try drawn().contains("the epoch was chosen"))
            let tested = try run("--test c \(figures)")
            #expect(tested.output.contains(/[^n] sentences +1,?100\n/))
            #expect(tested.output.contains(/nearest sentence: BLEU of 1,?000\b/))
            #expect(try !drawn().contains("the epoch was chosen"))
        }
    }

    @Test func `--resume goes with --full only`() throws {
        try withFolder { folder in
            try chapter.fails(
                ["--quick", "--resume"], ["--resume goes with --full"], in: folder)
        }
    }

    @Test func `a translator is trained again when its model is gone or another's`() throws {
        try withFolder { folder in
            let model = folder.appending(path: "m/model.safetensors")
            func train(_ options: [String] = []) throws -> (isRun: Bool, model: Data) {
                let ran = try chapter.succeeds(
                    ["--quick", "--epochs", "1", "--only", "seq2seq-translator", "--save", "m"]
                        + options, in: folder)
                return (ran.errors.contains("runs"), try Data(contentsOf: model))
            }
            let first = try train()
            #expect(first.isRun)
            #expect(try !train().isRun)
            try FileManager.default.removeItem(at: model)
            let second = try train()
            #expect(second.isRun && second.model == first.model)
            let kept = try contents(of: folder)
            let refused = try chapter.run(
                ["--quick", "--hidden", "8", "--save", "m"], in: folder)
            #expect(refused.status == 1 && refused.errors.contains("--replace"))
            #expect(try contents(of: folder)["m/model.safetensors"] == kept["m/model.safetensors"])
            let other = try train(["--hidden", "8", "--replace"])
            #expect(other.model != first.model)
            let third = try train(["--replace"])
            #expect(third.isRun && third.model == first.model)
        }
    }

    @Test func `the book's run leaves its model in a folder of its own, and only when trained`()
        throws
    {
        try withPairs(1_000) { folder in
            let place = "Models/seq2seq-pairs-book-epochs-1-hidden-8"
            let model = folder.appending(path: "\(place)/config.json")
            let options = [
                "--text", "pairs.txt", "--hidden", "8", "--book", "--epochs", "1", "--seeds", "1",
                "--only",
            ]
            try chapter.succeeds(options + ["seq2seq-choices"], in: folder)
            #expect(!FileManager.default.fileExists(atPath: model.path))
            let ran = try chapter.succeeds(options + ["seq2seq-translator"], in: folder)
            #expect(ran.output.contains("model kept in \(place)\n"))
            #expect(FileManager.default.fileExists(atPath: model.path))
        }
    }
}
