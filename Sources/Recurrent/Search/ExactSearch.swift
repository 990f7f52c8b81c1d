/// Finds the best sequences of a search space, and proves that they are, without trying them all.
///
/// Depth first, the likeliest token first. The log-probability of a prefix bounds the score of all
/// that begins with it, see ``LengthNormalisation/bound(logProbability:maxLength:)``; where that
/// bound does not exceed the worst of the best hypotheses known, the prefix is given up. With a good
/// hypothesis known at the start, a few steps prove it. Length normalisation makes the bound loose:
/// the larger α and the maximum length, the more steps.
///
/// Source: Stahlberg & Byrne 2019, section 2.
public struct ExactSearch: RankingSearch, Equatable {
    public var space: SearchSpace
    public var normalisation: LengthNormalisation
    /// How many hypotheses are returned, if there are so many.
    public var bestCount: Int
    /// The most rows that the model reads for one sentence before its search is given up; its result
    /// is then the best found so far and is not proven.
    public var rowLimit: Int

    public init(
        within space: SearchSpace, normalisation: LengthNormalisation = .none, bestCount: Int = 1,
        rowLimit: Int = 100_000
    ) {
        self.space = space
        self.normalisation = normalisation
        self.bestCount = bestCount
        self.rowLimit = rowLimit
    }

    /// - Throws: ``RecurrentError`` for options that cannot be.
    public func validate() throws {
        try throwUnless(
            rowLimit >= 1, "row limit \(rowLimit)", "not at least 1",
            remedy: "allow as many rows as there is time for")
        try validateRanking()
    }

    /// Continues every row of `start`.
    ///
    /// - Parameters:
    ///   - known: hypotheses that another search found for each sentence in the same space; only
    ///     their tokens and log-probabilities count. If nil, a beam search of size `bestCount`
    ///     finds some first, and its cost is counted in.
    ///   - threadCount: does not change the result
    /// - Throws: as ``BeamSearch``.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, known: [[Hypothesis]]? = nil,
        threadCount: Int = 1
    ) throws -> [SearchResult] {
        try validate()
        try space.validate(vocabularySize: model.vocabularySize, end: model.end)
        require(
            known?.count ?? start.rowCount == start.rowCount,
            "ExactSearch: hypotheses of \(known?.count ?? 0) sentences for \(start.rowCount)")
        let beam = BeamSearch(
            size: bestCount, within: space, normalisation: normalisation, bestCount: bestCount)
        // A sentence has one row at a time, but needs many steps: shards of 20 sentences.
        return try inShards(model, start, rowsEach: 8, threadCount: threadCount) {
            shard, start, threadCount in
            let first =
                try known.map { known in
                    shard.map { SearchResult(known[$0], cost: SearchCost()) }
                } ?? beam.search(model, from: start, threadCount: threadCount)
            return try searchSideBySide(model, from: start, known: first, threadCount: threadCount)
        }
    }

    /// Every search hands in the node it wants to see next, and the model reads them all at once.
    private func searchSideBySide<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, known: [SearchResult],
        threadCount: Int
    ) throws -> [SearchResult] {
        var searches = known.map { DepthFirst<Model.State>(self, end: model.end, known: $0) }
        for index in searches.indices {
            let state = model.rows([index], of: start.state)
            try searches[index].expand(
                Prefix(), TokenRow(start.logits, row: index, at: 0, within: space, end: model.end),
                state)
        }
        while true {
            let wanted = searches.indices.compactMap { index in
                searches[index].next().map { (index: index, node: $0) }
            }
            if wanted.isEmpty { break }
            let next = model.step(
                wanted.map { $0.node.prefix.tokens.last! },
                from: model.joined(wanted.map(\.node.state)), threadCount: threadCount)
            for (row, (index, node)) in wanted.enumerated() {
                let logits = try TokenRow(
                    next.logits, row: row, at: node.prefix.tokens.count, within: space,
                    end: model.end)
                searches[index].expand(node.prefix, logits, model.rows([row], of: next.state))
            }
        }
        let results = searches.map(\.result)
        if results.contains(where: { $0.isProven && $0.hypotheses.isEmpty }) { throw deadEnd }
        try throwUnless(
            !results.contains(where: \.hypotheses.isEmpty), "row limit \(rowLimit)",
            "too low to find a sequence", remedy: "raise it")
        return results
    }
}

/// The search of one sentence.
private struct DepthFirst<State: Sendable> {
    /// A prefix that is to be read, and the state before its last token.
    struct Node {
        let prefix: Prefix
        let state: State
    }

    /// A prefix that was read, and the tokens still to be tried after it, from the likeliest down.
    private struct Branch {
        let prefix: Prefix
        let state: State
        var untried: ArraySlice<(token: Int32, logProbability: Double)>
    }

    private let search: ExactSearch
    private let end: Int32?
    private var best: BestHypotheses
    private var branches: [Branch] = []
    private var cost: SearchCost
    private var hasGivenUp = false

    init(_ search: ExactSearch, end: Int32?, known: SearchResult) {
        self.search = search
        self.end = end
        best = BestHypotheses(count: search.bestCount)
        for hypothesis in known.hypotheses {
            let whole = Prefix(
                tokens: hypothesis.tokens, logProbability: hypothesis.logProbability)
            best.offer(whole.complete(end: end, by: search.normalisation))
        }
        cost = known.cost
    }

    var result: SearchResult {
        SearchResult(best.hypotheses, isProven: !hasGivenUp, cost: cost)
    }

    /// The next prefix to read; nil when all are done or the limit is reached.
    mutating func next() -> Node? {
        while let branch = branches.last, !isWorthTrying(branch) { branches.removeLast() }
        guard var branch = branches.popLast() else { return nil }
        hasGivenUp = cost.rows >= search.rowLimit
        guard !hasGivenUp, let (token, logProbability) = branch.untried.popFirst() else {
            branches = []
            return nil
        }
        branches.append(branch)
        cost.add(rows: 1)
        return Node(prefix: branch.prefix.appending(token, logProbability), state: branch.state)
    }

    /// Whether the likeliest of the tokens left, and so any of them, can still lead to one of the
    /// best.
    private func isWorthTrying(_ branch: Branch) -> Bool {
        guard let likeliest = branch.untried.first else { return false }
        let bound = search.normalisation.bound(
            logProbability: branch.prefix.logProbability + likeliest.logProbability,
            maxLength: search.space.maxLength)
        return bound > best.floor
    }

    /// Takes what a prefix may be followed by.
    mutating func expand(_ prefix: Prefix, _ row: TokenRow, _ state: State) {
        let length = prefix.tokens.count + 1
        let isLast = length == search.space.maxLength
        let divisor = search.normalisation.divisor(length: search.space.maxLength)
        // One more than there are rows left to read, and the end, which takes none.
        let most = max(0, search.rowLimit - cost.rows) + 2
        let ranked = row.ranked(
            limit: isLast ? search.bestCount : most,
            above: best.floor * divisor - prefix.logProbability)
        var tokens = ranked.map(\.token)
        if tokens.count == most, !isLast, let end, row.allows(end), !tokens.contains(end),
            row.logProbability(of: end) > -.infinity
        {
            tokens.append(end)
        }
        var open: [(token: Int32, logProbability: Double)] = []
        for token in tokens {
            let logProbability = row.logProbability(of: token)
            if isLast || token == end {
                let longer = prefix.appending(token, logProbability)
                best.offer(longer.complete(end: end, by: search.normalisation))
            } else {
                open.append((token, logProbability))
            }
        }
        branches.append(Branch(prefix: prefix, state: state, untried: open[...]))
    }
}
