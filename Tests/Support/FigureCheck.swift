import Foundation
import Notebook
import Recurrent

/// Checks a figure by its three files: the table, the script and the image.
package struct FigureCheck {
    let name: String
    package let folder: URL

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
    package func faults() -> [String] {
        do {
            let table = try Table(tableFile)
            let script = try ScriptReading(String(contentsOf: scriptFile, encoding: .utf8))
            var faults = numbers(table) + differences(table, script)
            faults += try drawing(Data(contentsOf: imageFile), script)
            let replay = replay(script)
            faults += replay.faults
            if let image = replay.image {
                faults += try drawing(image, script).map { "drawn again: \($0)" }
            }
            return faults
        } catch {
            return ["\(error)"]
        }
    }

    private func numbers(_ table: Table) -> [String] {
        let empty = table.series.filter { !$0.y.contains(where: \.isFinite) }
        let infinite = table.series.filter { ($0.x + $0.y).contains(where: \.isInfinite) }
        return (table.series.isEmpty ? ["the table is empty"] : [])
            + empty.map { "\"\($0.name)\" has no point" }
            + infinite.map { "\"\($0.name)\" is infinite" }
    }

    /// The script holds the table's numbers: of a heat map row by row, else point by point.
    private func differences(_ table: Table, _ script: ScriptReading) -> [String] {
        let drawn = script.plots.filter { !$0.isRange }.flatMap { plot in
            plot.isMap
                ? plot.data.map { row in row.enumerated().map { [Double($0), $1] } } : [plot.data]
        }
        guard drawn.count == table.series.count else {
            return ["the script draws \(drawn.count) series, not \(table.series.count)"]
        }
        return zip(table.series, drawn).compactMap { series, points in
            let isSame = points.joined().elementsEqual(series.rows.joined()) {
                $0 == $1 || $0.isNaN && $1.isNaN
            }
            return isSame ? nil : "\"\(series.name)\" has other numbers in the script"
        }
    }

    /// What is wrong with an image, given the script it was drawn by.
    private func drawing(_ svg: Data, _ script: ScriptReading) throws -> [String] {
        guard !svg.isEmpty else { return ["the image is empty"] }
        let image = try ImageReading(svg)
        func spaceless(_ text: String) -> String { text.filter { !$0.isWhitespace } }
        let shown = Set(image.texts.map(spaceless))
        var faults = script.words.filter { !shown.contains(spaceless($0)) }
            .map { "the image lacks the words \"\($0)\"" }
        guard image.plots.count == script.plots.count else {
            return faults + ["\(image.plots.count) of \(script.plots.count) series are drawn"]
        }
        for (index, plot) in script.plots.enumerated() {
            if let fault = plot.fault(in: image.plots[index]) {
                faults.append("series \(index + 1): \(fault)")
            }
        }
        return faults
    }

    /// Runs the script by itself, in a folder of its own.
    private func replay(_ script: ScriptReading) -> (image: Data?, faults: [String]) {
        var faults = script.output == "\(name).svg" ? [] : ["the script writes \(script.output)"]
        do {
            return try withFolder { place in
                let copy = place.appendingPathComponent("\(name).gp")
                try FileManager.default.copyItem(at: scriptFile, to: copy)
                guard let gnuplot = Program("gnuplot", searchPath: DataPlaces().searchPath)
                else { throw Fault("gnuplot is not on PATH") }
                let (said, process) = try gnuplot.run(
                    ["-d", "\(name).gp"], in: place, environment: ["LC_ALL": "C.UTF-8"],
                    hearing: \.standardError)
                let status = process.terminationStatus
                if status != 0 { faults.append("gnuplot ends with status \(status)") }
                let words = String(decoding: said, as: UTF8.self)
                if !words.isEmpty { faults.append("gnuplot says: \(words)") }
                let image = try Data(contentsOf: place.appendingPathComponent("\(name).svg"))
                return (image, faults)
            }
        } catch {
            return (nil, faults + ["the script cannot be run: \(error)"])
        }
    }
}

/// What is wrong with a figure.
package struct Fault: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
