import Testing

@testable import Recurrent

@Suite struct BidirectionalTests {
    private static func layer(
        _ inputSize: Int = 2, _ hiddenSize: Int = 3, merge: Merge = .concatenation
    ) -> Bidirectional<LSTM> {
        var generator = Generator(seed: 7)
        return Bidirectional(merge: merge) { LSTM(inputSize, hiddenSize, using: &generator) }
    }

    private static let lengths: [[Int]?] = [nil, [2, 4, 1]]

    /// The backward direction by hand: each sequence alone, its valid steps last to first.
    @Test(arguments: Merge.allCases, lengths)
    func `it is one layer forward beside another backward`(_ merge: Merge, _ lengths: [Int]?) {
        let layer = Self.layer(merge: merge)
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
                let expected =
                    merge == .sum ? past + future : Tensor.concatenated([past, future])
                expectClose(found, expected, 1e-6)
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

    @Test(arguments: Merge.allCases)
    func `its sizes and its hidden state are those of its outputs`(_ merge: Merge) {
        let layer = Self.layer(merge: merge)
        let recurrence = layer(normal(4, 3, 2))
        #expect(layer.hiddenSize == (merge == .concatenation ? 6 : 3))
        #expect(recurrence.outputs.shape == [4, 3, layer.hiddenSize])
        #expect(recurrence.state.hidden.shape == [3, layer.hiddenSize])
        let (forward, backward) = (recurrence.state.forward, recurrence.state.backward)
        #expect(recurrence.state.hidden == merge(forward.hidden, backward.hidden))
    }

}
