/// A sentence and its translation, in tokens.
public struct SentencePair: Sendable, Equatable {
    public let source: [String]
    public let target: [String]

    public init(source: [String], target: [String]) {
        self.source = source
        self.target = target
    }

    /// Whether both sentences have at most so many tokens, `<eos>` included.
    public func fits(_ maximumLength: Int) -> Bool {
        max(source.count, target.count) < maximumLength
    }
}

/// Sentences side by side with their translations.
public struct ParallelText: Sendable {
    /// The most tokens that a sentence may have; more is most often a file of another kind.
    public static let greatestLength = 1_000

    /// What an error calls the text, such as its file.
    public let name: String
    public let normalization: Normalization
    public private(set) var pairs: [SentencePair]
    /// The line on which each pair stands, counted from 1.
    public private(set) var lines: [Int]

    /// Reads a pair a line: source, tab, target. A third column with the licence of the pair, as
    /// Tatoeba's have it, is ignored, as are empty lines and a byte order mark.
    /// - Parameter limit: how many pairs to read; if nil, all.
    /// - Throws: ``RecurrentError`` with the line that has no tab, other columns, an empty side, more
    ///   than ``greatestLength`` tokens, a reserved token or a carriage return that does not end it; or
    ///   when there is no pair.
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
        (pairs, lines) = ([], [])
        var number = 0
        while !rest.isEmpty, pairs.count < limit ?? .max {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...].dropFirst()
            number += 1
            if line.allSatisfy({ $0 <= UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) { continue }
            pairs.append(try Self.pair(line, place: "\(name):\(number)"))
            lines.append(number)
        }
        try throwUnless(!pairs.isEmpty, name, "holds no sentence pair", remedy: Self.remedy)
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
        (self.name, self.normalization) = (name, normalization)
        (self.pairs, lines) = (pairs, Array(1..<pairs.count + 1))
    }

    /// The first pairs; all when there are no more.
    public func prefix(_ count: Int) -> ParallelText {
        var first = self
        (first.pairs, first.lines) = (Array(pairs.prefix(count)), Array(lines.prefix(count)))
        return first
    }

    /// The pairs that fulfil a condition.
    public func filter(_ isKept: (SentencePair) -> Bool) -> ParallelText {
        let places = pairs.indices.filter { isKept(pairs[$0]) }
        var some = self
        (some.pairs, some.lines) = (places.map { pairs[$0] }, places.map { lines[$0] })
        return some
    }
}

extension ParallelText {
    private static let remedy = "write a sentence, a tab and its translation on each line"

    private static func pair(
        _ line: ArraySlice<UInt8>, place: @autoclosure () -> String
    ) throws -> SentencePair {
        try TextFile.checkEnds(of: line, place())
        let columns = line.split(
            separator: UInt8(ascii: "\t"), maxSplits: 3, omittingEmptySubsequences: false)
        try throwUnless(
            columns.count > 1, place(), "expected a tab between source and target", remedy: remedy)
        let others = columns.dropFirst(2).filter { !$0.allSatisfy { $0 <= UInt8(ascii: " ") } }
        let isLicence = others.count == 1 && others[0].starts(with: "cc-by".utf8)
        try throwUnless(
            others.isEmpty || isLicence, place(), "has other columns than a pair's",
            remedy: "keep the two with the sentences, by cut -f")
        let sides = columns[..<2].map(Normalization.tokens)
        for (side, tokens) in zip(["source", "target"], sides) {
            try throwUnless(!tokens.isEmpty, place(), "the \(side) is empty", remedy: remedy)
            try throwUnless(
                tokens.count <= greatestLength, place(),
                "the \(side) has \(tokens.count) tokens, at most \(greatestLength) are allowed",
                remedy: remedy)
            let reserved = tokens.first(where: Vocabulary.reservedForTarget.contains)
            try throwUnless(
                reserved == nil, place(), "the \(side) holds \(reserved ?? ""), which is reserved",
                remedy: remedy)
        }
        return SentencePair(source: sides[0], target: sides[1])
    }
}
