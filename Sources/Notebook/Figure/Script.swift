import CGnuplot
import Foundation
import Recurrent

/// Writes a laid-out figure as a gnuplot script that stands alone: its data are inside it.
struct Script {
    private let script: OpaquePointer
    private let file: URL
    private let layout: Layout

    /// - Parameter points: the line that tells the figure's table from any other, see ``Table/mark(of:)``.
    /// - Throws: `CocoaError` if the file cannot be written.
    static func write(_ layout: Layout, name: String, points: String, to file: URL) throws {
        guard let pointer = gnuplot_script_open(file.path) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let script = Script(script: pointer, file: file, layout: layout)
        script.line(head(name, points))
        script.begin(name)
        for (index, panel) in layout.panels.enumerated() { script.data(panel, index) }
        script.line("")
        if layout.panels.count > 1 { script.line("set multiplot") }
        script.texts(layout.texts)
        for (index, panel) in layout.panels.enumerated() {
            script.axes(panel, index)
            script.plot(panel, index)
            let objects = panel.marks.isEmpty ? "" : "unset object; "
            script.line("unset label; unset arrow; \(objects)unset logscale")
        }
        script.line(layout.panels.count > 1 ? "unset multiplot" : "")
        guard gnuplot_script_close(pointer) else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Its first two lines.
    static func head(_ name: String, _ points: String) -> String {
        "# Draws \(name).svg again, without training: gnuplot \(name).gp\n\(points)"
    }

    private func line(_ text: String) { gnuplot_script_line(script, text) }

    private func begin(_ name: String) {
        line(
            "# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, "
                + "31 series, 101 notes"
        )
        for part in layout.panels.flatMap(\.parts) {
            let box = part.box
            let numbers = [
                box.left / layout.width, box.top / layout.height, box.width / layout.width,
                box.height / layout.height,
            ].map { String(format: "%.4f", $0) }
            // A comment that ended in a backslash would go on in the next line.
            line("# Part \(oneLine(part.name)): \(numbers.joined(separator: " "))")
        }
        line("set encoding utf8")
        let identifier = name.replacingOccurrences(of: "-", with: "_")
        line(
            "set term svg enhanced dynamic rounded size \(pixels(layout.width)),"
                + "\(pixels(layout.height)) font '\(Theme.font),\(short(Theme.tickSize))'"
                + " background '#FFFFFF' name '\(identifier)'")
        line("set output '\(name).svg'")
        line("unset key")
        line("set style fill solid noborder")
        line("set clip two")
        line("")
    }

    private func block(_ panel: Int, _ series: Int) -> String { "panel\(panel + 1)_\(series + 1)" }

    private func data(_ panel: PanelLayout, _ index: Int) {
        let blocks =
            panel.panel.heatMap.map { [$0.rows] }
            ?? panel.series.map(\.rows)
        for (number, rows) in blocks.enumerated() {
            gnuplot_script_data(
                script, block(index, number), Array(rows.joined()), rows.count,
                rows.first?.count ?? 0)
        }
    }

    private func axes(_ panel: PanelLayout, _ index: Int) {
        line("\n# Panel \(index + 1)")
        frame(panel)
        for (letter, scale) in [("x", panel.x), ("y", panel.y)] {
            guard panel.panel.diagram == nil else {
                line("set \(letter)range [\(short(scale.start)):\(short(scale.end))]")
                continue
            }
            if scale.isLog { line("set logscale \(letter)") }
            line("set \(letter)range [\(short(scale.start)):\(short(scale.end))]")
            let offset = letter == "x" ? "offset 0,0.4" : "offset 0.3,0"
            line("set \(letter)tics (\(ticks(scale))) \(offset) tc rgb '\(Theme.softInk)'")
        }
        texts(panel.texts)
        for stroke in panel.strokes { arrow(stroke) }
        for head in panel.heads { arrow(head, head: "head filled size screen 0.011,20 fixed") }
        for mark in panel.marks { object(mark) }
        for dot in panel.dots {
            let place = point(dot.x, dot.y)
            line("set label '' at screen \(place) point \(disc) lc rgb '\(dot.colour)'")
        }
        if let (box, scale) = panel.colourBar { colours(panel, box, scale) }
    }

    private func frame(_ panel: PanelLayout) {
        let box = panel.box
        line("set lmargin at screen \(across(box.left))")
        line("set rmargin at screen \(across(box.right))")
        line("set tmargin at screen \(up(box.top))")
        line("set bmargin at screen \(up(box.bottom))")
        guard panel.panel.heatMap == nil, panel.panel.diagram == nil else {
            let isMap = panel.panel.heatMap != nil
            line("unset border; unset grid; \(isMap ? "set tics nomirror scale 0" : "unset tics")")
            return
        }
        line("set border 3 lw 1 lc rgb '\(Theme.axis)'")
        let lines = panel.series.contains { $0.style == .bars } ? "noxtics ytics" : "xtics ytics"
        line("set grid \(lines) lt 1 lw 1 lc rgb '\(Theme.grid)'")
        line("set tics nomirror out scale 0.5")
    }

    private func arrow(_ stroke: Stroke, head: String = "nohead") {
        line(
            "set arrow from screen \(point(stroke.fromX, stroke.fromY)) to screen "
                + "\(point(stroke.toX, stroke.toY)) \(head) lw \(short(stroke.width)) "
                + "dt \(stroke.dashes) lc rgb '\(stroke.colour)'")
    }

    private func object(_ mark: Mark) {
        let (box, isFrame) = (mark.box, mark.shape == .frame)
        let ends = (point(box.left, box.bottom), point(box.right, box.top))
        let centre = point((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        let place =
            mark.shape == .circle
            ? "circle at screen \(centre) size screen \(across(box.width / 2))"
            : "rectangle from screen \(ends.0) to screen \(ends.1)"
        let fill = isFrame ? "fs empty" : "fc rgb '\(mark.colour.tint)' fs solid"
        let stroke = isFrame ? Theme.grid : mark.colour.line
        line("set object \(place) behind \(fill) border lc rgb '\(stroke)' lw 1.6")
    }

    private func colours(_ panel: PanelLayout, _ box: Box, _ scale: Scale) {
        let isSigned = scale.start < 0 && scale.end > 0
        let colours = isSigned ? Theme.diverging : Theme.sequential
        let stops = colours.enumerated().map { "\($0) '\($1)'" }.joined(separator: ", ")
        line("set palette defined (\(stops))")
        if scale.isLog { line("set logscale cb") }
        line("set cbrange [\(short(scale.start)):\(short(scale.end))]")
        line("set cbtics (\(ticks(scale))) scale 0 offset -0.5,0 tc rgb '\(Theme.softInk)'")
        line(
            "set colorbox user noborder origin screen \(point(box.left, box.bottom)) size screen "
                + "\(across(box.width)),\(short(box.height / layout.height))")
    }

    private func plot(_ panel: PanelLayout, _ index: Int) {
        if panel.panel.heatMap != nil {
            line(
                "plot $\(block(index, 0)) matrix using 1:2:(0.5):(0.5):3 "
                    + "with boxxyerror lc palette")
            return
        }
        let bars = panel.series.indices.filter { panel.series[$0].style == .bars }
        let curves = panel.series.enumerated().map { number, one in
            let rank = bars.firstIndex(of: number).map { ($0, bars.count) }
            return "$\(block(index, number)) \(style(one, panel, rank)) title \(quoted(one.name))"
        }
        let ranges = panel.series.enumerated().filter { $1.range != nil }.map { number, one in
            let rank = bars.firstIndex(of: number).map { ($0, bars.count) }
            return "$\(block(index, number)) \(range(one, panel, rank)) notitle"
        }
        let isBehind = bars.isEmpty
        let all = isBehind ? ranges + curves : curves + ranges
        line("plot \(all.joined(separator: ", \\\n     "))")
    }

    /// How the range of a series is drawn: behind a line as a band, else as a stroke at each point.
    private func range(_ one: Drawn, _ panel: PanelLayout, _ rank: (Int, Int)?) -> String {
        let colour = "lc rgb '\(one.lineColour)'"
        switch one.style {
        case .line, .dashed, .linePoints, .steps:
            // A single point has no band beside it.
            if one.y.count < 2 { return "using 1:2:3:4 with yerrorbars \(colour) lw 1.4 pt 0" }
            return "using 1:3:4 with filledcurves \(colour) fs transparent solid 0.18"
        case .points, .area, .reference:
            return "using 1:2:3:4 with yerrorbars \(colour) lw 1.4 pt 0"
        case .dots:
            return "using 1:2:3:4 with xerrorbars \(colour) lw 1.4 pt 0"
        case .bars:
            let shift = barPlace(panel, rank).shift
            return
                "using ($1+\(short(shift))):2:3:4 with yerrorbars lc rgb '\(Theme.ink)' lw 1.4 pt 0"
        }
    }

    /// How far beside its place a bar stands, and how wide it is.
    private func barPlace(_ panel: PanelLayout, _ rank: (Int, Int)?) -> (
        shift: Double, width: Double
    ) {
        let (place, count) = rank ?? (0, 1)
        let width = panel.panel.barSpacing(panel.panel.series) * 0.8 / Double(count)
        return ((Double(place) - Double(count - 1) / 2) * width, width * 0.94)
    }

    private let disc = "pt 7 ps 0.55"

    /// How a series is drawn; `rank` is a bar's place among those that stand side by side.
    private func style(_ one: Drawn, _ panel: PanelLayout, _ rank: (Int, Int)?) -> String {
        let colour = "lc rgb '\(one.lineColour)'"
        let stroke = "lw \(one.lineWidth) dt \(one.dashes) \(colour)"
        switch one.style {
        case .line, .dashed, .reference: return "with lines \(stroke)"
        case .steps: return "with steps \(stroke)"
        case .linePoints: return "with linespoints \(stroke) \(disc)"
        case .points, .dots: return "with points \(disc) \(colour)"
        case .area:
            return "with filledcurves y=\(short(panel.y.isLog ? panel.y.start : 0)) \(colour) "
                + "fs transparent solid 0.3"
        case .bars:
            let (shift, width) = barPlace(panel, rank)
            return "using ($1+\(short(shift))):2:(\(short(width))) with boxes \(colour)"
        }
    }

    /// Texts of one role are numbered on from the role's own number.
    private func texts(_ texts: [Text]) {
        var numbers: [Text.Role: Int] = [:]
        for text in texts {
            let number = numbers[text.role, default: text.role.rawValue]
            numbers[text.role] = number + 1
            let words = quoted(text.string, isBold: text.isBold)
            // A note may stand on a heat map.
            let layer = text.role == .note ? " front" : ""
            line(
                "set label \(number) \(words) at screen \(point(text.x, text.y)) "
                    + "\(text.anchor.rawValue) font ',\(short(text.size))' tc rgb '\(text.ink)'"
                    + layer)
        }
    }

    private func ticks(_ scale: Scale) -> String {
        scale.ticks.map { tick in
            let format = tick.text.replacingOccurrences(of: "%", with: "%%")
            return "\(quoted(format)) \(short(tick.value))"
        }.joined(separator: ", ")
    }

    private func across(_ x: Double) -> String { String(format: "%.5f", x / layout.width) }
    private func up(_ y: Double) -> String { String(format: "%.5f", 1 - y / layout.height) }
    private func point(_ x: Double, _ y: Double) -> String { "\(across(x)),\(up(y))" }
    private func short(_ value: Double) -> String { String(format: "%.9g", value) }
    private func pixels(_ value: Double) -> String { String(Int(value.rounded())) }
}

/// Any text as a gnuplot string that draws just this text and never becomes a command.
///
/// Within single quotes gnuplot expands nothing, and a quote is written twice, but not at once
/// after the first, where gnuplot would see an empty string: so a backslash stands before it. A
/// backslash also takes the meaning from characters that set indices, fonts and overprints. What XML
/// cannot hold, two characters and the end of a section, is left out or parted. A backslash before
/// `U+` would name a character even so, were there nothing between them.
func quoted(_ text: String, isBold: Bool = false) -> String {
    var safe = ""
    let parted = oneLine(text).replacing(/]]>/.matchingSemantics(.unicodeScalar), with: "]] >")
    for scalar in parted.unicodeScalars {
        switch scalar {
        case "\u{FFFE}", "\u{FFFF}": break
        case "'": safe += "\\''"
        case "\\", "_", "^", "{", "}", "@", "&", "~": safe += "\\\(scalar)"
        default: safe.unicodeScalars.append(scalar)
        }
    }
    safe = safe.replacing(/\\\\U\+/.matchingSemantics(.unicodeScalar), with: "\\\\{}U+")
    return isBold ? "'{/:Bold \(safe)}'" : "'\(safe)'"
}
