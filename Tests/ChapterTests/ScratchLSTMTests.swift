import Course
import Recurrent
import Testing

@testable import LSTM

@Suite struct ScratchLSTMTests {
    private let input = Tensor((0..<5 * 2 * 3).map { Float($0 % 7) / 5 - 0.6 }, shape: [5, 2, 3])

    private func scratchAndLibrary() -> (Unrolled<ScratchLSTM>, Recurrent.LSTM) {
        var generator = Generator(seed: 11)
        let library = Recurrent.LSTM(3, 4, using: &generator)
        return (Unrolled(ScratchLSTM(library.cell)), library)
    }

    @Test func `the cell built from the notes' equations computes what the library's layer does`() {
        let (scratch, library) = scratchAndLibrary()
        let (a, b) = (scratch(input), library(input))
        #expect(largestDifference(a.outputs, b.outputs) < 1e-5)
        #expect(largestDifference(a.state.hidden, b.state.hidden) < 1e-5)
        #expect(largestDifference(a.state.cell, b.state.cell) < 1e-5)
    }

    @Test func `and what PyTorch's lines do`() throws {
        var generator = Generator(seed: 1)
        let lines = try TorchLines("10.1-LSTM/ScratchLSTM")
        let cell = try lines.filling(ScratchLSTM(4, 5, using: &generator))
        lines.expectSame(Unrolled(cell)(lines.inputs).outputs)
    }

    @Test func `and its gradients, for every gate and bias`() {
        let (scratch, library) = scratchAndLibrary()
        func loss(_ layer: some RecurrentLayer) -> Tensor {
            let outputs = layer(input).outputs
            return (outputs * outputs * outputs + outputs).sum()
        }
        let a = valueAndGradient(at: scratch) { loss($0) }.gradient.cell
        // The library's two biases have one gradient, that of the scratch cell's one bias.
        var gradient = valueAndGradient(at: library) { loss($0) }.gradient.cell
        gradient.weights.hiddenBias = Tensor(zeros: gradient.weights.hiddenBias.shape)
        let b = ScratchLSTM(gradient)
        for (name, (mine, its)) in zip(a.parameterNames, zip(a.parameters, b.parameters)) {
            let scale = largestDifference(its, 0)
            #expect(largestDifference(mine, its) <= 1e-4 * scale, "\(name)")
        }
    }
}
