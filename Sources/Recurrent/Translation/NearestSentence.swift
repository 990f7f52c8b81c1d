/// Translates by example: with the target of the nearest source it knows.
///
/// What a network has to beat before it can be said to have learned more than its examples.
public struct NearestSentence: Sendable {
    public struct Answer: Sendable, Equatable {
        /// The number of the pair that was found.
        public let pair: Int
        /// The tokens to insert, delete and replace on the way from its source to the sentence.
        public let distance: Int
        public let target: [String]
    }

    private let pairs: [SentencePair]
    private let numbers: [String: Int32]
    private let sources: [[Int32]]
    /// The pairs whose source has a number of tokens.
    private let byLength: [[Int]]

    /// - Precondition: there is a pair.
    public init(_ pairs: [SentencePair]) {
        require(!pairs.isEmpty, "NearestSentence: no pairs")
        var numbers: [String: Int32] = [:]
        sources = pairs.map { pair in
            pair.source.map { token in
                let next = Int32(numbers.count)
                let number = numbers[token, default: next]
                if number == next { numbers[token] = next }
                return number
            }
        }
        let longest = sources.lazy.map(\.count).max() ?? 0
        var byLength = [[Int]](repeating: [], count: longest + 1)
        for (pair, source) in sources.enumerated() { byLength[source.count].append(pair) }
        (self.pairs, self.numbers, self.byLength) = (pairs, numbers, byLength)
    }

    /// The nearest source's target; of several nearest, the first pair's.
    ///
    /// - Complexity: O(pairs · length²) at worst. Sources whose length alone puts them farther away
    ///   than the best so far are not looked at, nor the rest of a distance beyond it.
    public func callAsFunction(_ sentence: [String]) -> Answer {
        let tokens = sentence.map { numbers[$0] ?? -1 }
        var best = (distance: Int.max, pair: 0)
        let farthest = max(tokens.count, byLength.count)
        for difference in 0...farthest where difference <= best.distance {
            for length in Set([tokens.count - difference, tokens.count + difference]) {
                guard byLength.indices.contains(length) else { continue }
                for pair in byLength[length] {
                    let limit = best.distance
                    let distance = editDistance(tokens, sources[pair], limit: limit)
                    if let distance, (distance, pair) < best { best = (distance, pair) }
                }
            }
        }
        return Answer(
            pair: best.pair, distance: best.distance, target: pairs[best.pair].target)
    }
}

/// The least number of insertions, deletions and replacements that make one sequence of the other.
///
/// Source: Levenshtein 1966, by dynamic programming (Wagner & Fischer 1974).
/// - Parameter limit: distances above it are of no interest; they give nil.
/// - Complexity: O(a.count · b.count), less under a small limit.
func editDistance(_ a: [Int32], _ b: [Int32], limit: Int = .max) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var row = Array(0...b.count)
    for (i, token) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        var least = row[0]
        for j in b.indices {
            let replaced = diagonal + (token == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
            least = min(least, row[j + 1])
        }
        if least > limit { return nil }
    }
    return row[b.count] <= limit ? row[b.count] : nil
}
