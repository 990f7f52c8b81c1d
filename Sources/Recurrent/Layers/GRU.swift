/// One step of a gated recurrent unit (Cho et al. 2014).
///
///     R, Z = σ(X W_x + b_x + H W_h + b_h)              one W and b for each gate
///     H̃    = tanh(X W_x + b_x + (R ⊙ H) W_h + b_h)     reset before the product, or
///     H̃    = tanh(X W_x + b_x + R ⊙ (H W_h + b_h))     after it
///     H′   = Z ⊙ H + (1 − Z) ⊙ H̃
///
/// The columns of the weights are those of R, Z and H̃ in this order, PyTorch's.
public struct GRUCell: RecurrentCell {
    /// Where the reset gate acts on the old state.
    public enum Reset: Sendable, CaseIterable {
        /// On the state itself: the paper, the book and the notes.
        case beforeProduct
        /// On the state's product with its weight: PyTorch and cuDNN.
        case afterProduct
    }

    public let reset: Reset
    /// `[inputSize, 3 · hiddenSize]`
    public var inputWeight: Tensor
    /// `[hiddenSize, 3 · hiddenSize]`
    public var hiddenWeight: Tensor
    /// `[3 · hiddenSize]`
    public var inputBias: Tensor
    /// `[3 · hiddenSize]`
    public var hiddenBias: Tensor

    public var inputSize: Int { inputWeight.shape[0] }
    public var hiddenSize: Int { hiddenWeight.shape[0] }

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, reset: Reset = .afterProduct,
        using generator: inout Generator
    ) {
        let limit = 1 / Double(hiddenSize).squareRoot()
        self.reset = reset
        inputWeight = .uniform(inputSize, 3 * hiddenSize, limit: limit, using: &generator)
        hiddenWeight = .uniform(hiddenSize, 3 * hiddenSize, limit: limit, using: &generator)
        inputBias = .uniform(3 * hiddenSize, limit: limit, using: &generator)
        hiddenBias = .uniform(3 * hiddenSize, limit: limit, using: &generator)
    }

    public func initialState(batchSize: Int) -> Tensor { Tensor(zeros: [batchSize, hiddenSize]) }

    public func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor {
        let fromInput = affine(input, inputWeight, inputBias)
        let fromState = affine(state, hiddenWeight, hiddenBias)
        let gates = sigmoid(
            fromInput.columns(0..<2 * hiddenSize) + fromState.columns(0..<2 * hiddenSize))
        let (R, Z) = (gates.columns(0..<hiddenSize), gates.columns(hiddenSize..<2 * hiddenSize))
        let last = 2 * hiddenSize..<3 * hiddenSize
        let recurrent =
            switch reset {
            case .beforeProduct:
                affine(R * state, hiddenWeight.columns(last), hiddenBias.columns(last))
            case .afterProduct:
                R * fromState.columns(last)
            }
        let candidate = tanh(fromInput.columns(last) + recurrent)
        return Z * state + (1 - Z) * candidate
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight_ih", &inputWeight)
        visit("weight_hh", &hiddenWeight)
        visit("bias_ih", &inputBias)
        visit("bias_hh", &hiddenBias)
    }
}

extension GRUCell: FusedCell {
    public func states(reading input: some RecurrentInput, from state: Tensor) -> Tensor {
        switch reset {
        case .beforeProduct:
            let projection = input.projected(by: inputWeight, inputBias + hiddenBias)
            return gruSequence(projection, hiddenWeight, productBias: nil, from: state)
        case .afterProduct:
            let gates = hiddenBias.columns(0..<2 * hiddenSize)
            let bias = inputBias + .concatenated([gates, Tensor(zeros: [hiddenSize])])
            return gruSequence(
                input.projected(by: inputWeight, bias), hiddenWeight,
                productBias: hiddenBias.columns(2 * hiddenSize..<3 * hiddenSize), from: state)
        }
    }
}

/// Gated recurrent units over whole sequences, resetting after the product unless told otherwise.
public typealias GRU = Fused<GRUCell>

extension GRU {
    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, reset: GRUCell.Reset = .afterProduct,
        using generator: inout Generator
    ) {
        self.init(GRUCell(inputSize, hiddenSize, reset: reset, using: &generator))
    }
}
