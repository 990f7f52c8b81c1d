/// Anything that says, from the tokens so far, how likely each token is to come next: a table
/// written by hand, a language model, a decoder with a source sentence in mind.
///
/// It handles several sequences at once, a row each, so that a search can try many continuations
/// in one matrix product. Rows do not influence one another.
public protocol NextTokenModel: Sendable {
    /// What is remembered of the tokens so far, a row a sequence.
    associatedtype State: Sendable

    var vocabularySize: Int { get }
    /// The token that ends a sequence; nil where sequences never end, as in running text.
    var end: Int32? { get }

    /// Reads the next token of each row.
    ///
    /// - Parameter threadCount: for models whose step is worth splitting; must not change the
    ///   result
    /// - Returns: logits, the softmax of which is the distribution of the token after that, and the
    ///   state after reading.
    func step(_ tokens: [Int32], from state: State, threadCount: Int) -> NextTokens<State>

    /// The rows of a state that are named, in this order; a row can be named more than once.
    func rows(_ rows: [Int], of state: State) -> State

    /// The rows of several states, one state after the other.
    func joined(_ states: [State]) -> State
}

/// What a step of a ``NextTokenModel`` comes to, and where a search begins: a row for each sequence
/// to be continued.
public struct NextTokens<State: Sendable>: Sendable {
    /// `[rows, vocabularySize]`
    public let logits: Tensor
    public let state: State

    public init(logits: Tensor, state: State) {
        self.logits = logits
        self.state = state
    }

    public var rowCount: Int { logits.shape[0] }
}

extension NextTokenModel {
    /// Reads the next token of each row on one thread.
    public func step(_ tokens: [Int32], from state: State) -> NextTokens<State> {
        step(tokens, from: state, threadCount: 1)
    }

    /// Some neighbouring rows of a step's result.
    func rows(_ range: Range<Int>, of next: NextTokens<State>) -> NextTokens<State> {
        if range == 0..<next.rowCount { return next }
        let width = vocabularySize
        let logits = Array(
            next.logits.scalars[range.lowerBound * width..<range.upperBound * width])
        return NextTokens(
            logits: Tensor(logits, shape: [range.count, width]),
            state: rows(Array(range), of: next.state))
    }
}

extension NextTokenModel where State: RecurrentState {
    public func rows(_ rows: [Int], of state: State) -> State { state.rows(rows) }
    public func joined(_ states: [State]) -> State { State.joined(states) }
}
