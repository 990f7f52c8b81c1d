/// What a panel needs around its plot, found before its place is known.
struct PanelPlan {
    let panel: Panel
    let series: [Drawn]
    let plotHeight: Double
    let y: Scale
    /// Whether the curves are named at their ends, rather than in a legend above.
    let isDirect: Bool
    private(set) var legend: [[Drawn]]
    /// Whether the legend is that of all panels, above them.
    private(set) var isShared = false
    private(set) var left = 0.0
    private(set) var right = 0.0
    /// For the numbers and the name of the axis below.
    var footer: Double { panel.diagram == nil ? 60 : 12 }
    private let width: Double
    private let xRange: Scale

    /// Height of a line of the names at the right, and how far from the plot they begin.
    static let nameSpacing = 18.0
    static let nameGap = 16.0
    static let barWidth = 14.0

    init(_ panel: Panel, colours: [String: Colour], width: Double, isOnly: Bool) {
        self.panel = panel
        self.width = width
        plotHeight =
            panel.diagram.map { width * $0.height / $0.width }
            ?? Theme.plotHeight(panel, isOnly: isOnly)
        xRange = panel.xScale(length: width)
        y = panel.yScale(length: plotHeight)
        let across = xRange
        series = panel.series.map { Drawn($0, colour: colours[$0.name], across: across) }
        let curves = series.filter { $0.style != .reference }
        let widest = series.map { Theme.width($0.name, size: Theme.textSize) }.max() ?? 0
        isDirect =
            curves.allSatisfy(\.isLine) && widest <= 0.4 * width
            && Double(series.count) * PanelPlan.nameSpacing <= plotHeight
        legend = isDirect || curves.count == 1 ? [] : PanelPlan.rows(curves, within: width)
        guard panel.diagram == nil else { return }
        left = margin()
        right = rightMargin()
    }

    /// For the words above the plot.
    var header: Double {
        guard panel.diagram == nil else { return panel.title.isEmpty ? 6 : 34 }
        let lines = (isShared ? 0 : legend.count) + (namesCollide ? 1 : 0)
        return 30 + (panel.title.isEmpty ? 0 : 26) + Double(lines) * Theme.lineHeight
    }

    /// Of several panels with one legend, the first has it above them all.
    /// - Returns: the lines of a legend that is shared.
    static func share(_ plans: inout [PanelPlan], within width: Double) -> Int {
        let entries = plans.map { $0.legend.joined().map { [$0.name, "\($0.style)"] } }
        guard plans.count > 1, !entries[0].isEmpty, entries.allSatisfy({ $0 == entries[0] }) else {
            return 0
        }
        let rows = rows(Array(plans[0].legend.joined()), within: width)
        for index in plans.indices {
            (plans[index].legend, plans[index].isShared) = (index == 0 ? rows : [], true)
        }
        return rows.count
    }

    /// The series that are named at the right of the plot.
    var namedAtEnd: [Drawn] { series.filter { isDirect || $0.style == .reference } }

    /// Whether the names of the y axis and of the colours do not fit on one line.
    private var namesCollide: Bool {
        guard let map = panel.heatMap else { return false }
        let names = Theme.width(panel.y.label + map.label, size: Theme.textSize)
        return names + 24 > width
    }

    private func margin() -> Double {
        15 + (y.ticks.map { Theme.width($0.text, size: Theme.tickSize) }.max() ?? 0)
    }

    private func rightMargin() -> Double {
        if let map = panel.heatMap {
            let ticks = colourScale(map).ticks.map { Theme.width($0.text, size: Theme.tickSize) }
            return PanelPlan.nameGap + PanelPlan.barWidth + 8 + (ticks.max() ?? 0)
        }
        let names = namedAtEnd.map { Theme.width($0.name, size: Theme.textSize) }.max()
        let overhang = xRange.ticks.last.map { tick in
            let beyond = (1 - xRange.fraction(tick.value)) * (width - left)
            return Theme.width(tick.text, size: Theme.tickSize) / 2 - beyond
        }
        return max(names.map { $0 + PanelPlan.nameGap } ?? 0, overhang ?? 0, 0)
    }

    private func colourScale(_ map: HeatMap) -> Scale {
        let axis = Axis("", scale: map.scale, range: map.colourRange)
        return Scale(axis, data: [], padding: 0, tickCount: max(2, Int(plotHeight / 32)))
    }

    /// The legend's entries, in rows that fit.
    private static func rows(_ series: [Drawn], within width: Double) -> [[Drawn]] {
        var rows: [[Drawn]] = [[]]
        var used = 0.0
        for one in series {
            let needed = entryWidth(one)
            if used > 0, used + needed > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(one)
            used += needed
        }
        return rows
    }

    private static func entryWidth(_ series: Drawn) -> Double {
        32 + Theme.width(series.name, size: Theme.textSize) + 20
    }

    /// The panel in its place.
    /// - Parameters:
    ///   - edge: where the words above the plot begin.
    ///   - header: height of these words, over all panels of the row.
    func placed(in box: Box, edge: Double, header: Double) -> PanelLayout {
        let x = panel.xScale(length: box.width)
        let ySpan = panel.yScale(length: box.height)
        var layout = PanelLayout(panel: panel, series: series, box: box, x: x, y: ySpan)
        if let diagram = panel.diagram {
            addTitle(&layout, edge: edge, top: box.top - header + 12)
            layout.add(diagram)
            return layout
        }
        addAxisNames(&layout, edge: edge, top: box.top - header + 12)
        addLegend(&layout, edge: edge, bottom: isShared ? box.top - header - 16 : box.top - 42)
        addNames(&layout)
        addNotes(&layout)
        if let map = panel.heatMap {
            let barLeft = box.right + PanelPlan.nameGap
            let bar = Box(
                left: barLeft, right: barLeft + PanelPlan.barWidth, top: box.top,
                bottom: box.bottom)
            layout.colourBar = (bar, colourScale(map))
            layout.addRows(map, named: panel.y.names)
        }
        return layout
    }

    private func addTitle(_ layout: inout PanelLayout, edge: Double, top: Double) {
        guard !panel.title.isEmpty else { return }
        layout.texts.append(
            Text(
                role: .panel, string: panel.title, x: edge, y: top, size: Theme.panelTitleSize,
                ink: Theme.ink, isBold: true))
    }

    private func addAxisNames(_ layout: inout PanelLayout, edge: Double, top: Double) {
        let box = layout.box
        addTitle(&layout, edge: edge, top: top)
        let base = box.top - 20
        layout.texts.append(Text(role: .y, string: panel.y.label, x: edge, y: base))
        layout.texts.append(
            Text(
                role: .x, string: panel.x.label, x: (box.left + box.right) / 2,
                y: box.bottom + 40, anchor: .center))
        if let map = panel.heatMap {
            layout.texts.append(
                Text(
                    role: .colours, string: map.label, x: box.right + right,
                    y: namesCollide ? base - Theme.lineHeight : base, anchor: .right))
        }
    }

    /// - Parameter bottom: the height of its last line.
    private func addLegend(_ layout: inout PanelLayout, edge: Double, bottom: Double) {
        for (index, row) in legend.enumerated() {
            var x = edge
            let y = bottom - Double(legend.count - 1 - index) * Theme.lineHeight
            for one in row {
                if one.style == .points || one.style == .dots {
                    layout.dots.append(Dot(x: x + 13, y: y, colour: one.colour.line))
                } else {
                    let isThick = one.style == .bars || one.style == .area
                    layout.strokes.append(
                        Stroke(
                            fromX: x + (isThick ? 5 : 0), fromY: y,
                            toX: x + (isThick ? 21 : 26), toY: y, colour: one.lineColour,
                            width: isThick ? 9 : one.lineWidth, dashes: one.dashes))
                }
                layout.texts.append(
                    Text(role: .series, string: one.name, x: x + 32, y: y, ink: one.colour.text))
                x += PanelPlan.entryWidth(one)
            }
        }
    }

    /// Names each curve beside its end, moved up or down where names would overlap.
    private func addNames(_ layout: inout PanelLayout) {
        let box = layout.box
        // Of curves that end together the one that was higher before has its name higher.
        let ends = namedAtEnd.sorted { $1.y.reversed().lexicographicallyPrecedes($0.y.reversed()) }
            .compactMap { one in one.end.map { (one, $0) } }
        func clamped(_ fraction: Double) -> Double { min(max(fraction, 0), 1) }
        let heights = ends.map { box.bottom - clamped(layout.y.fraction($1.y)) * box.height }
        let bounds = (box.top - 8)...(box.bottom + 8)
        let places =
            declutter(heights, spacing: PanelPlan.nameSpacing, within: bounds) ?? heights
        for (index, (one, end)) in ends.enumerated() {
            let endX = box.left + clamped(layout.x.fraction(end.x)) * box.width
            let isShort = box.right - endX > 4
            layout.strokes.append(
                Stroke(
                    fromX: endX + 3, fromY: heights[index],
                    toX: box.right + PanelPlan.nameGap - 3, toY: places[index],
                    colour: one.colour.light, dashes: isShort ? "(2,4)" : "1"))
            layout.texts.append(
                Text(
                    role: .series, string: one.name, x: box.right + PanelPlan.nameGap,
                    y: places[index], ink: one.colour.text))
        }
    }

    private func addNotes(_ layout: inout PanelLayout) {
        let box = layout.box
        for note in panel.notes {
            let isOn = note.place == .on
            layout.texts.append(
                Text(
                    role: .note, string: note.text,
                    x: box.left + layout.x.fraction(note.x) * box.width + (isOn ? 0 : 8),
                    y: box.bottom - layout.y.fraction(note.y) * box.height,
                    size: Theme.tickSize, ink: ink(of: note), anchor: isOn ? .center : .left))
        }
    }
}

extension PanelPlan {
    /// A note's colour; white where it stands on a dark cell of a heat map.
    private func ink(of note: Note) -> String {
        guard let map = panel.heatMap else { return note.colour.text }
        let (row, column) = (Int(note.y.rounded()), Int(note.x.rounded()))
        guard map.rows.indices.contains(row), map.rows[row].indices.contains(column) else {
            return note.colour.text
        }
        let scale = colourScale(map)
        let share = scale.fraction(map.rows[row][column])
        let isSigned = scale.start < 0 && scale.end > 0
        return (isSigned ? abs(2 * share - 1) : share) > 0.6 ? "#FFFFFF" : note.colour.text
    }
}

extension Panel {
    func xScale(length: Double) -> Scale {
        let names = Panel.thinned(x.names, length: length, across: true)
        if let heatMap {
            return Scale(
                cells: heatMap.rows[0].count, names: names, isDownward: false,
                tickCount: Int(length / 60))
        }
        let curves = series.filter { $0.style != .reference }
        let ranges = curves.filter { $0.style == .dots }.compactMap(\.range).joined()
        var data = curves.flatMap(\.x) + ranges.flatMap { [$0.lowerBound, $0.upperBound] }
        if curves.contains(where: { $0.style == .bars }) {
            let half = barSpacing(curves) / 2
            data = data.flatMap { [$0 - half, $0 + half] }
        }
        let isExact = curves.allSatisfy { $0.style != .points && $0.style != .dots }
        var axis = x
        axis.names = names
        return Scale(
            axis, data: data, padding: isExact ? 0 : 0.03, tickCount: max(3, Int(length / 85)))
    }

    func yScale(length: Double) -> Scale {
        let names = Panel.thinned(y.names, length: length, across: false)
        if let heatMap {
            return Scale(
                cells: heatMap.rows.count, names: names, isDownward: true,
                tickCount: max(2, Int(length / 20)))
        }
        let fromZero = series.contains { $0.style == .bars || $0.style == .area }
        var data = series.flatMap(\.drawnY).filter(\.isFinite)
        if fromZero, y.scale == .linear { data.append(0) }
        var axis = y
        axis.names = names
        return Scale(axis, data: data, padding: 0.05, tickCount: max(3, Int(length / 52)))
    }

    /// The distance between the places where bars stand side by side.
    func barSpacing(_ series: [Series]) -> Double {
        let places = Set(series.filter { $0.style == .bars }.flatMap(\.x)).sorted()
        return zip(places.dropFirst(), places).map { $0 - $1 }.min() ?? 1
    }

    /// Every second, third, … name only, as many as there is room for; the others empty.
    private static func thinned(_ names: [String], length: Double, across: Bool) -> [String] {
        guard !names.isEmpty else { return [] }
        let widest = names.map { Theme.width($0, size: Theme.tickSize) }.max() ?? 0
        let needed = across ? widest + (widest < 16 ? 2 : 8) : 16
        let every = max(1, Int((needed * Double(names.count) / length).rounded(.up)))
        return names.enumerated().map { $0 % every == 0 ? $1 : "" }
    }
}
