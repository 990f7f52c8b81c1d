/// A sequence that a search found.
public struct Hypothesis: Sendable, Equatable {
    /// The tokens chosen, the end token included if it has ended.
    public let tokens: [Int32]
    /// The natural logarithm of the product of the tokens' probabilities.
    public let logProbability: Double
    /// What hypotheses are ranked by: ``LengthNormalisation/score(logProbability:length:)``.
    public let score: Double
    /// Whether the end token was chosen; if not, it stops at the maximum length.
    public let hasEnded: Bool

    /// The tokens without the end token.
    public var text: ArraySlice<Int32> { hasEnded ? tokens.dropLast() : tokens[...] }
}

/// The beginning of a sequence.
struct Prefix: Sendable {
    var tokens: [Int32] = []
    var logProbability = 0.0

    func appending(_ token: Int32, _ logProbability: Double) -> Prefix {
        Prefix(tokens: tokens + [token], logProbability: self.logProbability + logProbability)
    }

    /// This sequence as a complete one.
    func complete(end: Int32?, by normalisation: LengthNormalisation) -> Hypothesis {
        Hypothesis(
            tokens: tokens, logProbability: logProbability,
            score: normalisation.score(logProbability: logProbability, length: tokens.count),
            hasEnded: end != nil && tokens.last == end)
    }
}

/// What a search found for one sentence, and what it cost.
public struct SearchResult: Sendable, Equatable {
    /// Distinct, from the best score down; of equal scores, the one found first.
    public let hypotheses: [Hypothesis]
    /// Whether no sequence of the search space that is not listed has a higher score than one that
    /// is. Only ``ExhaustiveSearch`` and ``ExactSearch`` can know. Scores are compared as computed,
    /// so this holds up to their rounding, some 10⁻⁶.
    public let isProven: Bool
    public let cost: SearchCost
    /// What a beam search weighed, if it was asked to tell: one entry a step.
    public let trace: [BeamStep]

    init(
        _ hypotheses: [Hypothesis], isProven: Bool = false, cost: SearchCost,
        trace: [BeamStep] = []
    ) {
        self.hypotheses = hypotheses
        self.isProven = isProven
        self.cost = cost
        self.trace = trace
    }

    /// The hypothesis with the best score. Every result that a search returns has one.
    public var best: Hypothesis { hypotheses[0] }
}

/// What a search asked of the model for one sentence.
public struct SearchCost: Sendable, Equatable {
    /// Rows that the model read for this sentence, the one that the search began with included.
    public var rows = 1
    /// Calls of the model in which this sentence had a row, likewise.
    public var calls = 1

    mutating func add(rows: Int) {
        self.rows += rows
        calls += 1
    }
}

/// The best of the hypotheses offered so far.
struct BestHypotheses: Sendable {
    let count: Int
    private(set) var hypotheses: [Hypothesis] = []

    init(count: Int) { self.count = count }

    /// The score that a new hypothesis has to exceed.
    var floor: Double { hypotheses.count < count ? -.infinity : hypotheses[count - 1].score }

    mutating func offer(_ hypothesis: Hypothesis) {
        guard hypothesis.score > floor,
            !hypotheses.contains(where: { $0.tokens == hypothesis.tokens })
        else { return }
        let place = hypotheses.firstIndex { $0.score < hypothesis.score } ?? hypotheses.count
        hypotheses.insert(hypothesis, at: place)
        if hypotheses.count > count { hypotheses.removeLast() }
    }
}

/// A search that ranks complete sequences and returns the best.
protocol RankingSearch: Sendable {
    var space: SearchSpace { get }
    var normalisation: LengthNormalisation { get }
    /// How many hypotheses are returned, if there are so many.
    var bestCount: Int { get }
}

extension RankingSearch {
    func validateRanking() throws {
        try throwUnless(
            bestCount >= 1, "\(bestCount) best hypotheses", "not at least 1",
            remedy: "ask for one or more")
        try normalisation.validate()
        try space.validate()
    }
}
