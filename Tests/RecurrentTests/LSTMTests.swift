import Course
import Foundation
import Testing

@testable import Recurrent

@Suite struct LSTMTests {
    static func cell(_ inputSize: Int = 2, _ hiddenSize: Int = 5, seed: UInt64 = 3) -> LSTMCell {
        seeded(seed) { LSTMCell(inputSize, hiddenSize, using: &$0) }
    }

    @Test(arguments: RunSize.awkward)
    func `the kernel equals the cell unrolled, values and gradients`(_ size: RunSize) {
        let cell = Self.cell(size.input, size.hidden)
        let run = Run(LSTM(cell), size)
        expectSame(run, run.through(Unrolled(StepByStep(cell))), \.results, \.results)
    }

    /// σ(±ln 3) is 3/4 or 1/4, σ(ln 4) is 4/5, tanh(ln 3) is 4/5 and tanh(ln 2) is 3/5. Each sum
    /// comes by a way of its own: the input gate's from X, the forget gate's from H, the input
    /// node's from one bias and the output gate's from the other. So C′ = C/4 + 3/4 · 4/5, which is
    /// ln 2 for C = 4 ln 2 − 12/5, and H′ = 4/5 · 3/5.
    @Test func `a step worked by hand`() {
        let (ln2, ln3) = (Float(log(2.0)), Float(log(3.0)))
        var cell = Self.cell(1, 1)
        cell.weights.inputWeight = Tensor([ln3 / 2, 0, 0, 0], shape: [1, 4])
        cell.weights.hiddenWeight = Tensor([0, -2 * ln3, 0, 0], shape: [1, 4])
        cell.weights.inputBias = Tensor([0, 0, ln3, 0])
        cell.weights.hiddenBias = Tensor([0, 0, 0, 2 * ln2])
        let state = LSTMState(
            hidden: Tensor([0.5], shape: [1, 1]), cell: Tensor([4 * ln2 - 2.4], shape: [1, 1]))
        let input = Tensor([2], shape: [1, 1])
        let step = cell(input, state)
        expectClose(step.cell, Tensor([ln2], shape: [1, 1]), 1e-6)
        expectClose(step.hidden, Tensor([0.48], shape: [1, 1]), 1e-6)
        let sequence = LSTM(cell)(Tensor.stacked([input]), from: state)
        expectClose(sequence.state.cell, step.cell, 1e-6)
        expectClose(sequence.outputs, Tensor.stacked([step.hidden]), 1e-6)
    }
}
