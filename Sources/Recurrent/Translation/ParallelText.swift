/// A sentence and its translation, in tokens.
public struct SentencePair: Sendable, Equatable {
    public let source: [String]
    public let target: [String]

    public init(source: [String], target: [String]) {
        self.source = source
        self.target = target
    }
}

/// Sentences side by side with their translations.
public struct ParallelText: Sendable {
    /// The most tokens that a sentence may have; more is most often a file of another kind.
    public static let greatestLength = 1_000

    /// What an error calls the text, such as its file.
    public let name: String
    public let normalization: Normalization
    public let pairs: [SentencePair]
    /// The line on which each pair stands, counted from 1.
    public let lines: [Int]

    /// Reads a pair a line: source, tab, target; what follows a second tab is ignored, as are
    /// empty lines and a byte order mark.
    /// - Parameter limit: how many pairs to read; if nil, all.
    /// - Throws: ``RecurrentError`` with the line that has no tab, an empty side, more than
    ///   ``greatestLength`` tokens or a reserved token; or when there is no pair.
    /// - Complexity: O(bytes).
    public init(
        text: String, name: String = "text", normalization: Normalization = .standard,
        limit: Int? = nil
    ) throws {
        self.name = name
        self.normalization = normalization
        let bytes = normalization.normalizedBytes(text)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        var (pairs, lines): ([SentencePair], [Int]) = ([], [])
        var number = 0
        while !rest.isEmpty, pairs.count < limit ?? .max {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...].dropFirst()
            number += 1
            if line.allSatisfy({ $0 <= UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) { continue }
            pairs.append(try Self.pair(line, place: "\(name):\(number)"))
            lines.append(number)
        }
        if pairs.isEmpty {
            throw RecurrentError(
                place: name, problem: "holds no sentence pair", remedy: Self.remedy)
        }
        (self.pairs, self.lines) = (pairs, lines)
    }

    /// Reads a file of the reader's own.
    /// - Throws: ``RecurrentError`` when the file cannot be read or is not UTF-8, and as
    ///   ``init(text:name:normalization:limit:)`` does.
    public init(
        file path: String, normalization: Normalization = .standard, limit: Int? = nil
    ) throws {
        try self.init(
            text: TextFile.text(at: path), name: path, normalization: normalization, limit: limit)
    }

    /// Pairs from somewhere else; each stands on a line of its own.
    public init(
        pairs: [SentencePair], name: String = "text", normalization: Normalization = .standard
    ) {
        self.init(
            name: name, normalization: normalization, pairs: pairs,
            lines: Array(1..<pairs.count + 1))
    }

    private init(name: String, normalization: Normalization, pairs: [SentencePair], lines: [Int]) {
        (self.name, self.normalization, self.pairs, self.lines) = (
            name, normalization, pairs, lines
        )
    }

    /// The first pairs; all when there are no more.
    public func prefix(_ count: Int) -> ParallelText {
        ParallelText(
            name: name, normalization: normalization, pairs: Array(pairs.prefix(count)),
            lines: Array(lines.prefix(count)))
    }
}

extension ParallelText {
    private static let remedy = "write a sentence, a tab and its translation on each line"

    private static func pair(_ line: ArraySlice<UInt8>, place: @autoclosure () -> String) throws
        -> SentencePair
    {
        let columns = line.split(
            separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
        guard columns.count > 1 else {
            throw RecurrentError(
                place: place(), problem: "expected a tab between source and target", remedy: remedy)
        }
        let (source, target) = (Normalization.tokens(columns[0]), Normalization.tokens(columns[1]))
        for (side, tokens) in [("source", source), ("target", target)] {
            if let problem = problem(side, tokens) {
                throw RecurrentError(place: place(), problem: problem, remedy: remedy)
            }
        }
        return SentencePair(source: source, target: target)
    }

    private static func problem(_ side: String, _ tokens: [String]) -> String? {
        if tokens.isEmpty { return "the \(side) is empty" }
        if tokens.count > greatestLength {
            return "the \(side) has \(tokens.count) tokens, at most \(greatestLength) are allowed"
        }
        return tokens.first(where: Vocabulary.reservedForTarget.contains).map {
            "the \(side) holds \($0), which is reserved"
        }
    }
}
