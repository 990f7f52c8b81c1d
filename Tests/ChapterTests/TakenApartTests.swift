import Course
import Recurrent
import Testing

@testable import LSTM

/// The LSTMs with a part left out, beside the notes' equations, and what else 10.1 measures with.
@Suite struct TakenApartTests {
    private let whole: LSTMCell
    private let X, H, C: Tensor

    init() {
        var generator = Generator(seed: 4)
        whole = LSTMCell(3, 5, using: &generator)
        X = .normal(2, 3, standardDeviation: 1, using: &generator)
        H = .normal(2, 5, standardDeviation: 0.5, using: &generator)
        C = .normal(2, 5, standardDeviation: 1, using: &generator)
    }

    private typealias Gates = (I: Tensor, F: Tensor, O: Tensor)

    /// A step by the equations, with gates changed.
    private func step(
        isSquashed: Bool = true, _ change: (inout Gates) -> Void
    ) -> LSTMState {
        let scratch = ScratchLSTM(whole)
        var gates: Gates = scratch.gates(X, H)
        change(&gates)
        let C = gates.F * self.C + gates.I * scratch.inputNode(X, H)
        return LSTMState(hidden: gates.O * (isSquashed ? tanh(C) : C), cell: C)
    }

    private func expect<Cell: RecurrentCell>(_ cell: Cell, is truth: LSTMState)
    where Cell.State == LSTMState {
        let state = cell(X, LSTMState(hidden: H, cell: C))
        #expect(largestDifference(state.hidden, truth.hidden) < 1e-6)
        #expect(largestDifference(state.cell, truth.cell) < 1e-6)
    }

    /// All at once they would be 800 MB.
    @Test func `the states of a layer that reads many words need a step's memory`() async {
        await #expect(processExitsWith: .success) {
            var generator = Generator(seed: 0)
            let layer = LSTM(100_000, 1, using: &generator)
            let tokens = Tokens(
                stepCount: 32, batchSize: 64, indices: (0..<2048).map { 40 * Int32($0) })
            let before = peakMemory()
            let last = layer.states(on: tokens)[31]
            try #require(peakMemory() - before < 3e8)
            try #require(largestDifference(last.hidden, layer(tokens).state.hidden) < 1e-6)
        }
    }

    @Test func `a gate held open is 1, and coupled gates add up to 1`() {
        expect(PartialLSTM(whole, without: .nothing), is: step { _ in })
        expect(PartialLSTM(whole, without: .inputGate), is: step { $0.I = 1 })
        expect(PartialLSTM(whole, without: .forgetGate), is: step { $0.F = 1 })
        expect(PartialLSTM(whole, without: .outputGate), is: step { $0.O = 1 })
        expect(PartialLSTM(whole, without: .separateGates), is: step { $0.I = 1 - $0.F })
    }

    @Test func `without its tanh the cell shows O ⊙ C`() {
        expect(TanhlessLSTM(cell: whole), is: step(isSquashed: false) { _ in })
    }

    @Test func `a gate held open does not learn`() {
        let inputs = Tensor.stacked([X, X, X])
        let gradient = valueAndGradient(
            at: Unrolled(PartialLSTM(whole, without: .forgetGate))
        ) { $0(inputs).outputs.sum() }.gradient
        for part in gradient.parameters {
            #expect(part.columns(of: LSTMCell.Node.forget).norm == 0)
            #expect(part.columns(of: LSTMCell.Node.input).norm > 0)
        }
    }

    @Test func `an orthogonal matrix times its transpose is the identity`() {
        var generator = Generator(seed: 1)
        let W = Tensor.orthogonal(20, using: &generator)
        let identity = Tensor((0..<400).map { $0 % 21 == 0 ? 1 : 0 }, shape: [20, 20])
        #expect(largestDifference(matmul(W, W.transposed()), identity) < 1e-5)
    }

    @Test func `a bias is added to one node alone`() {
        let open = whole.adding(2, to: .forget)
        let difference = open.weights.inputBias - whole.weights.inputBias
        #expect(
            difference.scalars.indices.allSatisfy { index in
                abs(difference.scalars[index] - (5..<10 ~= index ? 2 : 0)) < 1e-6
            })
    }

    @Test func `correlations by hand`() {
        #expect(abs(WordCell.correlation([1, 2, 3], [5, 7, 9]) - 1) < 1e-12)
        #expect(abs(WordCell.correlation([1, 2, 3], [1, -2, 1])) < 1e-12)
        #expect(abs(WordCell.correlation([0, 1], [3, 1]) + 1) < 1e-12)
    }

    @Test func `of states that double each is half of its successor`() {
        let states = [1, 2, 4, 8].map { Tensor([$0, 0 - $0] as [Float]) }
        #expect(abs(states.change - 0.5) < 1e-6)
    }
}
