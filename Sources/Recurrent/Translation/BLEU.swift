import Foundation

/// The BLEU of one sentence as the book defines it, from 0 to 1.
///
///     exp(min(0, 1 − length of label / length of prediction)) · Π_{n=1}^{k} p_n^{1/2ⁿ}
///
/// p_n is the ``modifiedPrecision(order:of:against:)``. Orders above the prediction's length are
/// left out. An empty prediction scores 0.
///
/// Papineni et al. weigh all orders alike and count over a whole corpus: see ``CorpusBLEU``.
///
/// Source: D2L, section 10.7.8.
/// - Parameter maximumOrder: k, the length of the longest n-grams, at least 1
public func sentenceBLEU<Token: Hashable>(
    _ prediction: [Token], label: [Token], maximumOrder: Int
) -> Double {
    require(maximumOrder > 0, "sentenceBLEU: n-grams of \(maximumOrder) tokens")
    guard !prediction.isEmpty else { return 0 }
    let ratio = Double(label.count) / Double(prediction.count)
    return (1...min(maximumOrder, prediction.count)).reduce(exp(min(0, 1 - ratio))) { score, n in
        let precision = modifiedPrecision(order: n, of: prediction, against: [label])
        return score * pow(precision.value, pow(0.5, Double(n)))
    }
}

/// BLEU over a whole corpus, equal to sacreBLEU's.
///
///     BP · exp(1/N Σ_{n=1}^{N} ln p_n),  BP = min(1, exp(1 − reference length / hypothesis length))
///
/// n-grams and lengths are summed over all sentences before p_n is taken; a sentence counts with
/// the length of the reference that comes closest to its own, the shorter of two.
///
/// Sources: Papineni et al. 2002; Post 2018, *A call for clarity in reporting BLEU scores*.
public struct CorpusBLEU: Sendable {
    /// What stands for the precision of an order with n-grams but no match (Chen & Cherry 2014).
    public enum Smoothing: Sendable, Equatable {
        /// Zero, which makes the score zero.
        case none
        /// This many matches.
        case floor(Double = 0.1)
        /// Adds this to the matches and to the n-grams of every order above 1.
        case add(Double = 1)
        /// Half a match for the first such order, a quarter for the second, and so on.
        case exponential
    }

    /// N, the length of the longest n-grams.
    public var maximumOrder: Int
    public var smoothing: Smoothing
    public var tokenization: BLEUTokenization
    /// Whether orders above the hypotheses' length are left out of the mean, which makes sense for
    /// single sentences.
    public var usesEffectiveOrder: Bool
    /// Whether capitals count as small letters.
    public var ignoresCase: Bool

    /// sacreBLEU's defaults.
    public init(
        maximumOrder: Int = 4, smoothing: Smoothing = .exponential,
        tokenization: BLEUTokenization = .mteval13a, usesEffectiveOrder: Bool = false,
        ignoresCase: Bool = false
    ) {
        require(maximumOrder > 0, "CorpusBLEU: n-grams of \(maximumOrder) tokens")
        self.maximumOrder = maximumOrder
        self.smoothing = smoothing
        self.tokenization = tokenization
        self.usesEffectiveOrder = usesEffectiveOrder
        self.ignoresCase = ignoresCase
    }

    /// The score of sentences that are cut into tokens already.
    ///
    /// - Parameters:
    ///   - hypotheses: the tokens of each
    ///   - references: of each hypothesis, the tokens of every reference
    public static func ofTokens(_ hypotheses: [[String]], references: [[[String]]]) -> BLEUScore {
        CorpusBLEU(tokenization: .none)(
            hypotheses.map { $0.joined(separator: " ") },
            references: references.map { $0.map { $0.joined(separator: " ") } })
    }

    /// Scores a corpus.
    ///
    /// - Parameters:
    ///   - hypotheses: a text for each sentence
    ///   - references: one or more texts for each sentence
    /// - Precondition: every hypothesis has a reference.
    public func callAsFunction(_ hypotheses: [String], references: [[String]]) -> BLEUScore {
        require(
            hypotheses.count == references.count && references.allSatisfy { !$0.isEmpty },
            "CorpusBLEU: \(hypotheses.count) hypotheses, references for "
                + "\(references.count { !$0.isEmpty })")
        let counts = zip(hypotheses, references).map { self.counts(of: $0, references: $1) }
        let numbers = Set(references.map(\.count))
        let referenceCount = numbers.count == 1 ? "\(numbers.first!)" : "var"
        let sum = counts.reduce(into: BLEUCounts(maximumOrder: maximumOrder)) { $0 += $1 }
        return score(of: sum, signature: signature(referenceCount: referenceCount))
    }

    /// What a sentence adds to the sums that the score is made of.
    /// - Precondition: there is a reference.
    public func counts(of hypothesis: String, references: [String]) -> BLEUCounts {
        BLEUCounts(
            tokens(hypothesis), references: references.map(tokens), maximumOrder: maximumOrder)
    }

    /// Tokens as bytes: strings would be equal where only their code points differ.
    private func tokens(_ text: String) -> [[UInt8]] {
        tokenization.tokens(ignoresCase ? text.inLowerCase : text).map { Array($0.utf8) }
    }

    /// The score of a corpus whose sentences' counts add up to these.
    public func score(of sums: BLEUCounts) -> Double { score(of: sums, signature: "").score }

    /// That score with all that it was made of.
    /// - Parameter referenceCount: of each sentence
    public func score(of sums: BLEUCounts, referenceCount: Int) -> BLEUScore {
        score(of: sums, signature: signature(referenceCount: "\(referenceCount)"))
    }

    private func score(of sums: BLEUCounts, signature: String) -> BLEUScore {
        let (length, referenceLength) = (sums.hypothesisLength, sums.referenceLength)
        let brevityPenalty =
            length >= referenceLength
            ? 1 : length == 0 ? 0 : exp(1 - Double(referenceLength) / Double(length))
        let hasMatch = sums.orders.contains { $0.matchCount > 0 }
        let precisions = hasMatch ? smoothed(sums.orders) : []
        let order = usesEffectiveOrder ? max(precisions.count, 1) : maximumOrder
        let missing = [Double](repeating: 0, count: maximumOrder - precisions.count)
        let logarithms = (precisions + missing)[..<order].reduce(0) { $0 + log($1) }
        return BLEUScore(
            score: 100 * brevityPenalty * exp(logarithms / Double(order)),
            precisions: (precisions + missing).map { 100 * $0 }, brevityPenalty: brevityPenalty,
            hypothesisLength: length, referenceLength: referenceLength, signature: signature)
    }

    /// The precision of each order up to the first that has no n-gram.
    private func smoothed(_ orders: [NGramPrecision]) -> [Double] {
        var precisions: [Double] = []
        var exponentialMatch = 1.0
        for order in orders {
            var (matches, count) = (Double(order.matchCount), Double(order.count))
            if case .add(let extra) = smoothing, !precisions.isEmpty {
                matches += extra
                count += extra
            }
            guard count > 0 else { break }
            if matches == 0 {
                switch smoothing {
                case .none, .add: break
                case .floor(let value): matches = value
                case .exponential:
                    exponentialMatch /= 2
                    matches = exponentialMatch
                }
            }
            precisions.append(matches / count)
        }
        return precisions
    }

    private func signature(referenceCount: String) -> String {
        let smoothing =
            switch smoothing {
            case .none: "none"
            case .floor(let value): String(format: "floor[%.2f]", value)
            case .add(let value): String(format: "add-k[%.2f]", value)
            case .exponential: "exp"
            }
        return
            "nrefs:\(referenceCount)|case:\(ignoresCase ? "lc" : "mixed")|eff:\(usesEffectiveOrder ? "yes" : "no")"
            + "|tok:\(tokenization.rawValue)|smooth:\(smoothing)"
    }
}

/// What BLEU sums over the sentences of a corpus: those of one sentence, or of many.
public struct BLEUCounts: Sendable, Equatable {
    /// For each n, the n-grams of the hypotheses and those of them that match.
    public var orders: [NGramPrecision]
    /// Tokens of the hypotheses, and of the references closest to them in length.
    public var hypothesisLength = 0
    public var referenceLength = 0

    /// Of no sentence.
    public init(maximumOrder: Int) {
        orders = Array(repeating: NGramPrecision(), count: maximumOrder)
    }

    fileprivate init(_ hypothesis: [[UInt8]], references: [[[UInt8]]], maximumOrder: Int) {
        orders = (1...maximumOrder).map {
            modifiedPrecision(order: $0, of: hypothesis, against: references)
        }
        hypothesisLength = hypothesis.count
        referenceLength =
            references.map(\.count)
            .min { (abs($0 - hypothesis.count), $0) < (abs($1 - hypothesis.count), $1) } ?? 0
    }

    public static func += (a: inout BLEUCounts, b: BLEUCounts) {
        for index in a.orders.indices {
            a.orders[index].matchCount += b.orders[index].matchCount
            a.orders[index].count += b.orders[index].count
        }
        a.hypothesisLength += b.hypothesisLength
        a.referenceLength += b.referenceLength
    }
}

/// A corpus's BLEU and what it was made of.
public struct BLEUScore: Sendable, CustomStringConvertible {
    /// From 0 to 100.
    public let score: Double
    /// The smoothed precision of each order, from 0 to 100.
    public let precisions: [Double]
    /// From 0 to 1.
    public let brevityPenalty: Double
    /// Tokens in all hypotheses.
    public let hypothesisLength: Int
    /// Tokens in the closest references.
    public let referenceLength: Int
    /// How the score was computed, as sacreBLEU writes it but without a version.
    public let signature: String

    /// All of it on one line, as sacreBLEU writes it.
    public var description: String {
        let ratio =
            referenceLength == 0 ? 0 : Double(hypothesisLength) / Double(referenceLength)
        return "BLEU|\(signature) = " + String(format: "%.2f ", score)
            + precisions.map { String(format: "%.1f", $0) }.joined(separator: "/")
            + String(format: " (BP = %.3f ratio = %.3f ", brevityPenalty, ratio)
            + "hyp_len = \(hypothesisLength) ref_len = \(referenceLength))"
    }
}
