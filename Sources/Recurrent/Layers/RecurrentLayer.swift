/// What a recurrent layer carries from one step to the next: one tensor or a few, each
/// `[batchSize, hiddenSize]`. A decoder's may carry more, a row a sequence.
///
/// A state is a module, so that a gradient can be taken at it.
public protocol RecurrentState: Module {
    /// The part that other layers see: `[batchSize, hiddenSize]`.
    var hidden: Tensor { get }
}

extension RecurrentState {
    /// The sequences that are named, in this order; one can be named more than once.
    public func rows(_ rows: [Int]) -> Self {
        with(parameters: parameters.map { $0.gathered(rows: rows) })
    }

    /// The sequences of several states, one state after the other.
    /// - Precondition: there is a state, and their rows have one shape.
    public static func joined(_ states: [Self]) -> Self {
        require(!states.isEmpty, "joined: nothing to join")
        let all = states.map(\.parameters)
        return states[0].with(
            parameters: all[0].indices.map { part in .joined(all.map { $0[part] }) })
    }
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

    /// The states after every step of a sequence, each part `[stepCount, batchSize, hiddenSize]`.
    ///
    /// A cell need not have this: without it, step follows step.
    func states(reading input: some RecurrentInput, from state: State) -> State
}

extension RecurrentCell {
    /// Takes one step after the other.
    public func states(reading input: some RecurrentInput, from state: State) -> State {
        var state = state
        let steps = input.vectors(size: inputSize).unstacked().map { step in
            state = self(step, state)
            return state.parameters
        }
        return state.with(
            parameters: steps[0].indices.map { part in .stacked(steps.map { $0[part] }) })
    }
}

/// The hidden states of a whole sequence and the state after it.
public struct Recurrence<State: RecurrentState>: Sendable {
    /// `[stepCount, batchSize, hiddenSize]`
    public let outputs: Tensor
    public let state: State

    public init(outputs: Tensor, state: State) {
        self.outputs = outputs
        self.state = state
    }
}

extension Recurrence {
    /// - Parameters:
    ///   - states: the states after every step, each part `[stepCount, batchSize, hiddenSize]`
    ///   - validLengths: see ``RecurrentLayer``
    init(states: State, validLengths: [Int]?) {
        outputs = states.hidden.zeroed(after: validLengths)
        state = states.with(parameters: states.parameters.map { $0.last(of: validLengths) })
    }
}

/// A recurrent network over whole sequences.
///
/// Sequences of several lengths go side by side when the shorter ones are padded. `validLengths`
/// then says how long each is without its padding, at least one step. The outputs at padding are
/// zeros, the state is the one after each sequence's last valid step, and neither depends on what
/// stands at padding.
///
/// Parameters bear PyTorch's names: those of a lone layer end in `_l0`.
public protocol RecurrentLayer: Module {
    associatedtype State: RecurrentState
    var inputSize: Int { get }
    var hiddenSize: Int { get }

    /// The state before the first step: zeros.
    func initialState(batchSize: Int) -> State

    /// Runs through sequences.
    ///
    /// - Parameters:
    ///   - input: `[stepCount, batchSize, inputSize]`, or tokens for one-hot vectors of `inputSize`
    ///   - state: the state before the first step; zeros if nil
    ///   - validLengths: the number of valid steps of each sequence; all of them if nil
    ///   - noise: draws what is dropped while training; nil when not training
    func callAsFunction(
        _ input: some RecurrentInput, from state: State?, validLengths: [Int]?, noise: Generator?
    ) -> Recurrence<State>
}

extension RecurrentLayer {
    /// Runs through sequences when not training: nothing is dropped.
    public func callAsFunction(
        _ input: some RecurrentInput, from state: State? = nil, validLengths: [Int]? = nil
    ) -> Recurrence<State> {
        self(input, from: state, validLengths: validLengths, noise: nil)
    }
}

/// A cell run over whole sequences, the same parameters at every step.
public struct Unrolled<Cell: RecurrentCell>: RecurrentLayer {
    public var cell: Cell

    public init(_ cell: Cell) { self.cell = cell }

    public var inputSize: Int { cell.inputSize }
    public var hiddenSize: Int { cell.hiddenSize }

    public func initialState(batchSize: Int) -> Cell.State {
        cell.initialState(batchSize: batchSize)
    }

    public func callAsFunction(
        _ input: some RecurrentInput, from state: Cell.State?, validLengths: [Int]?,
        noise: Generator?
    ) -> Recurrence<Cell.State> {
        require(input.stepCount > 0, "a sequence without a step")
        let zeros = cell.initialState(batchSize: input.batchSize)
        let (shapes, given) = (zeros.shapes, (state ?? zeros).shapes)
        require(given == shapes, "the state before the first step is \(given), not \(shapes)")
        return Recurrence(
            states: cell.states(reading: input, from: state ?? zeros), validLengths: validLengths)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        cell.visitParameters(visit.renaming { "\($0)_l0" })
    }
}

extension RecurrentState {
    fileprivate var shapes: [[Int]] { parameters.map(\.shape) }
}

extension SequenceSize {
    /// - Parameters:
    ///   - sums: `[steps, batch, nodes · hidden]`
    ///   - hiddenWeight: `[hidden, nodes · hidden]`
    init(_ sums: Tensor, _ hiddenWeight: Tensor) {
        self.init(steps: sums.shape[0], batch: sums.shape[1], hidden: hiddenWeight.shape[0])
    }

    /// The shape of the states of all steps.
    var states: [Int] { [steps, batch, hidden] }
}
