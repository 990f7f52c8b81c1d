import Foundation

/// A part of a network that a page shows in one colour wherever it stands: in equations, in code, in
/// diagrams. Touching one lights all.
struct Part {
    let chapter: String
    /// As the style sheet has it.
    let style: String
    /// "forget gate"
    let name: String
    /// "Ft" and "Wxf", as an equation reads without its markup.
    let symbols: Set<String>
    /// Such as `Wxf`.
    let words: Set<String>
    /// What figures call it: the nodes of a diagram, the row of a heat map.
    let figureParts: [String]
    let line: Int

    var id: String { "part-\(name.slug)" }

    static func all(in project: URL) throws -> [Part] {
        try table("Book/parts.tsv", in: project, columns: 6).map { line, cells in
            let symbols = cells[3].split(separator: " ").flatMap { symbol -> [String] in
                symbol.contains("_")
                    ? [symbol.replacingOccurrences(of: "_", with: "")]
                    : ["\(symbol)t", "\(symbol)t−1"]
            }
            return Part(
                chapter: cells[0], style: "part \(cells[1])", name: cells[2],
                symbols: Set(symbols), words: Set(cells[4].split(separator: " ").map(String.init)),
                figureParts: cells[5].split(separator: "|").map(String.init), line: line)
        }
    }
}

extension [Part] {
    /// A page with the parts marked in its equations and where the text stresses their names.
    func marked(in html: String) -> String {
        guard !isEmpty else { return html }
        return html.replacing(/<msub>((?:(?!<\/?msub).)*)<\/msub>/) { match in
            // A tilde alone would be one character with the mark before it.
            let tag = /<[^>]*>/.matchingSemantics(.unicodeScalar)
            let text = String(match.1).replacing(tag, with: "")
            guard let part = first(where: { $0.symbols.contains(text) }) else {
                return String(match.0)
            }
            return "<msub class=\"\(part.style)\">\(match.1)</msub>"
        }
        .replacing(/<em>([^<]*)<\/em>/) { match in
            let name = match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard let part = first(where: { $0.name == name }) else { return String(match.0) }
            return "<em class=\"\(part.style)\">\(match.1)</em>"
        }
    }

    func style(ofWord word: String) -> String? {
        first { $0.words.contains(word) }?.style
    }
}

/// Where a figure has its parts, in shares of its width and height, as its script says.
struct FigureParts {
    struct Place {
        let name: String
        let left, top, width, height: Double

        var style: String {
            [("left", left), ("top", top), ("width", width), ("height", height)]
                .map { "\($0):\(String(format: "%.1f", 100 * $1))%" }.joined(separator: ";")
        }
    }

    let places: [Place]
    /// Whether it shows how something is put together, and nothing that was measured.
    let isDiagram: Bool
    /// Where the panel's plot begins and ends, and the values there.
    let span: (left: Double, right: Double, top: Double, first: Double, last: Double)?

    init(script: String) {
        isDiagram = script.contains("unset border; unset grid; unset tics")
        places = script.matches(of: /(?m)^# Part (.*): (\S+) (\S+) (\S+) (\S+)$/).compactMap {
            guard let left = Double($0.2), let top = Double($0.3), let width = Double($0.4),
                let height = Double($0.5)
            else { return nil }
            return Place(
                name: String($0.1), left: left, top: top, width: width, height: height)
        }
        func number(_ pattern: Regex<(Substring, Substring)>) -> Double? {
            script.firstMatch(of: pattern).flatMap { Double($0.1) }
        }
        if let left = number(/set lmargin at screen (\S+)/),
            let right = number(/set rmargin at screen (\S+)/),
            let top = number(/set tmargin at screen (\S+)/),
            let first = number(/set xrange \[([^:]+):/), let last = number(/set xrange \[.*:(.*)\]/)
        {
            span = (left, right, 1 - top, first, last)
        } else {
            span = nil
        }
    }
}
