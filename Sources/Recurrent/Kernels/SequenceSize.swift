/// How much runs through a recurrent layer: `steps` steps of `batch` sequences, each with a state of
/// `hidden` numbers.
struct SequenceSize {
    let steps: Int
    let batch: Int
    let hidden: Int

    /// The numbers of one step's states.
    var step: Int { batch * hidden }

    /// The states of one step, `[batch, hidden]`.
    func state(_ start: UnsafePointer<Float>) -> MatrixView {
        MatrixView(start, rows: batch, columns: hidden)
    }

    /// Calls `body` for up to sixteen numbers of a step's states at a time.
    ///
    /// - Parameter body: takes where the numbers start in the states, where in the first of `nodes`
    ///   blocks of columns side by side, and how many they are.
    @inline(__always)
    func forEachLanes(nodes: Int, _ body: (_ state: Int, _ node: Int, _ count: Int) -> Void) {
        for row in 0..<batch {
            Recurrent.forEachLanes(of: hidden) { column, count in
                body(row * hidden + column, row * nodes * hidden + column, count)
            }
        }
    }

    /// Σ Hᵀ G over the steps, H the state before each step and G the gradient of the sums it
    /// entered: one product for the first step and one for all the others together.
    ///
    /// - Parameters:
    ///   - dSums: G of all steps, `[steps · batch, columns]`
    ///   - initial: H before the first step
    ///   - later: H before the second step and all later ones
    ///   - dWeight: `[hidden, columns]`
    func hiddenWeightGradient(
        _ dSums: MatrixView, initial: UnsafePointer<Float>, later: UnsafePointer<Float>,
        into dWeight: MutableMatrixView
    ) {
        let columns = 0..<dSums.columns
        multiply(
            state(initial).transposed, dSums[0..<batch, columns], into: dWeight, adding: false)
        let others = MatrixView(later, rows: dSums.rows - batch, columns: hidden)
        multiply(
            others.transposed, dSums[batch..<dSums.rows, columns], into: dWeight, adding: true)
    }
}
