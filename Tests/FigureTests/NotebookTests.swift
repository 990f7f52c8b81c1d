import Foundation
import Recurrent
import TestSupport
import Course
import Testing

@testable import Notebook

@Suite struct OptionTests {
    static let mistakes = [
        (["--hidden", "0"], "--hidden", "1 to 4,096"),
        (["--epochs", "-1"], "--epochs", "1 to 1,000,000"),
        (["--threads", "0"], "--threads", "1 to 4,096"),
        (["--seed", "-5"], "--seed", "0 to 9,007,199,254,740,991"),
        (["--layers", "0"], "--layers", "1 to 64"),
        (["--dropout", "-0.1"], "--dropout", "from 0 to below 1"),
        (["--dropout", "1"], "--dropout", "from 0 to below 1"),
        (["--dropout", "nan"], "--dropout", "from 0 to below 1"),
        (["--epochs", "many"], "--epochs", "1 to 1,000,000"),
    ]

    @Test(arguments: mistakes)
    func `a number out of range is told in a line with the range`(
        arguments: [String], option: String, range: String
    ) throws {
        let error = #expect(throws: (any Error).self) { try Options.parse(arguments) }
        let message = Options.message(for: try #require(error))
        #expect(message.contains(option) && message.contains(range))
        #expect(!message.contains("\n"))
    }

    @Test func `without options a run is as written, on all processors`() throws {
        let options = try Options.parse([])
        #expect(options.isAsWritten)
        #expect(options.threads == ProcessInfo.processInfo.activeProcessorCount)
        #expect(options.epochs == nil && options.hidden == nil)
        let changes = [
            ["--quick"], ["--epochs", "3"], ["--text", "f"], ["--seed", "1"], ["--layers", "2"],
            ["--dropout", "0"], ["--full"],
        ]
        for changed in changes {
            #expect(try !Options.parse(changed).isAsWritten)
        }
    }

    @Test func `a mistake ends the run with one line and a status that tells`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent])
        {
            _ = Notebook(
                chapter: "c", title: "C", figures: ["one": "", "two": ""],
                arguments: ["--only", "three"])
        }
        let text = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
        #expect(text == "error: --only three: there is no such figure; choose from one, two\n")
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
    @Test func `only the figures asked for are made`() throws {
        try withFolder { folder in
            let notebook = Notebook(
                chapter: "c", title: "C", figures: ["one": "", "two": ""],
                arguments: ["--only", "two", "--figures", folder.path])
            var made: [String] = []
            for name in ["one", "two"] {
                notebook.figure(name) {
                    made.append(name)
                    return Samples.short
                }
            }
            #expect(made == ["two"])
            let drawn = try files(in: folder)
            #expect(drawn.contains("two.svg"))
        }
    }

    @Test func `a trial never goes where the real figures are`() {
        func folder(_ arguments: [String], isReal: Bool) -> String {
            let notebook = Notebook(chapter: "c", title: "C", figures: [:], arguments: arguments)
            notebook.use(DataSet(name: "", isReal: isReal))
            return notebook.folder.relativePath
        }
        #expect(folder([], isReal: true) == "Figures")
        #expect(folder(["--threads", "1"], isReal: true) == "Figures")
        #expect(folder([], isReal: false) == ".build/figures")
        #expect(folder(["--hidden", "8"], isReal: true) == ".build/figures")
        #expect(folder(["--text", "my.txt"], isReal: true) == ".build/figures")
    }

    @Test func `the model of a trial never goes where the real model is`() {
        func folder(_ arguments: [String], isReal: Bool) -> String {
            let notebook = Notebook(
                chapter: "c", title: "C", figures: [:], specials: [.model, .layers, .full, .book],
                arguments: arguments)
            notebook.use(DataSet(name: "", isReal: isReal))
            return notebook.modelFolder.relativePath
        }
        #expect(folder([], isReal: true) == "Models/c")
        #expect(folder([], isReal: false) == ".build/models/c")
        #expect(folder(["--layers", "1"], isReal: true) == ".build/models/c")
        #expect(folder(["--full"], isReal: true) == "Models/c-full")
        #expect(folder(["--full", "--quick"], isReal: false) == ".build/models/c-full")
        #expect(folder(["--book", "--seed", "2"], isReal: true) == "Models/c-book")
        #expect(folder(["--model", "mine"], isReal: true) == "mine")
        #expect(folder(["--model", "mine"], isReal: false) == "mine")
    }

    @Test func `a folder that cannot be written ends the run before anything is trained`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent])
        {
            _ = Notebook(
                chapter: "c", title: "C", figures: [:], arguments: ["--figures", "/dev/null/here"])
        }
        let text = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
        #expect(text.hasPrefix("error: /dev/null/here: cannot be written; "))
        #expect(text.filter { $0 == "\n" }.count == 1)
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
    private func notebook(_ folder: URL, only: [String] = ["--only", "lstm-gates"]) -> Notebook {
        Notebook(
            chapter: "lstm", title: "", figures: ["lstm-gates": "gates"],
            arguments: ["--figures", folder.path] + only)
    }

    @Test func `a run of everything leaves no result of an older chapter behind, but its runs`()
        throws
    {
        try withFolder { folder in
            notebook(folder).record("old", 1)
            notebook(folder).record(Run("scratch", seed: 1, epochs: 50))
            let whole = notebook(folder, only: [])
            whole.record("first", 1)
            whole.record("second", 2)

            let results = try Results.load(folder.appendingPathComponent("lstm.json"))
            #expect(results.results.keys.sorted() == ["first", "second"])
            #expect(results.runs.map { $0["name"] } == [.text("scratch")])
        }
    }

    @Test func `results are added to those that the file holds`() throws {
        try withFolder { folder in
            notebook(folder).record(Run("scratch", seed: 0, epochs: 50, ["trainPerplexity": 7]))
            notebook(folder).record(Run("library", seed: 0, epochs: 50))
            notebook(folder).record("sample", "it has a time")
            let again = notebook(folder)
            again.record(Run("scratch", seed: 1, epochs: 50))
            again.record(Run("scratch", seed: 0, epochs: 60, ["gates": 4]))
            again.record("lags", [1.0, 0.5])

            let results = try Results.load(folder.appendingPathComponent("lstm.json"))
            #expect(
                results.runs.map { $0["name"] } == [
                    .text("library"), .text("scratch"), .text("scratch"),
                ])
            #expect(results.runs.map { $0["epochs"] } == [.number(50), .number(60), .number(50)])
            #expect(results.runs[1]["trainPerplexity"] == nil)
            #expect(results.runs[1]["gates"] == .number(4))
            #expect(results.results["sample"] == .text("it has a time"))
            #expect(results.results["lags"] == .list([.number(1), .number(0.5)]))
        }
    }

    @Test func `the file is for people too`() throws {
        try withFolder { folder in
            notebook(folder).record(
                Run("a", seed: 0, epochs: 5, ["validationPerplexity": Double(Float(6.94))]))
            notebook(folder).record("diverged", Double.nan)
            let file = folder.appendingPathComponent("lstm.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(
                text == """
                    {
                      "results" : {
                        "diverged" : "nan"
                      },
                      "runs" : [
                        {
                          "epochs" : 5,
                          "name" : "a",
                          "seed" : 0,
                          "validationPerplexity" : 6.94
                        }
                      ]
                    }

                    """)
        }
    }

    @Test func `a damaged file is an error, and stays as it is`() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("lstm.json")
            try Data("{\"runs\": [".utf8).write(to: file)
            let error = #expect(throws: RecurrentError.self) { try Results.load(file) }
            #expect(error?.problem == "is not the results of a chapter")
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
        #expect(number(Double.nan) == "nan")
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

    @Test func `piped progress is a first line and a last`() {
        var lines: [String] = []
        var progress = Progress(
            label: "LSTM", epochs: 3, metric: "loss", isTerminal: false, write: { lines.append($0) }
        )
        for epoch in 1...3 { progress.update(epoch: epoch, value: 2) }
        progress.finish()
        #expect(lines.count == 2)
        #expect(lines.last == "LSTM  epoch 3/3  loss 2\n")
    }
}

@Suite struct GeometricMeanTests {
    @Test func `it is taken point by point and forgives zeros`() {
        let mean = geometricMean([[1, 8, 1], [100, 2, 0]])
        #expect(zip(mean, [10, 4, 1e-20]).allSatisfy { abs($0 / $1 - 1) < 1e-9 })
        #expect(geometricMean([]) == [])
    }
}
