import Foundation
import Notebook
import TestSupport
import Testing

/// What all chapters do with their options, data and seeds, shown on the first: the machinery is the
/// same.
@Suite struct LSTMRunTests {
    let chapter: Chapter

    init() throws { chapter = try Chapter("LSTM") }

    @Test func `without the book one line says so and the embedded corpus stands in`() throws {
        try withFolder { folder in
            let (ran, _) = try chapter.draws(cheapFigure, ["--epochs", "1"], in: folder)
            #expect(ran.errors == "")
            let lines = ran.output.split(separator: "\n")
            #expect(lines.count { $0.contains("timemachine.txt") } == 1)
            #expect(lines[1].contains("make data") && lines[2].hasSuffix("embedded corpus"))
        }
    }

    @Test func `--only prints what belongs to that figure, and own data are not judged`() throws {
        try withFolder { folder in
            try write(text(ofLength: 2000), to: folder.appending(path: "my.txt"))
            let only = ["--only", cheapFigure]
            let quick = try chapter.succeeds(["--quick"] + only, in: folder)
            let lines = quick.output.split(separator: "\n")
            #expect(lines[0] == "# 10.1 Long short-term memory" && lines[1].hasPrefix("text  "))
            #expect(lines[2].hasPrefix("windows  "))
            #expect(lines[3] == "## Internal state and hidden state (Notes ⑥ ⑦)")
            #expect(lines[4].hasPrefix(".build/figures/"))
            #expect(lines.count == 8 && lines[5...].allSatisfy { $0.contains("  L13  ") })
            let own = try chapter.succeeds(["--text", "my.txt"] + only, in: folder)
            #expect(own.output.split(separator: "\n").count == 5)
        }
    }

    @Test func `--only draws that figure alone and keeps the results of other runs`() throws {
        try withWorkplace { folder in
            let before = try contents(of: folder)
            let file = folder.appending(path: ".build/figures/lstm.json")
            let old = try Results.load(file)
            let quick = ["--quick", "--seed", "7", "--only"]
            try chapter.succeeds(quick + [cheapFigure], in: folder)
            let between = try contents(of: folder)
            #expect(Set(between.keys) == Set(before.keys))
            let image = ".build/figures/\(cheapFigure).svg"
            #expect(between[image] != before[image])
            let after = try Results.load(file)
            let others = { (results: Results) in results.claims?.filter { $0.figure != cheapFigure }
            }
            #expect(others(after) ?? [] == others(old) ?? [])
            #expect(after.claims?.contains { $0.figure == cheapFigure } == true)

            try chapter.succeeds(quick + ["lstm-perplexity"], in: folder)
            let now = try contents(of: folder).filter { $0.value != nil }
            let new = Set(now.keys).subtracting(before.keys)
            let runs = new.filter { $0.contains("/runs/lstm/") }
            let drawn = new.subtracting(runs)
            #expect(drawn.count == 3 && drawn.allSatisfy { $0.contains("/lstm-perplexity.") })
            // From scratch, with the library's layer, and the n-grams.
            #expect(runs.count == 3 && runs.allSatisfy { $0.contains("-seed-7-") })
        }
    }

    @Test func `a seed decides the figures to the last byte, whatever the threads`() throws {
        let names = ["lstm-gradient-flow", "lstm-adding-problem", "lstm-perplexity"]
        func drawn(_ seed: Int, threads: Int) throws -> [String: Data?] {
            try withFolder { folder in
                let options = ["--quick", "--seed", "\(seed)", "--threads", "\(threads)"]
                let only = names.flatMap { ["--only", $0] }
                try chapter.succeeds(options + only, in: folder)
                // The results hold how fast it was.
                return try contents(of: folder).filter { !$0.key.hasSuffix(".json") }
            }
        }
        let first = try drawn(3, threads: 1)
        #expect(try drawn(3, threads: 2) == first)
        let other = try drawn(4, threads: 1)
        #expect(Set(other.keys) == Set(first.keys))
        for name in names {
            let table = ".build/figures/data/\(name).csv"
            #expect(other[table] != first[table], "\(name)")
        }
    }

    @Test func `--over draws the text's series in grey behind one's own`() throws {
        try withFolder { folder in
            let figures = ["lstm-perplexity", "lstm-cell", "lstm-gradient-flow"]
            for name in figures.dropLast() {
                for file in ["Figures/data/\(name).csv", "Figures/data/\(name).gp"] {
                    try write(
                        Data(contentsOf: projectFolder.appending(path: file)),
                        to: folder.appending(path: file))
                }
            }
            let options = figures.flatMap { ["--only", $0] } + ["--quick", "--seed", "1"]
            let place = folder.appending(path: ".build/figures")
            let csv = { (folder: URL) in
                try Table(folder.appending(path: "data/lstm-perplexity.csv"))
            }
            try chapter.succeeds(options, in: folder)
            let alone = try csv(place)
            let ran = try chapter.succeeds(options + ["--over"], in: folder)
            let (both, text) = (try csv(place), try csv(folder.appending(path: "Figures")))
            for panel in 1...2 {
                #expect(
                    both["training", panel: panel].values == alone["training", panel: panel].values)
                #expect(
                    both["training (text)", panel: panel].values
                        == text["training", panel: panel].values)
            }
            #expect(FigureCheck(name: "lstm-perplexity", folder: place).faults() == [])
            #expect(
                ran.output.contains("lstm-cell: not laid over the text's figure: Figures/data/"))
            #expect(ran.output.contains("lstm-gradient-flow: not laid over the text's figure: "))
        }
    }

    @Test func `without gnuplot what a figure needs is kept, to be drawn later`() throws {
        try withFolder { folder in
            let options = ["--quick", "--epochs", "1", "--only", "lstm-perplexity"]
            let ran = try chapter.succeeds(
                options, in: folder, environment: ["PATH": folder.path])
            #expect(ran.output.contains("lstm-perplexity: not drawn, as gnuplot is missing"))
            #expect(!ran.output.contains("is of an earlier run"))
            let table = folder.appending(path: ".build/figures/data/lstm-perplexity.csv")
            let numbers = try Data(contentsOf: table)
            let (later, _) = try chapter.draws(
                "lstm-perplexity", ["--quick", "--epochs", "1", "--redraw"], in: folder)
            #expect(try later.errors == "" && Data(contentsOf: table) == numbers)
            let again = try chapter.succeeds(
                options, in: folder, environment: ["PATH": folder.path])
            #expect(again.output.contains("lstm-perplexity.svg is of an earlier run"))
        }
    }

    @Test func `--quiet tells nothing of training`() throws {
        try withFolder { folder in
            let ran = try chapter.succeeds(
                ["--quick", "--quiet", "--epochs", "1", "--only", "lstm-perplexity"], in: folder)
            #expect(ran.errors == "" && !ran.output.contains("#"))
        }
    }

    @Test func `piped progress is plain lines`() throws {
        try withFolder { folder in
            let ran = try chapter.succeeds(
                ["--quick", "--epochs", "3", "--only", "lstm-perplexity"], in: folder)
            #expect(!ran.errors.contains { $0 == "\r" || $0 == "\u{1B}" || $0 == "\r\n" })
            let lines = ran.errors.split(separator: "\n")
            let line = /[a-z\-]+  \d+ of \d+ runs.*/
            #expect(lines.allSatisfy { $0.wholeMatch(of: line) != nil }, "\(ran.errors)")
            #expect(lines.contains { $0.contains("perplexity  2 of 2 runs") })
            #expect(!ran.output.contains(" runs"))
        }
    }

    @Test func `no file name becomes a command, and the caption shows it`() throws {
        let name = "a';system(\"touch pwned\");'$(touch pwned2)`touch pwned3`.txt"
        try withFolder { folder in
            try write(text(ofLength: 2000), to: folder.appending(path: name))
            let (_, figure) = try chapter.draws(
                "lstm-perplexity", ["--text", name, "--epochs", "1", "--hidden", "4"], in: folder)
            let written = try files(in: folder).filter { $0 != name }
            #expect(written.allSatisfy { !$0.contains("pwned") })
            let words = try ImageReading(Data(contentsOf: figure.imageFile)).texts.joined()
            #expect(words.filter { $0 != " " }.contains(name.filter { $0 != " " }))
        }
    }

    @Test func `a text of one's own is gone on with from its own beginning`() throws {
        try withFolder { folder in
            let words = ["кошка", "видит", "дом", "собака", "идёт", "домой", "тихо", "река"]
            let text = (0..<1_500).map { words[($0 * $0 + $0 / 7) % words.count] }
            try write(
                Data(text.joined(separator: " ").utf8), to: folder.appending(path: "my.txt"))
            let ran = try chapter.succeeds(
                ["--quick", "--text", "my.txt", "--only", "lstm-perplexity", "--epochs", "1"],
                in: folder)
            let likeliest = ran.output.split(separator: "\n").filter { $0.contains("likeliest") }
            let beginning = text.joined(separator: " ").prefix(8)
            #expect(likeliest.count == 2 && likeliest.allSatisfy { $0.contains(beginning) })
        }
    }

    @Test func `who reads words is told why no cell counts letters`() throws {
        try withFolder { folder in
            let options = ["--quick", "--quiet", "--words", "--epochs", "1", "--hidden", "4"]
            let ran = try chapter.succeeds(
                options + ["--only", "lstm-word-cell", "--only", "lstm-perplexity"], in: folder)
            let line = "lstm-word-cell: left out, as a word is read in one step\n"
            #expect(ran.output.contains(line) && !ran.output.contains("correlation"))
            #expect(try !files(in: folder).contains { $0.contains("word-cell") })
        }
    }

    @Test(.enabled(if: bookFolder != nil, "the book is not here"))
    func `only the run that the text describes draws into Figures, and only if told to`() throws {
        let book = try #require(bookFolder)
        let told = ["--figures", "Figures"]
        for (options, place, says) in [
            ([], ".build/figures", ""), (told, "Figures", ""),
            (told + ["--seed", "1"], ".build/figures", "this run draws into .build/figures\n"),
        ] {
            try withFolder { folder in
                let ran = try chapter.succeeds(
                    options + ["--only", cheapFigure], in: folder,
                    environment: ["RECURRENT_DATA": book])
                #expect(ran.output.contains("The Time Machine") && ran.errors.hasSuffix(says))
                let drawn = try files(in: folder).filter { $0.hasSuffix(".svg") }
                #expect(drawn == ["\(place)/\(cheapFigure).svg"])
            }
        }
    }

    @Test func `runs kept in Figures are read, not written, and run elsewhere by other code`()
        throws
    {
        try withFolder { folder in
            let options = ["--quick", "--epochs", "1", "--only", "lstm-perplexity"]
            let (own, texts) = (
                folder.appending(path: ".build/figures"), folder.appending(path: "Figures")
            )
            try chapter.succeeds(options, in: folder)
            let runs = try files(in: own).filter { $0.wholeMatch(of: /runs.*\.json/) != nil }
            try FileManager.default.moveItem(at: own, to: texts)
            let before = try contents(of: texts)
            for more in [[], ["--redraw"]] {
                try chapter.succeeds(options + more, in: folder)
                #expect(try files(in: own).allSatisfy { !$0.hasPrefix("runs") })
            }
            #expect(try !runs.isEmpty && contents(of: texts) == before)
            for name in runs {
                try forge(texts.appending(path: name)) {
                    $0.replacing(/"code":"[^"]*"/, with: "\"code\":\"of another day\"")
                }
            }
            let edited = try contents(of: texts)
            try chapter.succeeds(options, in: folder)
            #expect(try runs.allSatisfy(files(in: own).contains))
            #expect(try contents(of: texts) == edited)
        }
    }

    @Test func `who reads words is told of words, and not judged by characters`() throws {
        try withFolder { folder in
            let options = ["--quick", "--quiet", "--words", "--epochs", "1", "--hidden", "4"]
            let ran = try Chapter("LSTM").succeeds(
                options + ["--only", "lstm-clipping", "--only", "lstm-perplexity"], in: folder)
            #expect(!ran.output.contains("2-gram"), "\(ran.output)")
            let script = folder.appending(path: ".build/figures/data/lstm-clipping.gp")
            #expect(try String(contentsOf: script, encoding: .utf8).contains("nats a word"))
        }
    }

    @Test(.enabled(if: bookFolder != nil, "the book is not here"))
    func `beside curves of words stand no points of characters`() throws {
        let book = try #require(bookFolder)
        let options = ["--words", "--epochs", "1", "--hidden", "1", "--steps", "2", "--seeds", "1"]
        try withFolder { folder in
            let (ran, figure) = try chapter.draws(
                "lstm-perplexity", ["--data", book] + options, in: folder)
            let table = try String(contentsOf: figure.tableFile, encoding: .utf8)
            #expect(!table.contains("D2L") && table.contains("validation"))
            #expect(!ran.output.contains("2-gram"), "\(ran.output)")
        }
    }

    @Test(.enabled(if: bookFolder != nil, "the book is not here"))
    func `on the book D2L's points stand beside the curves`() throws {
        let book = try #require(bookFolder)
        try withFolder { folder in
            let (_, figure) = try chapter.draws(
                "lstm-perplexity", ["--data", book, "--epochs", "1", "--hidden", "4"], in: folder)
            let table = try Table(figure.tableFile)
            for (panel, curve) in [1, 2].flatMap({ [($0, "training"), ($0, "validation")] }) {
                #expect(table["D2L, \(curve)", panel: panel].values.count == 5)
            }
        }
    }
}
