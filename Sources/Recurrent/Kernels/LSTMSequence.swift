/// The recurrent part of an LSTM over a sequence, with a backward pass written by hand.
///
/// - Parameters:
///   - projection: X W_x + b for all steps, `[stepCount, batchSize, 4 · hiddenSize]`
///   - hiddenWeight: `[hiddenSize, 4 · hiddenSize]`
func lstmSequence(
    _ projection: Tensor, _ hiddenWeight: Tensor, from state: LSTMState
) -> Recurrence<LSTMState> {
    let steps = projection.shape[0]
    let size = [projection.shape[1], hiddenWeight.shape[0]]
    require(steps > 0, "LSTM: a sequence without a step")
    require(
        state.hidden.shape == size && state.cell.shape == size,
        "LSTM: the state is \(state.hidden.shape) and \(state.cell.shape), not \(size)")
    let trace = LSTMTrace(projection, hiddenWeight, state)
    let results = record(
        inputs: [projection, hiddenWeight, state.hidden, state.cell],
        outputs: [
            Tensor(trace.hidden, shape: [steps] + size),
            Tensor(Array(trace.hidden.suffix(size.elementCount)), shape: size),
            Tensor(trace.lastCell, shape: size),
        ]
    ) { trace.gradients(hiddenWeight, state, outputs: $0[0], lastHidden: $0[1], lastCell: $0[2]) }
    return Recurrence(outputs: results[0], state: LSTMState(hidden: results[1], cell: results[2]))
}

/// What the forward pass computed and the backward pass needs.
private struct LSTMTrace: Sendable {
    private let steps: Int
    private let batch: Int
    private let size: Int
    /// For all steps I, F, C̃, O of each row, `[steps, batch, 4 · size]`; then C; then tanh C.
    private var saved: [Float] = []
    /// H = O ⊙ tanh C: `[steps, batch, size]`.
    private(set) var hidden: [Float] = []

    /// The elements of one step's state.
    private var block: Int { batch * size }
    private var cellOffset: Int { 4 * steps * block }
    private var squashedOffset: Int { 5 * steps * block }

    /// C after the last step.
    var lastCell: [Float] { Array(saved[squashedOffset - block..<squashedOffset]) }

    init(_ projection: Tensor, _ hiddenWeight: Tensor, _ state: LSTMState) {
        (steps, batch, size) = (projection.shape[0], projection.shape[1], hiddenWeight.shape[0])
        let (block, cellOffset, squashedOffset) = (block, cellOffset, squashedOffset)
        let (steps, batch, size) = (steps, batch, size)
        var hidden: [Float] = []
        saved = [Float](count: 6 * steps * block) { saved in
            hidden = [Float](count: steps * block) { hidden in
                withPointers(projection, hiddenWeight, state.hidden, state.cell) { inputs in
                    for step in 0..<steps {
                        let now = step * block
                        let gates = saved + 4 * now
                        let cell = saved + cellOffset + now
                        gates.update(from: inputs[0] + 4 * now, count: 4 * block)
                        gemm(
                            step == 0 ? inputs[2] : UnsafePointer(hidden + now - block), .plain,
                            inputs[1], .plain, adding: true, to: gates, batch, 4 * size, size)
                        lstmStep(
                            gates: gates,
                            oldCell: step == 0 ? inputs[3] : UnsafePointer(cell - block),
                            cell: cell, squashed: saved + squashedOffset + now,
                            hidden: hidden + now, batch: batch, size: size)
                    }
                }
            }
        }
        self.hidden = hidden
    }

    /// The gradients of the projection, the hidden weight and the two initial states.
    func gradients(
        _ hiddenWeight: Tensor, _ state: LSTMState,
        outputs: Tensor?, lastHidden: Tensor?, lastCell: Tensor?
    ) -> [Tensor?] {
        let size = [batch, size]
        var arriving = Arriving(
            hidden: lastHidden ?? Tensor(zeros: size), cell: lastCell ?? Tensor(zeros: size))
        let projection = Tensor(shape: [steps] + [batch, 4 * self.size]) { gates in
            backward(hiddenWeight, state, outputs: outputs, arriving: &arriving, to: gates)
        }
        return [
            projection,
            hiddenWeightGradient(
                projection, initial: state.hidden,
                hidden: Tensor(hidden, shape: [steps] + size)),
            arriving.hidden, arriving.cell,
        ]
    }

    /// The gradients that arrive at a step's state from the steps after it.
    private struct Arriving {
        var hidden: Tensor
        var cell: Tensor
    }

    /// Walks back through the steps; writes the gradients of the gates' sums and leaves in
    /// `arriving` those of the initial state.
    private func backward(
        _ hiddenWeight: Tensor, _ state: LSTMState, outputs: Tensor?, arriving: inout Arriving,
        to result: UnsafeMutablePointer<Float>
    ) {
        arriving.hidden.scalars.withUnsafeMutableBufferPointer { dHidden in
            arriving.cell.scalars.withUnsafeMutableBufferPointer { dCell in
                withPointers(
                    hiddenWeight, state.cell, Tensor(saved), outputs ?? Tensor([])
                ) { inputs in
                    let saved = inputs[2]
                    for step in (0..<steps).reversed() {
                        let now = step * block
                        let cell = saved + cellOffset + now
                        if outputs != nil { add(inputs[3] + now, to: dHidden.baseAddress!, block) }
                        lstmStepBackward(
                            gates: saved + 4 * now, oldCell: step == 0 ? inputs[1] : cell - block,
                            squashed: saved + squashedOffset + now,
                            dHidden: dHidden.baseAddress!, dCell: dCell.baseAddress!,
                            dGates: result + 4 * now, batch: batch, size: size)
                        gemm(
                            result + 4 * now, .plain, inputs[0], .transposed, adding: false,
                            to: dHidden.baseAddress, batch, size, 4 * size)
                    }
                }
            }
        }
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

/// Adds `count` floats to others.
private func add(
    _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ count: Int
) {
    for i in 0..<count { target[i] += source[i] }
}
