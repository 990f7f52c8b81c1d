// A GRU over a sequence, with the reset gate before the product of state and weight or after it:
//
//     H̃ = tanh(X W_x + b + (R ⊙ H) W_h)          H̃ = tanh(X W_x + b + R ⊙ (H W_h + b_h))
//
// In all functions `weight` is W_h of R and Z, `[hidden, 2 · hidden]`, and of H̃, `[hidden, hidden]`,
// on the way back their transposes; `gates` are those of all steps, `[steps, batch, 3 · hidden]`; the
// other arrays are `[steps, batch, hidden]`.

/// Runs a GRU that resets before the product.
///
/// - Parameters:
///   - gates: X W_x + b, which become R, Z, H̃
///   - kept: R ⊙ H
///   - hidden: H′ = Z ⊙ H + (1 − Z) ⊙ H̃
func gruForwardResettingBefore(
    _ size: SequenceSize, weight: GRUWeight, initial: UnsafePointer<Float>,
    gates: UnsafeMutablePointer<Float>, kept: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>
) {
    var old = initial
    for step in 0..<size.steps {
        let now = step * size.step
        let (gates, kept, hidden) = (gates + 3 * now, kept + now, hidden + now)
        let nodes = MutableMatrixView(gates, rows: size.batch, columns: 3 * size.hidden)
        multiply(size.state(old), weight.gates, into: nodes.columns(size.gates), adding: true)
        activateGates(size, gates)
        size.forEachLanes(nodes: 3) { state, node, count in
            let r = Lanes(loading: gates + node, count: count)
            let h = Lanes(loading: old + state, count: count)
            (r * h).store(to: kept + state, count: count)
        }
        multiply(
            size.state(kept), weight.candidate, into: nodes.columns(size.candidate), adding: true)
        gruBlend(size, old: old, gates: gates, hidden: hidden)
        old = UnsafePointer(hidden)
    }
}

/// Runs a GRU that resets after the product.
///
/// - Parameters:
///   - bias: b_h, `[hidden]`
///   - gates: X W_x + b, which become R, Z, H̃
///   - product: H W_h + b_h of the candidate
///   - hidden: H′ = Z ⊙ H + (1 − Z) ⊙ H̃
func gruForwardResettingAfter(
    _ size: SequenceSize, weight: GRUWeight, bias: UnsafePointer<Float>,
    initial: UnsafePointer<Float>, gates: UnsafeMutablePointer<Float>,
    product: UnsafeMutablePointer<Float>, hidden: UnsafeMutablePointer<Float>
) {
    var old = initial
    for step in 0..<size.steps {
        let now = step * size.step
        let (gates, product, hidden) = (gates + 3 * now, product + now, hidden + now)
        let nodes = MutableMatrixView(gates, rows: size.batch, columns: 3 * size.hidden)
        multiply(size.state(old), weight.gates, into: nodes.columns(size.gates), adding: true)
        multiply(
            size.state(old), weight.candidate,
            into: MutableMatrixView(product, rows: size.batch, columns: size.hidden), adding: false)
        activateGates(size, gates)
        size.forEachLanes(nodes: 3) { state, node, count in
            let r = Lanes(loading: gates + node, count: count)
            let candidate = gates + node + 2 * size.hidden
            let p =
                Lanes(loading: product + state, count: count)
                + Lanes(loading: bias + state % size.hidden, count: count)
            p.store(to: product + state, count: count)
            (Lanes(loading: candidate, count: count) + r * p).store(to: candidate, count: count)
        }
        gruBlend(size, old: old, gates: gates, hidden: hidden)
        old = UnsafePointer(hidden)
    }
}

/// The gradients of a GRU that resets before the product.
///
/// - Parameters:
///   - dHidden: the gradients that arrive at H of all steps
///   - dGates: of the sums, `[steps, batch, 3 · hidden]`
///   - dWeight: `[hidden, 3 · hidden]`
///   - dInitial: zeros, which become the gradient of the initial state
func gruBackwardResettingBefore(
    _ size: SequenceSize, weight: GRUWeight, initial: UnsafePointer<Float>,
    gates: UnsafePointer<Float>, kept: UnsafePointer<Float>, hidden: UnsafePointer<Float>,
    dHidden: UnsafePointer<Float>, dGates: UnsafeMutablePointer<Float>,
    dWeight: UnsafeMutablePointer<Float>, dInitial: UnsafeMutablePointer<Float>
) {
    let fromLater = MutableMatrixView(dInitial, rows: size.batch, columns: size.hidden)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: size.step) { dKept in
        let dKept = dKept.baseAddress!
        for step in (0..<size.steps).reversed() {
            let now = step * size.step
            let old = step == 0 ? initial : hidden + now - size.step
            let (gates, dGates) = (gates + 3 * now, dGates + 3 * now)
            let dSums = MatrixView(dGates, rows: size.batch, columns: 3 * size.hidden)
            add(dHidden + now, to: dInitial, count: size.step)
            gruBlendBackward(size, old: old, gates: gates, dHidden: dInitial, dGates: dGates)
            multiply(
                dSums.columns(size.candidate), weight.candidate,
                into: MutableMatrixView(dKept, rows: size.batch, columns: size.hidden),
                adding: false)
            size.forEachLanes(nodes: 3) { state, node, count in
                let r = Lanes(loading: gates + node, count: count)
                let d = Lanes(loading: dKept + state, count: count)
                let h = Lanes(loading: old + state, count: count)
                (d * h * r * (1 - r)).store(to: dGates + node, count: count)
                (Lanes(loading: dInitial + state, count: count) + d * r)
                    .store(to: dInitial + state, count: count)
            }
            multiply(
                dSums.columns(size.gates), weight.gates, into: fromLater, adding: true)
        }
    }
    let dSums = MatrixView(dGates, rows: size.steps * size.batch, columns: 3 * size.hidden)
    let dWeight = MutableMatrixView(dWeight, rows: size.hidden, columns: 3 * size.hidden)
    size.hiddenWeightGradient(
        dSums.columns(size.gates), initial: initial, later: hidden,
        into: dWeight.columns(size.gates))
    size.hiddenWeightGradient(
        dSums.columns(size.candidate), initial: kept, later: kept + size.step,
        into: dWeight.columns(size.candidate))
}

/// The gradients of a GRU that resets after the product.
///
/// - Parameters:
///   - dHidden: the gradients that arrive at H of all steps
///   - dGates: of the sums, `[steps, batch, 3 · hidden]`
///   - dProduct: of the candidate's H W_h + b_h
///   - dWeight: `[hidden, 3 · hidden]`
///   - dInitial: zeros, which become the gradient of the initial state
func gruBackwardResettingAfter(
    _ size: SequenceSize, weight: GRUWeight, initial: UnsafePointer<Float>,
    gates: UnsafePointer<Float>, product: UnsafePointer<Float>, hidden: UnsafePointer<Float>,
    dHidden: UnsafePointer<Float>, dGates: UnsafeMutablePointer<Float>,
    dProduct: UnsafeMutablePointer<Float>, dWeight: UnsafeMutablePointer<Float>,
    dInitial: UnsafeMutablePointer<Float>
) {
    let fromLater = MutableMatrixView(dInitial, rows: size.batch, columns: size.hidden)
    for step in (0..<size.steps).reversed() {
        let now = step * size.step
        let old = step == 0 ? initial : hidden + now - size.step
        let (gates, product) = (gates + 3 * now, product + now)
        let (dGates, dProduct) = (dGates + 3 * now, dProduct + now)
        add(dHidden + now, to: dInitial, count: size.step)
        gruBlendBackward(size, old: old, gates: gates, dHidden: dInitial, dGates: dGates)
        size.forEachLanes(nodes: 3) { state, node, count in
            let r = Lanes(loading: gates + node, count: count)
            let d = Lanes(loading: dGates + node + 2 * size.hidden, count: count)
            let p = Lanes(loading: product + state, count: count)
            (d * p * r * (1 - r)).store(to: dGates + node, count: count)
            (d * r).store(to: dProduct + state, count: count)
        }
        multiply(
            size.state(dProduct), weight.candidate, into: fromLater, adding: true)
        let dSums = MatrixView(dGates, rows: size.batch, columns: 3 * size.hidden)
        multiply(dSums.columns(size.gates), weight.gates, into: fromLater, adding: true)
    }
    let rows = size.steps * size.batch
    let dSums = MatrixView(dGates, rows: rows, columns: 3 * size.hidden)
    let dWeight = MutableMatrixView(dWeight, rows: size.hidden, columns: 3 * size.hidden)
    size.hiddenWeightGradient(
        dSums.columns(size.gates), initial: initial, later: hidden,
        into: dWeight.columns(size.gates))
    size.hiddenWeightGradient(
        MatrixView(dProduct, rows: rows, columns: size.hidden), initial: initial, later: hidden,
        into: dWeight.columns(size.candidate))
}

/// W_h of a GRU's two gates and that of its candidate, or their transposes.
struct GRUWeight {
    let gates: Panels
    let candidate: Panels
}

extension SequenceSize {
    /// The columns of R and Z.
    fileprivate var gates: Range<Int> { 0..<2 * hidden }
    /// The columns of H̃.
    fileprivate var candidate: Range<Int> { 2 * hidden..<3 * hidden }
}

/// Activates R and Z.
private func activateGates(_ size: SequenceSize, _ gates: UnsafeMutablePointer<Float>) {
    for row in 0..<size.batch {
        let gate = gates + row * 3 * size.hidden
        mapLanes(gate, to: gate, count: 2 * size.hidden) { sigmoid($0) }
    }
}

/// Activates the candidate and blends it with the old state.
private func gruBlend(
    _ size: SequenceSize, old: UnsafePointer<Float>, gates: UnsafeMutablePointer<Float>,
    hidden: UnsafeMutablePointer<Float>
) {
    size.forEachLanes(nodes: 3) { state, node, count in
        let gate = gates + node
        let z = Lanes(loading: gate + size.hidden, count: count)
        let candidate = tanh(Lanes(loading: gate + 2 * size.hidden, count: count))
        candidate.store(to: gate + 2 * size.hidden, count: count)
        (z * Lanes(loading: old + state, count: count) + (1 - z) * candidate)
            .store(to: hidden + state, count: count)
    }
}

/// Through H′ = Z ⊙ H + (1 − Z) ⊙ H̃: the gradients of the sums of Z and H̃, and in `dHidden` the
/// part that reaches H directly.
private func gruBlendBackward(
    _ size: SequenceSize, old: UnsafePointer<Float>, gates: UnsafePointer<Float>,
    dHidden: UnsafeMutablePointer<Float>, dGates: UnsafeMutablePointer<Float>
) {
    size.forEachLanes(nodes: 3) { state, node, count in
        let (gate, dGate) = (gates + node, dGates + node)
        let z = Lanes(loading: gate + size.hidden, count: count)
        let candidate = Lanes(loading: gate + 2 * size.hidden, count: count)
        let dH = Lanes(loading: dHidden + state, count: count)
        let h = Lanes(loading: old + state, count: count)
        // Through σ′ = σ(1 − σ) and tanh′ = 1 − tanh².
        (dH * (h - candidate) * z * (1 - z)).store(to: dGate + size.hidden, count: count)
        (dH * (1 - z) * (1 - candidate * candidate))
            .store(to: dGate + 2 * size.hidden, count: count)
        (dH * z).store(to: dHidden + state, count: count)
    }
}
