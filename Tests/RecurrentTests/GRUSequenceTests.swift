import Testing

@testable import Recurrent

@Suite struct GRUSequenceTests {
    typealias Reset = GRUCell.Reset

    @Test(arguments: Reset.allCases, RunSize.awkward)
    func `the kernel equals the cell unrolled, values and gradients`(
        _ reset: Reset, _ size: RunSize
    ) {
        let cell = GRUTests.cell(reset, size.input, size.hidden)
        let run = Run(GRU(cell), size)
        expectSame(run, run.through(Unrolled(cell)), \.results, \.results)
    }

    @Test(arguments: Reset.allCases)
    func `every gradient equals central differences`(_ reset: Reset) {
        expectGradient(at: Run(GRU(GRUTests.cell(reset)))) { weighted($0.results) }
    }

    @Test(arguments: Reset.allCases)
    func `tokens act as their one-hot vectors`(_ reset: Reset) {
        expectTokensActAsOneHotVectors(GRU(GRUTests.cell(reset, 7, 5)))
    }

    @Test(arguments: Reset.allCases, 1...3)
    func `a state carried over equals one run over the whole`(_ reset: Reset, _ step: Int) {
        let run = Run(GRU(GRUTests.cell(reset)))
        expectSame(run, run, \.results) { $0.results(cutAt: step) }
    }

    @Test func `no state is a state of zeros`() {
        let run = Run(GRU(GRUTests.cell(.afterProduct)))
        let zeros = Tensor(zeros: [3, 5])
        #expect(run.layer(run.input).outputs == run.layer(run.input, from: zeros).outputs)
    }

    /// Notes ⑩. R is exactly 1, and Z, e⁻⁸⁷, is lost in every sum, see `holding`. Reset after the
    /// product, the candidate is a sum of two sums, which the RNN adds up in one; reset before it, it
    /// adds as the RNN does and equals it to the bit. One unit is left out: the gradient of a lone
    /// bias is summed in double precision, and a GRU has no lone bias.
    @Test(arguments: Reset.allCases, [2, 5, 16, 19, 33])
    func `with R = 1 and Z = 0 it is the plain RNN`(_ reset: Reset, _ size: Int) {
        func expectEqual(_ own: Tensor, _ its: Tensor) {
            if reset == .beforeProduct {
                #expect(own == its)
            } else {
                expectClose(own, its, 1e-5, relative: true)
            }
        }
        let cell = GRUTests.cell(reset, 3, size).holding(.reset, at: 100).holding(.update, at: -100)
        let last = cell.columns(of: .candidate)
        var rnn = RNNTests.cell(3, size)
        rnn.inputWeight = cell.inputWeight.columns(last)
        rnn.hiddenWeight = cell.hiddenWeight.columns(last)
        rnn.inputBias = cell.inputBias.columns(last)
        rnn.hiddenBias = cell.hiddenBias.columns(last)
        let run = Run(GRU(cell), RunSize(steps: 6))
        let plain = run.through(RNN(rnn))
        for (own, its) in zip(run.results, plain.results) { expectEqual(own, its) }
        let gradient = valueAndGradient(at: run) { weighted($0.results) }.gradient
        let expected = valueAndGradient(at: plain) { weighted($0.results) }.gradient
        expectEqual(gradient.input, expected.input)
        expectEqual(gradient.state, expected.state)
        for (own, its) in zip(gradient.layer.parameters, expected.layer.parameters) {
            expectEqual(own.columns(last), its)
            #expect(own.columns(0..<last.lowerBound).scalars.allSatisfy { abs($0) < 1e-30 })
        }
    }

    /// Notes ⑩.
    @Test(arguments: Reset.allCases)
    func `with Z = 1 the old state is kept bit for bit`(_ reset: Reset) {
        let run = Run(GRU(GRUTests.cell(reset).holding(.update, at: 100)), RunSize(steps: 1_000))
        #expect(run.results[1] == run.state)
        let gradient = valueAndGradient(at: run) { $0.results[1].sum() }.gradient
        #expect(gradient.state == Tensor(repeating: 1, shape: [3, 5]))
    }

    enum Trap: String, Codable, CaseIterable {
        case inputSize = "a sequence [steps, batch, 2] is needed, this is [4, 3, 7]"
        case state = "GRU: the state is [4, 5], not [3, 5]"
        case noSteps = "GRU: a sequence without a step"
        case nothingToUnroll = "Unrolled: a sequence without a step"

        func spring() {
            let gru = GRU(GRUTests.cell(.beforeProduct))
            let nothing = Tokens(stepCount: 0, batchSize: 3, indices: [])
            switch self {
            case .inputSize: _ = gru(Tensor(zeros: [4, 3, 7]))
            case .state: _ = gru(Tensor(zeros: [4, 3, 2]), from: Tensor(zeros: [4, 5]))
            case .noSteps: _ = gru(nothing)
            case .nothingToUnroll: _ = Unrolled(gru.cell)(nothing)
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
