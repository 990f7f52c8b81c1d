/// Code as HTML: coloured, numbered, names linked to where they are declared.
struct CodeWriter {
    let source: Source
    /// What a line's number is prefixed with to make its place: "" or "AddingProblem-".
    var prefix = ""
    /// The lines, from 0, that links lead to: a place for each line would weigh as much as the code.
    var targets: Set<Int> = []
    /// What is folded weighs less: no links, only comments have a colour, tabs stand before lines.
    var isFolded = false
    var parts: [Part] = []
    /// The address of a name's declaration; nil if it has none.
    var address: (String) -> String? = { _ in nil }

    init(_ source: Source, prefix: String = "", address: @escaping (String) -> String?) {
        (self.source, self.prefix, self.address) = (source, prefix, address)
        targets = Set(source.topLevel.map(\.line))
    }

    /// A block of these lines with their numbers, under a head that names it, if a fold does not.
    func block(_ lines: Range<Int>, head: String = "") -> String {
        // In a long file every fifth line has its number, and where it is folded every tenth.
        let interval = lines.count < 60 && !isFolded ? 1 : isFolded ? 10 : 5
        let numbers = lines.map { line in
            let isShown = line == lines.lowerBound || (line + 1) % interval == 0
            return isShown ? String(line + 1) : ""
        }.joined(separator: "\n")
        return """
            <div class="code">\(head)
            <pre tabindex="0">\
            <span class="no" aria-hidden="true">\(numbers)</span><code>\(html(lines))</code></pre></div>
            """
    }

    private func html(_ lines: Range<Int>) -> String {
        var html = ""
        var linked: Set<String> = []
        var before = ""
        var line = lines.lowerBound
        func open() -> String {
            targets.contains(line) ? "<span id=\"\(prefix)L\(line + 1)\">" : ""
        }
        func close() -> String { targets.contains(line) ? "</span>" : "" }
        html += open()
        for (index, token) in source.tokens.enumerated() {
            guard token.line < lines.upperBound else { break }
            let pieces = token.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (offset, piece) in pieces.enumerated() {
                let number = token.line + offset
                guard lines.contains(number) else { continue }
                while line < number {
                    html += close() + "\n"
                    line += 1
                    html += open()
                }
                guard !piece.isEmpty else { continue }
                let text = String(piece).escapedText
                if let style = parts.style(ofWord: token.text) {
                    html += "<u class=\"\(style)\">\(text)</u>"
                } else if let address = address(of: index, after: before),
                    linked.insert(token.text).inserted
                {
                    let isType = token.kind == .type ? " class=\"t\"" : ""
                    html += "<a\(isType) href=\"\(address)\">\(text)</a>"
                } else if let element = element(token.kind) {
                    html += "<\(element)>\(text)</\(element)>"
                } else {
                    html += text
                }
            }
            if !token.text.allSatisfy(\.isWhitespace) { before = token.text }
        }
        html += close()
        guard isFolded else { return html }
        return html.replacing(/(?m)^(?:    )+/) { String(repeating: "\t", count: $0.0.count / 4) }
    }

    /// Types, and functions where they are called.
    private func address(of number: Int, after before: String) -> String? {
        let token = source.tokens[number]
        let next = number + 1 < source.tokens.count ? source.tokens[number + 1].text : ""
        let declares = ["func", "struct", "enum", "class", "protocol", "typealias", "let", "var"]
        guard token.kind == .type || token.kind == .word && next == "(", before != ".",
            !declares.contains(before)
        else { return nil }
        return address(token.text)
    }

    /// The shortest there are: pages have thousands.
    private func element(_ kind: Token.Kind) -> String? {
        switch kind {
        case .comment: "i"
        case _ where isFolded: nil
        case .keyword: "b"
        case .string: "s"
        case .type: "u"
        case .number, .plain, .word: nil
        }
    }
}
