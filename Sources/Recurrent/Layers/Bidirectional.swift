/// The states of both directions, each after the last step that it has read.
public struct BidirectionalState<State: RecurrentState>: RecurrentState {
    /// After a sequence's last valid step.
    public var forward: State
    /// After a sequence's first step.
    public var backward: State

    public init(forward: State, backward: State) {
        self.forward = forward
        self.backward = backward
    }

    /// Side by side: `[batchSize, 2 · hiddenSize]`.
    public var hidden: Tensor { .concatenated([forward.hidden, backward.hidden]) }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        forward.visitParameters(under: "forward", visit)
        backward.visitParameters(under: "backward", visit)
    }
}

/// A recurrent layer that reads forward beside one that reads backward (Schuster & Paliwal 1997).
///
///     H→_t = forward of X_t and H→_{t−1}
///     H←_t = backward of X_t and H←_{t+1}
///     H_t  = [H→_t, H←_t]
///
/// Every output depends on the whole sequence. The backward direction starts at each sequence's
/// last valid step.
///
/// Parameters bear PyTorch's names: those of the backward direction end in `_reverse`.
///
/// Source: D2L, section 10.4.
public struct Bidirectional<Layer: RecurrentLayer>: RecurrentLayer {
    public var forward: Layer
    public var backward: Layer

    public var inputSize: Int { forward.inputSize }
    /// The size of an output: that of both directions.
    public var hiddenSize: Int { 2 * forward.hiddenSize }

    /// - Precondition: both directions have the same sizes.
    public init(forward: Layer, backward: Layer) {
        let sizes = [forward, backward].map { [$0.inputSize, $0.hiddenSize] }
        require(
            sizes[0] == sizes[1],
            "Bidirectional: input and hidden sizes \(sizes[0]) forward, \(sizes[1]) backward")
        self.forward = forward
        self.backward = backward
    }

    /// Two directions that `make` makes, the forward one first.
    ///
    /// ```swift
    /// Bidirectional { LSTM(28, 32, using: &generator) }
    /// ```
    public init(_ make: () -> Layer) {
        self.init(forward: make(), backward: make())
    }

    public func initialState(batchSize: Int) -> BidirectionalState<Layer.State> {
        BidirectionalState(
            forward: forward.initialState(batchSize: batchSize),
            backward: backward.initialState(batchSize: batchSize))
    }

    public func callAsFunction(
        _ input: some RecurrentInput, from state: BidirectionalState<Layer.State>?,
        validLengths: [Int]?, noise: Generator?
    ) -> Recurrence<BidirectionalState<Layer.State>> {
        let past = forward(
            input, from: state?.forward, validLengths: validLengths, noise: noise?.stream(0))
        let future = backward(
            input.reversed(within: validLengths), from: state?.backward,
            validLengths: validLengths, noise: noise?.stream(1))
        return Recurrence(
            outputs: .concatenated([
                past.outputs, future.outputs.reversed(within: validLengths),
            ]),
            state: BidirectionalState(forward: past.state, backward: future.state))
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        forward.visitParameters(visit)
        backward.visitParameters(visit.renaming { "\($0)_reverse" })
    }
}
