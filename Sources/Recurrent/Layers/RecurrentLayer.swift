/// What a recurrent layer carries from one step to the next.
public protocol RecurrentState: Sendable {
    /// The part that other layers see: `[batchSize, hiddenSize]`.
    var hidden: Tensor { get }
}

/// The state of an RNN or a GRU is its hidden state alone.
extension Tensor: RecurrentState {
    public var hidden: Tensor { self }
}

/// One step of a recurrent network: a new state from an input and the old state.
public protocol RecurrentCell: Module {
    associatedtype State: RecurrentState
    var inputSize: Int { get }
    var hiddenSize: Int { get }

    /// The state before the first step: zeros.
    func initialState(batchSize: Int) -> State

    /// - Parameter input: `[batchSize, inputSize]`
    func callAsFunction(_ input: Tensor, _ state: State) -> State
}

/// The hidden states of a whole sequence and the state after it.
public struct Recurrence<State: RecurrentState>: Sendable {
    /// `[stepCount, batchSize, hiddenSize]`
    public let outputs: Tensor
    public let state: State
}

/// A recurrent network over whole sequences.
public protocol RecurrentLayer: Module {
    associatedtype State: RecurrentState
    var inputSize: Int { get }
    var hiddenSize: Int { get }

    /// Runs through a sequence, from zeros when no state is given.
    /// - Parameter input: `[stepCount, batchSize, inputSize]`
    func callAsFunction(_ input: Tensor, from state: State?) -> Recurrence<State>

    /// The same for tokens, each standing for a one-hot vector of `inputSize`.
    func callAsFunction(_ tokens: Tokens, from state: State?) -> Recurrence<State>
}

extension RecurrentLayer {
    public func callAsFunction(_ tokens: Tokens, from state: State?) -> Recurrence<State> {
        self(Tensor.oneHot(tokens, size: inputSize), from: state)
    }

    public func callAsFunction(_ input: Tensor) -> Recurrence<State> { self(input, from: nil) }
}

/// A cell run over a sequence, one step after the other.
public struct Unrolled<Cell: RecurrentCell>: RecurrentLayer {
    public var cell: Cell

    public init(_ cell: Cell) { self.cell = cell }

    public var inputSize: Int { cell.inputSize }
    public var hiddenSize: Int { cell.hiddenSize }

    public func callAsFunction(_ input: Tensor, from state: Cell.State?) -> Recurrence<Cell.State> {
        requireSequence(input, inputSize: inputSize)
        var state = state ?? cell.initialState(batchSize: input.shape[1])
        var outputs: [Tensor] = []
        for step in input.unstacked() {
            state = cell(step, state)
            outputs.append(state.hidden)
        }
        return Recurrence(outputs: .stacked(outputs), state: state)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) { cell.visitParameters(visit) }
}

/// Stops unless the input is `[stepCount, batchSize, inputSize]` with at least one step.
func requireSequence(_ input: Tensor, inputSize: Int) {
    require(
        input.shape.count == 3 && input.shape[0] > 0 && input.shape[2] == inputSize,
        "a sequence [steps, batch, \(inputSize)] is needed, this is \(input.shape)")
}
