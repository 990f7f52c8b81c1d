import Foundation

/// A figure with what it shows in words.
struct FigureElement {
    let name: String
    let chapter: Chapter
    var parts: [Part] = []
    var places: FigureParts?

    private var description: String {
        chapter.figures.first { $0.name == name }?.description ?? ""
    }

    /// What it shows, from the notebook's list and from the claims on it.
    var alternative: String {
        guard !description.isBlank else { return "" }
        let claims = chapter.record.claims.filter { $0.figure == name && $0.verdict == .holds }
        var seen: Set<String> = []
        let texts = claims.map(\.text).filter { seen.insert($0).inserted }
        return ([description.capitalised] + texts.map(\.capitalised)).joined(separator: ". ") + "."
    }

    func html(id: String) -> String {
        """
        <figure id="\(id)">\(sheet)\
        <figcaption>\(description.capitalised.escaped). \(key(to: id))<span class="from">\
        <a href="figures/\(name).svg">\(name).svg</a> · \
        <a href="figures/data/\(name).csv">numbers</a> · \
        <a href="figures/data/\(name).gp">script</a></span></figcaption></figure>
        """
    }

    private var sheet: String {
        let image = """
            <img src="figures/\(name).svg" loading="lazy" alt="\(alternative.escaped)">
            """
        let marks = marks.joined()
        let sheet = """
            <div class="sheet" tabindex="0" role="group" aria-label="Figure \(name)">\
            \(marks.isEmpty ? image : "<div class=\"marked\">\(image)\(marks)</div>")</div>
            """
        guard let steps = growth, let top = places?.span?.top else { return sheet }
        let buttons =
            steps.indices.map { (style: "s\($0 + 1)", text: "\($0 + 1)") }
            + [(style: "moving", text: "growing"), (style: "whole", text: "whole")]
        let choice = buttons.map { style, text in
            let isChosen = style == "whole" ? " checked" : ""
            return """
                <label><input type="radio" name="\(name)" class="\(style)"\(isChosen)> \(text)</label>
                """
        }
        let cuts = steps.enumerated().map { number, end in
            "--s\(number + 1):\(String(format: "%.1f", 100 * (1 - end)))%"
        }
        return """
            <div class="grows" style="\(cuts.joined(separator: ";"));\
            --top:\(String(format: "%.1f", 100 * top))%"><fieldset><legend>Step</legend>\
            \(choice.joined(separator: " "))</fieldset>\(sheet)</div>
            """
    }

    /// Of a tree that grows from left to right, where each step of it ends, in shares of the width.
    private var growth: [Double]? {
        guard name.hasSuffix("-tree"), let span = places?.span, span.last - span.first < 9 else {
            return nil
        }
        let unit = (span.right - span.left) / (span.last - span.first)
        return (1..<Int(span.last.rounded(.up))).map { step in
            min(span.left + (Double(step) + 0.37 - span.first) * unit, 1)
        }
    }

    /// Whether this is the diagram that the parts are named in.
    private var isDiagram: Bool {
        places?.places.contains { place in parts.contains { $0.name == place.name } } == true
    }

    /// What lights where the figure has a part.
    private var marks: [String] {
        (places?.places ?? []).compactMap { place in
            parts.first { $0.figureParts.contains(place.name) }.map { part in
                "<span class=\"\(part.style)\" style=\"\(place.style)\"></span>"
            }
        }
    }

    /// The parts by name, for those who have no mouse: each stays lit once it is touched.
    private func key(to id: String) -> String {
        guard isDiagram else { return "" }
        let links = parts.map {
            "<a class=\"\($0.style)\" id=\"\($0.id)\" href=\"#\($0.id)\">\($0.name.escaped)</a>"
        }
        return """
            <span class="key">Light the \(links.joined(separator: ", ")) or \
            <a href="#\(id)">nothing</a>.</span> 
            """.trimmingCharacters(in: .newlines)
    }
}
