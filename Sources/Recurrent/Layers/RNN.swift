/// One step of a plain recurrent network (Elman 1990): H′ = tanh(X W_x + b_x + H W_h + b_h).
public struct RNNCell: PackedCell {
    public enum Node: Int, CellNode { case hidden }

    public var weights: PackedWeights<Node>

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        weights = PackedWeights(inputSize, hiddenSize, using: &generator)
    }

    public func initialState(batchSize: Int) -> Tensor { Tensor(zeros: [batchSize, hiddenSize]) }

    public func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor {
        tanh(
            affine(input, weights.inputWeight, weights.inputBias)
                + affine(state, weights.hiddenWeight, weights.hiddenBias))
    }

    /// One kernel for all steps, and one for their gradient.
    public func states(reading input: some RecurrentInput, from state: Tensor) -> Tensor {
        // The sums, and in their place then the states: a tape knows them as the former, and as the
        // latter once it has recorded them.
        var states = weights.sums(reading: input)
        let weight = weights.hiddenWeight
        let size = SequenceSize(states, weight)
        rnnForward(
            size, weight: weight.panels(), initial: state.scalars, hidden: &states.scalars)
        return record(
            inputs: [states, weight, state], outputs: [states]
        ) { [states] arriving in
            var dSums = Tensor(unwritten: states.shape)
            var dWeight = Tensor(unwritten: weight.shape)
            var dInitial = Tensor(zeros: state.shape)
            rnnBackward(
                size, transposedWeight: weight.panels(transposed: true),
                initial: state.scalars, hidden: states.scalars,
                dHidden: arriving[0]!.scalars, dSums: &dSums.scalars, dWeight: &dWeight.scalars,
                dInitial: &dInitial.scalars)
            return [dSums, dWeight, dInitial]
        }[0]
    }
}

/// A plain recurrent network over whole sequences.
public typealias RNN = Unrolled<RNNCell>

extension RNN {
    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        self.init(RNNCell(inputSize, hiddenSize, using: &generator))
    }
}
