import Foundation
import Recurrent

extension Figure {
    /// This figure over one that was drawn before: in grey, behind each series, the other's of the
    /// same name and panel.
    /// - Parameter file: the points of the other.
    /// - Throws: `RecurrentError` if there are none, or none that can be told on this figure's axes.
    package func over(_ file: URL) throws -> Figure {
        let table = try Table(unchanged: file)
        var figure = self
        for index in panels.indices {
            let others = panels[index].others(among: table.series.filter { $0.panel == index + 1 })
            figure.panels[index].series = others + panels[index].series
            figure.panels[index].x.widen(to: others.flatMap(\.x))
            figure.panels[index].y.widen(to: others.flatMap(\.drawnY))
        }
        try throwUnless(
            figure.panels.map(\.series.count) != panels.map(\.series.count), file.relativePath,
            "has no series that can stand behind this figure's", remedy: "it is drawn alone")
        try figure.validate(as: file.relativePath)
        return figure
    }
}

extension Panel {
    /// The other's series, in grey. Where places have names, the other must have as many.
    fileprivate func others(among table: [Table.Series]) -> [Series] {
        guard heatMap == nil, diagram == nil else { return [] }
        let hasNames = !x.names.isEmpty || !y.names.isEmpty
        return series.compactMap { one in
            let other = table.first { $0.name == one.name }
            guard let other, one.style != .reference, other.x != one.x || other.y != one.y,
                !hasNames || other.x.count == one.x.count
            else { return nil }
            let isFilled = one.style == .bars || one.style == .area
            var grey = Series(
                "\(one.name) (text)", x: other.x, y: other.y, style: isFilled ? .points : one.style,
                colour: .grey, hasGaps: other.y.contains(where: \.isNaN))
            if !other.range.isEmpty { grey.range = other.range.map { $0[0]...$0[1] } }
            return grey
        }
    }
}

extension Axis {
    fileprivate mutating func widen(to values: [Double]) {
        guard let own = range, let low = values.filter(\.isFinite).min(),
            let high = values.filter(\.isFinite).max()
        else { return }
        range = min(own.lowerBound, low)...max(own.upperBound, high)
    }
}
