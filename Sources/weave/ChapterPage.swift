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
    private let own: [String: String]

    init(_ chapter: Chapter, of book: Book) {
        self.chapter = chapter
        (notes, library, bibliography) = (book.notes, book.library, book.bibliography)
        (ownPages, drawn) = (book.ownPages, book.drawn)
        let number = book.chapters.firstIndex { $0.folder == chapter.folder } ?? 0
        before = number > 0 ? book.chapters[number - 1] : nil
        after = number + 1 < book.chapters.count ? book.chapters[number + 1] : nil
        own = Self.places(in: chapter)
    }

    /// The page in Markdown, and the citations that are not in the list.
    func markdown() -> (text: String, lost: [String]) {
        var text = ""
        var (keys, lost): ([String], [String]) = ([], [])
        for (number, passage) in chapter.passages.enumerated() {
            text += raw("<section class=\"passage\"\(number == 0 ? "" : " id=\"\(passage.id)\"")>")
            text += raw(number == 0 ? contents : notesColumn(of: passage))
            text += raw("<div class=\"rows\">")
            for (place, row) in passage.rows.enumerated() {
                var body = place == 0 ? heading(of: passage, isFirst: number == 0) : ""
                let (prose, aside) = divided(row.prose)
                let cited = bibliography.linked(prose.linkingNames(address))
                body += cited.text
                var margin = ""
                for erratum in aside {
                    let cited = bibliography.linked(erratum.linkingNames(address))
                    margin += raw("<div class=\"erratum\" id=\"\(erratumID(erratum))\">")
                    margin += cited.text + raw("</div>")
                    (keys, lost) = (keys + cited.keys, lost + cited.lost)
                }
                (keys, lost) = (keys + cited.keys, lost + cited.lost)
                for segment in row.segments { body += raw(html(of: segment)) }
                if number == 0, place == 0 { margin = raw(tally) + margin }
                margin += raw(claims(in: row))
                text += raw("<div class=\"row\">\n<div class=\"text\">") + body
                text += raw("</div>\n<div class=\"margin\">") + margin + raw("</div>\n</div>")
            }
            text += raw("</div>\n</section>")
        }
        text += raw(unplaced + steps)
        guard !keys.isEmpty else { return (text, lost) }
        let head =
            "---\nnocite: |\n  \(Set(keys).sorted().map { "@\($0)" }.joined(separator: ", "))\n---\n"
        let open =
            "<section class=\"passage\" id=\"references\">\n<div class=\"rows\"><div class=\"row\">"
        text += raw(open + "<div class=\"text\">\n<h2>References</h2>")
        text += "::: {#refs}\n:::\n" + raw("</div></div></div></section>")
        return (head + text, lost)
    }

    private func heading(of passage: Chapter.Passage, isFirst: Bool) -> String {
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
    private func divided(_ prose: String) -> (text: String, errata: [String]) {
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

    private func address(of name: String) -> String? {
        own[name] ?? library.address(of: name)
    }

    /// Where what a chapter itself declares stands on its page.
    private static func places(in chapter: Chapter) -> [String: String] {
        var places: [String: String] = [:]
        for helper in chapter.helpers {
            for (name, line) in helper.topLevel {
                places[name] = "#\(prefix(of: helper))L\(line + 1)"
            }
        }
        for (name, line) in chapter.main.topLevel {
            let text = chapter.main.lines[line]
            if !text.contains(/\b(?:let|var)\s/) { places[name] = "#L\(line + 1)" }
        }
        return places
    }

    private static func prefix(of helper: Source) -> String {
        helper.name.dropLast(".swift".count) + "-"
    }

    private func html(of number: Int) -> String {
        let segment = chapter.segments[number]
        let code = block(CodeWriter(chapter.main, address: address), segment.lines)
        var html = code
        if let fold = segment.fold {
            html = """
                <details class="fold"><summary>\(fold), as code\
                 <small>\(segment.lines.named)</small></summary>
                \(code)
                </details>
                """
        }
        if let lines = chapter.results[number] {
            let text = lines.map(\.text.escaped)
            html += """

                <div class="result" role="group" aria-label="Printed"><pre tabindex="0"><samp>\
                \(text.joined(separator: "\n"))</samp></pre></div>
                """
        }
        for (name, _) in chapter.figures where chapter.figurePlaces[name] == number {
            html += "\n" + figure(name)
        }
        for helper in chapter.helpers where chapter.helperPlaces[helper.path] == number {
            html += "\n" + fold(helper)
        }
        return html
    }

    private func block(_ code: CodeWriter, _ lines: Range<Int>) -> String {
        var code = code
        code.targets.formUnion(
            chapter.claimPlaces.compactMap { $0?.source == code.source.path ? $0?.line : nil })
        let label = "\(code.source.name), \(lines.named)"
        return code.block(
            lines, head: "<a class=\"file\" href=\"source/\(code.source.path).txt\">\(label)</a>")
    }

    private func fold(_ helper: Source) -> String {
        var writer = CodeWriter(helper, prefix: Self.prefix(of: helper)) { own[$0] }
        writer.coloursTypes = false
        let first = helper.lines.firstIndex { !$0.hasPrefix("import ") && !$0.isEmpty } ?? 0
        let last = helper.lines.lastIndex { !$0.isEmpty } ?? first
        let lines = first..<(last + 1)
        return """
            <details class="fold"><summary>\(helper.name) <small>\(lines.count) lines</small></summary>
            \(block(writer, lines))
            </details>
            """
    }

    private func figure(_ name: String) -> String {
        guard drawn.contains(name) else {
            return
                "<p class=\"missing\">\(name) is drawn by <code>make \(chapter.command)</code>.</p>"
        }
        return FigureElement(name: name, chapter: chapter).html(id: "figure-\(name)")
    }

    private var contents: String {
        let items = chapter.passages.dropFirst().map {
            "<li><a href=\"#\($0.id)\">\($0.heading.escaped)</a></li>"
        }
        return """
            <nav class="contents" aria-label="This chapter"><h2>In this chapter</h2>
            <ol>\(items.joined(separator: "\n"))</ol></nav>
            """
    }

    private func notesColumn(of passage: Chapter.Passage) -> String {
        let claims = notes.claims.filter {
            $0.chapter == chapter.number && $0.passage == passage.heading
        }
        let headings = notes.headings.filter {
            $0.chapter == chapter.number && $0.passage == passage.heading
        }
        let marks = (passage.aside ?? "").matches(of: /[①-⑩]/).map { String($0.0) }
            .filter { mark in !headings.contains { $0.mark == mark } }
        guard !(claims.isEmpty && headings.isEmpty && marks.isEmpty) else {
            return "<div class=\"notes empty\"></div>"
        }
        var html =
            "<aside class=\"notes\" aria-label=\"Notes: \(passage.heading.escaped)\">\n<ul class=\"marks\">"
        for heading in headings {
            html += """
                <li><a class="mark" href="notes.html#page-\(heading.page)">\(heading.mark)</a> \
                <span class="words">\(heading.heading.escaped)</span></li>
                """
        }
        let further = marks.map { mark in
            let page = notes.headings.first { $0.mark == mark }?.page ?? "1"
            return """
                <a class="mark" href="notes.html#page-\(page)" aria-label="page \(mark)">\(mark)</a>
                """
        }
        if !further.isEmpty { html += "<li>\(further.joined(separator: " "))</li>" }
        html += "</ul>\n<ul class=\"ids\">"
        for claim in claims {
            let verdict = Verdict.all(chapter.claims(marked: claim.id).map(\.verdict))
            html += """
                <li><a href="notes.html#\(claim.id)">\(claim.id)\
                <span class="sign \(verdict.style)" role="img" aria-label="\(verdict.rawValue)">\(verdict.sign)</span></a> \
                <span class="words">\(claim.text.escaped)</span></li>
                """
        }
        html += "</ul>"
        for heading in headings {
            guard let file = ownPages[heading.page] else { continue }
            html += """
                <a href="\(file)"><img class="own" src="\(file)" \
                alt="Your notes, page \(heading.mark)" loading="lazy"></a>
                """
        }
        return html + "</aside>"
    }

    private func claims(in row: Chapter.Row) -> String {
        var html = ""
        for (number, claim) in chapter.record.claims.enumerated() {
            guard let place = chapter.claimPlaces[number], row.segments.contains(place.segment)
            else { continue }
            html += element(of: claim, number: number, link: link(place.source, place.line))
        }
        return html
    }

    private func link(_ path: String, _ line: Int) -> String {
        if path == chapter.main.path { return "<a href=\"#L\(line + 1)\">line \(line + 1)</a>" }
        if let helper = chapter.helpers.first(where: { $0.path == path }) {
            return
                "<a href=\"#\(Self.prefix(of: helper))L\(line + 1)\">\(helper.name), \(line + 1)</a>"
        }
        guard let file = library.files.first(where: { $0.path == path }) else { return "" }
        return "<a href=\"\(Library.page(of: file))\">\(file.name), \(line + 1)</a>"
    }

    private func element(of claim: Record.Claim, number: Int, link: String) -> String {
        let verdict = claim.verdict
        let mark = claim.mark.map { "<a class=\"id\" href=\"notes.html#\($0)\">\($0)</a> " } ?? ""
        return """
            <div class="claim \(verdict.style)" id="claim-\(number + 1)">
            <p><strong class="verdict">\(verdict.sign) \(verdict.rawValue)</strong> \
            \(mark)\(claim.text.escaped)</p>
            <p class="numbers">\(claim.numbers.escaped)</p><p class="where">\(link)</p></div>
            """
    }

    /// How many claims the chapter makes, and how they stand.
    private var tally: String {
        let verdicts = chapter.record.claims.map(\.verdict)
        guard !verdicts.isEmpty else { return "" }
        let parts = [Verdict.holds, .undecided, .fails].compactMap { verdict -> String? in
            let count = verdicts.count { $0 == verdict }
            let words = ["holds": "hold", "fails": "fail"][verdict.rawValue] ?? verdict.rawValue
            return count == 0 ? nil : "\(count) \(words)"
        }
        return """
            <div class="tally"><p><strong>\(verdicts.count) claims</strong> are tested here on \
            committed results: \(parts.joined(separator: ", ")).</p>
            <p><code>swift run \(chapter.program)</code><br>
            <a href="source/\(chapter.main.path).txt">\(chapter.main.path)</a></p></div>
            """
    }

    /// What no line of the text could be found for.
    private var unplaced: String {
        let rest = chapter.record.claims.indices.filter { chapter.claimPlaces[$0] == nil }
        let helpers = chapter.helpers.filter { chapter.helperPlaces[$0.path] == nil }
        guard !(rest.isEmpty && helpers.isEmpty) else { return "" }
        let claims = rest.map { element(of: chapter.record.claims[$0], number: $0, link: "") }
        return """
            <section class="passage"><div class="notes empty"></div><div class="rows"><div class="row">
            <div class="text">\(helpers.map(fold).joined(separator: "\n"))</div>
            <div class="margin">\(claims.joined(separator: "\n"))</div></div></div></section>
            """
    }

    private var steps: String {
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

/// The place of an erratum, made of its words.
func erratumID(_ text: String) -> String {
    let words = text.replacingOccurrences(of: "**Erratum.**", with: "").slug.split(separator: "-")
    return "erratum-" + words.prefix(5).joined(separator: "-")
}

extension Range<Int> {
    /// Lines from 1, as an editor numbers them: "lines 12–20".
    var named: String {
        count == 1 ? "line \(upperBound)" : "lines \(lowerBound + 1)–\(upperBound)"
    }
}

extension Verdict {
    var style: String { self == .unrecorded ? "unrecorded" : rawValue }
}

/// A figure with what it shows in words.
struct FigureElement {
    let name: String
    let chapter: Chapter

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
        <figure id="\(id)"><div class="sheet" tabindex="0" role="group" aria-label="Figure \(name)">\
        <img src="figures/\(name).svg" loading="lazy" alt="\(alternative.escaped)"></div>
        <figcaption>\(description.capitalised.escaped). <span class="from">\
        <a href="figures/\(name).svg">\(name).svg</a> · \
        <a href="figures/data/\(name).csv">numbers</a> · \
        <a href="figures/data/\(name).gp">script</a></span></figcaption></figure>
        """
    }
}

extension String {
    var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
    /// The Markdown with each name in code linked to where it is declared.
    func linkingNames(_ address: (String) -> String?) -> String {
        replacing(/(^|[^`\[])`([A-Z]\w+)`(?!\])/) { match in
            let (before, name) = (String(match.1), String(match.2))
            guard let place = address(name) else { return String(match.0) }
            return before + "[`" + name + "`](" + place + ")"
        }
    }
}
