/// What stands where in a chapter, by its words.
extension Chapter {
    /// The heading under which answers are folded.
    static let exercises = "D2L's exercises"

    /// The passage of a heading.
    func passage(_ heading: String) -> Passage? { place(of: heading).map { passages[$0] } }

    /// The number of a heading's passage; the chapter's own title comes last.
    func place(of heading: String) -> Int? {
        passages.dropFirst().firstIndex { $0.heading == heading }
            ?? passages.firstIndex { $0.heading == heading }
    }

    /// What was recorded of a claim of the notes.
    func claims(marked mark: String) -> [Record.Claim] { record.claims.filter { $0.mark == mark } }

    /// The paragraphs that tell of an error in the notes or in the book, and the passages they
    /// stand in.
    var errata: [(passage: Passage, text: String)] {
        passages.flatMap { passage in
            passage.rows.flatMap { row in
                row.prose.paragraphs.compactMap { paragraph in
                    paragraph.range(of: "**Erratum.**").map {
                        (passage, String(paragraph[$0.lowerBound...]))
                    }
                }
            }
        }
    }

    /// The last that begins a type or a function of this name, or an extension of the type.
    func lastSegment(declaring name: String) -> Int? {
        segments.lastIndex { segment in
            segment.fold == nil
                && main.lines[segment.lines].contains {
                    $0.hasPrefix("struct \(name)") || $0.hasPrefix("extension \(name)")
                        || $0.hasPrefix("func \(name)(")
                }
        }
    }
}
