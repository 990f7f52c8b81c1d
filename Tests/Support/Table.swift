import Foundation

/// The data behind a figure, as its CSV file holds them.
package struct Table {
    package struct Series {
        package let panel: Int
        package let name: String
        package fileprivate(set) var points: [Point] = []
    }

    /// In the order of the file: panel after panel, and within each as drawn.
    package private(set) var series: [Series] = []

    /// - Throws: `Fault` if this is not a figure's table.
    package init(_ text: String) throws {
        let lines = text.split(separator: "\n")
        guard lines.first == "panel,series,x,y" else { throw Fault("the table has another header") }
        for line in lines.dropFirst() {
            let fields = Table.fields(line)
            guard fields.count == 4, let panel = Int(fields[0]), let x = Double(fields[2]),
                let y = Double(fields[3])
            else { throw Fault("not a row of the table: \(line)") }
            if series.last?.panel != panel || series.last?.name != fields[1] {
                series.append(Series(panel: panel, name: fields[1]))
            }
            series[series.count - 1].points.append(Point(x, y))
        }
    }

    package func series(ofPanel panel: Int) -> [Series] { series.filter { $0.panel == panel } }

    /// The points of a series, for invariants.
    package func points(_ name: String, panel: Int = 1) throws -> [Point] {
        guard let found = series.first(where: { $0.panel == panel && $0.name == name }) else {
            throw Fault("panel \(panel) has no series \"\(name)\"")
        }
        return found.points
    }

    /// The values of a series, for invariants.
    package func values(_ name: String, panel: Int = 1) throws -> [Double] {
        try points(name, panel: panel).map(\.y)
    }

    /// The value of a series at a place, for invariants.
    package func value(_ name: String, at x: Double, panel: Int = 1) throws -> Double {
        guard let point = try points(name, panel: panel).first(where: { $0.x == x }) else {
            throw Fault("series \"\(name)\" has no point at \(x)")
        }
        return point.y
    }

    /// The fields of a line; a quoted one may hold commas, and quotes written twice.
    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        var wasQuote = false
        for character in line {
            if character == "\"" {
                if !isQuoted && wasQuote { fields[fields.count - 1].append("\"") }
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
            wasQuote = character == "\""
        }
        return fields
    }
}

package struct Point: Equatable {
    package let x, y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// What is wrong with a figure.
package struct Fault: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
