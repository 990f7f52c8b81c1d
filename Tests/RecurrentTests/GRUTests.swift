import Course
import Foundation
import Testing

@testable import Recurrent

@Suite struct GRUTests {
    typealias Reset = GRUCell.Reset

    static func cell(_ reset: Reset, _ inputSize: Int = 2, _ hiddenSize: Int = 5) -> GRUCell {
        var generator = Generator(seed: 5)
        return GRUCell(inputSize, hiddenSize, reset: reset, using: &generator)
    }

    @Test(arguments: Reset.allCases, RunSize.awkward)
    func `the kernel equals the cell unrolled, values and gradients`(
        _ reset: Reset, _ size: RunSize
    ) {
        let cell = Self.cell(reset, size.input, size.hidden)
        let run = Run(GRU(cell), size)
        expectSame(run, run.through(Unrolled(StepByStep(cell))), \.results, \.results)
    }

    @Test(arguments: Reset.allCases)
    func `every gradient equals central differences`(_ reset: Reset) {
        let plain = Unrolled(StepByStep(Self.cell(reset)))
        expectGradient(at: Run(plain, RunSize(steps: 1))) { weighted($0.results) }
        expectGradient(at: Run(plain)) { weighted($0.results) }
        expectGradient(at: Run(GRU(Self.cell(reset)))) { weighted($0.results) }
    }

    @Test(arguments: Reset.allCases)
    func `tokens act as their one-hot vectors`(_ reset: Reset) {
        expectTokensActAsOneHotVectors(GRU(Self.cell(reset, 7, 5)))
    }

    @Test(arguments: Reset.allCases, 1...3)
    func `a state carried over equals one run over the whole`(_ reset: Reset, _ step: Int) {
        let plain = Run(Unrolled(StepByStep(Self.cell(reset))))
        expectSame(plain, plain, \.results) { $0.results(cutAt: step) }
        let run = Run(GRU(Self.cell(reset)))
        expectSame(run, run, \.results) { $0.results(cutAt: step) }
    }

    /// R = σ(−ln 3) = 1/4 from X, Z = σ(ln 3) = 3/4 from H = 1. The candidate's sum is ln 3 either
    /// way, (¼ · 1) · 4 ln 2 + ln 3/2 or ¼ · (1 · 4 ln 2 + 4 ln 3/2), the candidate 4/5, and
    /// H′ = 3/4 · 1 + 1/4 · 4/5.
    @Test(arguments: Reset.allCases)
    func `a step worked by hand`(_ reset: Reset) {
        let (ln2, ln3) = (Float(log(2.0)), Float(log(3.0)))
        var cell = Self.cell(reset, 1, 1)
        cell.weights.inputWeight = Tensor([-ln3 / 2, 0, 0], shape: [1, 3])
        cell.weights.hiddenWeight = Tensor([0, ln3, 4 * ln2], shape: [1, 3])
        cell.weights.inputBias = Tensor([0, 0, 0])
        let rest = ln3 - ln2
        cell.weights.hiddenBias = Tensor([0, 0, reset == .beforeProduct ? rest : 4 * rest])
        let H = cell(Tensor([2], shape: [1, 1]), Tensor([1], shape: [1, 1]))
        expectClose(H, Tensor([0.95], shape: [1, 1]), 1e-6)
    }

    @Test func `resetting before the product is not resetting after it`() {
        let (X, H) = (normal(3, 2), normal(3, 5))
        let (before, after) = (Self.cell(.beforeProduct)(X, H), Self.cell(.afterProduct)(X, H))
        #expect(zip(before.scalars, after.scalars).allSatisfy { abs($0 - $1) > 1e-5 })
    }

    @Test func `the parameters number exactly three quarters of an LSTM's`() {
        for (d, h) in [(1, 1), (28, 32), (3, 7)] {
            let count = Self.cell(.beforeProduct, d, h).parameterCount
            #expect(4 * count == 3 * LSTMTests.cell(d, h).parameterCount)
        }
    }

    /// Notes ⑨: a perceptron. The bias of the state's product goes with it where R comes after.
    @Test(arguments: Reset.allCases)
    func `with R = 0 the candidate depends on the input alone`(_ reset: Reset) {
        let cell = Self.cell(reset).holding(.reset, at: -100).holding(.update, at: -100)
        let X = normal(3, 2)
        let candidates = (1...3).map { cell(X, normal(3, 5, seed: $0)) }
        #expect(candidates[0] == candidates[1] && candidates[0] == candidates[2])
        let (inputWeight, _, bias) = cell.weights.node(.candidate)
        let inputBias = cell.weights.inputBias.columns(of: GRUCell.Node.candidate)
        let perceptron = tanh(
            affine(X, inputWeight, reset == .beforeProduct ? bias : inputBias))
        expectClose(candidates[0], perceptron, 1e-6)
        #expect(cell(normal(3, 2, seed: 9), normal(3, 5)) != candidates[0])
    }

    /// Notes ⑩. R is exactly 1 and Z is e⁻⁸⁷, see `holding`; its gradient is as small, and what it
    /// adds to others is lost. The products are those of the RNN, element for element, so nothing
    /// but the parameters of the two gates tells the two apart.
    private func expectPlainRNN<Gated: RecurrentLayer, Plain: RecurrentLayer>(
        _ gru: Gated, _ rnn: Plain, sourceLocation: SourceLocation = #_sourceLocation
    ) where Gated.State == Tensor, Plain.State == Tensor {
        let run = Run(gru, RunSize(steps: 6))
        let plain = run.through(rnn)
        #expect(run.results == plain.results, sourceLocation: sourceLocation)
        let gradient = valueAndGradient(at: run) { weighted($0.results) }.gradient
        let expected = valueAndGradient(at: plain) { weighted($0.results) }.gradient
        #expect(gradient.input == expected.input, sourceLocation: sourceLocation)
        #expect(gradient.state == expected.state, sourceLocation: sourceLocation)
        for (own, its) in zip(gradient.layer.parameters, expected.layer.parameters) {
            #expect(own.columns(of: GRUCell.Node.candidate) == its, sourceLocation: sourceLocation)
            let gates = own.columns(0..<2 * gru.hiddenSize).scalars
            #expect(gates.allSatisfy { abs($0) < 1e-30 }, sourceLocation: sourceLocation)
        }
    }

    /// The kernel of the RNN adds its two biases first; to reset after the product the GRU must
    /// not, so that the candidate's second is zero there. One unit is left out: the gradient of a
    /// lone bias is summed in double precision, and a GRU has no lone bias.
    @Test(arguments: Reset.allCases, [2, 5, 16, 19, 33])
    func `with R = 1 and Z = 0 it is the plain RNN bit for bit`(_ reset: Reset, _ size: Int) {
        var cell = Self.cell(reset, 3, size).holding(.reset, at: 100).holding(.update, at: -100)
        expectPlainRNN(
            Unrolled(StepByStep(cell)), Unrolled(StepByStep(cell.candidateAlone)))
        if reset == .afterProduct {
            cell.weights.hiddenBias.fill(cell.columns(of: .candidate), with: 0)
        }
        expectPlainRNN(GRU(cell), RNN(cell.candidateAlone))
    }

    /// Notes ⑩.
    @Test(arguments: Reset.allCases)
    func `with Z = 1 the old state is kept bit for bit`(_ reset: Reset) {
        func expectKept<Layer: RecurrentLayer>(_ layer: Layer) where Layer.State == Tensor {
            let run = Run(layer, RunSize(steps: 1_000))
            #expect(run.results[1] == run.state)
            let gradient = valueAndGradient(at: run) { $0.results[1].sum() }.gradient
            #expect(gradient.state == Tensor(repeating: 1, shape: [3, 5]))
        }
        let cell = Self.cell(reset).holding(.update, at: 100)
        expectKept(GRU(cell))
        expectKept(Unrolled(StepByStep(cell)))
    }

    /// Notes ⑩. The candidate in the formula of the notes, with its R; then in PyTorch's.
    @Test(arguments: Reset.allCases)
    func `with Z = 0 the new state is the candidate`(_ reset: Reset) {
        let cell = Self.cell(reset).holding(.update, at: -100)
        let (X, H) = (normal(3, 2), normal(3, 5, seed: 2))
        let R = sigmoid(cell.sum(.reset, X, H))
        let candidate = cell.candidateAlone.weights
        func product(_ state: Tensor) -> Tensor {
            matmul(state, candidate.hiddenWeight) + candidate.hiddenBias
        }
        let fromInput = matmul(X, candidate.inputWeight) + candidate.inputBias
        let fromState = reset == .beforeProduct ? product(R * H) : R * product(H)
        expectClose(cell(X, H), tanh(fromInput + fromState), 1e-6)
    }

    /// Notes ⑧ and ⑩. The gate is read off as the slope from one state to the next where the
    /// candidate is exactly 1: H′ = Z H + (1 − Z).
    @Test func `the update gate is a sigmoid and blends the old state with the candidate`() {
        let cell = Self.cell(.beforeProduct).holding(.candidate, at: 100)
        let (X, H) = (normal(50, 2), normal(50, 5, seed: 2))
        let Z = sigmoid(cell.sum(.update, X, H))
        #expect(Z.scalars.allSatisfy { 0 < $0 && $0 < 1 })
        expectClose(cell(X, H), Z * H + (1 - Z), 1e-6)
    }
}
