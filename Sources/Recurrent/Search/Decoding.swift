import Foundation

/// How the next token is chosen from the logits.
public enum Decoding: Sendable, Equatable {
    /// The likeliest token.
    case greedy
    /// A draw from softmax(logits / temperature), among the `topK` likeliest tokens if given, and
    /// among the fewest likeliest of these that together have the share `topP` of their probability
    /// if given: the nucleus (Holtzman et al. 2020, section 3.1).
    case sampling(temperature: Double, topK: Int? = nil, topP: Double? = nil)

    /// - Throws: ``SearchError`` unless the temperature is positive, `topK` at least 1 and `topP`
    ///   in (0, 1].
    public func validate() throws {
        guard case .sampling(let temperature, let topK, let topP) = self else { return }
        try check(
            temperature > 0 && temperature.isFinite, "sampling: the temperature is \(temperature)")
        try check(topK ?? 1 > 0, "sampling: the \(topK ?? 1) likeliest tokens")
        let share = topP ?? 1
        try check(share > 0 && share <= 1, "sampling: the share \(share) is not in (0, 1]")
    }

    /// Chooses a token.
    /// - Precondition: the options are valid, see ``validate()``, and a logit is above −∞.
    public func choose(_ logits: [Float], using generator: inout Generator) -> Int {
        guard case .sampling(let temperature, let topK, let topP) = self else {
            return Tensor(logits).argmax()[0]
        }
        do { try validate() } catch { stop("\(error)") }
        let ranked = logits.withUnsafeBufferPointer {
            topTokens($0.baseAddress!, count: $0.count, limit: topK ?? $0.count) { _ in true }
        }
        require(!ranked.isEmpty, "sampling: no token has a probability")
        // Relative to the likeliest, so that no weight overflows, however low the temperature.
        let weights = ranked.map { exp(Double($0.logit - ranked[0].logit) / temperature) }
        let kept = topP.map { nucleus(of: weights, share: $0) } ?? weights[...]
        return Int(ranked[generator.index(weights: kept)].token)
    }
}

/// The fewest of the falling weights that come to a share of their sum.
private func nucleus(of weights: [Double], share: Double) -> ArraySlice<Double> {
    var missing = share * weights.reduce(0, +)
    let last = weights.firstIndex { weight in
        missing -= weight
        return missing <= 0
    }
    return weights[...(last ?? weights.count - 1)]
}
