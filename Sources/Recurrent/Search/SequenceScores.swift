extension NextTokenModel {
    /// The log-probability of each token of given sequences, one for each row of `start`; their sum
    /// is the sequence's.
    ///
    /// −∞ where the model rules a token out.
    /// - Throws: ``RecurrentError`` for logits that give no distribution and tokens that are not in
    ///   the vocabulary.
    public func logProbabilities(
        of sequences: [[Int32]], from start: NextTokens<State>, threadCount: Int = 1
    ) throws -> [[Double]] {
        require(
            sequences.count == start.rowCount,
            "logProbabilities: \(sequences.count) sequences for \(start.rowCount) rows")
        let strange = sequences.joined().first { $0 < 0 || $0 >= vocabularySize }
        try throwUnless(
            strange == nil, "token \(strange ?? 0)", "outside a vocabulary of \(vocabularySize)",
            remedy: "score tokens of the model's own vocabulary")
        var sentences = sequences.map { ScoredSequence(tokens: $0, end: end) }
        try extend(&sentences, from: start, threadCount: threadCount)
        return sentences.map(\.logProbabilities)
    }
}

/// A sequence that is read along with the model.
private struct ScoredSequence: GrowingSentence {
    let tokens: [Int32]
    let end: Int32?
    var logProbabilities: [Double] = []

    mutating func extend(by logits: LogitRows, at position: Int) throws -> [Growth] {
        guard position < tokens.count else { return [] }
        let anything = SearchSpace(maxLength: tokens.count)
        let row = try logits.row(0, at: position, within: anything, end: end)
        logProbabilities.append(row.logProbability(of: tokens[position]))
        return position + 1 < tokens.count ? [Growth(row: 0, token: tokens[position])] : []
    }
}
