import Course
import Foundation
import Testing

@testable import Recurrent

@Suite struct RNNTests {
    static func cell(_ inputSize: Int = 2, _ hiddenSize: Int = 5) -> RNNCell {
        seeded(4) { RNNCell(inputSize, hiddenSize, using: &$0) }
    }

    @Test(arguments: RunSize.awkward)
    func `the kernel equals the cell unrolled, values and gradients`(_ size: RunSize) {
        let cell = Self.cell(size.input, size.hidden)
        let run = Run(RNN(cell), size)
        expectSame(run, run.through(Unrolled(StepByStep(cell))), \.results, \.results)
    }

    /// tanh(ln 2) = 3/5 and tanh(ln 3) = 4/5; the sums are 2 ln 2 − ln 2 and ln 2 + ln 3 − ln 2.
    @Test func `a step worked by hand`() {
        let (ln2, ln3) = (Float(log(2.0)), Float(log(3.0)))
        var cell = Self.cell(1, 2)
        cell.weights.inputWeight = Tensor([ln2, 0], shape: [1, 2])
        cell.weights.hiddenWeight = Tensor([0, ln2, 0, 0], shape: [2, 2])
        cell.weights.inputBias = Tensor([-ln2, ln3])
        cell.weights.hiddenBias = Tensor([0, -ln2])
        let H = cell(Tensor([2], shape: [1, 1]), Tensor([1, 1], shape: [1, 2]))
        expectClose(H, Tensor([0.6, 0.8], shape: [1, 2]), 1e-6)
    }

    @Test func `the parameters number a quarter of an LSTM's`() {
        for (d, h) in [(1, 1), (28, 32), (3, 7)] {
            #expect(4 * Self.cell(d, h).parameterCount == LSTMTests.cell(d, h).parameterCount)
            #expect(RNN(Self.cell(d, h)).parameterCount == d * h + h * h + 2 * h)
        }
    }

    /// Notes ①. At H = 0 the slope of tanh is 1, so that ∂H_T/∂H_0 is W_hᵀ to the power T: exactly
    /// a power of two for a recurrent weight of 2 or ½.
    @Test(arguments: [(2, 0x1p60), (0.5, 0x1p-60), (1, 1)] as [(Float, Float)])
    func `a gradient explodes or vanishes as the recurrent weight to the power of the lag`(
        _ weight: Float, _ expected: Float
    ) {
        var cell = Self.cell(1, 1)
        cell.weights.hiddenWeight = Tensor([weight], shape: [1, 1])
        cell.weights.inputBias = Tensor([0])
        cell.weights.hiddenBias = Tensor([0])
        let run = Run(
            RNN(cell), input: Tensor(zeros: [60, 1, 1]), state: Tensor(zeros: [1, 1]))
        let gradient = valueAndGradient(at: run) { $0.results[1].sum() }.gradient
        #expect(gradient.state.item == expected)
        let unrolled = valueAndGradient(at: run.through(Unrolled(StepByStep(cell)))) {
            $0.results[1].sum()
        }
        #expect(unrolled.gradient.state.item == expected)
    }
}
