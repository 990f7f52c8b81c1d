/// A tanh RNN over a sequence: H = tanh(X W_x + b + H W_h), step after step.
///
/// - Parameters:
///   - weight: W_h, `[hidden, hidden]`
///   - sums: X W_x + b of all steps, `[steps, batch, hidden]`
///   - hidden: H of all steps, likewise
func rnnForward(
    _ size: SequenceSize, weight: UnsafePointer<Float>, initial: UnsafePointer<Float>,
    sums: UnsafePointer<Float>, hidden: UnsafeMutablePointer<Float>
) {
    let weight = MatrixView(weight, rows: size.hidden, columns: size.hidden)
    var old = initial
    for step in 0..<size.steps {
        let hidden = hidden + step * size.step
        hidden.update(from: sums + step * size.step, count: size.step)
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
///   - hidden: H of all steps
///   - dHidden: the gradients that arrive there
///   - dSums: `[steps, batch, hidden]`
///   - dWeight: `[hidden, hidden]`
///   - dInitial: zeros, which become the gradient of the initial state
func rnnBackward(
    _ size: SequenceSize, weight: UnsafePointer<Float>, initial: UnsafePointer<Float>,
    hidden: UnsafePointer<Float>, dHidden: UnsafePointer<Float>,
    dSums: UnsafeMutablePointer<Float>, dWeight: UnsafeMutablePointer<Float>,
    dInitial: UnsafeMutablePointer<Float>
) {
    let transposed = MatrixView(weight, rows: size.hidden, columns: size.hidden).transposed
    let fromLater = MutableMatrixView(dInitial, rows: size.batch, columns: size.hidden)
    for step in (0..<size.steps).reversed() {
        let now = step * size.step
        for i in 0..<size.step {
            let h = hidden[now + i]
            dSums[now + i] = (dInitial[i] + dHidden[now + i]) * (1 - h * h)
        }
        multiply(size.state(dSums + now), transposed, into: fromLater, adding: false)
    }
    size.hiddenWeightGradient(
        MatrixView(dSums, rows: size.steps * size.batch, columns: size.hidden), initial: initial,
        later: hidden, into: MutableMatrixView(dWeight, rows: size.hidden, columns: size.hidden))
}
