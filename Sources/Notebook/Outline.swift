import Foundation

/// A chapter's headings, and what stands where below them in its source.
struct Outline {
    /// The chapter's own, with its number.
    let title: String
    private let headings: [(line: Int, text: String)]
    private let lines: [Substring]

    /// - Parameter source: the path of the chapter's `main.swift`; nil if it is not there, as where a
    ///   program runs far from its sources, or has no title.
    init?(_ source: String) {
        guard let text = try? String(contentsOfFile: source, encoding: .utf8) else { return nil }
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let numbered = zip(1..., lines)
        guard let title = lines.first(where: { $0.hasPrefix("# ") }) else { return nil }
        self.title = String(title)
        headings = numbered.filter { $0.1.hasPrefix("## ") }.map { ($0.0, String($0.1)) }
    }

    /// The heading that a line stands below; nil if only the title is above it.
    func heading(above line: Int) -> String? { headings.last { $0.line < line }?.text }

    /// The first line, from one on, that calls a function of a name such as `drawClipping(on:)`.
    func call(of function: String, from line: Int) -> Int? {
        let call = function.prefix { $0 != "(" } + "("
        let rest = lines.indices.dropFirst(line - 1)
        return rest.first { place in
            guard let found = lines[place].range(of: call) else { return false }
            let before = lines[place][..<found.lowerBound].last
            return before.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
        }.map { $0 + 1 }
    }
}
