/// The two states of an LSTM, each `[batchSize, hiddenSize]`.
public struct LSTMState: RecurrentState {
    /// H, what other layers see.
    public var hidden: Tensor
    /// C, the memory on its self-connected edge.
    public var cell: Tensor

    public init(hidden: Tensor, cell: Tensor) {
        self.hidden = hidden
        self.cell = cell
    }

    public init(zeros batchSize: Int, _ hiddenSize: Int) {
        hidden = Tensor(zeros: [batchSize, hiddenSize])
        cell = hidden
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("hidden", &hidden)
        visit("cell", &cell)
    }
}

/// One step of long short-term memory (Hochreiter & Schmidhuber 1997; forget gate: Gers et al. 2000).
///
///     I, F, O = σ(X W_x + b_x + H W_h + b_h)      one W and b for each gate
///     C̃       = tanh(X W_x + b_x + H W_h + b_h)   the input node, with its own
///     C′      = F ⊙ C + I ⊙ C̃
///     H′      = O ⊙ tanh(C′)
///
/// The columns of the weights are those of I, F, C̃ and O in this order, PyTorch's.
public struct LSTMCell: PackedCell {
    public enum Node: Int, CellNode { case input, forget, candidate, output }

    public var weights: PackedWeights<Node>

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        weights = PackedWeights(inputSize, hiddenSize, using: &generator)
    }

    public func initialState(batchSize: Int) -> LSTMState {
        LSTMState(zeros: batchSize, hiddenSize)
    }

    public func callAsFunction(_ input: Tensor, _ state: LSTMState) -> LSTMState {
        let sums =
            affine(input, weights.inputWeight, weights.inputBias)
            + affine(state.hidden, weights.hiddenWeight, weights.hiddenBias)
        let inputGate = sigmoid(sums.columns(of: Node.input))
        let forgetGate = sigmoid(sums.columns(of: Node.forget))
        let outputGate = sigmoid(sums.columns(of: Node.output))
        let candidate = tanh(sums.columns(of: Node.candidate))
        let cell = forgetGate * state.cell + inputGate * candidate
        return LSTMState(hidden: outputGate * tanh(cell), cell: cell)
    }

    /// One kernel for all steps, and one for their gradient.
    public func states(reading input: some RecurrentInput, from state: LSTMState) -> LSTMState {
        let weight = weights.hiddenWeight
        let trace = LSTMTrace(weights.sums(reading: input), weight, from: state)
        let results = record(
            inputs: [trace.gates, weight, state.hidden, state.cell],
            outputs: [trace.hidden, trace.cell]
        ) { trace.gradients(weight, from: state, dHidden: $0[0], dCell: $0[1]) }
        return LSTMState(hidden: results[0], cell: results[1])
    }
}

/// What the forward pass computed and the backward pass needs.
private struct LSTMTrace: Sendable {
    let size: SequenceSize
    /// I, F, C̃, O, in place of the sums that they come of; those are what a tape knows them as.
    private(set) var gates: Tensor
    private(set) var cell: Tensor
    /// tanh C
    private var squashed: Tensor
    private(set) var hidden: Tensor

    init(_ sums: Tensor, _ weight: Tensor, from state: LSTMState) {
        size = SequenceSize(sums, weight)
        gates = sums
        cell = Tensor(unwritten: size.states)
        squashed = Tensor(unwritten: size.states)
        hidden = Tensor(unwritten: size.states)
        lstmForward(
            size, weight: weight.panels(), initialHidden: state.hidden.scalars,
            initialCell: state.cell.scalars, gates: &gates.scalars, cell: &cell.scalars,
            squashed: &squashed.scalars, hidden: &hidden.scalars)
    }

    /// The gradients of the sums, the weight and the two initial states, from those that arrive at
    /// the hidden and the cell states of all steps.
    func gradients(
        _ weight: Tensor, from state: LSTMState, dHidden: Tensor?, dCell: Tensor?
    ) -> [Tensor] {
        var dGates = Tensor(unwritten: gates.shape)
        var dWeight = Tensor(unwritten: weight.shape)
        var initial = LSTMState(zeros: size.batch, size.hidden)
        lstmBackward(
            size, transposedWeight: weight.panels(transposed: true),
            initialHidden: state.hidden.scalars,
            initialCell: state.cell.scalars, gates: gates.scalars, cell: cell.scalars,
            squashed: squashed.scalars, hidden: hidden.scalars, dHidden: dHidden?.scalars,
            dCell: dCell?.scalars,
            dGates: &dGates.scalars, dWeight: &dWeight.scalars,
            dInitialHidden: &initial.hidden.scalars, dInitialCell: &initial.cell.scalars)
        return [dGates, dWeight, initial.hidden, initial.cell]
    }
}

/// Long short-term memory over whole sequences.
public typealias LSTM = Unrolled<LSTMCell>

extension LSTM {
    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        self.init(LSTMCell(inputSize, hiddenSize, using: &generator))
    }
}
