import Foundation
import Recurrent

extension Figure {
    /// Draws the figure: `NAME.svg` into the folder, and into its `data` folder `NAME.csv`, the
    /// points, and `NAME.gp`, a script that draws them again.
    ///
    /// The three are made in a folder beside them and moved together when all is well, so that what
    /// was there survives any failure.
    ///
    /// - Parameter name: of the files, without extension.
    /// - Throws: `RecurrentError` if the figure's data cannot be drawn, the folder not written, or
    ///   gnuplot is missing or fails.
    public func draw(as name: String, in folder: URL) throws {
        try draw(as: name, in: folder, by: Gnuplot.find())
    }

    /// - Parameter gnuplot: if nil, there is no image, only what it can be drawn from.
    func draw(as name: String, in folder: URL, by gnuplot: Gnuplot?) throws {
        try validate(as: name)
        let data = folder.appendingPathComponent("data")
        try makeFolder(data)
        let workshop = try telling(.cannotWrite(folder)) { try Draft(.folder, in: folder) }
        let svg = workshop.url.appendingPathComponent("\(name).svg")
        let csv = workshop.url.appendingPathComponent("\(name).csv")
        let script = workshop.url.appendingPathComponent("\(name).gp")
        let layout = Layout(self)
        try telling(.cannotWrite(data)) {
            let table = Data(Figure.table(layout).utf8)
            try writeNew(table, to: csv)
            try Script.write(layout, name: name, points: Table.mark(of: table), to: script)
        }
        try gnuplot?.run(script)
        try gnuplot?.check(svg, of: script)
        let made = [(csv, data), (script, data)] + (gnuplot == nil ? [] : [(svg, folder)])
        let files = made.map { file, folder in
            (file, folder.appendingPathComponent(file.lastPathComponent))
        }
        if let place = moveTogether(files) { throw RecurrentError.cannotWrite(place) }
    }

    /// The points as comma-separated values; of a heat map, a series for each row.
    static func table(_ layout: Layout) -> String {
        let hasRanges = layout.panels.contains { $0.series.contains { $0.range != nil } }
        let width = hasRanges ? 4 : 2
        var lines = ["panel,series," + ["x", "y", "low", "high"][..<width].joined(separator: ",")]
        for (index, panel) in layout.panels.enumerated() {
            func add(_ series: String, _ row: Double...) { add(series, row) }
            func add(_ series: String, _ row: [Double]) {
                let numbers = row.map { String(format: "%.9g", $0.isNaN ? .nan : $0) }
                let gaps = Array(repeating: "", count: width - row.count)
                lines.append(
                    "\(index + 1),\(field(series)),\((numbers + gaps).joined(separator: ","))")
            }
            for one in panel.series {
                for row in one.rows { add(one.name, row) }
            }
            for (number, row) in (panel.panel.heatMap?.rows ?? []).enumerated() {
                let name = rowName(number, in: panel.panel.y.names)
                for (column, value) in row.enumerated() { add(name, Double(column), value) }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The name of a heat map's row, with its number where there is no name or others have it too.
    private static func rowName(_ number: Int, in names: [String]) -> String {
        guard number < names.count else { return "\(number)" }
        let isShared = names.count { $0 == names[number] } > 1
        return isShared ? "\(names[number]) \(number)" : names[number]
    }

    /// A text as a field of a table: quoted where it must be.
    private static func field(_ text: String) -> String {
        let line = oneLine(text)
        guard line.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return line }
        let doubled = line.replacing(/"/.matchingSemantics(.unicodeScalar), with: "\"\"")
        return "\"\(doubled)\""
    }
}

/// Makes a folder and those it lies in, if they are not there.
/// - Throws: `RecurrentError` if it cannot be made or written to.
package func makeFolder(_ folder: URL, option: String = "--figures") throws {
    try telling(.cannotWrite(folder.relativePath, option: option)) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // The right to write is not all that it takes: see /proc.
        _ = try Draft(.file, in: folder)
        _ = try Draft(.folder, in: folder)
        try withLock(on: folder) {}
    }
}
