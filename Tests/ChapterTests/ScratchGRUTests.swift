import Course
import Recurrent
import Testing

@testable import GRU

/// The cell that 10.2 builds from the notes' equations, beside the library's layer.
@Suite struct ScratchGRUTests {
    let layer: Recurrent.GRU
    let inputs: Tensor

    init() {
        var generator = Generator(seed: 3)
        layer = .init(4, 6, reset: .beforeProduct, using: &generator)
        inputs = .normal(7, 3, 4, standardDeviation: 1, using: &generator)
    }

    @Test func `it computes what the library's layer does`() {
        let scratch = Unrolled(ScratchGRU(layer.cell))
        #expect(largestDifference(scratch(inputs).outputs, layer(inputs).outputs) < 1e-5)
    }

    @Test func `and what PyTorch's lines do`() throws {
        var generator = Generator(seed: 1)
        let lines = try TorchLines("10.2-GRU/ScratchGRU")
        let cell = try lines.filling(ScratchGRU(4, 5, using: &generator))
        lines.expectSame(Unrolled(cell)(lines.inputs).outputs)
    }

    /// The two biases of a node of the library get the same gradient, that of their sum.
    @Test func `its gradients are those of the library's layer`() {
        let own = valueAndGradient(at: Unrolled(ScratchGRU(layer.cell))) { loss($0) }.gradient
        var its = valueAndGradient(at: layer) { loss($0) }.gradient.cell
        its.weights.hiddenBias = Tensor(zeros: its.weights.hiddenBias.shape)
        for (a, b) in zip(own.parameters, ScratchGRU(its).parameters) {
            #expect(largestDifference(a, b) < 1e-5)
        }
    }

    @Test func `with both gates a GRU with gates left out is the whole GRU`() {
        var generator = Generator(seed: 5)
        let partial = PartialGRU(4, 6, gates: .both, using: &generator)
        #expect(Unrolled(partial)(inputs).outputs == Unrolled(partial.whole)(inputs).outputs)
    }

    @Test func `with neither gate it is the plain RNN`() {
        var generator = Generator(seed: 5)
        let partial = PartialGRU(4, 6, gates: .neither, using: &generator)
        var rnn = RNNCell(4, 6, using: &generator)
        (rnn.weights.inputWeight, rnn.weights.hiddenWeight) = (partial.whole.Wxh, partial.whole.Whh)
        (rnn.weights.inputBias, rnn.weights.hiddenBias) = (partial.whole.bh, Tensor(zeros: [6]))
        #expect(
            largestDifference(Unrolled(partial)(inputs).outputs, Unrolled(rnn)(inputs).outputs)
                < 1e-6)
    }

    /// A scalar in which every state counts differently.
    private func loss(_ layer: some RecurrentLayer) -> Tensor {
        let outputs = layer(inputs).outputs
        let weights = (0..<outputs.count).map { Float(($0 * 7 + 3) % 11) / 11 - 0.4 }
        return (outputs * Tensor(weights, shape: outputs.shape)).sum()
    }
}
