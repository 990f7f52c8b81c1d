import Foundation
import Notebook
import TestSupport
import Testing

/// The checker must find what it is there to find.
@Suite struct PlantedFaultTests {
    @Test(arguments: Samples.all.map(\.name))
    func `a sound figure has no faults`(name: String) throws {
        let figure = try #require(Samples.all.first { $0.name == name }?.figure)
        try withFolder { folder in
            try figure.draw(as: name, in: folder)
            let check = FigureCheck(name: name, folder: folder)
            #expect(check.faults(expecting: ExpectedFigure(name, figure)) == [])
        }
    }

    @Test func `a series missing from the image is found`() throws {
        let faults = try faults(of: "curves") { check in
            try edit(check.imageFile) { svg in
                svg.replacing(/(?s)<g id="curves_plot_4".*?<g id="curves_plot_5"/) { _ in
                    "<g id=\"curves_plot_5\""
                }
            }
        }
        #expect(faults.contains { $0.contains("panel 1: 5 series are drawn") })
    }

    @Test func `a series missing from all files is found by who expects it`() throws {
        var fewer = Samples.curves
        fewer.panels[0].series.remove(at: 1)
        try withFolder { folder in
            try fewer.draw(as: "curves", in: folder)
            let faults = FigureCheck(name: "curves", folder: folder)
                .faults(expecting: ExpectedFigure("curves", Samples.curves))
            #expect(faults.contains { $0.hasPrefix("series of panel 1 is") })
        }
    }

    @Test func `an empty plot is found`() throws {
        let faults = try faults(of: "curves") { check in
            try edit(check.imageFile) { $0.replacing(/d='M[^']*'/) { _ in "d=''" } }
        }
        #expect(faults.contains { $0.contains("0 vertices are drawn, not 50") })
    }

    @Test func `one point missing from a curve is found`() throws {
        let faults = try faults(of: "curves") { check in
            try edit(check.scriptFile) { script in
                script.replacing(/(\$panel1_2 << e\n.*\n.*\n).*\n/) { $0.1 }
            }
        }
        #expect(
            faults.contains { $0.contains("drawn again: panel 1") && $0.contains("49 vertices") })
    }

    @Test func `a nan is found, and a gap that nobody declared`() throws {
        let nan = try faults(of: "curves") { check in
            try edit(check.tableFile) { table in
                table.replacing(/(1,"scratch, validation",7),[^\n]*/) { "\($0.1),nan" }
            }
        }
        #expect(nan.contains { $0.contains("\"scratch, validation\" is nan at 7.0") })
        try withFolder { folder in
            try Samples.lags.draw(as: "copy-lags", in: folder)
            #expect(
                FigureCheck(name: "copy-lags", folder: folder).faults() == [
                    "\"GRU\" is nan at 10.0"
                ])
        }
    }

    @Test func `another value in the table than in the image is found`() throws {
        for (name, row, other) in [
            ("copy-lags", "1,tanh,5,0.5\n", "1,tanh,5,0.6\n"),
            ("gates", "1,c2,0,0.92", "1,c2,0,0.42"),
        ] {
            let faults = try faults(of: name) { check in
                try edit(check.tableFile) { $0.replacingOccurrences(of: row, with: other) }
            }
            #expect(
                faults.contains { $0.contains("is not drawn") || $0.contains("not the colour") })
        }
    }

    @Test func `a wrong label is found, in the image and in the script`() throws {
        let image = try faults(of: "curves") { check in
            try edit(check.imageFile) { $0.replacingOccurrences(of: ">epoch<", with: ">step<") }
        }
        #expect(image.contains("the image lacks the words \"epoch\""))
        let script = try faults(of: "curves") { check in
            try edit(check.scriptFile) { $0.replacingOccurrences(of: "'epoch'", with: "'step'") }
        }
        #expect(script.contains("x label is step, not epoch"))
    }

    @Test func `a truncated image and an empty one are found`() throws {
        let truncated = try faults(of: "curves") { check in
            try edit(check.imageFile) { String($0.prefix($0.count / 2)) }
        }
        #expect(truncated == ["the image is not whole XML"])
        let empty = try faults(of: "curves") { try edit($0.imageFile) { _ in "" } }
        #expect(empty.contains("the image is empty"))
    }

    @Test func `a script that fails, and one that complains, are found`() throws {
        let failing = try faults(of: "curves") {
            try edit($0.scriptFile) { $0 + "plot nonsense\n" }
        }
        #expect(failing.contains("gnuplot ends with status 1"))
        let complaining = try faults(of: "curves") { check in
            try edit(check.scriptFile) { $0 + "set print '-'; printerr 'a warning'\n" }
        }
        #expect(complaining.contains { $0.hasPrefix("gnuplot says: a warning") })
    }

    @Test func `a claim that does not hold is found, and one that cannot be told`() throws {
        var expected = ExpectedFigure("copy-lags", Samples.lags)
        expected.invariants = [
            (
                "LSTM above tanh at lag 20",
                { try $0.value("LSTM", at: 20) > $0.value("tanh", at: 20) }
            ),
            (
                "tanh above LSTM at lag 20",
                { try $0.value("LSTM", at: 20) < $0.value("tanh", at: 20) }
            ),
            ("tanh is known at lag 100", { try $0.value("tanh", at: 100) > 0 }),
        ]
        let faults = try faults(of: "copy-lags", expecting: expected) { _ in }
        #expect(faults.count == 2)
        #expect(faults.first == "does not hold: tanh above LSTM at lag 20")
    }

    /// The faults of a sample, drawn and then damaged.
    private func faults(
        of name: String, expecting expected: ExpectedFigure? = nil,
        after damage: (FigureCheck) throws -> Void
    ) throws -> [String] {
        let figure = try #require(Samples.all.first { $0.name == name }?.figure)
        return try withFolder { folder in
            try figure.draw(as: name, in: folder)
            let check = FigureCheck(name: name, folder: folder)
            try damage(check)
            return check.faults(expecting: expected ?? ExpectedFigure(name, figure))
        }
    }

    private func edit(_ file: URL, _ change: (String) -> String) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = change(text)
        #expect(changed != text)
        try changed.write(to: file, atomically: true, encoding: .utf8)
    }
}
