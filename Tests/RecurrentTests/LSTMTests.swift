import Course
import Foundation
import Testing

@testable import Recurrent

@Suite struct LSTMTests {
    static func cell(_ inputSize: Int = 2, _ hiddenSize: Int = 5, seed: UInt64 = 3) -> LSTMCell {
        var generator = Generator(seed: seed)
        return LSTMCell(inputSize, hiddenSize, using: &generator)
    }
    let cell = LSTMTests.cell()

    @Test(arguments: RunSize.awkward)
    func `the kernel equals the cell unrolled, values and gradients`(_ size: RunSize) {
        let cell = Self.cell(size.input, size.hidden)
        let run = Run(LSTM(cell), size)
        expectSame(run, run.through(Unrolled(StepByStep(cell))), \.results, \.results)
    }

    @Test func `every gradient of a step equals central differences`() {
        expectGradient(at: Run(Unrolled(StepByStep(cell)), RunSize(steps: 1))) {
            weighted($0.results)
        }
    }

    @Test func `every gradient of a sequence equals central differences`() {
        expectGradient(at: Run(LSTM(cell))) { weighted($0.results) }
    }

    @Test func `tokens act as their one-hot vectors`() {
        expectTokensActAsOneHotVectors(LSTM(Self.cell(7, 5)))
        expectTokensActAsOneHotVectors(Unrolled(StepByStep(Self.cell(7, 5))))
    }

    @Test(arguments: 1...3)
    func `a state carried over equals one run over the whole`(_ step: Int) {
        let run = Run(LSTM(cell))
        expectSame(run, run, \.results) { $0.results(cutAt: step) }
    }

    @Test func `no state is a state of zeros`() {
        let run = Run(LSTM(cell))
        let zeros = LSTMState(zeros: 3, 5)
        #expect(run.layer(run.input).outputs == run.layer(run.input, from: zeros).outputs)
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

    @Test func `the parameters number 4 (dh + h² + 2h)`() {
        for (d, h) in [(1, 1), (28, 32), (3, 7)] {
            #expect(Self.cell(d, h).parameterCount == 4 * (d * h + h * h + 2 * h))
            #expect(LSTM(Self.cell(d, h)).parameterCount == 4 * (d * h + h * h + 2 * h))
        }
    }

    enum Trap: String, Codable, CaseIterable {
        case inputSize = "a sequence [steps, batch, 2] is needed, this is [4, 3, 7]"
        case noSteps = "a sequence without a step"
        case state =
            "the state before the first step is [[4, 5], [4, 5]], not [[3, 5], [3, 5]]"

        func spring() {
            let lstm = LSTM(LSTMTests.cell())
            switch self {
            case .inputSize: _ = lstm(Tensor(zeros: [4, 3, 7]))
            case .noSteps: _ = lstm(Tokens(stepCount: 0, batchSize: 3, indices: []))
            case .state: _ = lstm(Tensor(zeros: [4, 3, 2]), from: LSTMState(zeros: 4, 5))
            }
        }
    }

    @Test(arguments: Trap.allCases)
    func `a wrong shape stops with a message`(_ trap: Trap) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [trap] in trap.spring() }
        expectMessage(trap.rawValue, from: result)
    }
}
