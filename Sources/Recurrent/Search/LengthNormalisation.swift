import Foundation

/// How the score of a whole sequence is made of its log-probability and its length L, in which the
/// end token counts.
///
/// Every token lowers the log-probability, so without normalisation short sequences win. Dividing
/// the negative number by something that grows with L favours long ones, the more the larger α is:
/// of the same candidates a larger α never picks a shorter one.
public enum LengthNormalisation: Sendable, Equatable {
    /// ln P
    case none
    /// ln P / Lᵅ (D2L, section 10.8.3)
    case power(Double)
    /// ln P / ((5 + L) / 6)ᵅ (Wu et al. 2016, section 7, without its coverage penalty)
    case gnmt(Double)

    public func score(logProbability: Double, length: Int) -> Double {
        logProbability / divisor(length: length)
    }

    /// The best score that a sequence can still reach whose first tokens have this log-probability
    /// and which has at most `maxLength` tokens in the end.
    ///
    /// More tokens only lower ln P, and the divisor grows with the length, so none is above
    /// ln P / divisor(maxLength). The bound is reached where all further tokens are certain.
    public func bound(logProbability: Double, maxLength: Int) -> Double {
        logProbability / divisor(length: maxLength)
    }

    func divisor(length: Int) -> Double {
        switch self {
        case .none: 1
        case .power(let alpha): pow(Double(length), alpha)
        case .gnmt(let alpha): pow(Double(5 + length) / 6, alpha)
        }
    }

    /// Beyond it the power of a length would not fit a number, and all scores be alike.
    public static let greatestExponent = 50.0

    /// - Throws: ``RecurrentError`` unless α is from 0 to ``greatestExponent``.
    public func validate() throws {
        switch self {
        case .none: break
        case .power(let alpha), .gnmt(let alpha):
            try throwUnless(
                0...Self.greatestExponent ~= alpha, "α = \(alpha)", "not a number from 0 to 50",
                remedy: "0 ranks by the log-probability itself")
        }
    }
}
