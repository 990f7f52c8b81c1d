import Foundation
import Recurrent

/// A series as it is drawn: its colour chosen, its gaps known, a reference line given its ends.
struct Drawn {
    let name: String
    let x: [Double]
    let y: [Double]
    let style: Series.Style
    let colour: Colour

    var lineColour: String { style == .dashed ? colour.light : colour.line }
    var lineWidth: Double { style == .reference ? 1.2 : style == .dashed ? 2 : 2.4 }
    var dashes: String { style == .dashed ? "(7,5)" : "1" }
    var isLine: Bool { style != .points && style != .bars }

    /// The last point there is.
    var end: (x: Double, y: Double)? {
        y.indices.last { y[$0].isFinite }.map { (x[$0], y[$0]) }
    }

    init(_ series: Series, colour: Colour) {
        name = series.name
        x = series.x
        y = series.y
        self.colour = colour
        let isThin = series.style == .line || series.style == .dashed
        style = isThin && Drawn.hasLonePoint(series.y) ? .linePoints : series.style
    }

    init(_ series: Series, acrossFrom start: Double, to end: Double) {
        name = series.name
        x = [start, end]
        y = [series.y[0], series.y[0]]
        colour = series.colour ?? .grey
        style = .reference
    }

    /// Whether a point has no neighbour to draw a line to: a line alone would not show it.
    private static func hasLonePoint(_ y: [Double]) -> Bool {
        y.indices.contains { index in
            let before = index > 0 && y[index - 1].isFinite
            let after = index + 1 < y.count && y[index + 1].isFinite
            return y[index].isFinite && !before && !after
        }
    }
}

extension Figure {
    /// A colour for each name: the one that a series asks for, or the next that no other has.
    func colours() -> [String: Colour] {
        let all = panels.flatMap(\.series).filter { $0.style != .reference }
        var colours: [String: Colour] = [:]
        for series in all where series.colour != nil { colours[series.name] = series.colour }
        let taken = Set(colours.values)
        let palette = Colour.allCases.filter { $0 != .grey }
        var free = palette.filter { !taken.contains($0) }
        for series in all where colours[series.name] == nil {
            if free.isEmpty { free = palette }
            colours[series.name] = free.removeFirst()
        }
        return colours
    }

    /// - Throws: `RecurrentError` that says which series cannot be drawn, and why.
    func validate(as name: String) throws {
        func fail(_ problem: String, _ remedy: String) -> RecurrentError {
            RecurrentError(place: name, problem: problem, remedy: remedy)
        }
        guard !panels.isEmpty else { throw fail("has no panel", "give it one") }
        for panel in panels {
            if let map = panel.heatMap { try validate(map, fail) }
            guard panel.heatMap != nil || panel.series.contains(where: { $0.style != .reference })
            else { throw fail("has an empty panel", "give it a series") }
            guard Set(panel.series.map(\.name)).count == panel.series.count else {
                throw fail("has two series of one name in a panel", "give each its own")
            }
            for series in panel.series { try validate(series, panel, fail) }
            guard panel.notes.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
                throw fail("has a note at no place", "look for what made it so")
            }
            for axis in [panel.x, panel.y] { try validate(axis, fail) }
        }
    }

    private typealias Fail = (String, String) -> RecurrentError

    private func validate(_ map: HeatMap, _ fail: Fail) throws {
        let width = map.rows.first?.count ?? 0
        guard width > 0, map.rows.allSatisfy({ $0.count == width }) else {
            throw fail("a heat map's rows are empty or differ in length", "make them one length")
        }
        guard map.rows.joined().allSatisfy(\.isFinite) else {
            throw fail("a heat map holds a value that is not finite", "look for what made it so")
        }
    }

    private func validate(_ axis: Axis, _ fail: Fail) throws {
        guard let range = axis.range else { return }
        let least = axis.scale == .log ? 0 : -Double.infinity
        guard range.lowerBound > least, range.lowerBound < range.upperBound else {
            throw fail("the range of \"\(axis.label)\" cannot be drawn", "choose another")
        }
    }

    private func validate(_ series: Series, _ panel: Panel, _ fail: Fail) throws {
        let name = "series \"\(series.name)\""
        if series.style != .reference, series.x.count != series.y.count {
            throw fail(
                "\(name) has \(series.x.count) x for \(series.y.count) y", "give each its other")
        }
        guard series.y.contains(where: \.isFinite) else {
            throw fail("\(name) has no finite point", "train for longer, or at a lower rate")
        }
        for (x, y) in zip(series.x, series.y) {
            if !x.isFinite || y.isInfinite || (y.isNaN && !series.hasGaps) {
                throw fail("\(name) is \(y) at \(x)", "did training diverge? lower its rate")
            }
        }
        let needsPositive = [(panel.x, series.x), (panel.y, series.y)]
        for (axis, values) in needsPositive where axis.scale == .log {
            if values.contains(where: { $0 <= 0 }) {
                throw fail("\(name) is not above zero", "draw \"\(axis.label)\" on a linear axis")
            }
        }
    }
}
