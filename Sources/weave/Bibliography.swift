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
        /(?<first>\p{Lu}[\p{L}\-]+)(?:, \p{Lu}[\p{L}\-]+)*(?:\s+et\s+al\.?,?|\s+and\s+others|,?\s+(?:&|and)\s+\p{Lu}[\p{L}\-]+(?:['’]s)?,?)\s+\(?(?<year>(?:19|20)\d\d)\)?/
    }

    /// One author and a year: this may be anything, "The GRU (2014)", so only papers of the list count.
    private static var soleAuthor: Regex<(Substring, first: Substring, year: Substring)> {
        /(?<first>\p{Lu}[\p{L}\-]+),?\s+\(?(?<year>(?:19|20)\d\d)\)?/
    }

    /// The text with a link at each paper that it names, the papers' keys, and the names of those
    /// that are not in the list.
    func linked(_ text: String, page: String = "") -> (text: String, keys: [String], lost: [String])
    {
        var (keys, lost): ([String], [String]) = ([], [])
        func link(_ name: Substring, _ key: String) -> String? {
            guard self.keys.contains(key) else { return nil }
            keys.append(key)
            let isOpen = name.contains("(") || !name.hasSuffix(")")
            return "[\(isOpen ? name : name.dropLast())](\(page)#ref-\(key))" + (isOpen ? "" : ")")
        }
        let several = text.replacing(Self.citation) { match in
            if let link = link(match.0, match.first.lowercased() + match.year) { return link }
            let isOpen = match.0.contains("(") || !match.0.hasSuffix(")")
            lost.append(String(isOpen ? match.0 : match.0.dropLast()))
            return String(match.0)
        }
        let linked = several.replacing(Self.soleAuthor) { match in
            link(match.0, match.first.lowercased() + match.year) ?? String(match.0)
        }
        return (linked, keys, lost)
    }
}
