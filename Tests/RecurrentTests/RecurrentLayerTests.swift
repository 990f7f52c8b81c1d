import Course
import Testing

@testable import Recurrent

extension Tensor {
    /// A row of a matrix, as a matrix of one row.
    func row(_ index: Int) -> Tensor {
        Tensor(Array(scalars[index * shape[1]..<(index + 1) * shape[1]]), shape: [1, shape[1]])
    }

    /// The first steps of one sequence of `[steps, batch, size]`, each `[1, size]`.
    func steps(of sequence: Int, _ count: Int) -> [Tensor] {
        unstacked().prefix(count).map { $0.row(sequence) }
    }
}

/// What every recurrent layer keeps to.
@Suite struct RecurrentLayerTests {
    typealias Named = (name: String, layer: AnyRecurrentLayer)

    /// Layers that read a sequence from its first step to its last.
    static let forward: [Named] = {
        var generator = Generator(seed: 9)
        let (rnn, lstm) = (RNNCell(3, 5, using: &generator), LSTMCell(3, 5, using: &generator))
        let before = GRUCell(3, 5, reset: .beforeProduct, using: &generator)
        let after = GRUCell(3, 5, reset: .afterProduct, using: &generator)
        let deep = Deep(layerCount: 3, inputSize: 3) { RNN($0, 5, using: &generator) }
        return [
            ("RNN", AnyRecurrentLayer(RNN(rnn))),
            ("RNN, step by step", AnyRecurrentLayer(Unrolled(StepByStep(rnn)))),
            ("LSTM", AnyRecurrentLayer(LSTM(lstm))),
            ("LSTM, step by step", AnyRecurrentLayer(Unrolled(StepByStep(lstm)))),
            ("GRU, reset before the product", AnyRecurrentLayer(GRU(before))),
            ("GRU, before, step by step", AnyRecurrentLayer(Unrolled(StepByStep(before)))),
            ("GRU, reset after the product", AnyRecurrentLayer(GRU(after))),
            ("a deep RNN", AnyRecurrentLayer(deep)),
        ]
    }()

    static let layers: [Named] = {
        var generator = Generator(seed: 10)
        let pair = Bidirectional { LSTM(3, 3, using: &generator) }
        let deep = Deep(layerCount: 2, inputSize: 3) { size in
            Bidirectional { GRU(size, 3, using: &generator) }
        }
        return forward + [
            ("a bidirectional LSTM", AnyRecurrentLayer(pair)),
            ("a deep bidirectional GRU", AnyRecurrentLayer(deep)),
        ]
    }()

    @Test(arguments: layers, [nil, [1, 4, 2]] as [[Int]?])
    func `every gradient equals central differences`(_ it: Named, _ lengths: [Int]?) {
        var run = Run(it.layer)
        run.validLengths = lengths
        expectGradient(at: run) { weighted($0.results) }
    }

    @Test(arguments: layers)
    func `tokens act as their one-hot vectors`(_ name: String, _ layer: AnyRecurrentLayer) {
        expectTokensActAsOneHotVectors(layer)
    }

    @Test(arguments: forward, 1...3)
    func `a state carried over equals one run over the whole`(_ it: Named, _ step: Int) {
        let run = Run(it.layer)
        expectSame(run, run, \.results) { $0.results(cutAt: step) }
    }

    @Test(arguments: layers)
    func `no state is a state of zeros`(_ name: String, _ layer: AnyRecurrentLayer) {
        let input = normal(4, 3, 3)
        let state = layer.initialState(batchSize: 3)
        #expect(state.parameters.allSatisfy { $0.norm == 0 })
        #expect(layer(input).outputs == layer(input, from: state).outputs)
    }

    private static let lengths = [4, 2, 6]

    /// Sequences of these lengths, with chosen numbers at padding.
    private func padded(
        _ layer: AnyRecurrentLayer, with padding: Float, stepCount: Int = 6
    ) -> Run<AnyRecurrentLayer> {
        var run = Run(layer, RunSize(steps: 9))
        let rows = run.input.unstacked().prefix(stepCount).enumerated().map { step, vectors in
            (0..<3).flatMap { sequence in
                step < Self.lengths[sequence]
                    ? vectors.row(sequence).scalars : [padding, -2 * padding, padding]
            }
        }
        run.input = .stacked(rows.map { Tensor($0, shape: [3, 3]) })
        run.validLengths = Self.lengths
        return run
    }

    @Test(arguments: layers)
    func `padding changes no output, state or gradient by a bit`(
        _ name: String, _ layer: AnyRecurrentLayer
    ) {
        let runs = [padded(layer, with: 0), padded(layer, with: 3)]
        let results = runs.map(\.results)
        let gradients = runs.map { run in
            valueAndGradient(at: run) { weighted($0.results) }.gradient
        }
        #expect(results[0] == results[1])
        #expect(gradients[0].parameters == gradients[1].parameters)
        for sequences in [results[0][0], gradients[0].input] {
            for (sequence, length) in Self.lengths.enumerated() {
                let norms = sequences.steps(of: sequence, 6).map(\.norm)
                #expect(norms[..<length].allSatisfy { $0 > 0 })
                #expect(norms[length...].allSatisfy { $0 == 0 })
            }
        }
    }

    /// Products of another number of rows may round differently.
    @Test(arguments: layers, [6, 9])
    func `a padded sequence does what it does alone`(_ it: Named, _ stepCount: Int) {
        let run = padded(it.layer, with: 3, stepCount: stepCount)
        let results = run.results
        for (sequence, length) in Self.lengths.enumerated() {
            let state = run.state.parameters.map { $0.row(sequence) }
            let alone = Run(
                it.layer, input: .stacked(run.input.steps(of: sequence, length)),
                state: run.state.with(parameters: state)
            ).results
            let outputs = Tensor.stacked(results[0].steps(of: sequence, length))
            expectClose([outputs] + results.dropFirst().map { $0.row(sequence) }, alone, 1e-6)
        }
    }

    @Test(arguments: layers)
    func `full valid lengths are none`(_ name: String, _ layer: AnyRecurrentLayer) {
        let run = Run(layer)
        var full = run
        full.validLengths = [4, 4, 4]
        #expect(full.results == run.results)
        expectSame(full, run, \.results, \.results)
    }

    @Test func `reversing moves valid steps alone, and twice is nothing`() {
        let tokens = Tokens(stepCount: 3, batchSize: 2, indices: [1, 4, 2, 5, 3, 6])
        let reversed = tokens.reversed(within: [3, 1])
        #expect(reversed.indices == [3, 4, 2, 5, 1, 6])
        #expect(tokens.reversed(within: [1, 2]).indices == [1, 5, 2, 4, 3, 6])
        #expect(tokens.reversed(within: nil).indices == [3, 6, 2, 5, 1, 4])
        let vectors = Tensor.oneHot(tokens, size: 7)
        #expect(vectors.reversed(within: [3, 1]) == Tensor.oneHot(reversed, size: 7))
        #expect(vectors.reversed(within: [3, 1]).reversed(within: [3, 1]) == vectors)
    }
}
