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
/// The four products are one: the columns of the weights are those of I, F, C̃ and O in this order,
/// PyTorch's. There are two biases for the same reason; only their sum matters to the output.
public struct LSTMCell: RecurrentCell {
    /// `[inputSize, 4 · hiddenSize]`
    public var inputWeight: Tensor
    /// `[hiddenSize, 4 · hiddenSize]`
    public var hiddenWeight: Tensor
    /// `[4 · hiddenSize]`
    public var inputBias: Tensor
    /// `[4 · hiddenSize]`
    public var hiddenBias: Tensor

    public var inputSize: Int { inputWeight.shape[0] }
    public var hiddenSize: Int { hiddenWeight.shape[0] }

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        let limit = 1 / Double(hiddenSize).squareRoot()
        inputWeight = .uniform(inputSize, 4 * hiddenSize, limit: limit, using: &generator)
        hiddenWeight = .uniform(hiddenSize, 4 * hiddenSize, limit: limit, using: &generator)
        inputBias = .uniform(4 * hiddenSize, limit: limit, using: &generator)
        hiddenBias = .uniform(4 * hiddenSize, limit: limit, using: &generator)
    }

    public func initialState(batchSize: Int) -> LSTMState {
        LSTMState(zeros: batchSize, hiddenSize)
    }

    public func callAsFunction(_ input: Tensor, _ state: LSTMState) -> LSTMState {
        let sums =
            affine(input, inputWeight, inputBias) + affine(state.hidden, hiddenWeight, hiddenBias)
        let gates = (0..<4).map { sums.columns($0 * hiddenSize..<($0 + 1) * hiddenSize) }
        let cell = sigmoid(gates[1]) * state.cell + sigmoid(gates[0]) * tanh(gates[2])
        return LSTMState(hidden: sigmoid(gates[3]) * tanh(cell), cell: cell)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight_ih", &inputWeight)
        visit("weight_hh", &hiddenWeight)
        visit("bias_ih", &inputBias)
        visit("bias_hh", &hiddenBias)
    }
}

extension LSTMCell: FusedCell {
    public func states(reading input: some RecurrentInput, from state: LSTMState) -> LSTMState {
        lstmSequence(
            input.projected(by: inputWeight, inputBias + hiddenBias), hiddenWeight, from: state)
    }
}

/// Long short-term memory over whole sequences.
public typealias LSTM = Fused<LSTMCell>

extension LSTM {
    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        self.init(LSTMCell(inputSize, hiddenSize, using: &generator))
    }
}
