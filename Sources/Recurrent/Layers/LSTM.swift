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

/// Long short-term memory over whole sequences, forward and backward in one kernel each.
///
/// Computes what `Unrolled(lstm.cell)` does.
public struct LSTM: RecurrentLayer {
    public var cell: LSTMCell

    public var inputSize: Int { cell.inputSize }
    public var hiddenSize: Int { cell.hiddenSize }

    public init(_ cell: LSTMCell) { self.cell = cell }

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        cell = LSTMCell(inputSize, hiddenSize, using: &generator)
    }

    public func callAsFunction(_ input: Tensor, from state: LSTMState?) -> Recurrence<LSTMState> {
        requireSequence(input, inputSize: inputSize)
        let bias = cell.inputBias + cell.hiddenBias
        return run(affine(input, cell.inputWeight, bias), from: state)
    }

    /// A one-hot vector times the weight is a row of the weight, so no product is needed.
    public func callAsFunction(_ tokens: Tokens, from state: LSTMState?) -> Recurrence<LSTMState> {
        let bias = cell.inputBias + cell.hiddenBias
        return run((cell.inputWeight + bias).rows(tokens), from: state)
    }

    private func run(_ projection: Tensor, from state: LSTMState?) -> Recurrence<LSTMState> {
        lstmSequence(
            projection, cell.hiddenWeight,
            from: state ?? cell.initialState(batchSize: projection.shape[1]))
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) { cell.visitParameters(visit) }
}
