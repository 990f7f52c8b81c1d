/// An LSTM over a sequence, step after step.
///
/// - Parameters:
///   - weight: W_h of I, F, C̃ and O side by side, `[hidden, 4 · hidden]`
///   - initialHidden, initialCell: the states before the first step
///   - gates: X W_x + b of all steps, `[steps, batch, 4 · hidden]`, which become I, F, C̃, O
///   - cell: C = F ⊙ C + I ⊙ C̃, `[steps, batch, hidden]`
///   - squashed: tanh C
///   - hidden: H = O ⊙ tanh C
func lstmForward(
    _ size: SequenceSize, weight: Panels, initialHidden: UnsafePointer<Float>,
    initialCell: UnsafePointer<Float>, gates: UnsafeMutablePointer<Float>,
    cell: UnsafeMutablePointer<Float>, squashed: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>
) {
    var (oldHidden, oldCell) = (initialHidden, initialCell)
    for step in 0..<size.steps {
        let now = step * size.step
        let (gates, cell, hidden) = (gates + 4 * now, cell + now, hidden + now)
        multiply(
            size.state(oldHidden), weight,
            into: MutableMatrixView(gates, rows: size.batch, columns: weight.columns),
            adding: true)
        lstmStep(
            size, oldCell: oldCell, gates: gates, cell: cell, squashed: squashed + now,
            hidden: hidden)
        (oldHidden, oldCell) = (UnsafePointer(hidden), UnsafePointer(cell))
    }
}

/// The gradients of an LSTM's sums, its weight and its initial states.
///
/// - Parameters:
///   - transposedWeight: W_hᵀ
///   - dHidden, dCell: the gradients that arrive at H and C of all steps; nil is zero
///   - dGates: `[steps, batch, 4 · hidden]`
///   - dWeight: `[hidden, 4 · hidden]`
///   - dInitialHidden, dInitialCell: zeros, which become the gradients of the initial states
func lstmBackward(
    _ size: SequenceSize, transposedWeight: Panels, initialHidden: UnsafePointer<Float>,
    initialCell: UnsafePointer<Float>, gates: UnsafePointer<Float>, cell: UnsafePointer<Float>,
    squashed: UnsafePointer<Float>, hidden: UnsafePointer<Float>,
    dHidden: UnsafePointer<Float>?, dCell: UnsafePointer<Float>?,
    dGates: UnsafeMutablePointer<Float>, dWeight: UnsafeMutablePointer<Float>,
    dInitialHidden: UnsafeMutablePointer<Float>, dInitialCell: UnsafeMutablePointer<Float>
) {
    let (width, block) = (4 * size.hidden, size.step)
    let fromLater = MutableMatrixView(dInitialHidden, rows: size.batch, columns: size.hidden)
    for step in (0..<size.steps).reversed() {
        let now = step * block
        if let dHidden { add(dHidden + now, to: dInitialHidden, count: block) }
        if let dCell { add(dCell + now, to: dInitialCell, count: block) }
        lstmStepBackward(
            size, oldCell: step == 0 ? initialCell : cell + now - block, gates: gates + 4 * now,
            squashed: squashed + now, dHidden: dInitialHidden, dCell: dInitialCell,
            dGates: dGates + 4 * now)
        let dSums = MatrixView(dGates + 4 * now, rows: size.batch, columns: width)
        multiply(dSums, transposedWeight, into: fromLater, adding: false)
    }
    size.hiddenWeightGradient(
        MatrixView(dGates, rows: size.steps * size.batch, columns: width), initial: initialHidden,
        later: hidden, into: MutableMatrixView(dWeight, rows: size.hidden, columns: width))
}

/// From the gates' sums to the new state; the gates are left activated.
private func lstmStep(
    _ size: SequenceSize, oldCell: UnsafePointer<Float>, gates: UnsafeMutablePointer<Float>,
    cell: UnsafeMutablePointer<Float>, squashed: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>
) {
    // Loops of one function each: it is inlined in a short loop, not in a long one.
    for row in 0..<size.batch {
        let gate = gates + row * 4 * size.hidden
        let (candidate, o) = (gate + 2 * size.hidden, gate + 3 * size.hidden)
        mapLanes(gate, to: gate, count: 2 * size.hidden) { sigmoid($0) }
        mapLanes(candidate, to: candidate, count: size.hidden) { tanh($0) }
        mapLanes(o, to: o, count: size.hidden) { sigmoid($0) }
    }
    size.forEachLanes(nodes: 4) { state, node, count in
        let gate = gates + node
        let i = Lanes(loading: gate, count: count)
        let f = Lanes(loading: gate + size.hidden, count: count)
        let candidate = Lanes(loading: gate + 2 * size.hidden, count: count)
        let o = Lanes(loading: gate + 3 * size.hidden, count: count)
        let c = f * Lanes(loading: oldCell + state, count: count) + i * candidate
        let s = tanh(c)
        c.store(to: cell + state, count: count)
        s.store(to: squashed + state, count: count)
        (o * s).store(to: hidden + state, count: count)
    }
}

/// From the gradients of a step's state to those of its gates' sums; `dCell` becomes the gradient
/// of the cell state before the step.
private func lstmStepBackward(
    _ size: SequenceSize, oldCell: UnsafePointer<Float>, gates: UnsafePointer<Float>,
    squashed: UnsafePointer<Float>, dHidden: UnsafePointer<Float>,
    dCell: UnsafeMutablePointer<Float>, dGates: UnsafeMutablePointer<Float>
) {
    size.forEachLanes(nodes: 4) { state, node, count in
        let (gate, dGate) = (gates + node, dGates + node)
        let i = Lanes(loading: gate, count: count)
        let f = Lanes(loading: gate + size.hidden, count: count)
        let candidate = Lanes(loading: gate + 2 * size.hidden, count: count)
        let o = Lanes(loading: gate + 3 * size.hidden, count: count)
        let c = Lanes(loading: oldCell + state, count: count)
        let s = Lanes(loading: squashed + state, count: count)
        let dH = Lanes(loading: dHidden + state, count: count)
        let dC = Lanes(loading: dCell + state, count: count) + dH * o * (1 - s * s)
        // Through σ′ = σ(1 − σ) and tanh′ = 1 − tanh².
        (dC * candidate * i * (1 - i)).store(to: dGate, count: count)
        (dC * c * f * (1 - f)).store(to: dGate + size.hidden, count: count)
        (dC * i * (1 - candidate * candidate)).store(to: dGate + 2 * size.hidden, count: count)
        (dH * s * o * (1 - o)).store(to: dGate + 3 * size.hidden, count: count)
        (dC * f).store(to: dCell + state, count: count)
    }
}
