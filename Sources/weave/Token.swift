/// A word of Swift, as far as colouring it and finding it need to tell.
struct Token {
    enum Kind { case plain, word, keyword, type, number, string, comment }

    let kind: Kind
    var text: String
    /// The line it starts on, from 0.
    let line: Int
    /// How many interpolations it stands within.
    let depth: Int
}

/// Cuts Swift into tokens that together are the whole text.
struct Lexer {
    private let text: [Character]
    private var position = 0
    private var line = 0
    private var tokens: [Token] = []

    private static let keywords: Set<String> = [
        "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
        "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
        "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in",
        "indirect", "init", "inout", "internal", "is", "isolated", "lazy", "let", "mutating", "nil",
        "nonisolated", "open", "operator", "override", "package", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "Self", "some", "any", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while", "final", "class",
    ]

    static func tokens(of text: String) -> [Token] {
        var lexer = Lexer(text: Array(text))
        lexer.code(depth: 0)
        return lexer.tokens
    }

    private init(text: [Character]) { self.text = text }

    private func peek(_ offset: Int = 0) -> Character? {
        position + offset < text.count ? text[position + offset] : nil
    }

    private func starts(with prefix: String) -> Bool {
        for (offset, character) in prefix.enumerated() where peek(offset) != character {
            return false
        }
        return true
    }

    private mutating func add(_ kind: Token.Kind, to end: Int, depth: Int) {
        guard end > position else { return }
        let text = String(text[position..<end])
        tokens.append(Token(kind: kind, text: text, line: line, depth: depth))
        line += text.reduce(0) { $0 + ($1.isNewline ? 1 : 0) }
        position = end
    }

    private func end(while holds: (Character) -> Bool) -> Int {
        var end = position
        while end < text.count, holds(text[end]) { end += 1 }
        return end
    }

    /// To the end of the text or, within an interpolation, to the parenthesis that closes it.
    private mutating func code(depth: Int) {
        var open = 0
        while let next = peek() {
            if starts(with: "//") {
                add(.comment, to: end { !$0.isNewline }, depth: depth)
            } else if starts(with: "/*") {
                add(.comment, to: endOfBlockComment(), depth: depth)
            } else if next == "\"" {
                string(depth: depth)
            } else if next == "/", let end = endOfPattern() {
                add(.string, to: end, depth: depth)
            } else if next.isNumber, next.isASCII {
                let end = end { $0.isHexDigit || "xob._".contains($0) || $0.isNumber }
                add(.number, to: text[end - 1] == "." ? end - 1 : end, depth: depth)
            } else if next.isLetter || next == "_" || next == "@" || next == "#" {
                word(depth: depth)
            } else {
                if next == "(" { open += 1 }
                if next == ")" { open -= 1 }
                if depth > 0, open < 0 { return }
                add(.plain, to: position + 1, depth: depth)
            }
        }
    }

    private mutating func word(depth: Int) {
        var end = position + 1
        while end < text.count, text[end].isLetter || text[end].isNumber || text[end] == "_" {
            end += 1
        }
        let word = String(text[position..<end])
        let isMember = position > 0 && text[position - 1] == "."
        let isKeyword = Self.keywords.contains(word) && !isMember || "@#".contains(word.first!)
        let isType = word.first!.isUppercase
        add(isKeyword ? .keyword : isType ? .type : .word, to: end, depth: depth)
    }

    private func endOfBlockComment() -> Int {
        var (end, open) = (position + 2, 1)
        while end < text.count, open > 0 {
            let pair = (text[end], end + 1 < text.count ? text[end + 1] : " ")
            if pair == ("/", "*") { open += 1 }
            if pair == ("*", "/") { open -= 1 }
            end += pair == ("/", "*") || pair == ("*", "/") ? 2 : 1
        }
        return min(end, text.count)
    }

    /// Where a regular expression ends; nil if this is a division.
    private func endOfPattern() -> Int? {
        var before = position - 1
        while before >= 0, text[before] == " " { before -= 1 }
        guard before >= 0, "(,=:".contains(text[before]), let first = peek(1), first != " " else {
            return nil
        }
        var end = position + 1
        while end < text.count, !text[end].isNewline {
            if text[end] == "/" { return end + 1 }
            end += text[end] == "\\" ? 2 : 1
        }
        return nil
    }

    private mutating func string(depth: Int) {
        let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        var end = position + quote.count
        while end < text.count {
            if text[end] == "\\", end + 1 < text.count, text[end + 1] == "(" {
                add(.string, to: end, depth: depth)
                add(.plain, to: end + 2, depth: depth + 1)
                code(depth: depth + 1)
                add(.plain, to: min(position + 1, text.count), depth: depth + 1)
                end = position
            } else if text[end] == "\\" {
                end += 2
            } else if quote.count == 1 ? text[end] == "\"" : ends(quote, at: end) {
                end += quote.count
                break
            } else {
                end += 1
            }
        }
        add(.string, to: min(end, text.count), depth: depth)
    }

    private func ends(_ quote: String, at place: Int) -> Bool {
        place + 3 <= text.count && String(text[place..<place + 3]) == quote
    }
}
