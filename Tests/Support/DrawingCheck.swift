import Foundation

extension FigureCheck {
    /// What is wrong with an image, given the script it was drawn by and the data it should show.
    func drawing(_ svg: Data, _ script: ScriptReading, _ table: Table) throws -> [String] {
        guard !svg.isEmpty else { return ["the image is empty"] }
        let image = try ImageReading(svg)
        var faults = words(script, in: image)
        let panelCount = script.panels.count
        if (table.series.map(\.panel).max() ?? 0) != panelCount {
            faults.append("the table has not the script's \(panelCount) panels")
        }
        for (index, panel) in script.panels.enumerated() {
            let series = table.series(ofPanel: index + 1)
            let plots = image.plots(ofPanel: index + 1, of: panelCount)
            let place = "panel \(index + 1)"
            if panel.plots.first?.style == "boxxyerror" {
                faults += cells(plots, series, panel, script.size).map { "\(place): \($0)" }
                continue
            }
            guard plots.count == series.count, panel.plots.map(\.title) == series.map(\.name) else {
                faults.append(
                    "\(place): \(plots.count) series are drawn, not \(series.map(\.name))")
                continue
            }
            for (number, plot) in plots.enumerated() {
                let style = panel.plots[number].style
                let wanted = Wanted(series[number].points, style: style, panel, script.size)
                if let fault = wanted.fault(in: plot) {
                    faults.append("\(place), \"\(series[number].name)\": \(fault)")
                }
            }
        }
        return faults
    }

    /// The words that the image lacks: title, caption, names of axes and of series.
    private func words(_ script: ScriptReading, in image: ImageReading) -> [String] {
        var faults: [String] = []
        if script.title.isEmpty { faults.append("there is no title") }
        for panel in script.panels where panel.xLabel == nil || panel.yLabel == nil {
            faults.append("an axis has no label")
        }
        let all = script.labels.values + script.panels.flatMap(\.labels.values)
        let drawn = Set(image.texts.map(spaceless))
        for text in all where !drawn.contains(spaceless(text)) {
            faults.append("the image lacks the words \"\(text)\"")
        }
        return faults
    }

    private func spaceless(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// What is wrong with a heat map: a rectangle for each value, in its place and colour.
    private func cells(
        _ plots: [ImageReading.Plot], _ rows: [Table.Series], _ panel: ScriptReading.Panel,
        _ size: Point
    ) -> [String] {
        let values = rows.enumerated().flatMap { row, series in
            series.points.map { (Point($0.x, Double(row)), $0.y) }
        }
        let cells = plots.first?.polygons ?? []
        guard cells.count == values.count else {
            return ["\(cells.count) cells are drawn, not \(values.count)"]
        }
        for ((point, value), cell) in zip(values, cells) {
            let middle = panel.place(point, on: size)
            let x = cell.corners.map(\.x).reduce(0, +) / Double(cell.corners.count)
            let y = cell.corners.map(\.y).reduce(0, +) / Double(cell.corners.count)
            guard near(Point(x, y), middle) else {
                return ["a cell is not at (\(point.x), \(point.y))"]
            }
            let colour = panel.colour(value)
            guard zip(colour, cell.colour).allSatisfy({ abs($0 - $1) <= 3 }) else {
                return ["the cell at (\(point.x), \(point.y)) has not the colour of \(value)"]
            }
        }
        return []
    }
}

extension ScriptReading.Panel {
    /// A value's colour in the palette: red, green and blue from 0 to 255.
    fileprivate func colour(_ value: Double) -> [Double] {
        let position = min(max(fraction(value, "cb"), 0), 1) * Double(palette.count - 1)
        let index = min(Int(position), palette.count - 2)
        let part = position - Double(index)
        return zip(palette[index], palette[index + 1]).map { $0 + ($1 - $0) * part }
    }
}

/// Whether two places are the same to what the image's two decimals can tell.
private func near(_ a: Point, _ b: Point) -> Bool { abs(a.x - b.x) < 0.03 && abs(a.y - b.y) < 0.03 }

/// What must be drawn of a series: its points, by their places on the canvas.
private struct Wanted {
    private let style: String
    /// Points without a gap between them.
    private var runs: [[Point]] = [[]]
    /// Whether the panel's range leaves some points out; then a line also ends at its edge.
    private let isClipped: Bool

    private var points: [Point] { Array(runs.joined()) }

    init(_ points: [Point], style: String, _ panel: ScriptReading.Panel, _ size: Point) {
        self.style = style
        isClipped = points.contains { $0.y.isFinite && !panel.contains($0) }
        for point in points where style != "boxes" || point.y != 0 {
            if point.y.isFinite {
                guard panel.contains(point) else { continue }
                runs[runs.count - 1].append(panel.place(point, on: size))
            } else {
                runs.append([])
            }
        }
    }

    func fault(in plot: ImageReading.Plot) -> String? {
        switch style {
        case "lines":
            if let lone = runs.first(where: { $0.count == 1 }), !isClipped {
                return "the point drawn at (\(lone[0].x), \(lone[0].y)) cannot be seen"
            }
            return compare(plot.vertices, with: points, "vertices")
        case "linespoints":
            let joined = runs.filter { $0.count > 1 }.flatMap(\.self)
            return compare(plot.vertices, with: joined, "vertices", mayHaveOthers: true)
                ?? compare(plot.marks, with: points, "marks")
        case "points": return compare(plot.marks, with: points, "marks")
        case "steps": return compare(plot.vertices, with: runs.flatMap(steps), "vertices")
        case "filledcurves":
            let corners = plot.polygons.flatMap(\.corners)
            return compare(corners, with: points, "corners", mayHaveOthers: true)
        case "boxes": return bars(plot)
        default: return "is drawn with \(style)"
        }
    }

    /// A flat line to each next point's place, then up or down to it.
    private func steps(_ run: [Point]) -> [Point] {
        run.prefix(1) + zip(run, run.dropFirst()).flatMap { [Point($1.x, $0.y), $1] }
    }

    /// Bars stand beside their place, where others have to stand there too, but reach their value.
    private func bars(_ plot: ImageReading.Plot) -> String? {
        guard plot.polygons.count == points.count else {
            return "\(plot.polygons.count) bars are drawn, not \(points.count)"
        }
        let isRight = zip(plot.polygons, points).allSatisfy { bar, point in
            bar.corners.contains { abs($0.y - point.y) < 0.03 }
        }
        return isRight ? nil : "a bar has not the height of its value"
    }

    /// Whether the points are drawn, in their order; gnuplot makes one vertex of neighbours in the
    /// same place.
    private func compare(
        _ drawn: [Point], with wanted: [Point], _ what: String, mayHaveOthers: Bool = false
    ) -> String? {
        let mayHaveOthers = mayHaveOthers || isClipped
        var next = 0
        for (index, point) in wanted.enumerated() {
            if mayHaveOthers {
                next = drawn[next...].firstIndex { near($0, point) } ?? drawn.count
                if next == drawn.count { return "point \(index + 1) is not drawn" }
            } else if next < drawn.count, near(drawn[next], point) {
                next += 1
            } else if next == 0 || !near(drawn[next - 1], point) {
                return
                    "\(drawn.count) \(what) are drawn, not \(wanted.count): number \(index + 1) differs"
            }
        }
        guard mayHaveOthers || next == drawn.count else {
            return "\(drawn.count) \(what) are drawn, not \(wanted.count)"
        }
        return nil
    }
}
