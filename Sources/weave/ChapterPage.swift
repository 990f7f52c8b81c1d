import Foundation

/// A chapter as a page: notes, text and margin side by side.
struct ChapterPage {
    let chapter: Chapter
    let notes: Notes
    let library: Library
    let bibliography: Bibliography
    /// The reader's own pages of notes, by mark: "2" is the page of "notes/2.png".
    let ownPages: [String: String]
    /// Those that were drawn.
    let drawn: Set<String>
    let before: Chapter?
    let after: Chapter?
    let own: [String: String]
    let parts: [Part]
    let questions: [Question]
    /// Lines of PyTorch, by the segment that they stand under.
    let torch: [Int: [Source]]
    /// The figures that have parts, and where.
    let figureParts: [String: FigureParts]

    init(_ chapter: Chapter, of book: Book) {
        self.chapter = chapter
        (notes, library, bibliography) = (book.notes, book.library, book.bibliography)
        (ownPages, drawn) = (book.ownPages, book.drawn)
        let number = book.chapters.firstIndex { $0.folder == chapter.folder } ?? 0
        before = number > 0 ? book.chapters[number - 1] : nil
        after = number + 1 < book.chapters.count ? book.chapters[number + 1] : nil
        own = Self.places(in: chapter)
        parts = book.parts.filter { $0.chapter == chapter.number }
        questions = book.questions(in: chapter)
        torch = book.torch(in: chapter)
        figureParts = book.figureParts(of: chapter)
    }

    /// The page in Markdown, and the citations that are not in the list.
    func markdown() -> (text: String, lost: [String]) {
        var text = ""
        var cited = Citations()
        for (number, passage) in chapter.passages.enumerated() {
            let element = number == 0 ? "div" : "section"
            let id = number == 0 ? "" : " id=\"\(passage.id)\""
            text += raw("<\(element) class=\"passage\"\(id)>")
            text += raw(number == 0 ? contents : notesColumn(of: passage))
            text += raw("<div class=\"rows\">")
            for place in passage.rows.indices { text += row(place, of: number, &cited) }
            text += raw("</div>\n</\(element)>")
        }
        text += raw(unplaced + steps)
        guard !cited.keys.isEmpty else { return (text, cited.lost) }
        let keys = Set(cited.keys).sorted().map { "@" + $0 }.joined(separator: ", ")
        let open =
            "<section class=\"passage\" id=\"references\">\n<div class=\"rows\"><div class=\"row\">"
        text += raw(open + "<div class=\"text\">\n<h2>References</h2>")
        text += "::: {#refs}\n:::\n" + raw("</div></div></div></section>")
        return ("---\nnocite: |\n  \(keys)\n---\n" + text, cited.lost)
    }

    /// The papers that prose names: the keys of those in the list, the names of the others.
    private struct Citations {
        var keys: [String] = []
        var lost: [String] = []
    }

    private func linked(_ prose: String, _ cited: inout Citations) -> String {
        let linked = bibliography.linked(prose.linkingNames(address))
        cited.keys += linked.keys
        cited.lost += linked.lost
        return linked.text
    }

    /// Text and code, and the margin beside them.
    private func row(_ place: Int, of number: Int, _ cited: inout Citations) -> String {
        let passage = chapter.passages[number]
        let row = passage.rows[place]
        let (prose, errata) = divided(row.prose)
        var body = place == 0 ? heading(of: passage, isFirst: number == 0) : ""
        let asked = chapter.asked(questions, before: row) {
            "<a href=\"#claim-\($0 + 1)\">\($1)</a>"
        }
        let code = row.segments.map { raw(html(of: $0)) }.joined()
        let text = linked(prose, &cited)
        body +=
            passage.heading == Chapter.exercises
            ? exercises(text, answer: asked + code) : asked + text + code
        var margin = number == 0 && place == 0 ? raw(tally) : ""
        for erratum in errata {
            margin += raw("<div class=\"erratum\" id=\"\(erratumID(erratum))\">")
            margin += linked(erratum, &cited) + raw("</div>")
        }
        margin += raw(claims(in: row))
        return raw("<div class=\"row\">\n<div class=\"text\">") + body
            + raw("</div>\n<div class=\"margin\">") + margin + raw("</div>\n</div>")
    }

    func heading(of passage: Chapter.Passage, isFirst: Bool) -> String {
        guard !isFirst else {
            return raw(
                "<h1><span class=\"number\">\(chapter.number)</span> \(chapter.name.escaped)</h1>")
        }
        let beside = (passage.aside ?? "").split(separator: ", ")
            .filter { !$0.hasPrefix("Notes") }.joined(separator: ", ")
        let extra = beside.isEmpty ? "" : " <small>\(beside.escaped)</small>"
        return raw("<h2><a href=\"#\(passage.id)\">\(passage.heading.escaped)</a>\(extra)</h2>")
    }

    /// Errata that are paragraphs of their own go to the margin.
    func divided(_ prose: String) -> (text: String, errata: [String]) {
        let paragraphs = prose.paragraphs
        let errata = paragraphs.filter { $0.hasPrefix("**Erratum.**") }
        guard !errata.isEmpty else {
            let marked = prose.replacing(/\*\*Erratum\.\*\*/) { match in
                let rest = String(prose[match.range.lowerBound...]).paragraphs[0]
                return "[**Erratum.**]{#" + erratumID(rest) + "}"
            }
            return (marked, [])
        }
        return (paragraphs.filter { !errata.contains($0) }.joined(separator: "\n\n"), errata)
    }

    func address(of name: String) -> String? {
        own[name] ?? library.address(of: name)
    }

    var contents: String {
        let items = chapter.passages.dropFirst().map {
            "<li><a href=\"#\($0.id)\">\($0.heading.escaped)</a></li>"
        }
        return """
            <nav class="contents" aria-label="This chapter"><h2>In this chapter</h2>
            <ol>\(items.joined(separator: "\n"))</ol></nav>
            """
    }

    /// What no line of the text could be found for.
    var unplaced: String {
        let rest = chapter.record.claims.indices.filter { chapter.claimPlaces[$0] == nil }
        let helpers = chapter.helpers.filter { chapter.helperPlaces[$0.path] == nil }
        guard !(rest.isEmpty && helpers.isEmpty) else { return "" }
        let claims = rest.map { element(of: chapter.record.claims[$0], number: $0, link: "") }
        return """
            <div class="passage"><div class="notes empty"></div><div class="rows"><div class="row">
            <div class="text">\(helpers.map { fold($0) }.joined(separator: "\n"))</div>
            <div class="margin">\(claims.joined(separator: "\n"))</div></div></div></div>
            """
    }

    var steps: String {
        var html = "<nav class=\"steps\" aria-label=\"Chapters\">"
        if let before {
            html += "<a rel=\"prev\" href=\"\(before.page)\">← \(before.title.escaped)</a>"
        }
        if let after {
            html += "<a rel=\"next\" href=\"\(after.page)\">\(after.title.escaped) →</a>"
        }
        return html + "</nav>"
    }
}
