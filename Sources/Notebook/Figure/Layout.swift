/// A rectangle of the canvas, in pixels from its top left corner.
struct Box {
    var left, right, top, bottom: Double
    var width: Double { right - left }
    var height: Double { bottom - top }
}

/// Words placed on the canvas, centred on the height `y`.
struct Text {
    enum Anchor: String { case left, center, right }
    /// What it is for; the script's labels carry these numbers.
    enum Role: Int {
        case title = 1
        case caption = 11
        case panel = 21
        case x, y, colours
        case series = 31
        case note = 101
    }

    let role: Role
    let string: String
    var x, y: Double
    var size = Theme.textSize
    var ink = Theme.softInk
    var isBold = false
    var anchor = Anchor.left
}

/// A straight line on the canvas: part of a legend, or from a curve's end to its name.
struct Stroke {
    let fromX, fromY, toX, toY: Double
    let colour: String
    var width = 1.0
    var dashes = "1"
}

/// A round mark on the canvas, in a legend.
struct Dot {
    let x, y: Double
    let colour: String
}

/// A box or a circle of a diagram on the canvas.
struct Mark {
    let box: Box
    let shape: Diagram.Node.Shape
    let colour: Colour
}

/// A part of a figure that has a name, for pages that light it.
struct Part {
    let name: String
    let box: Box
}

struct PanelLayout {
    let panel: Panel
    let series: [Drawn]
    let box: Box
    let x: Scale
    let y: Scale
    var texts: [Text] = []
    var strokes: [Stroke] = []
    var dots: [Dot] = []
    var marks: [Mark] = []
    /// The last pieces of arrows.
    var heads: [Stroke] = []
    var parts: [Part] = []
    var colourBar: (box: Box, scale: Scale)?
}

/// Where everything in a figure goes: all of it is decided here, gnuplot only draws.
struct Layout {
    let width: Double
    private(set) var height = Theme.margin
    private(set) var texts: [Text] = []
    private(set) var panels: [PanelLayout] = []

    init(_ figure: Figure) {
        width = Theme.width(columns: figure.columns)
        let colours = figure.colours()
        let columns = max(1, figure.columns)
        let slot = (width - 2 * Theme.margin - Double(columns - 1) * 26) / Double(columns)
        var plans = figure.panels.map {
            PanelPlan($0, colours: colours, width: slot, isOnly: figure.panels.count == 1)
        }
        addTitle(figure.title)
        let shared = PanelPlan.share(&plans, within: width - 2 * Theme.margin)
        if shared > 0 { height += Double(shared) * Theme.lineHeight + 8 }
        for start in stride(from: 0, to: plans.count, by: columns) {
            let row = start..<min(start + columns, plans.count)
            addRow(
                row.map { column in
                    let sharing = stride(from: column % columns, to: plans.count, by: columns)
                    let left = sharing.map { plans[$0].left }.max() ?? 0
                    let right = sharing.map { plans[$0].right }.max() ?? 0
                    let x = Theme.margin + Double(column - start) * (slot + 26)
                    return (plans[column], x, x + left, x + slot - right)
                })
        }
        addCaption(figure.caption)
    }

    private mutating func addTitle(_ title: String) {
        let lines = Theme.wrap(
            title, size: Theme.titleSize, bold: true, limit: width - 2 * Theme.margin)
        for line in lines {
            texts.append(
                Text(
                    role: .title, string: line, x: Theme.margin, y: height + 11,
                    size: Theme.titleSize, ink: Theme.ink, isBold: true))
            height += 25
        }
        height += 5
    }

    private mutating func addCaption(_ caption: String) {
        let lines = Theme.wrap(caption, size: Theme.captionSize, limit: width - 2 * Theme.margin)
        for line in lines {
            texts.append(
                Text(
                    role: .caption, string: line, x: Theme.margin, y: height + 4,
                    size: Theme.captionSize, ink: Theme.captionInk))
            height += 17
        }
        height += Theme.margin - 4
    }

    private mutating func addRow(
        _ row: [(plan: PanelPlan, edge: Double, left: Double, right: Double)]
    ) {
        let header = row.map { $0.plan.header }.max() ?? 0
        let plotHeight = row.map { $0.plan.plotHeight }.max() ?? 0
        for (plan, edge, left, right) in row {
            let top = height + header
            let box = Box(left: left, right: right, top: top, bottom: top + plotHeight)
            panels.append(plan.placed(in: box, edge: edge, header: header))
        }
        height += header + plotHeight + (row.map { $0.plan.footer }.max() ?? 0)
    }
}
