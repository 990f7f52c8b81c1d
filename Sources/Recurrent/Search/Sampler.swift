import Foundation

/// Continues a sequence token by token: by the likeliest one (greedy search) or by a draw.
///
/// A draw is from softmax(logits / temperature), among the `topK` likeliest tokens if given, and
/// among the fewest likeliest of these that together have the share `topP` of their probability if
/// given: the nucleus (Holtzman et al. 2020, section 3.1). The lower the temperature, the likelier
/// the likeliest token; at 0 it is always taken, the vocabulary's first if there are several.
///
/// The score of what is found is its log-probability: the model's own, at temperature 1 and over
/// the whole vocabulary.
///
/// Source of greedy search: D2L, section 10.8.1.
public struct Sampler: Sendable, Equatable {
    public var temperature: Double
    public var topK: Int?
    public var topP: Double?
    public var space: SearchSpace

    public init(
        temperature: Double, topK: Int? = nil, topP: Double? = nil, within space: SearchSpace
    ) {
        self.temperature = temperature
        self.topK = topK
        self.topP = topP
        self.space = space
    }

    /// Takes the likeliest token at each step.
    public static func greedy(within space: SearchSpace) -> Sampler {
        Sampler(temperature: 0, within: space)
    }

    private var isGreedy: Bool { temperature == 0 }

    /// - Throws: ``RecurrentError`` unless the temperature is at least 0, `topK` at least 1 and
    ///   `topP` in (0, 1], and for a space that cannot be.
    public func validate() throws {
        try throwUnless(
            temperature >= 0 && temperature.isFinite, "temperature \(temperature)",
            "not a number of at least 0", remedy: "1 draws from the model's own distribution")
        try throwUnless(
            topK ?? 1 >= 1, "top-k \(topK ?? 1)", "not at least 1",
            remedy: "1 takes the likeliest token")
        let share = topP ?? 1
        try throwUnless(
            share > 0 && share <= 1, "top-p \(share)", "not above 0 and at most 1",
            remedy: "1 leaves no token out")
        try space.validate()
    }

    /// Continues every row of `start` greedily. Takes at most `maxLength` steps of a row a sentence.
    ///
    /// - Parameter threadCount: does not change the result
    /// - Throws: ``RecurrentError`` for options that cannot be, logits that give no distribution,
    ///   and a sequence that nothing may follow.
    /// - Precondition: the temperature is 0.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, threadCount: Int = 1
    ) throws -> [SearchResult] {
        require(isGreedy, "Sampler: a draw at temperature \(temperature) needs a generator")
        var unused = Generator(seed: 0)
        return try self(model, from: start, using: &unused, threadCount: threadCount)
    }

    /// Continues every row of `start`.
    ///
    /// A lone row draws from the generator itself; of several, each draws from one of its own that
    /// is split off, so that what it draws does not depend on how long the others are.
    /// - Throws: ``RecurrentError``, as without a generator.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, using generator: inout Generator,
        threadCount: Int = 1
    ) throws -> [SearchResult] {
        let isLone = isGreedy || start.rowCount == 1
        let generators = (0..<start.rowCount).map { _ in isLone ? generator : generator.split() }
        let sentences = try sentences(
            model, from: start, drawingFrom: generators, threadCount: threadCount)
        if isLone, let last = sentences.last { generator = last.generator }
        return sentences.map(\.result)
    }

    /// Continues every row of `start`, each drawing from a generator of its own.
    /// - Throws: ``RecurrentError``, as without a generator.
    /// - Precondition: there is a generator for each row.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, drawingFrom generators: [Generator],
        threadCount: Int = 1
    ) throws -> [SearchResult] {
        require(
            generators.count == start.rowCount,
            "Sampler: \(generators.count) generators for \(start.rowCount) rows")
        return try sentences(
            model, from: start, drawingFrom: generators, threadCount: threadCount
        ).map(\.result)
    }

    private func sentences<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, drawingFrom generators: [Generator],
        threadCount: Int
    ) throws -> [Sentence] {
        try validate()
        try space.validate(vocabularySize: model.vocabularySize, end: model.end)
        return try inShards(model, start, rowsEach: 1, threadCount: threadCount) {
            shard, start, threadCount in
            var sentences = shard.map {
                Sentence(sampler: self, end: model.end, generator: generators[$0])
            }
            try model.extend(&sentences, from: start, threadCount: threadCount)
            return sentences
        }
    }

    /// A sequence while it is written.
    private struct Sentence: GrowingSentence {
        let sampler: Sampler
        let end: Int32?
        var generator: Generator
        private var written = Prefix()
        private var cost = SearchCost()

        init(sampler: Sampler, end: Int32?, generator: Generator) {
            (self.sampler, self.end, self.generator) = (sampler, end, generator)
        }

        var result: SearchResult {
            SearchResult([written.complete(end: end, by: .none)], cost: cost)
        }

        mutating func extend(by logits: LogitRows, at position: Int) throws -> [Growth] {
            let row = try logits.row(0, at: position, within: sampler.space, end: end)
            guard let token = sampler.choose(from: row, using: &generator) else { throw deadEnd }
            written = written.appending(token, row.logProbability(of: token))
            if token == end || position + 1 == sampler.space.maxLength { return [] }
            cost.add(rows: 1)
            return [Growth(row: 0, token: token)]
        }
    }

    /// The next token; nil if none may follow.
    private func choose(from row: TokenRow, using generator: inout Generator) -> Int32? {
        let ranked = row.ranked(limit: isGreedy ? 1 : topK ?? .max)
        guard !isGreedy, let likeliest = ranked.first else { return ranked.first?.token }
        // Relative to the likeliest, so that no weight overflows, however low the temperature.
        let weights = ranked.map { exp(Double($0.logit - likeliest.logit) / temperature) }
        let kept = topP.map { nucleus(of: weights, share: $0) } ?? weights[...]
        return ranked[generator.index(weights: kept)].token
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
