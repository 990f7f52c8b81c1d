import Foundation

/// The pages beside the chapters', in Markdown where pandoc has something to do, else in HTML.
extension Book {
    /// All chapters, with how each begins.
    var indexPage: String {
        var text = raw(
            """
            <div class="title"><h1>Recurrent</h1>
            <p class="lead">Chapter 10 of <a href="https://d2l.ai">Dive into Deep Learning</a>, modern \
            recurrent networks, as programs that read like a notebook. Text, code, results and \
            verdicts on these pages are those of the programs and of their last full run.</p></div>
            <ol class="chapters">
            """)
        for chapter in chapters {
            let intro =
                chapter.passages[0].rows.first?.prose.paragraphs
                .first { !$0.hasPrefix("Run it") && !$0.hasPrefix("Experiments") } ?? ""
            let count = chapter.record.claims.count
            let held = chapter.record.claims.count { $0.verdict == .holds }
            let figure = chapter.figures.map(\.name).first { drawn.contains($0) }
            text += raw(
                "<li><div>\n<h2><a href=\"\(chapter.page)\">\(chapter.title.escaped)</a></h2>")
            text += bibliography.linked(intro, page: "references.html").text
            text += raw(
                """
                <p class="from">\(count) claims, \(held) hold · \(chapter.figures.count) figures · \
                <code>make \(chapter.command)</code></p></div>
                """)
            if let figure {
                text += raw(
                    """
                    <a class="thumbnail" href="\(chapter.page)#figure-\(figure)" tabindex="-1" \
                    aria-hidden="true"><img src="figures/\(figure).svg" alt="" loading="lazy"></a>
                    """)
            }
            text += raw("</li>")
        }
        return text + raw("</ol>")
    }

    /// The notes page by page, each claim with its verdict, passage and figures.
    var notesPage: String {
        var html = """
            <h1>The notes, page by page</h1>
            <p class="lead">What the handwritten notes on the chapter say, \(notes.claims.count) claims in \
            our words, and where each is shown. A verdict is that of the committed results.</p>
            """
        var done: Set<String> = []
        for heading in notes.headings {
            let place = chapter(heading.chapter).flatMap { chapter in
                chapter.passage(heading.passage).map { "\(chapter.page)#\($0.id)" }
            }
            html += """
                <section class="page" id="page-\(heading.page)"><h2><span class="mark">\(heading.mark)</span> \
                \(place.map { "<a href=\"\($0)\">\(heading.heading.escaped)</a>" } ?? heading.heading.escaped)</h2>
                """
            if let file = ownPages[heading.page] {
                html +=
                    "<a href=\"\(file)\"><img class=\"own\" src=\"\(file)\" alt=\"Your notes, page \(heading.mark)\" loading=\"lazy\"></a>"
            }
            let claims = notes.claims.filter { $0.page == heading.page }
            if !claims.isEmpty, done.insert(heading.page).inserted {
                html +=
                    "<table><thead><tr><th>Claim</th><th>What the notes say</th><th>Verdict</th><th>Shown in</th></tr></thead><tbody>"
                html += claims.map(row).joined(separator: "\n") + "</tbody></table>"
            }
            html += "</section>"
        }
        return html
    }

    private func row(_ claim: Notes.Claim) -> String {
        let chapter = chapter(claim.chapter)
        let everywhere = claim.passage.isEmpty
        let recorded = chapters.flatMap { $0.claims(marked: claim.id) }
        let verdict = Verdict.all(recorded.map(\.verdict))
        var shown = "<a href=\"index.html\">the eight chapters</a>"
        if !everywhere, let chapter, let passage = chapter.passage(claim.passage) {
            shown =
                "<a href=\"\(chapter.page)#\(passage.id)\">\(chapter.number) \(passage.heading.escaped)</a>"
        }
        var figures: [String] = []
        for chapter in chapters {
            let names = Set(chapter.claims(marked: claim.id).compactMap(\.figure))
            figures += names.sorted().filter { chapter.figurePlaces[$0] != nil }.map {
                "<a href=\"\(chapter.page)#figure-\($0)\">\($0)</a>"
            }
        }
        if !figures.isEmpty { shown += "<br>" + figures.joined(separator: "<br>") }
        let words = everywhere ? "–" : "\(verdict.sign) \(verdict.rawValue)"
        let count = recorded.count > 1 ? " <small>\(recorded.count) tests</small>" : ""
        return """
            <tr id="\(claim.id)"><th scope="row">\(claim.id)</th><td>\(claim.text.escaped)</td>\
            <td class="verdict \(verdict.style)">\(words)\(count)</td><td>\(shown)</td></tr>
            """
    }

    /// Every erratum, each with a link to where it stands.
    var errataPage: String {
        var text = raw(
            "<h1>Errata</h1><p class=\"lead\">Where the notes or the book err, or can be read in two ways.</p>"
        )
        for chapter in chapters where !chapter.errata.isEmpty {
            text += raw("<h2>\(chapter.title.escaped)</h2>")
            for (passage, erratum) in chapter.errata {
                text += raw("<div class=\"erratum\">") + erratum
                text += raw(
                    "<p class=\"where\"><a href=\"\(chapter.page)#\(erratumID(erratum))\">\(passage.heading.escaped)</a></p></div>"
                )
            }
        }
        return text
    }

    /// Every figure with what made it.
    var figuresPage: String {
        var html =
            "<h1>Figures</h1><p class=\"lead\">Each with its numbers, the gnuplot script that drew it, and the command that does it all again.</p>"
        for chapter in chapters {
            html +=
                "<h2><a href=\"\(chapter.page)\">\(chapter.title.escaped)</a></h2><div class=\"gallery\">"
            for (name, _) in chapter.figures where drawn.contains(name) {
                html += "<div>" + FigureElement(name: name, chapter: chapter).html(id: name)
                html += """
                    <p class="from"><code>swift run \(chapter.program) --only \(name)</code><br>\
                    <a href="\(chapter.page)#figure-\(name)">in its passage</a></p></div>
                    """
            }
            html += "</div>"
        }
        return html
    }

    /// The terms of `Book/terms.txt`, each with the passages that use it.
    var termsPage: String {
        var html =
            "<h1>Terms</h1><p class=\"lead\">Each with the passages that use it; the first listed is where the book meets it first.</p><dl class=\"terms\">"
        for term in terms.sorted(by: { $0.name.lowercased() < $1.name.lowercased() }) {
            let links = places(of: term).prefix(8).map { chapter, passage in
                return
                    "<li><a href=\"\(chapter.page)#\(passage.id)\"><span class=\"number\">\(chapter.number)</span> \(passage.heading.escaped)</a></li>"
            }
            html +=
                "<div><dt id=\"\(term.name.slug)\">\(term.name.escaped)</dt><dd><ul>\(links.joined())</ul></dd></div>"
        }
        return html + "</dl>"
    }

    /// The library's files, floor by floor.
    var libraryPage: String {
        var html =
            "<h1>Library</h1><p class=\"lead\">The code that chapters share, each file with what it says of itself beside it.</p>"
        var folder = ""
        for file in library.files {
            if file.folder != folder {
                html += (folder.isEmpty ? "" : "</ul>")
                folder = file.folder
                html += "<h2>\(folder)</h2><ul class=\"files\">"
            }
            let page = LibraryPage(file: file, library: library, bibliography: bibliography)
            html += """
                <li><a href="\(Library.page(of: file))">\(file.name)</a> \(page.summary.escaped)</li>
                """
        }
        return html + "</ul>"
    }

    /// The papers, cited here or not.
    var referencesPage: String {
        "---\nnocite: |\n  @*\n---\n" + raw("<h1>References</h1>") + "::: {#refs}\n:::\n"
    }

    func chapter(_ number: String) -> Chapter? { chapters.first { $0.number == number } }

    func places(of term: Term) -> [(Chapter, Chapter.Passage)] {
        chapters.flatMap { chapter in
            let all = chapter.passages.filter { passage in
                let text =
                    passage.heading + "\n" + passage.rows.map(\.prose).joined(separator: "\n")
                return text.contains(term.pattern)
            }
            // The chapter's beginning only where no passage of it says more.
            let further = all.filter { $0.id != "main" }
            return (further.isEmpty ? all : further).map { (chapter, $0) }
        }
    }
}

/// A word of the field, with the other forms it is met in.
struct Term {
    let name: String
    let forms: [String]

    /// A line of `Book/terms.txt`: the word and, after bars, its other forms.
    init(line: String) {
        forms = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        name = forms.first ?? ""
    }

    var pattern: Regex<AnyRegexOutput> {
        let words = forms.map {
            NSRegularExpression.escapedPattern(for: $0).replacingOccurrences(of: " ", with: "\\s+")
        }
        // It is made of escaped words alone, so it is a pattern.
        return (try? Regex("(?i)\\b(?:\(words.joined(separator: "|")))")) ?? Regex(/$^/)
    }
}
