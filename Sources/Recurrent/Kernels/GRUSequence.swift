/// The recurrent part of a GRU over a sequence, with a backward pass written by hand.
///
/// - Parameters:
///   - projection: X W_x + b for all steps, `[stepCount, batchSize, 3 · hiddenSize]`
///   - hiddenWeight: `[hiddenSize, 3 · hiddenSize]`
///   - productBias: the bias that R scales together with the product, `[hiddenSize]`; nil to reset
///     before the product
/// - Returns: the states after every step, `[stepCount, batchSize, hiddenSize]`
func gruSequence(
    _ projection: Tensor, _ hiddenWeight: Tensor, productBias: Tensor?, from state: Tensor
) -> Tensor {
    let size = [projection.shape[1], hiddenWeight.shape[0]]
    require(projection.shape[0] > 0, "GRU: a sequence without a step")
    require(state.shape == size, "GRU: the state is \(state.shape), not \(size)")
    let trace = GRUTrace(projection, hiddenWeight, productBias, state)
    let inputs = [projection, hiddenWeight, state] + (productBias.map { [$0] } ?? [])
    return record(inputs: inputs, outputs: [trace.hidden]) {
        trace.gradients(hiddenWeight, state, arriving: $0[0]!)
    }[0]
}

/// What the forward pass computed and the backward pass needs.
private struct GRUTrace: Sendable {
    private let mode: GRUCell.Reset
    /// R, Z, H̃ of each row: `[steps, batch, 3 · size]`.
    private let gates: Tensor
    /// R ⊙ H where it resets before the product, H W + b where after: `[steps, batch, size]`.
    private let reset: Tensor
    /// H′ = Z ⊙ H + (1 − Z) ⊙ H̃: `[steps, batch, size]`.
    let hidden: Tensor

    init(
        _ projection: Tensor, _ hiddenWeight: Tensor, _ productBias: Tensor?, _ state: Tensor
    ) {
        let (steps, batch, size) = (projection.shape[0], state.shape[0], state.shape[1])
        let (block, states) = (batch * size, [steps, batch, size])
        let bias = productBias?.repeated(to: state.shape) ?? Tensor([])
        let weight = GRUWeight(hiddenWeight)
        let made = filledTensors(projection.shape, states, states) { made in
            withPointers(projection, hiddenWeight, state, bias) { inputs in
                for step in 0..<steps {
                    let now = step * block
                    let (gates, reset, hidden) = (made[0] + 3 * now, made[1] + now, made[2] + now)
                    gates.update(from: inputs[0] + 3 * now, count: 3 * block)
                    gruStep(
                        old: step == 0 ? inputs[2] : UnsafePointer(hidden - block),
                        weight: weight, productBias: productBias == nil ? nil : inputs[3],
                        gates: gates, reset: reset, hidden: hidden, batch: batch, size: size)
                }
            }
        }
        mode = productBias == nil ? .beforeProduct : .afterProduct
        (gates, reset, hidden) = (made[0], made[1], made[2])
    }

    /// The gradients of the projection, the hidden weight, the initial state and the product's
    /// bias, from the one that arrives at the states of all steps.
    func gradients(_ hiddenWeight: Tensor, _ state: Tensor, arriving: Tensor) -> [Tensor?] {
        let (steps, batch, size) = (hidden.shape[0], state.shape[0], state.shape[1])
        let block = batch * size
        let transposed = GRUWeight(hiddenWeight, transposed: true)
        let made = filledTensors(gates.shape, reset.shape, state.shape) { made in
            let dHidden = made[2]
            dHidden.update(repeating: 0, count: block)
            withPointers(hiddenWeight, state, gates, reset, hidden, arriving) { inputs in
                for step in (0..<steps).reversed() {
                    let now = step * block
                    add(inputs[5] + now, to: dHidden, block)
                    gruStepBackward(
                        mode, old: step == 0 ? inputs[1] : inputs[4] + now - block,
                        weight: transposed, gates: inputs[2] + 3 * now, reset: inputs[3] + now,
                        dHidden: dHidden, dGates: made[0] + 3 * now, dReset: made[1] + now,
                        batch: batch, size: size)
                }
            }
        }
        let weight = weightGradient(dGates: made[0], dReset: made[1], state)
        let productBias = mode == .afterProduct ? made[1].summed(to: [size]) : nil
        return [made[0], weight, made[2], productBias]
    }

    /// The gradient of the hidden weight: the two gates' columns and the candidate's.
    private func weightGradient(dGates: Tensor, dReset: Tensor, _ state: Tensor) -> Tensor {
        let size = state.shape[1]
        let gates = hiddenWeightGradient(
            dGates, columns: 0..<2 * size, initial: state, hidden: hidden)
        guard mode == .beforeProduct else {
            let candidate = hiddenWeightGradient(dReset, initial: state, hidden: hidden)
            return .concatenated([gates, candidate])
        }
        let later = Tensor(
            Array(reset.scalars.dropFirst(state.count)), shape: [reset.shape[0] - 1] + state.shape)
        let candidate = hiddenWeightGradient(
            dGates, columns: 2 * size..<3 * size, initial: reset, hidden: later)
        return .concatenated([gates, candidate])
    }
}

/// The weight of a GRU's two gates and that of its candidate.
private struct GRUWeight {
    let gates: Panels
    let candidate: Panels

    init(_ weight: Tensor, transposed: Bool = false) {
        let size = weight.shape[0]
        gates = weight.panels(columns: 0..<2 * size, transposed: transposed)
        candidate = weight.panels(columns: 2 * size..<3 * size, transposed: transposed)
    }
}

/// From the projection in `gates` to the new state; the gates are left activated.
private func gruStep(
    old: UnsafePointer<Float>, weight: GRUWeight, productBias: UnsafePointer<Float>?,
    gates: UnsafeMutablePointer<Float>, reset: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>, batch: Int, size: Int
) {
    let width = 3 * size
    multiply(
        MatrixView(old, rows: batch, columns: size), weight.gates,
        into: MutableMatrixView(gates, rows: batch, columns: 2 * size, stride: width),
        adding: true)
    if let productBias {
        reset.update(from: productBias, count: batch * size)
        multiply(
            MatrixView(old, rows: batch, columns: size), weight.candidate,
            into: MutableMatrixView(reset, rows: batch, columns: size), adding: true)
        gruGates(.afterProduct, old: old, gates: gates, reset: reset, batch: batch, size: size)
    } else {
        gruGates(.beforeProduct, old: old, gates: gates, reset: reset, batch: batch, size: size)
        multiply(
            MatrixView(reset, rows: batch, columns: size), weight.candidate,
            into: MutableMatrixView(gates + 2 * size, rows: batch, columns: size, stride: width),
            adding: true)
    }
    gruBlend(old: old, gates: gates, hidden: hidden, batch: batch, size: size)
}

/// Activates R and Z and resets: R ⊙ H into `reset`, or R times what is there added to the sum of
/// the candidate.
private func gruGates(
    _ mode: GRUCell.Reset, old: UnsafePointer<Float>, gates: UnsafeMutablePointer<Float>,
    reset: UnsafeMutablePointer<Float>, batch: Int, size: Int
) {
    for row in 0..<batch {
        forEachLanes(of: size) { column, count in
            let at = row * size + column
            let gate = gates + row * 3 * size + column
            let r = sigmoid(Lanes(loading: gate, count: count))
            let z = sigmoid(Lanes(loading: gate + size, count: count))
            r.store(to: gate, count: count)
            z.store(to: gate + size, count: count)
            switch mode {
            case .beforeProduct:
                (r * Lanes(loading: old + at, count: count)).store(to: reset + at, count: count)
            case .afterProduct:
                let sum = Lanes(loading: gate + 2 * size, count: count)
                (sum + r * Lanes(loading: reset + at, count: count))
                    .store(to: gate + 2 * size, count: count)
            }
        }
    }
}

/// Activates the candidate and blends it with the old state.
private func gruBlend(
    old: UnsafePointer<Float>, gates: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>, batch: Int, size: Int
) {
    for row in 0..<batch {
        forEachLanes(of: size) { column, count in
            let at = row * size + column
            let gate = gates + row * 3 * size + column
            let z = Lanes(loading: gate + size, count: count)
            let candidate = tanh(Lanes(loading: gate + 2 * size, count: count))
            candidate.store(to: gate + 2 * size, count: count)
            (z * Lanes(loading: old + at, count: count) + (1 - z) * candidate)
                .store(to: hidden + at, count: count)
        }
    }
}

/// From the gradient of a step's state to those of its gates' sums and of what R acted on or made;
/// `dHidden` becomes the gradient of the state before the step.
private func gruStepBackward(
    _ mode: GRUCell.Reset, old: UnsafePointer<Float>, weight: GRUWeight,
    gates: UnsafePointer<Float>, reset: UnsafePointer<Float>,
    dHidden: UnsafeMutablePointer<Float>, dGates: UnsafeMutablePointer<Float>,
    dReset: UnsafeMutablePointer<Float>, batch: Int, size: Int
) {
    let width = 3 * size
    gruBlendBackward(
        old: old, gates: gates, dHidden: dHidden, dGates: dGates, batch: batch, size: size)
    if mode == .beforeProduct {
        multiply(
            MatrixView(dGates + 2 * size, rows: batch, columns: size, stride: width),
            weight.candidate, into: MutableMatrixView(dReset, rows: batch, columns: size),
            adding: false)
    }
    gruGatesBackward(
        mode, old: old, gates: gates, reset: reset, dHidden: dHidden, dGates: dGates,
        dReset: dReset, batch: batch, size: size)
    if mode == .afterProduct {
        multiply(
            MatrixView(dReset, rows: batch, columns: size), weight.candidate,
            into: MutableMatrixView(dHidden, rows: batch, columns: size), adding: true)
    }
    multiply(
        MatrixView(dGates, rows: batch, columns: 2 * size, stride: width), weight.gates,
        into: MutableMatrixView(dHidden, rows: batch, columns: size), adding: true)
}

/// Through H′ = Z ⊙ H + (1 − Z) ⊙ H̃: the gradients of the sums of Z and H̃, and in `dHidden` the
/// part that reaches H directly.
private func gruBlendBackward(
    old: UnsafePointer<Float>, gates: UnsafePointer<Float>,
    dHidden: UnsafeMutablePointer<Float>, dGates: UnsafeMutablePointer<Float>,
    batch: Int, size: Int
) {
    for row in 0..<batch {
        forEachLanes(of: size) { column, count in
            let at = row * size + column
            let gate = gates + row * 3 * size + column
            let z = Lanes(loading: gate + size, count: count)
            let candidate = Lanes(loading: gate + 2 * size, count: count)
            let dH = Lanes(loading: dHidden + at, count: count)
            let h = Lanes(loading: old + at, count: count)
            let dGate = dGates + row * 3 * size + column
            // Through σ′ = σ(1 − σ) and tanh′ = 1 − tanh².
            (dH * (h - candidate) * z * (1 - z)).store(to: dGate + size, count: count)
            (dH * (1 - z) * (1 - candidate * candidate)).store(to: dGate + 2 * size, count: count)
            (dH * z).store(to: dHidden + at, count: count)
        }
    }
}

/// Through the reset: the gradient of the sum of R, and that of H, added to `dHidden`, or of the
/// product that R scaled, written to `dReset`.
private func gruGatesBackward(
    _ mode: GRUCell.Reset, old: UnsafePointer<Float>, gates: UnsafePointer<Float>,
    reset: UnsafePointer<Float>, dHidden: UnsafeMutablePointer<Float>,
    dGates: UnsafeMutablePointer<Float>, dReset: UnsafeMutablePointer<Float>,
    batch: Int, size: Int
) {
    for row in 0..<batch {
        forEachLanes(of: size) { column, count in
            let at = row * size + column
            let r = Lanes(loading: gates + row * 3 * size + column, count: count)
            let dGate = dGates + row * 3 * size + column
            switch mode {
            case .beforeProduct:
                let d = Lanes(loading: dReset + at, count: count)
                let h = Lanes(loading: old + at, count: count)
                (d * h * r * (1 - r)).store(to: dGate, count: count)
                (Lanes(loading: dHidden + at, count: count) + d * r)
                    .store(to: dHidden + at, count: count)
            case .afterProduct:
                let d = Lanes(loading: dGate + 2 * size, count: count)
                let product = Lanes(loading: reset + at, count: count)
                (d * product * r * (1 - r)).store(to: dGate, count: count)
                (d * r).store(to: dReset + at, count: count)
            }
        }
    }
}
