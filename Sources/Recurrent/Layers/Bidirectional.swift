/// How a bidirectional layer makes one output of two.
public enum Merge: Sendable, CaseIterable {
    /// Side by side, the forward direction first: `2 · hiddenSize` numbers.
    case concatenation
    /// Added: `hiddenSize` numbers.
    case sum

    func callAsFunction(_ forward: Tensor, _ backward: Tensor) -> Tensor {
        switch self {
        case .concatenation: .concatenated([forward, backward])
        case .sum: forward + backward
        }
    }
}

/// The states of both directions, each after the last step that it has read.
public struct BidirectionalState<State: RecurrentState>: RecurrentState {
    /// After a sequence's last valid step.
    public var forward: State
    /// After a sequence's first step.
    public var backward: State
    public let merge: Merge

    public init(forward: State, backward: State, merge: Merge = .concatenation) {
        self.forward = forward
        self.backward = backward
        self.merge = merge
    }

    public var hidden: Tensor { merge(forward.hidden, backward.hidden) }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        forward.visitParameters(under: "forward", visit)
        backward.visitParameters(under: "backward", visit)
    }
}

/// A recurrent layer that reads forward beside one that reads backward (Schuster & Paliwal 1997).
///
///     H→_t = forward of X_t and H→_{t−1}
///     H←_t = backward of X_t and H←_{t+1}
///     H_t  = [H→_t, H←_t], or their sum
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
    public let merge: Merge

    public var inputSize: Int { forward.inputSize }
    /// The size of an output: both directions' for a concatenation.
    public var hiddenSize: Int {
        merge == .concatenation ? 2 * forward.hiddenSize : forward.hiddenSize
    }

    /// - Precondition: both directions have the same sizes.
    public init(forward: Layer, backward: Layer, merge: Merge = .concatenation) {
        let sizes = [forward, backward].map { [$0.inputSize, $0.hiddenSize] }
        require(
            sizes[0] == sizes[1],
            "Bidirectional: input and hidden sizes \(sizes[0]) forward, \(sizes[1]) backward")
        self.forward = forward
        self.backward = backward
        self.merge = merge
    }

    /// Two directions that `make` makes, the forward one first.
    ///
    /// ```swift
    /// Bidirectional { LSTM(28, 32, using: &generator) }
    /// ```
    public init(merge: Merge = .concatenation, _ make: () -> Layer) {
        self.init(forward: make(), backward: make(), merge: merge)
    }

    public func initialState(batchSize: Int) -> BidirectionalState<Layer.State> {
        BidirectionalState(
            forward: forward.initialState(batchSize: batchSize),
            backward: backward.initialState(batchSize: batchSize), merge: merge)
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
            outputs: merge(past.outputs, future.outputs.reversed(within: validLengths)),
            state: BidirectionalState(
                forward: past.state, backward: future.state, merge: merge))
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        forward.visitParameters(visit)
        backward.visitParameters(visit.renaming { "\($0)_reverse" })
    }
}
