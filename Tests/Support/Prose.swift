import Foundation

/// The text of a chapter or a page, as far as it is in words.
package struct Prose {
    /// Without equations, code, citations' years and numbers of sections.
    package let text: String

    /// - Parameter chapter: a chapter's source, whose prose stands in blocks `/*:` … `*/`.
    package init(chapter source: String) {
        self.init(
            markdown: source.matches(of: /(?s)\/\*:(.*?)\*\//).map { String($0.1) }
                .joined(separator: "\n"))
    }

    package init(markdown: String) {
        text = markdown.replacing(/(?s)```.*?```/, with: " ")
            .replacing(/(?s)\$\$.*?\$\$/, with: " ").replacing(/\$[^$\n]*\$/, with: " ")
            .replacing(/`[^`]*`/, with: " ").replacing(/\]\([^)]*\)/, with: "] ")
            .replacing(/\b(?:9|1[01])\.[0-9](?:\.[0-9])?\b/, with: " ")
            .replacing(/\b(?:19|20)\d\d\b/, with: " ")
    }

    /// The numbers in it, as written but without commas between their digits.
    package var numbers: [String] { Self.numbers(in: text) }

    /// The numbers in any text: `1,024` and `1_024` are both 1024.
    package static func numbers(in text: String) -> [String] {
        text.matches(of: /[\w.]*?([0-9]+(?:[,_][0-9]{3})*(?:\.[0-9]+)?)/)
            .filter { $0.output.0 == $0.output.1 }
            .map { $0.output.1.filter { $0 != "," && $0 != "_" } }
    }
}
