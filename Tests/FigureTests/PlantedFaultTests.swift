import Foundation
import Notebook
import TestSupport
import Testing

/// The checker must find what it is there to find.
@Suite struct PlantedFaultTests {
    @Test(arguments: Samples.all)
    func `a sound figure has no faults`(name: String, figure: Figure) throws {
        try figure.drawn(as: name) { #expect($0.faults() == []) }
    }

    @Test func `a series missing from the image is found`() throws {
        let faults = try faults(editing: \.imageFile) { svg in
            svg.replacing(/(?s)<g id="curves_plot_4".*?<g id="curves_plot_5"/) { _ in
                "<g id=\"curves_plot_5\""
            }
        }
        #expect(faults.contains("5 of 6 series are drawn"))
    }

    @Test func `an empty plot is found`() throws {
        let faults = try faults(editing: \.imageFile) {
            $0.replacing(/d='M[^']*'/) { _ in "d=''" }
        }
        #expect(faults.contains("series 1: 0 of 50 points are drawn with lines"))
    }

    @Test func `one point missing from a curve is found`() throws {
        let faults = try faults(editing: \.scriptFile) { script in
            script.replacing(/(\$panel1_2 << e\n.*\n.*\n).*\n/) { $0.1 }
        }
        #expect(faults.contains("\"scratch, validation\" has other numbers in the script"))
        #expect(faults.contains { $0.hasPrefix("series 2: 50 of 49 points are drawn") })
    }

    @Test(arguments: [
        ("curves", "1,\"scratch, validation\",7,", "nan"), ("copy-lags", "1,tanh,5,", "0.6"),
        ("gates", "1,c2,0,", "0.42"),
    ])
    func `another value in the table than in the image is found`(
        name: String, row: String, value: String
    ) throws {
        let faults = try faults(of: name, editing: \.tableFile) { table in
            table.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix(row) ? row + value : String($0) }.joined(separator: "\n")
        }
        #expect(faults.count == 1 && faults[0].hasSuffix("has other numbers in the script"))
    }

    @Test func `a word missing from the image is found`() throws {
        let faults = try faults(editing: \.imageFile) {
            $0.replacingOccurrences(of: ">epoch<", with: ">step<")
        }
        #expect(faults == ["the image lacks the words \"epoch\""])
    }

    @Test func `a truncated image and an empty one are found`() throws {
        let truncated = try faults(editing: \.imageFile) { String($0.prefix($0.count / 2)) }
        #expect(truncated == ["the image is not whole XML"])
        let empty = try faults(editing: \.imageFile) { _ in "" }
        #expect(empty.contains("the image is empty"))
    }

    @Test func `a script that fails, and one that complains, are found`() throws {
        let failing = try faults(editing: \.scriptFile) { $0 + "plot nonsense\n" }
        #expect(failing.contains("gnuplot ends with status 1"))
        let complaining = try faults(editing: \.scriptFile) {
            $0 + "set print '-'; printerr 'a warning'\n"
        }
        #expect(complaining.contains { $0.hasPrefix("gnuplot says: a warning") })
    }

    /// The faults of a sample, drawn and then damaged.
    private func faults(
        of name: String = "curves", editing file: KeyPath<FigureCheck, URL>,
        _ change: (String) -> String
    ) throws -> [String] {
        try #require(Samples.all.first { $0.name == name }).figure.drawn(as: name) { check in
            let text = try String(contentsOf: check[keyPath: file], encoding: .utf8)
            let changed = change(text)
            #expect(changed != text)
            try write(Data(changed.utf8), to: check[keyPath: file])
            return check.faults()
        }
    }
}
