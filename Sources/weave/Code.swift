/// Code as HTML: coloured, each line with its number as a place to link to, names linked to where
/// they are declared.
struct CodeWriter {
    let source: Source
    /// What a line's number is prefixed with to make its place: "" or "AddingProblem-".
    var prefix = ""
    /// The address of a name's declaration; nil if it has none.
    var address: (String) -> String? = { _ in nil }

    func html(_ lines: Range<Int>) -> String {
        var html = ""
        var linked: Set<String> = []
        var before = ""
        var line = lines.lowerBound
        func open() -> String { "<span id=\"\(prefix)L\(line + 1)\">" }
        html += open()
        for (index, token) in source.tokens.enumerated() {
            let pieces = token.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (offset, piece) in pieces.enumerated() {
                let number = token.line + offset
                guard lines.contains(number) else { continue }
                while line < number {
                    line += 1
                    html += "</span>\n" + open()
                }
                guard !piece.isEmpty else { continue }
                let text = String(piece).escaped
                if let address = address(of: index, after: before),
                    linked.insert(token.text).inserted
                {
                    let isType = token.kind == .type ? " class=\"t\"" : ""
                    html += "<a\(isType) href=\"\(address)\">\(text)</a>"
                } else if let element = Self.element(token.kind) {
                    html += "<\(element)>\(text)</\(element)>"
                } else {
                    html += text
                }
            }
            if !token.text.allSatisfy(\.isWhitespace) { before = token.text }
        }
        return html + "</span>"
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
    private static func element(_ kind: Token.Kind) -> String? {
        switch kind {
        case .keyword: "b"
        case .comment: "i"
        case .string: "s"
        case .type: "u"
        case .number, .plain, .word: nil
        }
    }
}
