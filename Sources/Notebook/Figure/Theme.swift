import Foundation

/// Colours that people who cannot tell red from green can tell apart (Okabe and Ito, 2008).
public enum Colour: CaseIterable, Sendable {
    case blue, vermilion, green, purple, orange, sky, black, grey, pale, navy

    /// Those that a series may get by itself.
    static let palette: [Colour] = [.blue, .vermilion, .green, .purple, .orange, .sky, .black]
    /// One hue from light to dark, for sizes, layers and what else has an order.
    public static let ordered: [Colour] = [.pale, .sky, .blue, .navy]

    /// For lines and points, as gnuplot and SVG write colours.
    var line: String { shades.line }
    /// For words on white: dark enough to be read.
    var text: String { shades.text }

    private var shades: (line: String, text: String) {
        switch self {
        case .blue: ("#0072B2", "#00629A")
        case .vermilion: ("#D55E00", "#B34F00")
        case .green: ("#009E73", "#00795A")
        case .purple: ("#CC79A7", "#A1467A")
        case .orange: ("#E69F00", "#946600")
        case .sky: ("#56B4E9", "#1A76AB")
        case .black: ("#333333", "#333333")
        case .grey: ("#999999", "#6B6B6B")
        case .pale: ("#A9CFE8", "#4F7C99")
        case .navy: ("#0B2F5B", "#0B2F5B")
        }
    }

    /// For dashed lines, which stand behind the solid ones.
    var light: String { onWhite(60) }

    /// For what boxes are filled with.
    var tint: String { onWhite(14) }

    private func onWhite(_ share: Int) -> String {
        let channels = [1, 3, 5].map { place in
            let start = line.index(line.startIndex, offsetBy: place)
            let channel = Int(line[start...].prefix(2), radix: 16) ?? 0
            return String(format: "%02X", (share * channel + (100 - share) * 255 + 50) / 100)
        }
        return "#" + channels.joined()
    }
}

/// The one look of all figures; lengths are pixels of a canvas that scales to the page.
enum Theme {
    static let font = "sans-serif"
    static let titleSize = 19.0
    static let panelTitleSize = 16.0
    static let textSize = 15.0
    static let tickSize = 14.0
    static let captionSize = 12.5
    static let lineHeight = 20.0

    static let ink = "#222222"
    static let softInk = "#555555"
    static let captionInk = "#777777"
    static let axis = "#888888"
    static let grid = "#E8E8E8"
    /// Between a thing and the canvas's edge.
    static let margin = 14.0

    /// Ends and middles of the heat maps' colours: for values of one sign, and of both.
    static let sequential = ["#F7FAFC", "#B5D4E9", "#5BA3CF", "#1F6FAE", "#08306B"]
    static let diverging = ["#08407A", "#5BA3CF", "#F7F7F7", "#E8925A", "#A33A00"]

    /// Width of the canvas.
    static func width(columns: Int) -> Double { columns == 1 ? 720 : columns == 2 ? 880 : 1000 }

    /// Height of the plotted area of a panel.
    static func plotHeight(_ panel: Panel, isOnly: Bool) -> Double {
        if let heatMap = panel.heatMap {
            let isFine = (heatMap.rows.first?.count ?? 0) > 12
            return min(max(Double(heatMap.rows.count) * (isFine ? 24 : 48), 72), 400)
        }
        return isOnly ? 320 : 240
    }

    /// How wide a text is in DejaVu Sans, which is wider than most fonts that a browser may take
    /// for `sans-serif`: room for it is room enough.
    static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        let ems = text.reduce(0) { $0 + (advances[$1] ?? ($1.isASCII ? 0.64 : 0.85)) }
        return ems * size * (bold ? 1.12 : 1)
    }

    private static let advances: [Character: Double] = {
        let groups: [(Double, String)] = [
            (0.3, "ijlIJ'"), (0.35, " ,./:;|f-"), (0.42, "()[]tr!–·"), (0.52, "sz\"*_`?"),
            (0.6, "ckvxyLFPTYaoeσ₀₁₂"), (0.72, "KAVBRXZCU"), (0.8, "HNDGOQ&w"), (0.84, "#+<=>^~×−"),
            (1, "MmW@%—"),
        ]
        return Dictionary(
            uniqueKeysWithValues: groups.flatMap { width, text in text.map { ($0, width) } })
    }()

    /// The text in lines no wider than `limit`, broken at spaces.
    static func wrap(_ text: String, size: Double, bold: Bool = false, limit: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let longer = (lines.last ?? "") + " " + word
            if !lines.isEmpty, width(longer, size: size, bold: bold) <= limit {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
