import Foundation

/// A language model that counts: each token is predicted from the `order - 1` tokens before it.
///
/// Absolute discounting takes D from the count of each token seen after a context h and gives
/// what it took to the next shorter context h′, down to the uniform distribution over V tokens:
///
///     P(w | h) = max(c(hw) − D, 0) / c(h)  +  D · t(h) / c(h) · P(w | h′)
///
/// c counts occurrences and t(h) the distinct tokens seen after h; after a context never seen,
/// P(w | h) = P(w | h′). The counts stay as they are for shorter contexts (no Kneser–Ney
/// continuation counts).
///
/// Source: Ney, Essen & Kneser 1994; in this interpolated form Chen & Goodman 1998.
public struct NGramModel: Sendable {
    public let order: Int
    public let vocabularySize: Int
    public let discount: Double

    private struct Successors: Sendable {
        var total = 0
        var counts: [Int32: Int] = [:]

        mutating func add(_ token: Int32) {
            total += 1
            counts[token, default: 0] += 1
        }
    }
    /// For each length of context, what followed the contexts of that length.
    private var tables: [[UInt64: Successors]]

    /// - Parameters:
    ///   - order: 1 for unigrams, 2 for bigrams, ….
    ///   - indices: the training text.
    ///   - vocabularySize: V; every index is below it.
    ///   - discount: D, between 0 and 1.
    /// - Precondition: V to the power `order - 1` fits in 64 bits.
    /// - Complexity: O(order · tokens) time and space.
    public init(
        order: Int, indices: some Collection<Int32>, vocabularySize: Int, discount: Double = 0.75
    ) {
        require(order > 0, "NGramModel: order \(order)")
        require((0...1).contains(discount), "NGramModel: discount \(discount) is not in 0...1")
        require(
            Self.isPossible(order: order, vocabularySize: vocabularySize),
            "NGramModel: contexts of \(order - 1) among \(vocabularySize) tokens are too many")
        self.order = order
        self.vocabularySize = vocabularySize
        self.discount = discount
        tables = Array(repeating: [:], count: order)
        count(Array(indices))
    }

    /// Whether each context can have a number in 64 bits.
    package static func isPossible(order: Int, vocabularySize: Int) -> Bool {
        pow(Double(vocabularySize), Double(order - 1)) < 0x1p64
    }

    private mutating func count(_ text: [Int32]) {
        for (position, token) in text.enumerated() {
            require(
                token >= 0 && token < vocabularySize,
                "NGramModel: index \(token) in a vocabulary of \(vocabularySize)")
            for (length, key) in keys(before: position, in: text).enumerated() {
                tables[length][key, default: Successors()].add(token)
            }
        }
    }

    /// The contexts that end before a position, shortest first, each as a number in base V.
    private func keys(before position: Int, in text: [Int32]) -> [UInt64] {
        var keys: [UInt64] = [0]
        var place: UInt64 = 1
        for distance in 1..<order where distance <= position {
            keys.append(keys[distance - 1] &+ place &* UInt64(text[position - distance]))
            place &*= UInt64(vocabularySize)
        }
        return keys
    }

    /// The probability of each vocabulary index after a context, of which the last tokens count.
    public func probabilities(after context: some Collection<Int32>) -> [Double] {
        let recent = Array(context.suffix(order - 1))
        var result = [Double](repeating: 1 / Double(vocabularySize), count: vocabularySize)
        for (length, key) in keys(before: recent.count, in: recent).enumerated() {
            guard let seen = tables[length][key] else { break }
            let total = Double(seen.total)
            let passedOn = discount * Double(seen.counts.count) / total
            for index in result.indices { result[index] *= passedOn }
            for (token, count) in seen.counts {
                result[Int(token)] += (Double(count) - discount) / total
            }
        }
        return result
    }

    /// The probability of the token at a position of a text, given the tokens before it.
    public func probability(at position: Int, in text: [Int32]) -> Double {
        let token = text[position]
        var result = 1 / Double(vocabularySize)
        for (length, key) in keys(before: position, in: text).enumerated() {
            guard let seen = tables[length][key] else { break }
            let rest = discount * Double(seen.counts.count) * result
            let kept = seen.counts[token].map { Double($0) - discount } ?? 0
            result = (kept + rest) / Double(seen.total)
        }
        return result
    }

    /// exp of the mean of −log P over some positions of a text; the tokens before them are context.
    /// - Precondition: the range is not empty and lies within the text.
    public func perplexity(of text: [Int32], at positions: Range<Int>) -> Double {
        require(!positions.isEmpty, "NGramModel: the perplexity of no token")
        let loss = positions.reduce(0.0) { $0 - log(probability(at: $1, in: text)) }
        return exp(loss / Double(positions.count))
    }
}
