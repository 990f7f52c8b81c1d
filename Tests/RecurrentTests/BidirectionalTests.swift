import Testing

@testable import Recurrent

@Suite struct BidirectionalTests {
    private let layer = seeded(7) { generator in
        Bidirectional { LSTM(2, 3, using: &generator) }
    }

    private static let lengths: [[Int]?] = [nil, [2, 4, 1]]

    /// The backward direction by hand: each sequence alone, its valid steps last to first.
    @Test(arguments: lengths)
    func `it is one layer forward beside another backward`(_ lengths: [Int]?) {
        let input = normal(4, 3, 2)
        let recurrence = layer(input, validLengths: lengths)
        for sequence in 0..<3 {
            let valid = input.steps(of: sequence, lengths?[sequence] ?? 4)
            let forward = layer.forward(Tensor.stacked(valid))
            let backward = layer.backward(Tensor.stacked(valid.reversed()))
            let outputs = zip(
                forward.outputs.unstacked(), backward.outputs.unstacked().reversed()
            ).map { Tensor.concatenated([$0, $1]) }
            expectClose(recurrence.outputs.steps(of: sequence, valid.count), outputs, 1e-6)
            expectClose(
                recurrence.state.parameters.map { $0.row(sequence) },
                forward.state.parameters + backward.state.parameters, 1e-6)
        }
    }

    /// Notes ②.
    @Test func `the last input changes the first output, but not in a forward layer`() {
        let input = normal(4, 3, 2)
        let changed = Tensor.stacked(input.unstacked().dropLast() + [normal(3, 2, seed: 9)])
        func firstOutput(_ layer: some RecurrentLayer, _ input: Tensor) -> Tensor {
            layer(input).outputs.unstacked()[0]
        }
        #expect(firstOutput(layer.forward, input) == firstOutput(layer.forward, changed))
        let (old, new) = (firstOutput(layer, input), firstOutput(layer, changed))
        #expect(old.columns(0..<3) == new.columns(0..<3))
        #expect(
            zip(old.columns(3..<6).scalars, new.columns(3..<6).scalars).allSatisfy { $0 != $1 })
    }

    @Test func `its sizes and its hidden state are those of its outputs`() {
        let recurrence = layer(normal(4, 3, 2))
        #expect(layer.hiddenSize == 6)
        #expect(recurrence.outputs.shape == [4, 3, 6])
        let (forward, backward) = (recurrence.state.forward, recurrence.state.backward)
        #expect(recurrence.state.hidden == .concatenated([forward.hidden, backward.hidden]))
    }
}
