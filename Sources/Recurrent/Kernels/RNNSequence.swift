/// A tanh RNN over a sequence: H = tanh(X W_x + b + H W_h), step after step.
///
/// - Parameters:
///   - weight: W_h, `[hidden, hidden]`
///   - hidden: X W_x + b of all steps, `[steps, batch, hidden]`, which become H
func rnnForward(
    _ size: SequenceSize, weight: Panels, initial: UnsafePointer<Float>,
    hidden: UnsafeMutablePointer<Float>
) {
    var old = initial
    for step in 0..<size.steps {
        let hidden = hidden + step * size.step
        multiply(
            size.state(old), weight,
            into: MutableMatrixView(hidden, rows: size.batch, columns: size.hidden), adding: true)
        mapLanes(hidden, to: hidden, count: size.step) { tanh($0) }
        old = UnsafePointer(hidden)
    }
}

/// The gradients of an RNN's sums, its weight and its initial state.
///
/// - Parameters:
///   - transposedWeight: W_hᵀ
///   - hidden: H of all steps
///   - dHidden: the gradients that arrive there
///   - dSums: `[steps, batch, hidden]`
///   - dWeight: `[hidden, hidden]`
///   - dInitial: zeros, which become the gradient of the initial state
func rnnBackward(
    _ size: SequenceSize, transposedWeight: Panels, initial: UnsafePointer<Float>,
    hidden: UnsafePointer<Float>, dHidden: UnsafePointer<Float>,
    dSums: UnsafeMutablePointer<Float>, dWeight: UnsafeMutablePointer<Float>,
    dInitial: UnsafeMutablePointer<Float>
) {
    let fromLater = MutableMatrixView(dInitial, rows: size.batch, columns: size.hidden)
    for step in (0..<size.steps).reversed() {
        let now = step * size.step
        for i in 0..<size.step {
            let h = hidden[now + i]
            dSums[now + i] = (dInitial[i] + dHidden[now + i]) * (1 - h * h)
        }
        multiply(size.state(dSums + now), transposedWeight, into: fromLater, adding: false)
    }
    size.hiddenWeightGradient(
        MatrixView(dSums, rows: size.steps * size.batch, columns: size.hidden), initial: initial,
        later: hidden, into: MutableMatrixView(dWeight, rows: size.hidden, columns: size.hidden))
}
