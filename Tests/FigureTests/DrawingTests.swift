import Foundation
import Notebook
import Recurrent
import TestSupport
import Testing

@Suite struct DrawingTests {
    static let nasty = [
        "it's 'quoted' \"twice\"", "`date` $(date) ${HOME}", "system(\"touch x\") | touch y",
        "two\nlines\u{7}\ttab", "a_b^2 {x} @y &z ~w \\n \\", "100% %d %s", "'; system('touch z') #",
        "<b> & é – σ₁ 時間",
    ]

    @Test(arguments: nasty)
    func `no text becomes a command, and all of it is drawn`(text: String) throws {
        let figure = Figure(
            title: text, caption: text,
            panels: [
                Panel(
                    title: text, x: Axis(text, names: ["a", text]), y: Axis(text),
                    series: [Series(text, [1, 2]), .reference("other", at: 1.5)],
                    notes: [Note(text, x: 1, y: 1)]),
                Panel(
                    title: text, x: Axis(text), y: Axis(text, names: [text]),
                    heatMap: HeatMap([[1, 2]], label: text)),
            ])
        try withFolder { folder in
            try figure.draw(as: "nasty", in: folder)
            let check = FigureCheck(name: "nasty", folder: folder)
            #expect(check.faults() == [])
            #expect(
                try files(in: folder) == ["data", "data/nasty.csv", "data/nasty.gp", "nasty.svg"])
            let image = try ImageReading(Data(contentsOf: check.imageFile))
            let plain = text.filter { !$0.isWhitespace && $0 != "\u{7}" }
            let shown = image.texts.map { $0.filter { !$0.isWhitespace } }
            #expect(shown.filter { $0 == plain }.count >= 9)
        }
    }

    @Test func `rows of a heat map may have the same name`() throws {
        let map = HeatMap([[1, 2], [3, 4], [5, 6]], label: "value")
        let axis = Axis("token", names: ["the", "time", "the"])
        let figure = Figure(title: "t", panels: [Panel(x: axis, y: axis, heatMap: map)])
        try withFolder { folder in
            try figure.draw(as: "rows", in: folder)
            let check = FigureCheck(name: "rows", folder: folder)
            #expect(check.faults() == [])
            let table = try Table(check.tableFile)
            #expect(table.series.map(\.name) == ["the 0", "time", "the 2"])
        }
    }

    @Test func `drawing the same figure twice gives the same files`() throws {
        try withFolder { folder in
            let both = try ["a", "b"].map { name in
                let place = folder.appendingPathComponent(name)
                try Samples.pair.draw(as: "pair", in: place)
                return try files(in: place).filter { $0.contains(".") }
                    .map { try Data(contentsOf: place.appendingPathComponent($0)) }
            }
            #expect(both[0] == both[1] && both[0].count == 3)
        }
    }

    @Test func `the script names no folder`() throws {
        try withFolder { folder in
            try Samples.curves.draw(as: "curves", in: folder)
            let script = FigureCheck(name: "curves", folder: folder).scriptFile
            let text = try String(contentsOf: script, encoding: .utf8)
            #expect(!text.contains(folder.path) && !text.contains("'/"))
        }
    }

    @Test func `what cannot be drawn is an error that says what and why`() throws {
        let epoch = Axis("epoch")
        func problem(_ series: [Series], y: Axis = Axis("loss")) -> String? {
            let figure = Figure(title: "t", x: epoch, y: y, series: series)
            return problem(figure)
        }
        func problem(_ figure: Figure) -> String? {
            do {
                try withFolder { try figure.draw(as: "bad", in: $0) }
                return nil
            } catch {
                return (error as? RecurrentError)?.problem
            }
        }
        #expect(problem([]) == "has an empty panel")
        #expect(
            problem([Series("a", [1]), Series("a", [2])])
                == "has two series of one name in a panel")
        #expect(problem([Series("a", [1, .nan])]) == "series \"a\" is nan at 2.0")
        #expect(problem([Series("a", [1, .infinity])]) == "series \"a\" is inf at 2.0")
        #expect(problem([Series("a", [.nan])]) == "series \"a\" has no finite point")
        #expect(problem([Series("a", x: [1], y: [1, 2])]) == "series \"a\" has 1 x for 2 y")
        let log = Axis("loss", scale: .log)
        #expect(problem([Series("a", [1, 0])], y: log) == "series \"a\" is not above zero")
        let ragged = HeatMap([[1, 2], [1]], label: "")
        let map = Figure(title: "t", panels: [Panel(x: epoch, y: epoch, heatMap: ragged)])
        #expect(problem(map) == "a heat map's rows are empty or differ in length")
    }

    @Test func `points beyond a given range are left out and the rest is drawn`() throws {
        let figure = Figure(
            title: "clipped", x: Axis("epoch"), y: Axis("perplexity", range: 5...20),
            series: [Series("a", [14_946, 19, 12, 30, 8, 7])])
        try withFolder { folder in
            try figure.draw(as: "clipped", in: folder)
            #expect(FigureCheck(name: "clipped", folder: folder).faults() == [])
        }
    }

    @Test func `a folder that cannot be written is an error that names it`() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("file")
            try Data().write(to: file)
            let error = #expect(throws: RecurrentError.self) {
                try Samples.short.draw(as: "short", in: file)
            }
            #expect(error?.problem == "cannot be written")
            #expect(error?.place.contains("file") == true)
        }
    }
}

/// These change the PATH, so each runs in a process of its own.
@Suite struct GnuplotFailureTests {
    @Test func `a missing gnuplot is an error that tells how to install it`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent])
        {
            setenv("PATH", "/nonexistent", 1)
            try withFolder { folder in
                let notebook = Notebook(
                    chapter: "c", title: "C", figures: ["short": ""],
                    arguments: ["--figures", folder.path])
                notebook.figure("short") { fatalError("trained before it looked for gnuplot") }
            }
        }
        let wanted =
            "error: gnuplot: not found on PATH; install it with \"sudo apt-get install gnuplot\"\n"
        #expect(result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == wanted)
    }

    @Test func `a failing gnuplot is an error in its words, and the old figure survives`() async {
        await #expect(processExitsWith: .success) {
            try withFolder { folder in
                try Samples.short.draw(as: "short", in: folder)
                let before = try files(in: folder)
                let image = FigureCheck(name: "short", folder: folder).imageFile
                let good = try Data(contentsOf: image)

                let program = folder.appendingPathComponent("bin/gnuplot")
                try FileManager.default.createDirectory(
                    at: program.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(
                    "#!/bin/sh\necho 'line 3:' >&2\necho ' no such terminal' >&2\nexit 1\n".utf8
                )
                .write(to: program)
                chmod(program.path, 0o755)
                setenv("PATH", program.deletingLastPathComponent().path, 1)

                let error = #expect(throws: RecurrentError.self) {
                    try Samples.curves.draw(as: "short", in: folder)
                }
                #expect(error?.problem == "gnuplot failed: line 3: no such terminal")
                try FileManager.default.removeItem(at: program.deletingLastPathComponent())
                #expect(try files(in: folder) == before)
                #expect(try Data(contentsOf: image) == good)
            }
        }
    }
}
