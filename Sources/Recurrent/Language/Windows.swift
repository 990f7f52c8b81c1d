/// Every run of `stepCount + 1` tokens of a corpus: what a language model trains and is judged on.
///
/// Window i reads tokens i ..< i + stepCount and has to predict the same run one token later.
/// Windows start one token apart; the first ones train, those that follow validate. The last
/// training window and the first validation window share `stepCount - 1` inputs, as in the book:
/// the tokens that validation alone sees are ``validationTokens``.
///
/// Source: D2L, section 9.3.
public struct Windows: Sendable {
    /// Runs side by side: the tokens read and, one step later, the tokens to predict.
    public struct Batch: Sendable, Equatable {
        public let inputs: Tokens  // [stepCount, starts]
        public let targets: Tokens  // [stepCount, starts]
    }

    public let stepCount: Int
    /// The first token of each training window.
    public let training: Range<Int>
    /// The first token of each validation window.
    public let validation: Range<Int>
    /// True when the text is too short for the counts asked for, and both were cut in proportion.
    public let isCut: Bool
    private let tokens: [Int32]

    /// - Parameters:
    ///   - stepCount: tokens read in a window; a window holds one more.
    ///   - trainingCount: windows to train on.
    ///   - validationCount: windows to validate on. A text too short for both counts is shared
    ///     out in their proportion, at least one window to each.
    ///   - name: what an error calls the text, such as its file.
    ///   - remedy: what an error advises.
    /// - Throws: ``RecurrentError`` when the text does not hold one window of each kind.
    /// - Precondition: all three numbers are positive.
    public init(
        _ corpus: Corpus, stepCount: Int = 32, trainingCount: Int = 10_000,
        validationCount: Int = 5_000, name: String = "text",
        remedy: String = "give a longer text"
    ) throws {
        require(
            stepCount > 0 && trainingCount > 0 && validationCount > 0,
            "Windows: \(stepCount) steps, \(trainingCount) + \(validationCount) windows")
        let available = corpus.indices.count - stepCount
        try throwUnless(
            available >= 2, name,
            "\(corpus.indices.count) \(corpus.encoding.unit.rawValue), but \(stepCount + 2) are needed for "
                + "two windows of \(stepCount) steps",
            remedy: remedy)
        let asked = trainingCount + validationCount
        let total = min(asked, available)
        let share = Int(Double(total) * Double(trainingCount) / Double(asked))
        let boundary = total == asked ? trainingCount : min(max(share, 1), total - 1)
        self.stepCount = stepCount
        training = 0..<boundary
        validation = boundary..<total
        isCut = total < asked
        tokens = corpus.indices
    }

    /// The tokens that occur in training windows.
    public var trainingTokens: Range<Int> { 0..<training.upperBound + stepCount }

    /// The tokens that occur in validation windows and in no training window.
    public var validationTokens: Range<Int> {
        trainingTokens.upperBound..<validation.upperBound + stepCount
    }

    /// The windows that start at the given tokens, in that order.
    /// - Precondition: a whole window fits behind each start.
    public func batch(_ starts: some Collection<Int>) -> Batch {
        let lastStart = tokens.count - stepCount - 1
        for start in starts {
            require(start >= 0 && start <= lastStart, "Windows: no window starts at token \(start)")
        }
        return Batch(inputs: rows(starts, shift: 0), targets: rows(starts, shift: 1))
    }

    private func rows(_ starts: some Collection<Int>, shift: Int) -> Tokens {
        var indices: [Int32] = []
        indices.reserveCapacity(stepCount * starts.count)
        for step in shift..<stepCount + shift {
            for start in starts { indices.append(tokens[start + step]) }
        }
        return Tokens(stepCount: stepCount, batchSize: starts.count, indices: indices)
    }
}
