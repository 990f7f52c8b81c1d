/// One or more panels under a title, with a caption that says what data and seed they are from.
public struct Figure: Sendable {
    public var title: String
    /// A line in small grey print at the bottom.
    public var caption: String
    public var panels: [Panel]
    /// How many panels stand side by side; 1 stacks them.
    public var columns: Int

    public init(title: String, caption: String = "", panels: [Panel], columns: Int = 1) {
        self.title = title
        self.caption = caption
        self.panels = panels
        self.columns = columns
    }

    /// A figure of one panel.
    public init(
        title: String, caption: String = "", x: Axis, y: Axis, series: [Series], notes: [Note] = []
    ) {
        self.init(
            title: title, caption: caption,
            panels: [Panel(x: x, y: y, series: series, notes: notes)])
    }
}

/// Series on one pair of axes, or a heat map.
public struct Panel: Sendable {
    public var title: String
    public var x: Axis
    public var y: Axis
    public var series: [Series]
    /// A matrix in place of series; the first row is at the top, the first column at the left.
    ///
    /// Rows and columns are numbered from 0, or named by the names of the axes.
    public var heatMap: HeatMap?
    /// Its edges are the series.
    var diagram: Diagram?
    public var notes: [Note]

    public init(
        title: String = "", x: Axis, y: Axis, series: [Series] = [], heatMap: HeatMap? = nil,
        notes: [Note] = []
    ) {
        (self.title, self.x, self.y) = (title, x, y)
        (self.series, self.heatMap, self.notes) = (series, heatMap, notes)
    }
}

/// What is measured along one side of a panel.
public struct Axis: Sendable {
    public enum Scale: Sendable { case linear, log }

    /// What is measured, with its unit.
    public var label: String
    public var scale: Scale
    /// From where to where; if nil, as far as the data goes.
    public var range: ClosedRange<Double>?
    /// Names of the positions 0, 1, 2, …, in place of numbers.
    public var names: [String]

    public init(
        _ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil,
        names: [String] = []
    ) {
        self.label = label
        self.scale = scale
        self.range = range
        self.names = names
    }
}

/// Points (x, y) that belong together, drawn in one style and colour.
public struct Series: Sendable {
    public enum Style: Sendable {
        case line, dashed, points, linePoints, steps, area, bars
        /// Points whose range is one of x, not of y: a dot plot, with names along the y axis.
        case dots
        /// A thin grey horizontal line to compare the others with.
        case reference
    }

    public var name: String
    public var x: [Double]
    public var y: [Double]
    /// The range that each y, or each x of `dots`, stands for; if nil, none is drawn.
    public var range: [ClosedRange<Double>]?
    public var style: Style
    /// If nil, a colour of its own; series of the same name have the same in every panel.
    public var colour: Colour?
    /// Whether `y` may be nan where there is nothing to draw; elsewhere a nan is an error.
    public var hasGaps: Bool

    public init(
        _ name: String, x: [Double], y: [Double], style: Style = .line, colour: Colour? = nil,
        hasGaps: Bool = false
    ) {
        self.name = name
        self.x = x
        self.y = y
        self.style = style
        self.colour = colour
        self.hasGaps = hasGaps
    }

    /// The median of several curves, and the range from the least to the greatest of them; nan where one
    /// of them is, which cannot be drawn.
    /// - Parameter curves: one for each seed, all at the same `x`; a single one has no range.
    public init(
        _ name: String, x: [Double], over curves: [[Double]], style: Style = .line,
        colour: Colour? = nil
    ) {
        let columns = x.indices.map { place in
            let column = curves.map { $0[place] }
            return column.contains(where: \.isNaN) ? column.map { _ in .nan } : column.sorted()
        }
        let median = columns.map { ($0[($0.count - 1) / 2] + $0[$0.count / 2]) / 2 }
        self.init(name, x: x, y: median, style: style, colour: colour)
        if curves.count > 1, !median.contains(where: \.isNaN) {
            range = columns.map { $0[0]...$0[$0.count - 1] }
        }
    }

    /// Values of y at x = 1, 2, 3, …: one for each epoch.
    public init(_ name: String, _ y: [Double], style: Style = .line, colour: Colour? = nil) {
        self.init(name, x: y.indices.map { Double($0 + 1) }, y: y, style: style, colour: colour)
    }

    /// All that is drawn of it along the y axis: each y and the ends of its range.
    public var drawnY: [Double] {
        style == .dots ? y : y + (range ?? []).flatMap { [$0.lowerBound, $0.upperBound] }
    }

    /// A horizontal line across the panel, named at its right end.
    public static func reference(_ name: String, at y: Double) -> Series {
        Series(name, x: [], y: [y], style: .reference, colour: .grey)
    }
}

/// Words at a point of a panel.
public struct Note: Sendable {
    public enum Place: Sendable {
        /// Centred on the point.
        case on
        /// To its right.
        case beside
    }

    public var text: String
    public var x, y: Double
    public var place: Place
    public var colour: Colour

    public init(
        _ text: String, x: Double, y: Double, place: Place = .on, colour: Colour = .black
    ) {
        self.text = text
        self.x = x
        self.y = y
        self.place = place
        self.colour = colour
    }
}

/// A matrix shown in colours.
public struct HeatMap: Sendable {
    /// Rows of equal length.
    public var rows: [[Double]]
    /// What the values measure, written at the colour bar.
    public var label: String
    /// The values at the ends of the colour bar; if nil, the smallest and the largest there are.
    ///
    /// A range from below zero to above it is shown in two colours, white between them.
    public var range: ClosedRange<Double>?
    /// How colours follow values: in equal steps, or in equal ratios, for values above zero.
    public var scale: Axis.Scale

    public init(
        _ rows: [[Double]], label: String, range: ClosedRange<Double>? = nil,
        scale: Axis.Scale = .linear
    ) {
        self.rows = rows
        self.label = label
        self.range = range
        self.scale = scale
    }

    var colourRange: ClosedRange<Double> {
        if let range { return range }
        let values = rows.joined()
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        if low < 0, high > 0 { return -max(-low, high)...max(-low, high) }
        if low == high, scale == .log { return low / 1.5...low * 1.5 }
        return low < high ? low...high : (low - 0.5)...(high + 0.5)
    }
}
