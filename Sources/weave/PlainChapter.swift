/// A chapter in plain Markdown, for a book of another kind: text, code, results, figures and claims in
/// one column. What is folded on a page is folded here, for readers that can unfold it.
struct PlainChapter {
    let chapter: Chapter
    let drawn: Set<String>
    let questions: [Question]
    let torch: [Int: [Source]]

    init(_ chapter: Chapter, of book: Book) {
        self.chapter = chapter
        drawn = book.drawn
        questions = book.questions(in: chapter)
        torch = book.torch(in: chapter)
    }

    var markdown: String {
        var text = "# \(chapter.title)\n\n"
        for (number, passage) in chapter.passages.enumerated() {
            if number > 0 {
                let aside = passage.aside.map { " (\($0))" } ?? ""
                text += "## \(passage.heading)\(aside)\n\n"
            }
            for row in passage.rows {
                let asked = chapter.asked(questions, before: row) { $1 }
                let code = row.segments.map(markdown).joined()
                text +=
                    passage.heading == Chapter.exercises
                    ? exercises(row.prose, answer: asked + code)
                    : asked + row.prose + "\n\n" + code
                text += claims(in: row)
            }
        }
        return text
    }

    private func markdown(_ number: Int) -> String {
        let segment = chapter.segments[number]
        guard segment.fold == nil else { return "" }
        var text = fenced(chapter.main.text(segment.lines))
        if let lines = chapter.results[number] {
            text += fenced(lines.map(\.text).joined(separator: "\n"))
        }
        for lines in torch[number] ?? [] {
            text += raw("<details><summary>The same lines in PyTorch</summary>")
            text += fenced(lines.lines.joined(separator: "\n")) + raw("</details>")
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
