import Testing

@testable import Recurrent

@Suite struct BidirectionalTests {
    private static func layer(_ inputSize: Int = 2, _ hiddenSize: Int = 3) -> Bidirectional<LSTM> {
        var generator = Generator(seed: 7)
        return Bidirectional { LSTM(inputSize, hiddenSize, using: &generator) }
    }

    private static let lengths: [[Int]?] = [nil, [2, 4, 1]]

    /// The backward direction by hand: each sequence alone, its valid steps last to first.
    @Test(arguments: lengths)
    func `it is one layer forward beside another backward`(_ lengths: [Int]?) {
        let layer = Self.layer()
        let input = normal(4, 3, 2)
        let recurrence = layer(input, validLengths: lengths)
        for sequence in 0..<3 {
            let valid = input.steps(of: sequence, lengths?[sequence] ?? 4)
            let forward = layer.forward(Tensor.stacked(valid))
            let backward = layer.backward(Tensor.stacked(valid.reversed()))
            let outputs = zip(
                forward.outputs.unstacked(), backward.outputs.unstacked().reversed())
            let found = recurrence.outputs.steps(of: sequence, valid.count)
            for ((past, future), found) in zip(outputs, found) {
                expectClose(found, .concatenated([past, future]), 1e-6)
            }
            for (state, truth) in [
                (recurrence.state.forward, forward.state),
                (recurrence.state.backward, backward.state),
            ] {
                expectClose(state.hidden.row(sequence), truth.hidden, 1e-6)
                expectClose(state.cell.row(sequence), truth.cell, 1e-6)
            }
        }
    }

    /// Notes ②.
    @Test func `the last input changes the first output, but not in a forward layer`() {
        let layer = Self.layer()
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
        let layer = Self.layer()
        let recurrence = layer(normal(4, 3, 2))
        #expect(layer.hiddenSize == 6)
        #expect(recurrence.outputs.shape == [4, 3, 6])
        let (forward, backward) = (recurrence.state.forward, recurrence.state.backward)
        #expect(recurrence.state.hidden == .concatenated([forward.hidden, backward.hidden]))
    }

}
