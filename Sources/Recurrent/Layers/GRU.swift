/// One step of a gated recurrent unit (Cho et al. 2014).
///
///     R, Z = σ(X W_x + b_x + H W_h + b_h)              one W and b for each gate
///     H̃    = tanh(X W_x + b_x + (R ⊙ H) W_h + b_h)     reset before the product, or
///     H̃    = tanh(X W_x + b_x + R ⊙ (H W_h + b_h))     after it
///     H′   = Z ⊙ H + (1 − Z) ⊙ H̃
///
/// The columns of the weights are those of R, Z and H̃ in this order, PyTorch's.
public struct GRUCell: PackedCell {
    /// Where the reset gate acts on the old state.
    public enum Reset: Sendable, CaseIterable {
        /// On the state itself: the paper, the book and the notes.
        case beforeProduct
        /// On the state's product with its weight: PyTorch and cuDNN.
        case afterProduct
    }

    public enum Node: Int, CellNode { case reset, update, candidate }

    public let reset: Reset
    public var weights: PackedWeights<Node>

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, reset: Reset = .afterProduct,
        using generator: inout Generator
    ) {
        self.reset = reset
        weights = PackedWeights(inputSize, hiddenSize, using: &generator)
    }

    public func initialState(batchSize: Int) -> Tensor { Tensor(zeros: [batchSize, hiddenSize]) }

    public func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor {
        let fromInput = affine(input, weights.inputWeight, weights.inputBias)
        let fromState = affine(state, weights.hiddenWeight, weights.hiddenBias)
        func gate(_ node: Node) -> Tensor {
            sigmoid(fromInput.columns(of: node) + fromState.columns(of: node))
        }
        let (resetGate, updateGate) = (gate(.reset), gate(.update))
        let recurrent =
            switch reset {
            case .beforeProduct:
                affine(
                    resetGate * state, weights.hiddenWeight.columns(of: Node.candidate),
                    weights.hiddenBias.columns(of: Node.candidate))
            case .afterProduct:
                resetGate * fromState.columns(of: Node.candidate)
            }
        let candidate = tanh(fromInput.columns(of: Node.candidate) + recurrent)
        return updateGate * state + (1 - updateGate) * candidate
    }

    /// One kernel for all steps, and one for their gradient.
    public func states(reading input: some RecurrentInput, from state: Tensor) -> Tensor {
        switch reset {
        case .beforeProduct: statesResettingBefore(input, state)
        case .afterProduct: statesResettingAfter(input, state)
        }
    }

    private func statesResettingBefore(_ input: some RecurrentInput, _ state: Tensor) -> Tensor {
        // The sums, and in their place then the gates; a tape knows them as the former.
        var gates = weights.sums(reading: input)
        let weight = weights.hiddenWeight
        let size = SequenceSize(gates, weight)
        var kept = Tensor(unwritten: size.states)
        var hidden = Tensor(unwritten: size.states)
        gruForwardResettingBefore(
            size, weight: GRUWeight(weight), initial: state.scalars, gates: &gates.scalars,
            kept: &kept.scalars, hidden: &hidden.scalars)
        let trace = (gates: gates, kept: kept, hidden: hidden)
        return record(inputs: [gates, weight, state], outputs: [hidden]) { arriving in
            var dGates = Tensor(unwritten: trace.gates.shape)
            var dWeight = Tensor(unwritten: weight.shape)
            var dInitial = Tensor(zeros: state.shape)
            gruBackwardResettingBefore(
                size, weight: GRUWeight(weight, transposed: true), initial: state.scalars,
                gates: trace.gates.scalars,
                kept: trace.kept.scalars, hidden: trace.hidden.scalars,
                dHidden: arriving[0]!.scalars,
                dGates: &dGates.scalars, dWeight: &dWeight.scalars, dInitial: &dInitial.scalars)
            return [dGates, dWeight, dInitial]
        }[0]
    }

    /// The candidate's second bias is not added to the sums: the reset gate scales it together with
    /// the product.
    private func statesResettingAfter(_ input: some RecurrentInput, _ state: Tensor) -> Tensor {
        let weight = weights.hiddenWeight
        let ofGates = weights.hiddenBias.columns(0..<2 * hiddenSize)
        let ofCandidate = weights.hiddenBias.columns(of: Node.candidate)
        var gates = input.projected(
            by: weights.inputWeight,
            weights.inputBias + .concatenated([ofGates, Tensor(zeros: [hiddenSize])]))
        let size = SequenceSize(gates, weight)
        var product = Tensor(unwritten: size.states)
        var hidden = Tensor(unwritten: size.states)
        gruForwardResettingAfter(
            size, weight: GRUWeight(weight), bias: ofCandidate.scalars, initial: state.scalars,
            gates: &gates.scalars, product: &product.scalars, hidden: &hidden.scalars)
        let trace = (gates: gates, product: product, hidden: hidden)
        return record(
            inputs: [gates, weight, ofCandidate, state], outputs: [hidden]
        ) { arriving in
            var dGates = Tensor(unwritten: trace.gates.shape)
            var dProduct = Tensor(unwritten: size.states)
            var dWeight = Tensor(unwritten: weight.shape)
            var dInitial = Tensor(zeros: state.shape)
            gruBackwardResettingAfter(
                size, weight: GRUWeight(weight, transposed: true), initial: state.scalars,
                gates: trace.gates.scalars,
                product: trace.product.scalars, hidden: trace.hidden.scalars,
                dHidden: arriving[0]!.scalars,
                dGates: &dGates.scalars, dProduct: &dProduct.scalars, dWeight: &dWeight.scalars,
                dInitial: &dInitial.scalars)
            return [dGates, dWeight, dProduct.summed(to: ofCandidate.shape), dInitial]
        }[0]
    }
}

extension GRUWeight {
    fileprivate init(_ weight: Tensor, transposed: Bool = false) {
        let size = weight.shape[0]
        gates = weight.panels(columns: 0..<2 * size, transposed: transposed)
        candidate = weight.panels(columns: 2 * size..<3 * size, transposed: transposed)
    }
}

/// Gated recurrent units over whole sequences, resetting after the product unless told otherwise.
public typealias GRU = Unrolled<GRUCell>

extension GRU {
    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, reset: GRUCell.Reset = .afterProduct,
        using generator: inout Generator
    ) {
        self.init(GRUCell(inputSize, hiddenSize, reset: reset, using: &generator))
    }
}
