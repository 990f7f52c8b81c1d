/// Tries every sequence of a search space.
///
/// Source: D2L, section 10.8.2.
public struct ExhaustiveSearch: RankingSearch, Equatable {
    public var space: SearchSpace
    public var normalisation: LengthNormalisation
    /// How many hypotheses are returned, if there are so many.
    public var bestCount: Int
    /// The most sequences that it will try.
    public var sequenceLimit: Double

    public init(
        within space: SearchSpace, normalisation: LengthNormalisation = .none, bestCount: Int = 1,
        sequenceLimit: Double = 1e6
    ) {
        self.space = space
        self.normalisation = normalisation
        self.bestCount = bestCount
        self.sequenceLimit = sequenceLimit
    }

    /// - Throws: ``RecurrentError`` for options that cannot be.
    public func validate() throws { try validateRanking() }

    /// Continues every row of `start`, depth first, a call of the model for each prefix.
    ///
    /// Time is proportional to ``SearchSpace/sequenceCount(vocabularySize:end:)``, memory to the
    /// vocabulary times the maximum length.
    /// - Throws: as ``BeamSearch``, and if there are more than `sequenceLimit` sequences.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, threadCount: Int = 1
    ) throws -> [SearchResult] {
        try validate()
        try space.validate(vocabularySize: model.vocabularySize, end: model.end)
        let count = space.sequenceCount(vocabularySize: model.vocabularySize, end: model.end)
        try throwUnless(
            count <= sequenceLimit, "exhaustive search",
            "it would try \(count) sequences, more than the \(sequenceLimit) it may",
            remedy: "lower the maximum length, or find the best by exact search")
        return try inShards(model, start, rowsEach: 1, threadCount: threadCount) { _, start, _ in
            try (0..<start.rowCount).map { sentence in
                var best = BestHypotheses(count: bestCount)
                var cost = SearchCost()
                let start = model.rows(sentence..<sentence + 1, of: start)
                try visit(model, [Prefix()], start, at: 0, &best, &cost)
                if best.hypotheses.isEmpty { throw deadEnd }
                return SearchResult(best.hypotheses, isProven: true, cost: cost)
            }
        }
    }

    /// Tries everything that begins with one of some prefixes, whose last tokens were just read.
    private func visit<Model: NextTokenModel>(
        _ model: Model, _ prefixes: [Prefix], _ next: NextTokens<Model.State>, at position: Int,
        _ best: inout BestHypotheses, _ cost: inout SearchCost
    ) throws {
        for (index, prefix) in prefixes.enumerated() {
            let row = try TokenRow(
                next.logits, row: index, at: position, within: space, end: model.end)
            var open: [Prefix] = []
            for token in row.ranked(limit: model.vocabularySize).map(\.token) {
                let longer = prefix.appending(token, row.logProbability(of: token))
                if token == model.end || position + 1 == space.maxLength {
                    best.offer(longer.complete(end: model.end, by: normalisation))
                } else {
                    open.append(longer)
                }
            }
            if open.isEmpty { continue }
            cost.add(rows: open.count)
            let state = model.rows(open.map { _ in index }, of: next.state)
            let after = model.step(open.map { $0.tokens[position] }, from: state)
            try visit(model, open, after, at: position + 1, &best, &cost)
        }
    }
}
