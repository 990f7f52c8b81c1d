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

extension Chapter {
    /// The questions before a row, in Markdown, the answer of each folded.
    /// - Parameter cite: writes the sign of the verdict on the claim of this number.
    func asked(
        _ questions: [Question], before row: Row, cite: (_ claim: Int, _ sign: String) -> String
    ) -> String {
        questions.filter { place(of: $0).map(row.segments.contains) == true }.map { question in
            let answers = answers(to: question).map { number in
                let claim = record.claims[number]
                return """
                    <li class="\(claim.verdict.style)">\(cite(number, claim.verdict.sign)) \
                    \(claim.text.escapedText)</li>
                    """
            }
            return raw(
                """
                <details class="ask"><summary><b>Predict, then run.</b> \(question.text.escapedText)\
                </summary><ul>\(answers.joined(separator: "\n"))</ul></details>
                """)
        }.joined()
    }
}

/// Exercises in Markdown, the prompt of each before its answer, which is folded.
func exercises(_ prose: String, answer code: String) -> String {
    let prompt = /\*\*(\d+\.) (?s:.*?[?.])\*\*\s*/
    var text = ""
    var open = false
    func unfold(_ summary: String) {
        text += raw("<details class=\"ask answer\"><summary>\(summary)</summary>")
        open = true
    }
    for paragraph in prose.paragraphs {
        let prompts = paragraph.matches(of: prompt)
        if let first = prompts.first, first.range.lowerBound == paragraph.startIndex {
            if open { text += raw("</details>") }
            text += prompts.map { "\($0.0)\n\n" }.joined()
            let isOne = prompts.count == 1
            unfold(isOne ? "Answer" : "Answers")
            text += paragraph.replacing(prompt) { isOne ? "" : "**\($0.1)** " }
        } else {
            if !open && !paragraph.hasPrefix("**") { unfold("The answer goes on") }
            text += paragraph
        }
        text += "\n\n"
    }
    return text + code + (open ? raw("</details>") : "")
}
