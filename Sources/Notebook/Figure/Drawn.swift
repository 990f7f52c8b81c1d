import Foundation
import Recurrent

/// A series as it is drawn: its colour chosen, its gaps known, a reference line given its ends.
struct Drawn {
    let name: String
    let x: [Double]
    let y: [Double]
    /// Where each y, or each x of `dots`, is that of several seeds, from the least to the greatest.
    let range: [ClosedRange<Double>]?
    let style: Series.Style
    let colour: Colour

    var lineColour: String { style == .dashed ? colour.light : colour.line }
    var lineWidth: Double { style == .reference ? 1.2 : style == .dashed ? 2 : 2.4 }
    var dashes: String { style == .dashed ? "(7,5)" : "1" }
    var isLine: Bool { style != .points && style != .dots && style != .bars }

    /// A row for each point: x, y and, where it stands for several, the least and the greatest.
    var rows: [[Double]] {
        y.indices.map { place in
            [x[place], y[place]]
                + (range.map { [$0[place].lowerBound, $0[place].upperBound] } ?? [])
        }
    }

    /// The last point there is.
    var end: (x: Double, y: Double)? {
        y.indices.last { y[$0].isFinite }.map { (x[$0], y[$0]) }
    }

    /// - Parameter scale: of the x axis, all of which a reference line crosses.
    init(_ series: Series, colour: Colour?, across scale: Scale) {
        name = series.name
        if series.style == .reference {
            (x, y) = ([scale.start, scale.end], [series.y[0], series.y[0]])
            range = nil
            (self.colour, style) = (series.colour ?? .grey, .reference)
        } else {
            (x, y, self.colour) = (series.x, series.y, colour ?? .black)
            range = series.range
            let isThin = series.style == .line || series.style == .dashed
            style = isThin && Drawn.hasLonePoint(series.y) ? .linePoints : series.style
        }
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
        let palette = Colour.palette
        var free = palette.filter { !taken.contains($0) }
        for series in all where colours[series.name] == nil {
            if free.isEmpty { free = palette }
            colours[series.name] = free.removeFirst()
        }
        return colours
    }

    /// - Throws: `RecurrentError` that says which series cannot be drawn, and why.
    func validate(as name: String) throws {
        try throwUnless(!panels.isEmpty, name, "has no panel", remedy: "give it one")
        for panel in panels { try panel.validate(name) }
    }
}

extension Panel {
    fileprivate func validate(_ name: String) throws {
        try heatMap?.validate(name)
        try throwUnless(
            heatMap != nil || series.contains { $0.style != .reference },
            name, "has an empty panel", remedy: "give it a series")
        try throwUnless(
            Set(series.map(\.name)).count == series.count,
            name, "has two series of one name in a panel", remedy: "give each its own")
        for one in series { try validate(one, name) }
        try throwUnless(
            notes.allSatisfy { $0.x.isFinite && $0.y.isFinite },
            name, "has a note at no place", remedy: "look for what made it so")
        for axis in [x, y] {
            guard let range = axis.range else { continue }
            let least = axis.scale == .log ? 0 : -Double.infinity
            try throwUnless(
                range.lowerBound > least && range.lowerBound < range.upperBound,
                name, "the range of \"\(axis.label)\" cannot be drawn", remedy: "choose another")
        }
    }

    private func validate(_ one: Series, _ figure: String) throws {
        let name = "series \"\(one.name)\""
        try throwUnless(
            one.style == .reference || one.x.count == one.y.count,
            figure, "\(name) has \(one.x.count) x for \(one.y.count) y",
            remedy: "give each its other")
        try throwUnless(
            one.y.contains(where: \.isFinite), figure, "\(name) has no finite point",
            remedy: "train for longer, or at a lower rate")
        // Far beyond, the room that an axis leaves at its ends is no number any more.
        func isDrawn(_ value: Double) -> Bool { abs(value) <= 1e100 }
        for (x, y) in zip(one.x, one.y) {
            try throwUnless(
                isDrawn(x) && (isDrawn(y) || y.isNaN && one.hasGaps),
                figure, "\(name) is \(y) at \(x)", remedy: "did training diverge? lower its rate")
        }
        let ends = one.range?.flatMap { [$0.lowerBound, $0.upperBound] } ?? []
        try throwUnless(
            ends.allSatisfy(isDrawn) && (one.range?.count ?? one.y.count) == one.y.count,
            figure, "\(name) has a range that cannot be drawn", remedy: "look for what made it so")
        for (axis, values) in [(x, one.x), (y, one.y + ends)] where axis.scale == .log {
            try throwUnless(
                !values.contains { $0 < 1e-100 }, figure, "\(name) is not above zero",
                remedy: "draw \"\(axis.label)\" on a linear axis")
        }
    }
}

extension HeatMap {
    fileprivate func validate(_ name: String) throws {
        let width = rows.first?.count ?? 0
        try throwUnless(
            width > 0 && rows.allSatisfy { $0.count == width },
            name, "a heat map's rows are empty or differ in length", remedy: "make them one length")
        try throwUnless(
            rows.joined().allSatisfy(\.isFinite),
            name, "a heat map holds a value that is not finite", remedy: "look for what made it so")
    }
}
