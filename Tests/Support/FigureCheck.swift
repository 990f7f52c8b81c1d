import Foundation

/// What a test knows that a figure must be, whatever its files say.
package struct ExpectedFigure: Sendable {
    package struct Panel: Sendable {
        let x, y: String
        /// Names, in the order in which they are drawn; of a heat map, its rows.
        let series: [String]

        package init(x: String, y: String, series: [String]) {
            (self.x, self.y, self.series) = (x, y, series)
        }
    }
    /// A claim about the data, in words and as code.
    package typealias Invariant = (claim: String, holds: @Sendable (Table) throws -> Bool)

    package let name: String
    let title: String
    let panels: [Panel]
    /// Series that may have gaps: rows of the table where y is nan.
    let gaps: Set<String>
    package var invariants: [Invariant]

    package init(
        name: String, title: String, panels: [Panel], gaps: Set<String> = [],
        invariants: [Invariant] = []
    ) {
        self.name = name
        self.title = title
        self.panels = panels
        self.gaps = gaps
        self.invariants = invariants
    }
}

/// Checks a figure by its three files: the table, the script and the image.
package struct FigureCheck {
    let name: String
    let folder: URL

    /// - Parameter folder: holds `NAME.svg`, and `data/NAME.csv` and `data/NAME.gp`.
    package init(name: String, folder: URL) {
        self.name = name
        self.folder = folder
    }

    private var data: URL { folder.appendingPathComponent("data") }
    package var tableFile: URL { data.appendingPathComponent("\(name).csv") }
    package var scriptFile: URL { data.appendingPathComponent("\(name).gp") }
    package var imageFile: URL { folder.appendingPathComponent("\(name).svg") }

    /// All that is wrong with the figure; empty if it is sound.
    /// - Parameter gaps: series that may have gaps, besides those of `expected`.
    package func faults(
        expecting expected: ExpectedFigure? = nil, gaps: Set<String> = []
    ) -> [String] {
        do {
            let table = try Table(String(contentsOf: tableFile, encoding: .utf8))
            let source = try String(contentsOf: scriptFile, encoding: .utf8)
            let script = try ScriptReading(source)
            var faults = numbers(table, gaps: gaps.union(expected?.gaps ?? []))
            faults += try drawing(Data(contentsOf: imageFile), script, table)
            let replay = replay(script)
            faults += replay.faults
            if let image = replay.image {
                faults += try drawing(image, script, table).map { "drawn again: \($0)" }
            }
            if let expected { faults += compare(script, table, with: expected) }
            return faults
        } catch {
            return ["\(error)"]
        }
    }

    private func numbers(_ table: Table, gaps: Set<String>) -> [String] {
        var faults = table.series.isEmpty ? ["the table is empty"] : []
        for series in table.series {
            let isGapped = gaps.contains(series.name)
            let bad = series.points.first {
                !$0.x.isFinite || !($0.y.isFinite || isGapped && $0.y.isNaN)
            }
            if let bad { faults.append("\"\(series.name)\" is \(bad.y) at \(bad.x)") }
            if !series.points.contains(where: \.y.isFinite) {
                faults.append("\"\(series.name)\" has no point")
            }
        }
        return faults
    }

    /// Runs the script by itself, in a folder of its own.
    private func replay(_ script: ScriptReading) -> (image: Data?, faults: [String]) {
        var faults = script.output == "\(name).svg" ? [] : ["the script writes \(script.output)"]
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: place) }
        do {
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let copy = place.appendingPathComponent("\(name).gp")
            try FileManager.default.copyItem(at: scriptFile, to: copy)
            let (status, words) = try run("gnuplot", ["-d", "\(name).gp"], in: place)
            if status != 0 { faults.append("gnuplot ends with status \(status)") }
            if !words.isEmpty { faults.append("gnuplot says: \(words)") }
            return (try Data(contentsOf: place.appendingPathComponent("\(name).svg")), faults)
        } catch {
            return (nil, faults + ["the script cannot be run: \(error)"])
        }
    }

    private func compare(
        _ script: ScriptReading, _ table: Table, with expected: ExpectedFigure
    ) -> [String] {
        var faults: [String] = []
        func demand(_ what: String, _ found: String?, _ wanted: String) {
            if found != wanted { faults.append("\(what) is \(found ?? "missing"), not \(wanted)") }
        }
        demand("title", script.title, expected.title)
        demand("number of panels", "\(script.panels.count)", "\(expected.panels.count)")
        for (index, (panel, wanted)) in zip(script.panels, expected.panels).enumerated() {
            demand("x label", panel.xLabel, wanted.x)
            demand("y label", panel.yLabel, wanted.y)
            let names = table.series(ofPanel: index + 1).map(\.name)
            demand("series of panel \(index + 1)", "\(names)", "\(wanted.series)")
        }
        for (claim, holds) in expected.invariants {
            do {
                if try !holds(table) { faults.append("does not hold: \(claim)") }
            } catch {
                faults.append("cannot tell \"\(claim)\": \(error)")
            }
        }
        return faults
    }
}

/// Runs a program found on the PATH; its status and what it says on the standard error stream.
func run(_ program: String, _ arguments: [String], in folder: URL) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C.UTF-8", program] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, words)
}
