import Foundation

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// As part of an address: `Input node` is `input-node`.
    var slug: String {
        lowercased().replacing(/[^\p{L}\p{N}]+/, with: "-")
            .trimmingCharacters(in: CharacterSet(charactersIn: "-"))
    }

    var paragraphs: [String] {
        split(separator: /\n[ \t]*\n/).map { String($0).trimmingCharacters(in: .newlines) }
    }

    /// For an attribute, where a quote would end it.
    var escaped: String { escapedText.replacingOccurrences(of: "\"", with: "&quot;") }

    var escapedText: String {
        replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;")
    }

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
