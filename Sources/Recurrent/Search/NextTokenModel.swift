/// Anything that says, from the tokens so far, how likely each token is to come next: a table
/// written by hand, a language model, a decoder with a source sentence in mind.
///
/// It handles several sequences at once, a row each, so that a search can try many continuations
/// in one matrix product.
public protocol NextTokenModel: Sendable {
    /// What is remembered of the tokens so far, a row a sequence.
    associatedtype State: Sendable

    var vocabularySize: Int { get }
    /// The token that ends a sequence.
    var end: Int32 { get }

    /// Reads one token a row.
    ///
    /// - Parameter tokens: the last token of each row
    /// - Returns: logits `[rows, vocabularySize]`, whose softmax is the next token's distribution,
    ///   and the state after reading.
    func step(_ tokens: [Int32], from state: State) -> NextTokens<State>

    /// The rows of a state that are named, in this order; a row can be named more than once.
    func rows(_ rows: [Int], of state: State) -> State
}

/// What a step of a ``NextTokenModel`` comes to.
public struct NextTokens<State: Sendable>: Sendable {
    /// `[rows, vocabularySize]`
    public let logits: Tensor
    public let state: State

    public init(logits: Tensor, state: State) {
        self.logits = logits
        self.state = state
    }
}
