import Foundation
import Recurrent

/// The points of a figure, as its CSV file holds them.
public struct Table {
    package struct Series {
        package let panel: Int
        package let name: String
        package fileprivate(set) var x: [Double] = []
        package fileprivate(set) var y: [Double] = []
        /// The least and greatest of the seeds at each place; empty if the series has no range.
        package fileprivate(set) var range: [[Double]] = []

        /// The rows of its points, as a figure's script has them.
        package var rows: [[Double]] {
            x.indices.map { [x[$0], y[$0]] + (range.isEmpty ? [] : range[$0]) }
        }
    }

    /// Panel after panel, and within each as drawn; of a heat map, a series for each row.
    package private(set) var series: [Series] = []

    /// - Throws: `RecurrentError` if there is no such file or it is no figure's table.
    package init(_ file: URL) throws { try self.init(file, Table.bytes(of: file)) }

    /// The table as its figure's script, which lies beside it, was drawn from it.
    /// - Throws: `RecurrentError` if there are no such files, it is no figure's table, or another.
    package init(unchanged file: URL) throws {
        let script = file.deletingPathExtension().appendingPathExtension("gp")
        var bytes = Data()
        // A run that draws the figure meanwhile replaces one after the other.
        for pause in [0, 10_000, 100_000, 1_000_000] as [UInt32] {
            usleep(pause)
            bytes = try Table.bytes(of: file)
            let name = file.deletingPathExtension().lastPathComponent
            let head = Script.head(name, Table.mark(of: bytes)) + "\n"
            if try Table.bytes(of: script).starts(with: Data(head.utf8)) {
                self = try Table(file, bytes)
                return
            }
        }
        throw Table.fault(file, "is not what \(script.lastPathComponent) was made with")
    }

    /// The line in a figure's script that tells its table from any other.
    package static func mark(of bytes: Data) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(bytes)
        return "# Points: those of the table with fingerprint \(fingerprint.text)"
    }

    private static func bytes(of file: URL) throws -> Data {
        guard let bytes = try? JSON.bytes(of: file) else { throw fault(file, "cannot be read") }
        return bytes
    }

    private static func fault(_ file: URL, _ problem: String) -> RecurrentError {
        RecurrentError(place: file.relativePath, problem: problem, remedy: "draw the figure again")
    }

    private init(_ file: URL, _ bytes: Data) throws {
        func fault(_ problem: String) -> RecurrentError { Table.fault(file, problem) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw fault("cannot be read")
        }
        let lines = text.split(separator: "\n")
        let heads = ["panel,series,x,y", "panel,series,x,y,low,high"]
        guard let head = heads.firstIndex(where: { $0 == lines.first ?? "" }) else {
            throw fault("is not a figure's table")
        }
        for line in lines.dropFirst() {
            let fields = Table.fields(line)
            guard fields.count == 4 + 2 * head, let panel = Int(fields[0]),
                let x = Double(fields[2]),
                let y = Double(fields[3])
            else { throw fault("is not a figure's table: \(line)") }
            if series.last?.panel != panel || series.last?.name != fields[1] {
                series.append(Series(panel: panel, name: fields[1]))
            }
            let ends = fields[4...].filter { !$0.isEmpty }
            let range = ends.compactMap(Double.init)
            guard range.count == ends.count, range.count != 1, x.isFinite, !y.isInfinite,
                range.allSatisfy(\.isFinite),
                range.count < 2 || range[0] <= range[1]
            else { throw fault("holds what no figure shows: \(line)") }
            series[series.count - 1].x.append(x)
            series[series.count - 1].y.append(y)
            if range.count == 2 { series[series.count - 1].range.append(range) }
        }
        let uneven = series.first { !$0.range.isEmpty && $0.range.count != $0.x.count }
        if let uneven { throw fault("gives some points of \(uneven.name) a range and others none") }
    }

    /// The names of a panel's series, the first panel being 1.
    public func names(panel: Int = 1) -> [String] {
        series.filter { $0.panel == panel }.map(\.name)
    }

    /// The numbers of a series, but for its gaps.
    public subscript(_ name: String, panel panel: Int = 1) -> Numbers {
        guard let found = series.first(where: { $0.panel == panel && $0.name == name }) else {
            return Numbers(lack: "there is no series \"\(name)\"")
        }
        let points = zip(found.x, found.y).filter { !$0.1.isNaN }
        return Numbers(x: points.map(\.0), points.map(\.1))
    }

    /// The numbers of all series of a panel, one after the other.
    public func all(panel: Int) -> Numbers {
        let series = series.filter { $0.panel == panel }
        return Numbers(x: series.flatMap(\.x), series.flatMap(\.y))
    }

    /// The fields of a line; a quoted one may hold commas, and quotes written twice. An accent at the
    /// beginning of a field does not make the comma before it another sign.
    private static func fields(_ line: Substring) -> [String] {
        var fields = [String.UnicodeScalarView()]
        var isQuoted = false
        var wasQuote = false
        for scalar in line.unicodeScalars {
            if scalar == "\"" {
                if !isQuoted && wasQuote { fields[fields.count - 1].append("\"") }
                isQuoted.toggle()
            } else if scalar == ",", !isQuoted {
                fields.append(String.UnicodeScalarView())
            } else {
                fields[fields.count - 1].append(scalar)
            }
            wasQuote = scalar == "\""
        }
        return fields.map { String($0) }
    }
}
