/// A row of logits: the distribution of the token at a position, and which tokens may stand there.
struct TokenRow {
    private let logits: Tensor
    private let start: Int
    private let logTotal: Double
    private let position: Int
    private let space: SearchSpace
    private let end: Int32?

    private var width: Int { logits.shape[1] }

    /// - Throws: ``RecurrentError`` where the logits give no distribution.
    init(
        _ logits: Tensor, row: Int, at position: Int, within space: SearchSpace, end: Int32?
    ) throws {
        (self.logits, self.position, self.space, self.end) = (logits, position, space, end)
        let (start, width) = (row * logits.shape[1], logits.shape[1])
        self.start = start
        logTotal = logits.scalars.withUnsafeBufferPointer {
            logSumExp($0.baseAddress! + start, count: width)
        }
        try throwUnless(
            logTotal.isFinite, "token \(position + 1)",
            "its logits give no distribution: one is NaN or +∞, or all are −∞",
            remedy: "train the model again, with a smaller learning rate")
    }

    /// ln P
    func logProbability(of token: Int32) -> Double {
        Double(logits.scalars[start + Int(token)]) - logTotal
    }

    /// Whether a token may stand here.
    func allows(_ token: Int32) -> Bool { space.allows(token, at: position, end: end) }

    /// The likeliest tokens that may stand here; of equally likely ones, the vocabulary's first
    /// leads.
    /// - Parameter floor: none is found whose log-probability is well below this, and all above it
    func ranked(limit: Int, above floor: Double = -.infinity) -> [ScoredToken] {
        let (space, position, end) = (space, position, end)
        return logits.scalars.withUnsafeBufferPointer {
            topTokens(
                $0.baseAddress! + start, count: width, limit: limit,
                above: Float(floor + logTotal).nextDown
            ) { space.allows($0, at: position, end: end) }
        }
    }
}

/// What is said when the tokens that may follow all have probability zero.
let deadEnd = RecurrentError(
    place: "search space",
    problem: "no token may follow: all that it allows have probability zero",
    remedy: "ban or force fewer tokens")
