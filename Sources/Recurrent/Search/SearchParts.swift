// What the searches share.

/// The beginning of a sequence.
struct Prefix: Sendable {
    private(set) var tokens: [Int32] = []
    private(set) var logProbability = 0.0

    mutating func append(_ token: Int32, _ logProbability: Double) {
        tokens.append(token)
        self.logProbability += logProbability
    }

    func appending(_ token: Int32, _ logProbability: Double) -> Prefix {
        var longer = self
        longer.append(token, logProbability)
        return longer
    }

    /// This sequence as a complete one.
    func complete(end: Int32?, by normalisation: LengthNormalisation) -> Hypothesis {
        Hypothesis(
            tokens: tokens, logProbability: logProbability,
            score: normalisation.score(logProbability: logProbability, length: tokens.count),
            hasEnded: end != nil && tokens.last == end)
    }
}

/// A row of logits: the distribution of the token at a position, and which tokens may stand there.
struct TokenRow {
    private let all: Tensor
    private let start: Int
    private let logTotal: Double
    private let position: Int
    private let space: SearchSpace
    private let end: Int32?

    private var width: Int { all.shape[1] }

    /// - Throws: ``SearchError`` where the logits give no distribution.
    init(
        _ logits: Tensor, row: Int, at position: Int, within space: SearchSpace, end: Int32?
    ) throws {
        (all, self.position, self.space, self.end) = (logits, position, space, end)
        let (start, width) = (row * logits.shape[1], logits.shape[1])
        self.start = start
        logTotal = logits.scalars.withUnsafeBufferPointer {
            logSumExp($0.baseAddress! + start, count: width)
        }
        try check(
            logTotal.isFinite,
            "the logits of token \(position + 1) give no distribution: one is NaN or +∞, or all "
                + "are −∞")
    }

    /// ln P
    func logProbability(of token: Int32) -> Double {
        Double(all.scalars[start + Int(token)]) - logTotal
    }

    /// The likeliest tokens that may stand here, of equally likely ones the first first.
    /// - Parameter floor: none is found whose log-probability is well below this, and all above it
    func ranked(limit: Int, above floor: Double = -.infinity) -> [ScoredToken] {
        let (space, position, end) = (space, position, end)
        return all.scalars.withUnsafeBufferPointer {
            topTokens(
                $0.baseAddress! + start, count: width, limit: limit,
                above: Float(floor + logTotal).nextDown
            ) { space.allows($0, at: position, end: end) }
        }
    }

    /// The logits, −∞ where a token may not stand here.
    var logits: [Float] {
        (0..<width).map {
            space.allows(Int32($0), at: position, end: end) ? all.scalars[start + $0] : -.infinity
        }
    }
}

/// What is said when the tokens that may follow all have probability zero.
let deadEnd = SearchError(
    "no token may follow: all that the search space allows have probability zero")

extension NextTokenModel {
    /// The rows of a state of `count` rows in another order; not copied if the order is the same.
    func reordered(_ state: State, _ order: [Int], of count: Int) -> State {
        order.elementsEqual(0..<count) ? state : rows(order, of: state)
    }
}

/// The most rows that a search lets the model read at once, if one sentence does not have more.
private let rowsOfShard = 160

/// Cuts the sentences of a search into shards by their number and that of their rows alone, so that
/// what is found is the same for any number of threads; see ``shards(of:)``.
///
/// The shards go side by side, one thread each. A lone shard gets all threads for its model.
func inShards<Model: NextTokenModel>(
    _ model: Model, _ start: NextTokens<Model.State>, rowsEach: Int, threadCount: Int,
    _ search:
        @Sendable (
            _ shard: Range<Int>, _ start: NextTokens<Model.State>, _ threadCount: Int
        ) throws -> [SearchResult]
) throws -> [SearchResult] {
    let sentences = start.rowCount
    require(
        start.logits.shape == [sentences, model.vocabularySize],
        "a search starts from logits \(start.logits.shape), vocabulary \(model.vocabularySize)")
    let count = min(sentences, max(1, (sentences * rowsEach + rowsOfShard - 1) / rowsOfShard))
    let results = try parallelMap(count, threadCount: threadCount) { index in
        let shard = index * sentences / count..<(index + 1) * sentences / count
        return try search(shard, model.rows(shard, of: start), count == 1 ? threadCount : 1)
    }
    return results.flatMap { $0 }
}
