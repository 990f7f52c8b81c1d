import Foundation

/// The sequences that a search may choose from.
///
/// A sequence is complete when it has ended or has `maxLength` tokens, the end token counted. So
/// without further limits the probabilities of all complete sequences add up to 1. A token of
/// probability zero is never chosen.
public struct SearchSpace: Sendable, Equatable {
    /// The fewest tokens of a sequence that ends, the end token counted.
    public var minLength: Int
    public var maxLength: Int
    /// Tokens that are not chosen. Their probability is not given to the others.
    public var banned: Set<Int32>
    /// What every sequence begins with, banned tokens allowed.
    public var prefix: [Int32]

    public init(
        minLength: Int = 1, maxLength: Int, banned: Set<Int32> = [], prefix: [Int32] = []
    ) {
        self.minLength = minLength
        self.maxLength = maxLength
        self.banned = banned
        self.prefix = prefix
    }

    /// - Throws: ``RecurrentError`` where no sequence, or none of any model, fits.
    public func validate() throws {
        try throwUnless(
            maxLength >= 1, "maximum length \(maxLength)", "not at least 1",
            remedy: "allow a token or more")
        try throwUnless(
            minLength >= 1, "minimum length \(minLength)", "not at least 1",
            remedy: "1 allows every length")
        try throwUnless(
            minLength <= maxLength, "minimum length \(minLength)",
            "above the maximum length \(maxLength)", remedy: "lower it, or raise the maximum")
        try throwUnless(
            prefix.count <= maxLength, "forced prefix",
            "\(prefix.count) tokens, the maximum length is \(maxLength)",
            remedy: "force fewer tokens, or raise the maximum")
    }

    func validate(vocabularySize: Int, end: Int32?) throws {
        try validate()
        let strange = (prefix + banned.sorted()).first { $0 < 0 || $0 >= vocabularySize }
        try throwUnless(
            strange == nil, "token \(strange ?? 0)",
            "banned or forced, but outside a vocabulary of \(vocabularySize)",
            remedy: "name tokens of the model's own vocabulary")
        try throwUnless(
            !prefix.contains { $0 == end }, "forced prefix",
            "it holds \(end ?? 0), the token that ends a sequence", remedy: "leave that token out")
    }

    /// Whether a token may stand at a position, counted from 0.
    @inline(__always)
    func allows(_ token: Int32, at position: Int, end: Int32?) -> Bool {
        if position < prefix.count { return token == prefix[position] }
        if token == end, position + 1 < minLength { return false }
        return banned.isEmpty || !banned.contains(token)
    }

    /// How many complete sequences there are: what an exhaustive search has to try.
    ///
    /// With V tokens and at most T of them that is Vᵀ where no token ends a sequence, 10⁴⁰ for
    /// V = 10,000 and T = 10, and (V − 1)ᵀ + Σₜ (V − 1)ᵗ, t from 0 to T − 1, where one does. Exact
    /// up to 2⁵³.
    public func sequenceCount(vocabularySize: Int, end: Int32?) -> Double {
        let shut = Set(banned + (end.map { [$0] } ?? []))
        func open(_ length: Int) -> Double {
            pow(Double(vocabularySize - shut.count), Double(max(0, length - prefix.count)))
        }
        let ended = (0..<maxLength).reduce(0.0) { sum, position in
            end.map { allows($0, at: position, end: end) } == true ? sum + open(position) : sum
        }
        return ended + open(maxLength)
    }
}
