extension NextTokenModel {
    /// The log-probability of each token of given sequences, one for each row of `start`; their sum
    /// is the sequence's.
    ///
    /// −∞ where the model rules a token out.
    /// - Throws: ``SearchError`` for logits that give no distribution and tokens that are not in
    ///   the vocabulary.
    public func logProbabilities(
        of sequences: [[Int32]], from start: NextTokens<State>, threadCount: Int = 1
    ) throws -> [[Double]] {
        require(
            sequences.count == start.rowCount,
            "logProbabilities: \(sequences.count) sequences for \(start.rowCount) rows")
        let strange = sequences.joined().first { $0 < 0 || $0 >= vocabularySize }
        try check(
            strange == nil, "token \(strange ?? 0) is outside a vocabulary of \(vocabularySize)")
        let longest = max(1, sequences.map(\.count).max() ?? 1)
        let anything = SearchSpace(maxLength: longest)
        var found = [[Double]](repeating: [], count: sequences.count)
        var live = sequences.indices.filter { !sequences[$0].isEmpty }
        var (next, rows) = (start, live)
        for position in 0..<longest where !live.isEmpty {
            for (sentence, row) in zip(live, rows) {
                let row = try TokenRow(
                    next.logits, row: row, at: position, within: anything, end: end)
                found[sentence].append(row.logProbability(of: sequences[sentence][position]))
            }
            let kept = live.indices.filter { sequences[live[$0]].count > position + 1 }
            let parents = kept.map { rows[$0] }
            live = kept.map { live[$0] }
            if live.isEmpty { break }
            next = step(
                live.map { sequences[$0][position] },
                from: reordered(next.state, parents, of: next.rowCount), threadCount: threadCount)
            rows = Array(live.indices)
        }
        return found
    }
}
