/// A file of the library as a page: what is said of each declaration beside its code.
struct LibraryPage {
    let file: Source
    let library: Library
    let bibliography: Bibliography

    private var page: Page { Page(path: Library.page(of: file), title: file.name, body: "") }

    /// A doc comment with the code it stands before; lines from 0.
    private struct Part {
        var comment: [String] = []
        var code: Range<Int>
    }

    private var parts: [Part] {
        var parts: [Part] = [Part(code: 0..<0)]
        var isComment = false
        for (number, line) in file.lines.enumerated() {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("///") {
                if !isComment { parts.append(Part(code: number..<number)) }
                let words = text.dropFirst(3)
                parts[parts.count - 1].comment.append(
                    String(words.first == " " ? words.dropFirst() : words))
                parts[parts.count - 1].code = (number + 1)..<(number + 1)
                isComment = true
            } else {
                isComment = false
                let start = parts[parts.count - 1].code.lowerBound
                parts[parts.count - 1].code = start..<(number + 1)
            }
        }
        return parts
    }

    func markdown() -> (text: String, lost: [String]) {
        var lost: [String] = []
        let root = page.root
        var text = raw("<h1><span class=\"number\">\(file.folder)</span> \(file.name)</h1>")
        text += raw(
            "<p class=\"path\"><a href=\"\(root)source/\(file.path).txt\">\(file.path)</a></p>")
        let names = { [library] (name: String) in library.address(of: name).map { root + $0 } }
        let writer = CodeWriter(file, address: names)
        for part in parts {
            let code = part.code.trimmed { file.lines[$0].allSatisfy(\.isWhitespace) }
            guard !(code.isEmpty && part.comment.isEmpty) else { continue }
            text += raw("<div class=\"pair\"><div class=\"said\">")
            let cited = bibliography.linked(
                part.comment.map(\.escapingBrackets).joined(separator: "\n").linkingNames(names),
                page: "\(root)references.html")
            lost += cited.lost
            text += cited.text
            text += raw("</div>")
            if !code.isEmpty { text += raw(writer.block(code)) }
            text += raw("</div>")
        }
        return (text, lost)
    }

    /// What the file is for: the first sentence of its first doc comment.
    var summary: String {
        let first = parts.first { !$0.comment.isEmpty }?.comment ?? []
        let paragraph = first.prefix { !$0.isEmpty }.joined(separator: " ")
        // After an initial, "H.", a sentence goes on.
        let plain = paragraph.replacing(/[`*]/, with: "")
        let sentence = plain.prefixMatch(of: /(.*?[^A-Z])[.:](?= |$)/)?.1
        return sentence.map { $0 + "." } ?? plain
    }
}

extension String {
    /// A line of Markdown in which brackets that no link makes are only brackets: a half-open
    /// interval, [0, 1), would make pandoc look for its end in later paragraphs.
    fileprivate var escapingBrackets: String {
        guard contains("["), !hasPrefix("    ") else { return self }
        let parts = split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map { number, part in
            number.isMultiple(of: 2)
                ? String(part).replacing(/\[(?![^\]]*\]\()/, with: "\\[") : String(part)
        }.joined(separator: "`")
    }
}

extension Range<Int> {
    func trimmed(_ isBlank: (Int) -> Bool) -> Range<Int> {
        var range = self
        while let first = range.first, isBlank(first) { range.removeFirst() }
        while let last = range.last, isBlank(last) { range.removeLast() }
        return range
    }
}
