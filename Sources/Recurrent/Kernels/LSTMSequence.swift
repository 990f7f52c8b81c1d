/// The recurrent part of an LSTM over a sequence, with a backward pass written by hand.
///
/// - Parameters:
///   - projection: X W_x + b for all steps, `[stepCount, batchSize, 4 · hiddenSize]`
///   - hiddenWeight: `[hiddenSize, 4 · hiddenSize]`
/// - Returns: the states after every step, both `[stepCount, batchSize, hiddenSize]`
func lstmSequence(
    _ projection: Tensor, _ hiddenWeight: Tensor, from state: LSTMState
) -> LSTMState {
    let size = [projection.shape[1], hiddenWeight.shape[0]]
    require(projection.shape[0] > 0, "LSTM: a sequence without a step")
    require(
        state.hidden.shape == size && state.cell.shape == size,
        "LSTM: the state is \(state.hidden.shape) and \(state.cell.shape), not \(size)")
    let trace = LSTMTrace(projection, hiddenWeight, state)
    let results = record(
        inputs: [projection, hiddenWeight, state.hidden, state.cell],
        outputs: [trace.hidden, trace.cell]
    ) { trace.gradients(hiddenWeight, state, hidden: $0[0], cell: $0[1]) }
    return LSTMState(hidden: results[0], cell: results[1])
}

/// What the forward pass computed and the backward pass needs.
private struct LSTMTrace: Sendable {
    /// I, F, C̃, O of each row: `[steps, batch, 4 · size]`.
    private let gates: Tensor
    /// C = F ⊙ C + I ⊙ C̃: `[steps, batch, size]`.
    let cell: Tensor
    /// tanh C: `[steps, batch, size]`.
    private let squashed: Tensor
    /// H = O ⊙ tanh C: `[steps, batch, size]`.
    let hidden: Tensor

    init(_ projection: Tensor, _ hiddenWeight: Tensor, _ state: LSTMState) {
        let (steps, batch, size) = (projection.shape[0], projection.shape[1], hiddenWeight.shape[0])
        let (block, states) = (batch * size, [steps, batch, size])
        let weight = hiddenWeight.panels()
        let made = filledTensors(projection.shape, states, states, states) { made in
            withPointers(projection, hiddenWeight, state.hidden, state.cell) { inputs in
                for step in 0..<steps {
                    let now = step * block
                    let (gates, cell, hidden) = (made[0] + 4 * now, made[1] + now, made[3] + now)
                    gates.update(from: inputs[0] + 4 * now, count: 4 * block)
                    multiply(
                        MatrixView(
                            step == 0 ? inputs[2] : UnsafePointer(hidden - block), rows: batch,
                            columns: size),
                        weight, into: MutableMatrixView(gates, rows: batch, columns: 4 * size),
                        adding: true)
                    lstmStep(
                        gates: gates, oldCell: step == 0 ? inputs[3] : UnsafePointer(cell - block),
                        cell: cell, squashed: made[2] + now, hidden: hidden,
                        batch: batch, size: size)
                }
            }
        }
        (gates, cell, squashed, hidden) = (made[0], made[1], made[2], made[3])
    }

    /// The gradients of the projection, the hidden weight and the two initial states, from those
    /// that arrive at the hidden and the cell states of all steps.
    func gradients(
        _ hiddenWeight: Tensor, _ state: LSTMState, hidden dHiddens: Tensor?, cell dCells: Tensor?
    ) -> [Tensor?] {
        let (steps, batch, size) = (hidden.shape[0], hidden.shape[1], hidden.shape[2])
        let block = batch * size
        let weight = hiddenWeight.panels(transposed: true)
        let made = filledTensors(gates.shape, [batch, size], [batch, size]) { made in
            let (dGates, dHidden, dCell) = (made[0], made[1], made[2])
            dHidden.update(repeating: 0, count: block)
            dCell.update(repeating: 0, count: block)
            let none = Tensor([])
            withPointers(
                hiddenWeight, state.cell, gates, cell, squashed, dHiddens ?? none, dCells ?? none
            ) { inputs in
                for step in (0..<steps).reversed() {
                    let now = step * block
                    if dHiddens != nil { add(inputs[5] + now, to: dHidden, block) }
                    if dCells != nil { add(inputs[6] + now, to: dCell, block) }
                    lstmStepBackward(
                        gates: inputs[2] + 4 * now,
                        oldCell: step == 0 ? inputs[1] : inputs[3] + now - block,
                        squashed: inputs[4] + now, dHidden: dHidden, dCell: dCell,
                        dGates: dGates + 4 * now, batch: batch, size: size)
                    multiply(
                        MatrixView(dGates + 4 * now, rows: batch, columns: 4 * size), weight,
                        into: MutableMatrixView(dHidden, rows: batch, columns: size),
                        adding: false)
                }
            }
        }
        let dWeight = hiddenWeightGradient(made[0], initial: state.hidden, hidden: hidden)
        return [made[0], dWeight, made[1], made[2]]
    }
}

/// From the gates' sums to the new state, row by row; the gates are left activated.
private func lstmStep(
    gates: UnsafeMutablePointer<Float>, oldCell: UnsafePointer<Float>,
    cell: UnsafeMutablePointer<Float>, squashed: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>, batch: Int, size: Int
) {
    for row in 0..<batch {
        forEachLanes(of: size) { column, count in
            let at = row * size + column
            let gate = gates + row * 4 * size + column
            let i = sigmoid(Lanes(loading: gate, count: count))
            let f = sigmoid(Lanes(loading: gate + size, count: count))
            let candidate = tanh(Lanes(loading: gate + 2 * size, count: count))
            let o = sigmoid(Lanes(loading: gate + 3 * size, count: count))
            let c = f * Lanes(loading: oldCell + at, count: count) + i * candidate
            let s = tanh(c)
            i.store(to: gate, count: count)
            f.store(to: gate + size, count: count)
            candidate.store(to: gate + 2 * size, count: count)
            o.store(to: gate + 3 * size, count: count)
            c.store(to: cell + at, count: count)
            s.store(to: squashed + at, count: count)
            (o * s).store(to: hidden + at, count: count)
        }
    }
}

/// From the gradients of a step's state to those of its gates' sums; `dCell` becomes the gradient
/// of the cell state before the step.
private func lstmStepBackward(
    gates: UnsafePointer<Float>, oldCell: UnsafePointer<Float>, squashed: UnsafePointer<Float>,
    dHidden: UnsafePointer<Float>, dCell: UnsafeMutablePointer<Float>,
    dGates: UnsafeMutablePointer<Float>, batch: Int, size: Int
) {
    for row in 0..<batch {
        forEachLanes(of: size) { column, count in
            let at = row * size + column
            let gate = gates + row * 4 * size + column
            let i = Lanes(loading: gate, count: count)
            let f = Lanes(loading: gate + size, count: count)
            let candidate = Lanes(loading: gate + 2 * size, count: count)
            let o = Lanes(loading: gate + 3 * size, count: count)
            let s = Lanes(loading: squashed + at, count: count)
            let dH = Lanes(loading: dHidden + at, count: count)
            let dC = Lanes(loading: dCell + at, count: count) + dH * o * (1 - s * s)
            let dGate = dGates + row * 4 * size + column
            // Through σ′ = σ(1 − σ) and tanh′ = 1 − tanh².
            (dC * candidate * i * (1 - i)).store(to: dGate, count: count)
            (dC * Lanes(loading: oldCell + at, count: count) * f * (1 - f))
                .store(to: dGate + size, count: count)
            (dC * i * (1 - candidate * candidate)).store(to: dGate + 2 * size, count: count)
            (dH * s * o * (1 - o)).store(to: dGate + 3 * size, count: count)
            (dC * f).store(to: dCell + at, count: count)
        }
    }
}
