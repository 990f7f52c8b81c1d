/// A chapter in plain Markdown, for a book of another kind: text, code, results, figures and claims in
/// one column.
struct PlainChapter {
    let chapter: Chapter
    let drawn: Set<String>

    var markdown: String {
        var text = "# \(chapter.title)\n\n"
        for (number, passage) in chapter.passages.enumerated() {
            if number > 0 {
                let aside = passage.aside.map { " (\($0))" } ?? ""
                text += "## \(passage.heading)\(aside)\n\n"
            }
            for row in passage.rows {
                text += row.prose + "\n\n"
                for segment in row.segments { text += markdown(of: segment) }
                text += claims(in: row)
            }
        }
        return text
    }

    private func markdown(of number: Int) -> String {
        let segment = chapter.segments[number]
        guard segment.fold == nil else { return "" }
        var text = fenced(chapter.main.text(segment.lines))
        if let lines = chapter.results[number] {
            text += fenced(lines.map(\.text).joined(separator: "\n"))
        }
        for (name, description) in chapter.figures
        where chapter.figurePlaces[name] == number && drawn.contains(name) {
            let words = FigureElement(name: name, chapter: chapter).alternative
                .replacing("\"", with: "'")
            text += "![\(description.capitalised).](figures/\(name).svg){alt=\"\(words)\"}\n\n"
        }
        return text
    }

    private func fenced(_ text: String) -> String { "``````\n\(text)\n``````\n\n" }

    private func claims(in row: Chapter.Row) -> String {
        let items = chapter.record.claims.indices.compactMap { number -> String? in
            guard let place = chapter.claimPlaces[number], row.segments.contains(place.segment)
            else { return nil }
            let claim = chapter.record.claims[number]
            let mark = claim.mark.map { "\($0) " } ?? ""
            let numbers = claim.numbers.isEmpty ? "" : " `\(claim.numbers)`"
            return
                "* \(claim.verdict.sign) \(claim.verdict.rawValue): \(mark)\(claim.text)\(numbers)\n"
        }
        return items.isEmpty ? "" : items.joined() + "\n"
    }
}
