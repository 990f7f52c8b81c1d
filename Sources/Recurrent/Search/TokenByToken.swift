/// Takes the likeliest token at each step until the sequence ends.
///
/// Of equally likely tokens it takes the first of the vocabulary. The score of what it finds is its
/// log-probability.
///
/// Source: D2L, section 10.8.1.
public struct GreedySearch: Sendable {
    public var space: SearchSpace

    public init(within space: SearchSpace) { self.space = space }

    /// Continues every row of `start`. Takes at most `maxLength` steps of a row a sentence.
    /// - Throws: ``SearchError`` for a space that cannot be, logits that give no distribution, and
    ///   a sequence that nothing may follow.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, threadCount: Int = 1
    ) throws -> [SearchResult] {
        try inShards(model, start, rowsEach: 1, threadCount: threadCount) {
            shard, start, threadCount in
            try tokenByToken(model, from: start, within: space, threadCount: threadCount) {
                _, row in row.ranked(limit: 1).first?.token
            }
        }
    }
}

/// Draws each token, or chooses it as ``Decoding`` says.
///
/// The log-probability of what is drawn is the model's own, at temperature 1 and over the whole
/// vocabulary. The score is the log-probability.
public struct Sampling: Sendable {
    public var decoding: Decoding
    public var space: SearchSpace

    public init(_ decoding: Decoding, within space: SearchSpace) {
        self.decoding = decoding
        self.space = space
    }

    /// Continues every row of `start`.
    ///
    /// A lone row draws from the generator itself; of several, each draws from one of its own that
    /// is split off, so that what it draws does not depend on how long the others are.
    /// - Throws: as ``GreedySearch``, and for options that cannot be.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, using generator: inout Generator
    ) throws -> [SearchResult] {
        try decoding.validate()
        var generators = [generator]
        if start.rowCount != 1 {
            generators = (0..<start.rowCount).map { _ in generator.split() }
        }
        defer { if start.rowCount == 1 { generator = generators[0] } }
        return try tokenByToken(model, from: start, within: space, threadCount: 1) {
            sentence, row in
            row.logits.contains { $0 > -.infinity }
                ? Int32(decoding.choose(row.logits, using: &generators[sentence])) : nil
        }
    }
}

/// Lets `choose` name the next token of each sentence until all have ended.
private func tokenByToken<Model: NextTokenModel>(
    _ model: Model, from start: NextTokens<Model.State>, within space: SearchSpace,
    threadCount: Int, choose: (_ sentence: Int, _ row: TokenRow) throws -> Int32?
) throws -> [SearchResult] {
    try space.validate(vocabularySize: model.vocabularySize, end: model.end)
    var written = [Prefix](repeating: Prefix(), count: start.rowCount)
    var costs = [SearchCost](repeating: SearchCost(), count: start.rowCount)
    var live = Array(written.indices)
    var next = start
    for position in 0..<space.maxLength where !live.isEmpty {
        for (row, sentence) in live.enumerated() {
            let row = try TokenRow(
                next.logits, row: row, at: position, within: space, end: model.end)
            guard let token = try choose(sentence, row) else { throw deadEnd }
            written[sentence].append(token, row.logProbability(of: token))
        }
        let parents = live.indices.filter { written[live[$0]].tokens.last != model.end }
        live = parents.map { live[$0] }
        if live.isEmpty || position + 1 == space.maxLength { break }
        for sentence in live { costs[sentence].add(rows: 1) }
        next = model.step(
            live.map { written[$0].tokens[position] },
            from: model.reordered(next.state, parents, of: next.rowCount),
            threadCount: threadCount)
    }
    return zip(written, costs).map { written, cost in
        SearchResult([written.complete(end: model.end, by: .none)], cost: cost)
    }
}
