import Foundation

/// A Swift file as its reader sees it: prose in blocks `/*:` … `*/`, and code between them.
struct Source {
    /// From the project's folder: `Chapters/10.1-LSTM/main.swift`.
    let path: String
    let lines: [Substring]
    let tokens: [Token]
    /// The types and functions at the left margin, with their lines: what other files can name.
    let topLevel: [(name: String, line: Int)]
    /// All functions, those of types and extensions as well.
    let functions: Set<String>

    struct Part {
        /// Its prose, in Markdown; nil if it is code.
        let prose: String?
        /// Its lines, from 0.
        let lines: Range<Int>
    }

    init(_ path: String, in project: URL) throws {
        let text = try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
        self.init(path: path, text: text)
    }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        tokens = Lexer.tokens(of: text)
        topLevel = Self.topLevel(of: lines)
        let words = tokens.filter { !$0.text.allSatisfy(\.isWhitespace) }
        functions = Set(zip(words, words.dropFirst()).filter { $0.0.text == "func" }.map(\.1.text))
    }

    private static func topLevel(of lines: [Substring]) -> [(name: String, line: Int)] {
        let declaration =
            /(?:@\w+ )?(?:public |package |private |fileprivate |final |nonisolated |indirect )*(?:struct|enum|class|protocol|typealias|func|var|let) (\w+)/
        return lines.enumerated().compactMap { number, line in
            guard let first = line.first, first != " ", first != "/" else { return nil }
            return line.prefixMatch(of: declaration).map { (String($0.1), number) }
        }
    }

    var name: String { String(path.split(separator: "/").last ?? "") }

    /// Of `Sources`: `Recurrent / Layers`.
    var folder: String {
        path.split(separator: "/").dropFirst().dropLast().joined(separator: " / ")
    }

    /// Prose and code in turn.
    var parts: [Part] {
        var parts: [Part] = []
        var start = 0
        func closeCode(_ end: Int) {
            var range = start..<end
            while let first = range.first, isBlank(first) { range.removeFirst() }
            while let last = range.last, isBlank(last) { range.removeLast() }
            if !range.isEmpty { parts.append(Part(prose: nil, lines: range)) }
        }
        var prose: Int?
        for (number, line) in lines.enumerated() {
            if prose == nil, line.hasPrefix("/*:") {
                closeCode(number)
                prose = number
            } else if let first = prose, line.hasPrefix("*/") {
                let text = lines[(first + 1)..<number].joined(separator: "\n")
                parts.append(Part(prose: text, lines: (first + 1)..<number))
                (prose, start) = (nil, number + 1)
            }
        }
        closeCode(lines.count)
        return parts
    }

    private func isBlank(_ line: Int) -> Bool { lines[line].allSatisfy(\.isWhitespace) }

    func text(_ range: Range<Int>) -> String { lines[range].joined(separator: "\n") }

    /// The texts that stand in quotes in the code, those joined by `+` as one; a nil part is a value
    /// that is put in when it runs.
    var literals: [(line: Int, parts: [String?])] {
        var all: [(line: Int, parts: [String?])] = []
        var (isJoined, isOpen) = (false, false)
        for token in tokens {
            if token.depth > 0 {
                if !all.isEmpty, isOpen, all[all.count - 1].parts.last != .some(nil) {
                    all[all.count - 1].parts.append(nil)
                }
            } else if token.kind == .string {
                var text = token.text
                let begins = !isOpen
                if begins { text.removeFirst() }
                isOpen = !(text.hasSuffix("\"") && !text.hasSuffix("\\\""))
                if !isOpen { text.removeLast() }
                text = text.replacingOccurrences(of: "\\\"", with: "\"")
                if begins, !isJoined { all.append((token.line, [])) }
                all[all.count - 1].parts.append(text)
                isJoined = false
            } else if token.kind == .plain, token.text == "+" {
                isJoined = !all.isEmpty
            } else if !token.text.allSatisfy(\.isWhitespace) {
                (isJoined, isOpen) = (false, false)
            }
        }
        return all
    }

    /// The line of the text that a run of this code would have put together so.
    func line(of text: String) -> Int? {
        let found = literals.filter { Self.matches($0.parts, text) }
        let most = found.map { Self.fixed($0.parts) }.max()
        return found.first { Self.fixed($0.parts) == most }?.line
    }

    /// How many characters of a literal are the same in every run.
    private static func fixed(_ parts: [String?]) -> Int {
        parts.reduce(0) { $0 + ($1?.count ?? 0) }
    }

    static func matches(_ parts: [String?], _ text: String) -> Bool {
        // A third of it at least: "\(a) of \(b)" is found in any sentence.
        guard fixed(parts) >= max(4, text.count / 3) else { return false }
        var rest = text[...]
        var isFree = false
        for part in parts {
            guard let part else {
                isFree = true
                continue
            }
            guard !part.isEmpty else { continue }
            if isFree {
                guard let found = rest.range(of: part) else { return false }
                rest = rest[found.upperBound...]
            } else {
                guard rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
            }
            isFree = false
        }
        return rest.isEmpty || isFree
    }

    /// The functions, types and properties that a line stands in, the innermost first.
    func member(at line: Int) -> [String] {
        var names: [String] = []
        var depth = Int.max
        for text in lines[...min(line, lines.count - 1)].reversed() where !text.isEmpty {
            let indentation = text.prefix { $0 == " " }.count
            // What closes something stands as far in as the line that opened it.
            guard indentation < depth, !")]}".contains(text.dropFirst(indentation).first ?? " ")
            else { continue }
            depth = indentation
            if let match = text.firstMatch(of: /\b(?:func|var|struct|enum|extension|let) (\w+)/) {
                names.append(String(match.1))
            }
        }
        return names
    }

    /// The types that it extends.
    var extended: Set<String> {
        Set(lines.compactMap { $0.prefixMatch(of: /extension (\w+)/).map { String($0.1) } })
    }

    /// The words of some lines of code.
    func words(_ range: Range<Int>) -> Set<String> {
        Set(
            tokens.filter { range.contains($0.line) && ($0.kind == .word || $0.kind == .type) }
                .map(\.text))
    }
}
