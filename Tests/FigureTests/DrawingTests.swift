import Foundation
import Notebook
import Recurrent
import TestSupport
import Testing

@Suite struct DrawingTests {
    static let nasty = [
        "it's 'quoted' \"twice\"", "`date` $(date) ${HOME}", "system(\"touch x\") | touch y",
        "two\nlines\u{7}\ttab", "a_b^2 {x} @y &z ~w \\n \\", "100% %d %s", "'; system('touch z') #",
        "<b> & é – σ₁ 時間", "\\U+1F600 \\\\U+00e9", "\\U+\u{301}0041",
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
        try figure.drawn(as: "nasty") { check in
            #expect(check.faults() == [])
            #expect(
                try files(in: check.folder)
                    == ["data", "data/nasty.csv", "data/nasty.gp", "nasty.svg"])
            let image = try ImageReading(Data(contentsOf: check.imageFile))
            let plain = text.filter { !$0.isWhitespace && $0 != "\u{7}" }
            let shown = image.texts.map { $0.filter { !$0.isWhitespace } }
            #expect(shown.filter { $0 == plain }.count >= 9)
        }
    }

    @Test func `of several seeds the median is drawn, between the least and the greatest`() throws {
        let odd = Series("odd", x: [1, 2], over: [[3, 9], [1, 8], [2, 4]])
        #expect(odd.y == [2, 8] && odd.range == [1...3, 4...9])
        let even = Series("even", x: [1], over: [[3], [1], [2], [9]])
        #expect(even.y == [2.5] && even.range == [1...9])
        #expect(Series("one", x: [1], over: [[3]]).range == nil)
        try Samples.seeds.drawn { check in
            let table = try Table(check.tableFile)
            #expect(
                table.series[0].rows == [[1, 3, 2.9, 3.2], [2, 2.1, 2, 2.2], [3, 1.2, 1.1, 1.5]])
            #expect(table.series[4].rows == [[1, 2], [2, 3], [3, 1]])
            #expect(table["validation"].values == [3, 2.1, 1.2])
        }
    }

    /// Each a row of a table that a stranger, or a disk, has changed.
    @Test(arguments: [
        "1,a,1,2,nan,3", "1,a,1,2,3,2", "1,a,1,inf,1,3", "1,a,nan,2,1,3",
        "1,a,1e308,1e308,-1e308,1e308", "1,a,1,1e20,1e20,1e20",
    ])
    func `a figure is laid over a damaged one, or not, but drawn`(row: String) throws {
        let figure = Figure(
            title: "t",
            panels: [
                Panel(
                    x: Axis("x"), y: Axis("y", range: 0...3),
                    series: [Series("a", x: [1, 2], over: [[1, 2], [2, 3]])])
            ])
        try withFolder { folder in
            let file = folder.appending(path: "t.csv")
            try Data("panel,series,x,y,low,high\n\(row)\n1,a,2,2,1,3\n".utf8).write(to: file)
            try ((try? figure.over(file)) ?? figure).drawn { check in
                #expect(FileManager.default.fileExists(atPath: check.imageFile.path))
            }
        }
    }

    @Test func `numbers that hardly differ, however large, have an axis`() throws {
        for value in [0, 1, -1e17, 1e20, 1e99] {
            let figure = Figure(
                title: "t",
                panels: [
                    Panel(
                        x: Axis("x"), y: Axis("y"),
                        series: [Series("a", x: [1, 2], y: [value, value.nextUp])])
                ])
            try figure.drawn { check in #expect(check.faults() == []) }
        }
    }

    @Test func `a name that begins with an accent is told from the comma before it`() throws {
        let names = ["\u{301}a", "b,\u{301}\"\u{301}", "c"]
        let figure = Figure(
            title: "t",
            panels: [Panel(x: Axis("x"), y: Axis("y"), series: names.map { Series($0, [1, 2]) })])
        try figure.drawn { check in
            let table = try Table(check.tableFile)
            #expect(table.series.map(\.name) == names)
        }
    }

    @Test func `the text's figure behind another is all within its axes`() throws {
        func figure(_ y: ClosedRange<Double>, _ last: Double, _ curves: [[Double]]) -> Figure {
            Figure(
                title: "t",
                panels: [
                    Panel(
                        x: Axis("x", range: 0...last), y: Axis("y", range: y),
                        series: [Series("a", x: [0, last], over: curves)])
                ])
        }
        try figure(0...9, 3, [[1, 2], [2, 8]]).drawn { check in
            let panel = try figure(0...3, 2, [[1, 2], [2, 3]]).over(check.tableFile).panels[0]
            #expect(panel.y.range == 0...8 && panel.x.range == 0...3)
        }
    }

    @Test func `rows of a heat map may have the same name`() throws {
        let map = HeatMap([[1, 2], [3, 4], [5, 6]], label: "value")
        let axis = Axis("token", names: ["the", "time", "the"])
        let figure = Figure(title: "t", panels: [Panel(x: axis, y: axis, heatMap: map)])
        try figure.drawn { check in
            #expect(check.faults() == [])
            let table = try Table(check.tableFile)
            #expect(table.series.map(\.name) == ["the 0", "time", "the 2"])
        }
    }

    @Test func `the script names no folder`() throws {
        try Samples.curves.drawn { check in
            let text = try String(contentsOf: check.scriptFile, encoding: .utf8)
            #expect(!text.contains(check.folder.path) && !text.contains("'/"))
        }
    }

    static let faulty: [(panel: Panel, problem: String)] = {
        func panel(_ series: Series..., scale: Axis.Scale = .linear) -> Panel {
            Panel(x: Axis("epoch"), y: Axis("loss", scale: scale), series: series)
        }
        let ragged = HeatMap([[1, 2], [1]], label: "")
        return [
            (panel(), "has an empty panel"),
            (
                panel(Series("a", [1]), Series("a", [2])),
                "has two series of one name in a panel"
            ),
            (panel(Series("a", [1, .nan])), "series \"a\" is nan at 2.0"),
            (panel(Series("a", [1, .infinity])), "series \"a\" is inf at 2.0"),
            (
                panel(Series("a", x: [1, 2], over: [[1, 2], [3, .nan]])),
                "series \"a\" is nan at 2.0"
            ),
            (panel(Series("a", [.nan])), "series \"a\" has no finite point"),
            (panel(Series("a", x: [1], y: [1, 2])), "series \"a\" has 1 x for 2 y"),
            (panel(Series("a", [1, 0]), scale: .log), "series \"a\" is not above zero"),
            (
                Panel(x: Axis(""), y: Axis(""), heatMap: ragged),
                "a heat map's rows are empty or differ in length"
            ),
        ]
    }()

    @Test(arguments: faulty)
    func `what cannot be drawn is an error that says what and why`(
        panel: Panel, problem: String
    ) throws {
        let error = #expect(throws: RecurrentError.self) {
            try Figure(title: "t", panels: [panel]).drawn { _ in }
        }
        #expect(error?.problem == problem)
    }

    @Test func `points beyond a given range are left out and the rest is drawn`() throws {
        let figure = Figure(
            title: "clipped", x: Axis("epoch"), y: Axis("perplexity", range: 5...20),
            series: [Series("a", [14_946, 19, 12, 30, 8, 7])])
        try figure.drawn { #expect($0.faults() == []) }
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

/// This changes the PATH, so it runs in a process of its own.
@Suite struct GnuplotFailureTests {
    @Test func `a missing gnuplot is an error that tells how to install it`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent])
        {
            setenv("PATH", "/nonexistent", 1)
            try withFolder { folder in
                let notebook = Notebook(
                    chapter: "c", title: "C", figures: ["short": ""],
                    arguments: ["--figures", folder.path, "--redraw"])
                notebook.figure("short") { fatalError("trained before it looked for gnuplot") }
            }
        }
        let wanted =
            "error: gnuplot: not found on PATH; install it with \"sudo apt-get install gnuplot\"\n"
        #expect(result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == wanted)
    }
}
