/// The distinct tokens of a text in sorted order, each with an index.
///
/// The tokens are `<unk>`, those reserved, and every token frequent enough, as one set sorted by
/// Unicode scalar: for the characters of a normalised text that is `" "`, `<unk>`, `a`, `b`, ….
/// A token that is not in the set has the index of `<unk>`.
///
/// Source: D2L, section 9.2.3.
public struct Vocabulary: Sendable, Equatable {
    public static let unknown = "<unk>"
    /// The most tokens of a vocabulary that is read from a file.
    static let greatestCount = 1_000_000

    /// How often a token occurred in the text.
    public struct TokenCount: Sendable, Equatable {
        public let token: String
        public fileprivate(set) var count: Int
    }

    /// The token of each index.
    public let tokens: [String]
    /// Every token of the text, the rare too; most frequent first, ties in order of appearance.
    public private(set) var counts: [TokenCount] = []
    public let unknownIndex: Int
    private let indices: [ScalarKey: Int32]

    /// - Parameters:
    ///   - tokens: the text, in any order.
    ///   - minimumFrequency: a token that occurs less often is left to `<unk>`.
    ///   - reserved: tokens that are there whether they occur or not, such as `<pad>`.
    public init(
        tokens: some Sequence<String>, minimumFrequency: Int = 1, reserved: [String] = []
    ) {
        let counts = Self.count(tokens)
        let frequent = counts.lazy.filter { $0.count >= minimumFrequency }
        let distinct = Set(frequent.map { ScalarKey(string: $0.token) })
            .union((reserved + [Self.unknown]).map(ScalarKey.init))
        self.init(ordered: distinct.sorted().map(\.string))!
        self.counts = counts
    }

    /// Tokens in the order of their indices, from a list that was kept; nil when one of them is
    /// there twice or ``unknown`` is missing. How often each occurred is not known: `counts` is
    /// empty.
    public init?(ordered tokens: [String]) {
        var indices: [ScalarKey: Int32] = [:]
        for (index, token) in tokens.enumerated() {
            guard indices.updateValue(Int32(index), forKey: ScalarKey(string: token)) == nil
            else { return nil }
        }
        guard let unknown = indices[ScalarKey(string: Self.unknown)] else { return nil }
        (self.tokens, self.indices, unknownIndex) = (tokens, indices, Int(unknown))
    }

    /// The number of indices, `<unk>` and reserved tokens included.
    public var count: Int { tokens.count }

    /// The token's index, or that of `<unk>`.
    public subscript(token: String) -> Int {
        Int(indices[ScalarKey(string: token)] ?? Int32(unknownIndex))
    }

    /// The tokens' indices, that of `<unk>` for each that is unknown.
    public func indices(of tokens: some Sequence<String>) -> [Int32] {
        let unknown = Int32(unknownIndex)
        return tokens.map { indices[ScalarKey(string: $0)] ?? unknown }
    }

    /// The tokens at some indices.
    /// - Precondition: each index is in `0..<count`.
    public func tokens(at indices: some Sequence<Int32>) -> [String] {
        indices.map { tokens[Int($0)] }
    }

    public func contains(_ token: String) -> Bool { indices[ScalarKey(string: token)] != nil }

    private static func count(_ tokens: some Sequence<String>) -> [TokenCount] {
        var position: [ScalarKey: Int] = [:]
        var distinct: [TokenCount] = []
        for token in tokens {
            let index = position[ScalarKey(string: token), default: distinct.count]
            if index == distinct.count {
                position[ScalarKey(string: token)] = index
                distinct.append(TokenCount(token: token, count: 0))
            }
            distinct[index].count += 1
        }
        return distinct.sorted { $0.count > $1.count }
    }
}

/// A string told apart and ordered by its Unicode scalars, as Python's strings are.
///
/// Swift's own `==` takes `"é"` and `"e\u{301}"` for one string, which would merge two tokens.
/// UTF-8 bytes sort as the scalars they stand for.
private struct ScalarKey: Hashable, Comparable, Sendable {
    let string: String

    static func == (a: ScalarKey, b: ScalarKey) -> Bool {
        a.string.utf8.elementsEqual(b.string.utf8)
    }

    static func < (a: ScalarKey, b: ScalarKey) -> Bool {
        a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
