import Foundation

extension Vocabulary {
    /// Reads a model's vocabulary: a token a line, in the order of their indices.
    /// - Parameters:
    ///   - reserved: tokens that have to be there
    ///   - spaces: what no token may hold, as it parts them
    /// - Throws: ``RecurrentError`` when the file is no such list, or holds a token that a terminal
    ///   would obey or a line could not.
    init(
        _ file: PlainFile, reserved: [String] = [], partedBy spaces: Set<Unicode.Scalar> = [],
        remedy: String
    ) throws {
        func check(_ holds: Bool, _ problem: String) throws {
            try throwUnless(holds, file.path, problem, remedy: remedy)
        }
        let (text, end) = (try TextFile.decode(file.bytes(), path: file.path), UInt8(ascii: "\n"))
        try check(
            text.utf8.count { $0 == end } <= Self.greatestCount,
            "holds more than \(Self.greatestCount) tokens")
        try check(text.utf8.last ?? end == end, "does not end with a whole line")
        try TextFile.checkAccents(of: text, file.path, remedy: remedy)
        try check(text.unicodeScalars.first != "\u{FEFF}", "begins with a byte order mark")
        let tokens = text.utf8.split(separator: end, omittingEmptySubsequences: false).dropLast()
            .map { String($0)! }
        let lines: Set<Unicode.GeneralCategory> = [.control, .lineSeparator, .paragraphSeparator]
        let bad = tokens.firstIndex { token in
            token.isEmpty
                || token.unicodeScalars.contains { lines.contains($0.properties.generalCategory) }
        }
        try check(bad == nil, "line \((bad ?? 0) + 1) is empty or holds a control character")
        guard let vocabulary = Vocabulary(ordered: tokens) else {
            throw RecurrentError(
                place: file.path, problem: "holds a token twice, or no <unk>", remedy: remedy)
        }
        let place = tokens.firstIndex { !spaces.isDisjoint(with: $0.unicodeScalars) }
        try check(place == nil, "line \((place ?? 0) + 1) holds a space, which parts words")
        for token in reserved { try check(vocabulary.contains(token), "lacks \(token)") }
        self = vocabulary
    }
}
