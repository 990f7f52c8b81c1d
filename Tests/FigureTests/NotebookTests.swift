import Foundation
import Recurrent
import TestSupport
import Course
import Testing

@testable import Notebook

@Suite struct OptionTests {
    @Test func `without options a run is as written, on all processors`() throws {
        let options = try Options.parse([])
        #expect(options.isAsWritten)
        #expect(options.threads == ProcessInfo.processInfo.activeProcessorCount)
        #expect(options.epochs == nil && options.hidden == nil)
        let changes = [
            ["--quick"], ["--epochs", "3"], ["--text", "f"], ["--seed", "1"], ["--layers", "2"],
            ["--dropout", "0"],
        ]
        for changed in changes {
            #expect(try !Options.parse(changed).isAsWritten)
        }
    }

    @Test func `the list names each figure with what it shows`() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent])
        {
            _ = Notebook(
                chapter: "c", title: "C", figures: ["two": "the second", "three": "the third"],
                arguments: ["--list"])
        }
        let text = result.map { String(decoding: $0.standardOutputContent, as: UTF8.self) }
        #expect(text == "two    the second\nthree  the third\n")
    }
}

@Suite struct NotebookRunTests {
    private func notebook(_ arguments: [String], isReal: Bool) -> Notebook {
        let notebook = Notebook(
            chapter: "c", title: "C", figures: [:],
            specials: [
                .save: "", .layers: "", .full: "", .book: "", .hidden: "", .text: "",
            ], arguments: arguments)
        notebook.use(DataSet(name: "", isReal: isReal))
        return notebook
    }

    @Test(arguments: [
        ([], true, ".build/figures"), (["--check"], true, "Figures"),
        (["--figures", "f"], false, "f"), (["--figures", "Figures"], true, "Figures"),
        (["--figures", "./Figures/", "--threads", "1"], true, "./Figures/"),
        (["--figures", "Figures"], false, ".build/figures"),
        (["--figures", "./Figures/", "--hidden", "8"], true, ".build/figures"),
        (["--figures", "Figures", "--text", "my.txt"], true, ".build/figures"),
    ])
    func `only the text's run goes where the text's figures are, and only if told to`(
        arguments: [String], isReal: Bool, folder: String
    ) {
        #expect(
            notebook(arguments, isReal: isReal).folder.path == URL(fileURLWithPath: folder).path)
    }

    @Test(arguments: [
        ([], true, "Models/c"), ([], false, "Models/c-embedded"),
        (["--layers", "1"], true, "Models/c-layers-1"),
        (["--text", "a/my pairs.txt"], false, "Models/c-my-pairs"),
        (["--book", "--seed", "2"], true, "Models/c-book-seed-2"),
        (["--save", "mine"], true, "mine"), (["--save", "mine"], false, "mine"),
    ])
    func `a model of other data or settings has another folder`(
        arguments: [String], isReal: Bool, folder: String
    ) {
        #expect(notebook(arguments, isReal: isReal).modelFolder.relativePath == folder)
    }

    @Test(arguments: [
        ([], UInt64(0), "Models/c"), ([], 2, "Models/c-seed-2"),
        (["--seed", "2"], 2, "Models/c-seed-2"), (["--save", "mine"], 1, "mine-seed-1"),
    ])
    func `the models of all seeds but the first are named for their seed`(
        arguments: [String], seed: UInt64, folder: String
    ) {
        #expect(notebook(arguments, isReal: true).modelFolder(seed: seed).relativePath == folder)
    }

    @Test func `a thrown error ends the run with one line`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent])
        {
            let notebook = Notebook(chapter: "c", title: "C", figures: [:], arguments: [])
            notebook.run {
                throw RecurrentError(place: "fra.txt:12", problem: "no\ntab", remedy: "add one")
            }
        }
        let text = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
        #expect(text == "error: fra.txt:12: no tab; add one\n")
    }
}

@Suite struct ResultsTests {
    /// A run that judges claims of one figure and of none, and prints a line.
    private func run(_ folder: URL, _ text: String, only: [String] = []) {
        let notebook = Notebook(
            chapter: "c", title: "", figures: ["one": ""],
            arguments: ["--figures", folder.path] + only)
        notebook.figure("one") {
            Figure(title: "t", x: Axis("x"), y: Axis("y"), series: [Series("a", [1, 2])])
        } claims: { figure in
            Claim("X1", text, figure["a"].rises)
        }
        notebook.claims { Claim("of no figure", Numbers(.nan) == 1) }
        notebook.finish()
    }

    private func results(_ folder: URL) throws -> Results {
        try Results.load(folder.appendingPathComponent("c.json"))
    }

    @Test func `a run of everything leaves nothing of an older chapter behind`() throws {
        try withFolder { folder in
            run(folder, "old")
            run(folder, "new")
            let new = try results(folder).claims?.map(\.text)
            #expect(new == ["new", "of no figure"])
            run(folder, "newer", only: ["--only", "one"])
            let newer = try results(folder).claims?.map(\.text)
            #expect(newer == ["newer", "of no figure"])
        }
    }

    @Test func `a run that is ended early leaves what it had not come to`() throws {
        try withFolder { folder in
            run(folder, "old")
            let begun = Notebook(
                chapter: "c", title: "", figures: ["one": ""],
                arguments: ["--figures", folder.path])
            begun.claims { Claim("new, of no figure", Numbers(1) == 1) }
            let found = try results(folder)
            #expect(found.claims?.map(\.text) == ["old", "new, of no figure"])
            #expect(found.transcript != nil)
        }
    }

    @Test func `the file is for people too`() throws {
        try withFolder { folder in
            run(folder, "it rises", only: ["--only", "one"])
            let text = try String(
                contentsOf: folder.appendingPathComponent("c.json"), encoding: .utf8)
            #expect(
                text == """
                    {
                      "claims" : [
                        {
                          "figure" : "one",
                          "holds" : true,
                          "mark" : "X1",
                          "numbers" : "1 < 2",
                          "text" : "it rises"
                        }
                      ]
                    }

                    """)
        }
    }
}

@Suite struct ShowTests {
    @Test func `numbers have as many digits as tell something`() {
        #expect(number(6.942_34) == "6.942")
        #expect(number(Float(0.1)) == "0.1")
        #expect(number(0.000_123_45) == "0.0001234")
        #expect(number(812_345.6) == "812,346")
        #expect(number(999.96) == "1,000")
        #expect(number(-1234) == "-1,234")
        #expect(number(100) == "100")
        #expect(number(2.7676e20) == "2.768e+20")
        #expect(number(Double.nan) == "no number")
    }

    @Test func `results stand below each other`() {
        let rows = [
            row("characters", 173_428), row("perplexity", Float(6.9421)), row("text", "it has"),
        ]
        let label = String(repeating: " ", count: 23)
        #expect(rows[0] == "characters\(label)173,428")
        #expect(rows[1] == "perplexity\(label)6.942")
        #expect(rows[2].hasSuffix("text                             it has"))
    }

    @Test func `a progress line tells what is left`() {
        let progress = Progress(label: "LSTM", epochs: 50, metric: "perplexity")
        let line = progress.line(
            epoch: 10, value: 9.871, tokensPerSecond: 812_345, elapsed: .seconds(15))
        #expect(line == "LSTM  epoch 10/50  perplexity 9.871  812,345 tokens/s  1:00 left")
    }

    @Test func `a run that goes on tells what is left by its own epochs`() {
        var progress = Progress(
            label: "all", epochs: 50, metric: "loss", isTerminal: false, write: { _ in })
        for epoch in 31...40 { progress.update(epoch: epoch, value: 2) }
        let line = progress.line(
            epoch: 40, value: 2, tokensPerSecond: nil, elapsed: .seconds(60))
        #expect(line == "all  epoch 40/50  loss 2  1:00 left")
    }

    @Test func `piped progress is one line`() {
        let lines = Log()
        var progress = Progress(
            label: "LSTM", epochs: 3, metric: "loss", isTerminal: false, write: { lines.add($0) })
        for epoch in 1...3 { progress.update(epoch: epoch, value: 2) }
        progress.finish()
        #expect(lines.entries.count == 1)
        #expect(lines.entries.last == "LSTM  epoch 3/3  loss 2\n")
    }
}

@Suite struct PerplexityFigureTests {
    private func figure(seeds: Int) throws -> Figure {
        let notebook = Notebook(
            chapter: "c", title: "C", figures: [:], arguments: ["--seeds", "\(seeds)"])
        let outcomes = try (0..<seeds).map { seed in
            let values = [5.0, 4 + Double(seed * seed)]
            let numbers = "\"training\":\(values),\"validation\":\(values),\"seconds\":[1,1]"
            return try JSONDecoder().decode(
                LanguageModelOutcome.self,
                from: Data(
                    """
                    {"curve":{\(numbers)},"likeliest":"","drawn":"","tokensPerSecond":1,"numbers":{}}
                    """.utf8))
        }
        return notebook.perplexityFigure(
            title: "t", [TrainedLayer("LSTM", outcomes, .lstm)], nGrams: [])
    }

    @Test func `all seeds are within the axes`() throws {
        let range = try figure(seeds: 3).panels[0].y.range
        #expect(range?.contains(8) == true)
    }

    @Test func `of one seed no caption tells a range`() throws {
        #expect(try figure(seeds: 2).caption.contains(", seeds 0 to 1: median and range. Grey:"))
        #expect(try figure(seeds: 1).caption.contains(", seed 0. Grey:"))
    }
}

@Suite struct GeometricMeanTests {
    @Test func `it is taken point by point and forgives zeros`() {
        let mean = geometricMean([[1, 8, 1], [100, 2, 0]])
        #expect(zip(mean, [10, 4, 1e-20]).allSatisfy { abs($0 / $1 - 1) < 1e-9 })
        #expect(geometricMean([]) == [])
    }
}
