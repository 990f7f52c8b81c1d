import Foundation

/// The papers of `Book/references.bib`, and the places that name one as text does:
/// "Sutskever et al. (2014)", "Hochreiter & Schmidhuber 1997".
struct Bibliography {
    let keys: Set<String>

    init(project: URL) throws {
        let file = project.appendingPathComponent("Book/references.bib")
        self.init(text: try String(contentsOf: file, encoding: .utf8))
    }

    init(text: String) {
        keys = Set(text.matches(of: /(?m)^@\w+\{(\w+),/).map { String($0.1) })
    }

    private static var citation: Regex<(Substring, first: Substring, year: Substring)> {
        /(?<first>\p{Lu}[\p{L}\-]+)(?:, \p{Lu}[\p{L}\-]+)*(?:\s+et\s+al\.?,?|,?\s+(?:&|and)\s+\p{Lu}[\p{L}\-]+(?:['’]s)?,?)\s+\(?(?<year>(?:19|20)\d\d)\)?/
    }

    /// The text with a link at each paper that it names, the papers' keys, and the names of those
    /// that are not in the list.
    func linked(_ text: String, page: String = "") -> (text: String, keys: [String], lost: [String])
    {
        var (keys, lost): ([String], [String]) = ([], [])
        let linked = text.replacing(Self.citation) { match in
            let key = match.first.lowercased() + match.year
            let isOpen = match.0.contains("(") || !match.0.hasSuffix(")")
            let words = isOpen ? match.0[...] : match.0.dropLast()
            guard self.keys.contains(key) else {
                lost.append(String(words))
                return String(match.0)
            }
            keys.append(key)
            return "[\(words)](\(page)#ref-\(key))" + (isOpen ? "" : ")")
        }
        return (linked, keys, lost)
    }
}
