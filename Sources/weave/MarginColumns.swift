import Foundation

/// What stands beside a chapter's text: the notes on its left, errata and verdicts on its right.
extension ChapterPage {
    func notesColumn(of passage: Chapter.Passage) -> String {
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
            "<div class=\"notes\" role=\"note\" aria-label=\"Notes: \(passage.heading.escaped)\">\n<ul class=\"marks\">"
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
        return html + "</div>"
    }

    func claims(in row: Chapter.Row) -> String {
        var html = ""
        for (number, claim) in chapter.record.claims.enumerated() {
            guard let place = chapter.claimPlaces[number], row.segments.contains(place.segment)
            else { continue }
            html += element(of: claim, number: number, link: link(place.source, place.line))
        }
        return html
    }

    func link(_ path: String, _ line: Int) -> String {
        if path == chapter.main.path { return "<a href=\"#L\(line + 1)\">line \(line + 1)</a>" }
        if let helper = chapter.helpers.first(where: { $0.path == path }) {
            return
                "<a href=\"#\(Self.prefix(of: helper))L\(line + 1)\">\(helper.name), \(line + 1)</a>"
        }
        guard let file = library.files.first(where: { $0.path == path }) else { return "" }
        return "<a href=\"\(Library.page(of: file))\">\(file.name), \(line + 1)</a>"
    }

    func element(of claim: Record.Claim, number: Int, link: String) -> String {
        let verdict = claim.verdict
        let mark = claim.mark.map { "<a class=\"id\" href=\"notes.html#\($0)\">\($0)</a> " } ?? ""
        return """
            <div class="claim \(verdict.style)" id="claim-\(number + 1)">
            <p><b>\(verdict.sign) \(verdict.rawValue)</b> \(mark)\(claim.text.escapedText)</p>
            <p>\(claim.numbers.escapedText) \(link)</p></div>
            """
    }

    /// How many claims the chapter makes, and how they stand.
    var tally: String {
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
}

/// The place of an erratum, made of its words.
func erratumID(_ text: String) -> String {
    let words = text.replacingOccurrences(of: "**Erratum.**", with: "").slug.split(separator: "-")
    return "erratum-" + words.prefix(5).joined(separator: "-")
}

extension Verdict {
    var style: String { self == .unrecorded ? "unrecorded" : rawValue }
}
