/// One step of a plain recurrent network (Elman 1990): H′ = tanh(X W_x + b_x + H W_h + b_h).
public struct RNNCell: RecurrentCell {
    /// `[inputSize, hiddenSize]`
    public var inputWeight: Tensor
    /// `[hiddenSize, hiddenSize]`
    public var hiddenWeight: Tensor
    /// `[hiddenSize]`
    public var inputBias: Tensor
    /// `[hiddenSize]`
    public var hiddenBias: Tensor

    public var inputSize: Int { inputWeight.shape[0] }
    public var hiddenSize: Int { hiddenWeight.shape[0] }

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        let limit = 1 / Double(hiddenSize).squareRoot()
        inputWeight = .uniform(inputSize, hiddenSize, limit: limit, using: &generator)
        hiddenWeight = .uniform(hiddenSize, hiddenSize, limit: limit, using: &generator)
        inputBias = .uniform(hiddenSize, limit: limit, using: &generator)
        hiddenBias = .uniform(hiddenSize, limit: limit, using: &generator)
    }

    public func initialState(batchSize: Int) -> Tensor { Tensor(zeros: [batchSize, hiddenSize]) }

    public func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor {
        tanh(affine(input, inputWeight, inputBias) + affine(state, hiddenWeight, hiddenBias))
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight_ih", &inputWeight)
        visit("weight_hh", &hiddenWeight)
        visit("bias_ih", &inputBias)
        visit("bias_hh", &hiddenBias)
    }
}

extension RNNCell: FusedCell {
    public func states(reading input: some RecurrentInput, from state: Tensor) -> Tensor {
        rnnSequence(
            input.projected(by: inputWeight, inputBias + hiddenBias), hiddenWeight, from: state)
    }
}

/// A plain recurrent network over whole sequences.
public typealias RNN = Fused<RNNCell>

extension RNN {
    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        self.init(RNNCell(inputSize, hiddenSize, using: &generator))
    }
}
