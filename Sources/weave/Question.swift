import Foundation

/// What a reader may ask himself before an experiment. The answer is what was recorded of it.
struct Question {
    let chapter: String
    /// The figure whose claims answer it; nil if they go with none.
    let figure: String?
    /// Words of the claims that answer it; if there are none, all do.
    let about: [String]
    let text: String
    let line: Int

    static func all(in project: URL) throws -> [Question] {
        try table("Book/questions.tsv", in: project, columns: 4).map { line, cells in
            Question(
                chapter: cells[0], figure: cells[1] == "-" ? nil : cells[1],
                about: cells[2].split(separator: "|").map(String.init),
                text: cells[3], line: line)
        }
    }
}

extension Chapter {
    /// The numbers of the claims that answer a question.
    func answers(to question: Question) -> [Int] {
        record.claims.indices.filter {
            let claim = record.claims[$0]
            return claim.figure == question.figure
                && (question.about.isEmpty || question.about.contains { claim.text.contains($0) })
        }
    }

    /// The segment that a question stands before: the one that draws its figure or is the first to
    /// claim an answer.
    func place(of question: Question) -> Int? {
        question.figure.flatMap { figurePlaces[$0] }
            ?? answers(to: question).first.flatMap { claimPlaces[$0]?.segment }
    }
}

extension ChapterPage {
    /// The questions before a row, the answer of each folded.
    func questions(before row: Chapter.Row) -> [String] {
        let asked = questions.filter { question in
            chapter.place(of: question).map(row.segments.contains) == true
        }
        return asked.map { question in
            let answers = chapter.answers(to: question).map { number in
                let claim = chapter.record.claims[number]
                return """
                    <li class="\(claim.verdict.style)"><a href="#claim-\(number + 1)">\
                    \(claim.verdict.sign)</a> \(claim.text.escapedText)
                    """
            }
            return """
                <details class="ask"><summary><b>Predict, then run.</b> \(question.text.escapedText)\
                </summary><ul>\(answers.joined(separator: "\n"))</ul></details>
                """
        }
    }

    /// The exercises of a row, the prompt of each before its answer, which is folded.
    func exercises(_ prose: String, answer code: String) -> String {
        var text = ""
        var open = false
        func unfold(_ summary: String) -> String {
            raw("<details class=\"ask answer\"><summary>\(summary)</summary>")
        }
        for paragraph in prose.paragraphs {
            if let match = paragraph.prefixMatch(of: /(\*\*\d+\. (?s:.*?)\*\*)\s*/) {
                if open { text += raw("</details>") }
                let rest = paragraph[match.range.upperBound...]
                // Several at once are asked and answered together.
                let isOne = !rest.contains("**")
                text += isOne ? "\(match.1)\n\n" : ""
                text += isOne ? unfold("Answer") : ""
                text += isOne ? "\(rest)\n\n" : "\(paragraph)\n\n"
                open = isOne
            } else {
                if !open { text += unfold("The answer goes on") }
                text += paragraph + "\n\n"
                open = true
            }
        }
        return text + code + (open ? raw("</details>") : "")
    }
}
