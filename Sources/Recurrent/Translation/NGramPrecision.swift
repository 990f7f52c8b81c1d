/// How many n-grams of a hypothesis its references have as well.
public struct NGramPrecision: Sendable, Equatable {
    /// The n-grams found in a reference, each as often at most as some one reference has it.
    public var matchCount: Int
    /// The n-grams of the hypothesis.
    public var count: Int

    public init(matchCount: Int = 0, count: Int = 0) {
        self.matchCount = matchCount
        self.count = count
    }

    /// matchCount / count, and 0 where there is no n-gram.
    public var value: Double { count == 0 ? 0 : Double(matchCount) / Double(count) }
}

/// The modified n-gram precision of a hypothesis: a word that is repeated more often than in any
/// reference is a match only that often.
///
/// Time and memory are O(order · tokens).
///
/// Source: Papineni et al. 2002, section 2.1.
/// - Parameter order: n, the number of tokens in an n-gram, at least 1
public func modifiedPrecision<Token: Hashable>(
    order: Int, of hypothesis: [Token], against references: [[Token]]
) -> NGramPrecision {
    require(order > 0, "modifiedPrecision: n-grams of \(order) tokens")
    var limits: [ArraySlice<Token>: Int] = [:]
    for reference in references {
        limits.merge(nGramCounts(order: order, in: reference)) { max($0, $1) }
    }
    return nGramCounts(order: order, in: hypothesis)
        .reduce(into: NGramPrecision()) { precision, nGram in
            precision.matchCount += min(nGram.value, limits[nGram.key] ?? 0)
            precision.count += nGram.value
        }
}

private func nGramCounts<Token: Hashable>(
    order: Int, in tokens: [Token]
) -> [ArraySlice<Token>: Int] {
    guard tokens.count >= order else { return [:] }
    return (0...tokens.count - order).reduce(into: [:]) { counts, start in
        counts[tokens[start..<start + order], default: 0] += 1
    }
}
