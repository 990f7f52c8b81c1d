/// Keeps the `size` likeliest of all continuations at each step.
///
/// A step weighs every token after each of the kept prefixes. Of these candidates the `size`
/// likeliest are kept, of equally likely ones those of the first prefix and then the first token of
/// the vocabulary. What ends is set aside with its score; the rest goes on, so that a beam has as
/// many rows as unfinished hypotheses are among its best. With size 1 that is greedy search,
/// whatever the normalisation and the stopping; with size V^(T−1) exhaustive search.
///
/// Source: D2L, section 10.8.3.
public struct BeamSearch: RankingSearch, Equatable {
    /// When a search ends before the maximum length, at which every hypothesis is complete.
    public enum Stopping: Sendable, Equatable {
        /// After the first step at which a hypothesis is set aside.
        case first
        /// When `patience` times the beam size are set aside (Kasai et al. 2022).
        case finished(patience: Double)
        /// When no unfinished hypothesis can still come among the best, by
        /// ``LengthNormalisation/bound(logProbability:maxLength:)`` (after Huang et al. 2017). It
        /// finds what the same beam finds without stopping.
        case bound

        /// When as many as the beam is wide are set aside.
        public static let all = Stopping.finished(patience: 1)
    }

    /// k
    public var size: Int
    public var space: SearchSpace
    public var normalisation: LengthNormalisation
    public var stopping: Stopping
    /// How many hypotheses are returned at most. With ``Stopping/first`` there can be fewer.
    public var bestCount: Int
    /// How many candidates of each step the trace tells, at least the kept ones; 0 for no trace.
    public var traceWidth: Int

    public init(
        size: Int, within space: SearchSpace, normalisation: LengthNormalisation = .none,
        stopping: Stopping = .bound, bestCount: Int = 1, traceWidth: Int = 0
    ) {
        self.size = size
        self.space = space
        self.normalisation = normalisation
        self.stopping = stopping
        self.bestCount = bestCount
        self.traceWidth = traceWidth
    }

    /// - Throws: ``RecurrentError`` for options that cannot be.
    public func validate() throws {
        try throwUnless(
            size >= 1, "beam size \(size)", "not at least 1", remedy: "1 is greedy search")
        try throwUnless(
            bestCount <= size, "\(bestCount) best hypotheses", "a beam of \(size) has fewer",
            remedy: "ask for at most \(size), or widen the beam")
        if case .finished(let patience) = stopping {
            try throwUnless(
                patience > 0, "patience \(patience)", "not above 0",
                remedy: "1 stops when as many as the beam is wide are complete")
        }
        try validateRanking()
    }

    /// Continues every row of `start`.
    ///
    /// At most k rows are read a step and sentence. The sentences are searched side by side and
    /// find what each finds alone, up to the rounding of matrix products of other sizes.
    /// - Parameter threadCount: does not change the result
    /// - Throws: ``RecurrentError`` for options that cannot be, logits that give no distribution, and
    ///   a sentence for which every hypothesis comes to where no token may follow.
    public func callAsFunction<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, threadCount: Int = 1
    ) throws -> [SearchResult] {
        let results = try search(model, from: start, threadCount: threadCount)
        if results.contains(where: \.hypotheses.isEmpty) { throw deadEnd }
        return results
    }

    /// The same, with no hypothesis where no token may follow.
    func search<Model: NextTokenModel>(
        _ model: Model, from start: NextTokens<Model.State>, threadCount: Int
    ) throws -> [SearchResult] {
        try validate()
        try space.validate(vocabularySize: model.vocabularySize, end: model.end)
        return try inShards(model, start, rowsEach: size, threadCount: threadCount) {
            _, start, threadCount in
            var beams = (0..<start.rowCount).map { _ in Beam(self, end: model.end) }
            try model.extend(&beams, from: start, threadCount: threadCount)
            return beams.map(\.result)
        }
    }
}
