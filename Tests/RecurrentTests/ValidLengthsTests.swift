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

@Suite struct ValidLengthsTests {
    private static let lengths = [4, 2, 6]
    private var generator = Generator(seed: 9)

    /// Sequences of these lengths, with chosen numbers at padding.
    private func padded<Layer: RecurrentLayer>(
        _ layer: Layer, with padding: Float, stepCount: Int = 6
    ) -> Run<Layer> {
        var run = Run(layer, RunSize(steps: 9))
        let rows = run.input.unstacked().prefix(stepCount).enumerated().map { step, vectors in
            (0..<3).flatMap { sequence in
                step < Self.lengths[sequence]
                    ? vectors.row(sequence).scalars : [padding, -2 * padding]
            }
        }
        run.input = .stacked(rows.map { Tensor($0, shape: [3, 2]) })
        run.validLengths = Self.lengths
        return run
    }

    /// Expects zeros at padding, and numbers elsewhere.
    private func expectZeros(
        atPaddingOf sequences: Tensor, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for (sequence, length) in Self.lengths.enumerated() {
            let norms = sequences.steps(of: sequence, 6).map(\.norm)
            #expect(norms[..<length].allSatisfy { $0 > 0 }, sourceLocation: sourceLocation)
            #expect(norms[length...].allSatisfy { $0 == 0 }, sourceLocation: sourceLocation)
        }
    }

    private func expectNothingOfPadding<Layer: RecurrentLayer>(
        in layer: Layer, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let (a, b) = (padded(layer, with: 0), padded(layer, with: 3))
        #expect(a.results == b.results, sourceLocation: sourceLocation)
        let p = valueAndGradient(at: a) { weighted($0.results) }.gradient
        let q = valueAndGradient(at: b) { weighted($0.results) }.gradient
        #expect(p.parameters == q.parameters, sourceLocation: sourceLocation)
        expectZeros(atPaddingOf: a.results[0], sourceLocation: sourceLocation)
        expectZeros(atPaddingOf: p.input, sourceLocation: sourceLocation)
    }

    @Test mutating func `padding changes no output, state or gradient by a bit`() {
        expectNothingOfPadding(in: RNN(RNNTests.cell()))
        expectNothingOfPadding(in: LSTM(LSTMTests.cell()))
        expectNothingOfPadding(in: GRU(GRUTests.cell(.beforeProduct)))
        expectNothingOfPadding(in: GRU(GRUTests.cell(.afterProduct)))
        expectNothingOfPadding(in: Unrolled(StepByStep(LSTMTests.cell())))
        let pair = Bidirectional { LSTM(2, 3, using: &generator) }
        expectNothingOfPadding(in: pair)
        expectNothingOfPadding(in: Deep([pair]))
        expectNothingOfPadding(in: Stacked(pair, GRU(6, 4, using: &generator)))
    }

    /// Products of another number of rows may round differently.
    private func expectEachSequenceAsAlone<Layer: RecurrentLayer>(
        in layer: Layer, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for run in [padded(layer, with: 3), padded(layer, with: 3, stepCount: 9)] {
            let recurrence = layer(run.input, from: run.state, validLengths: Self.lengths)
            for (sequence, length) in Self.lengths.enumerated() {
                let state = run.state.parameters.map { $0.row(sequence) }
                let alone = layer(
                    Tensor.stacked(run.input.steps(of: sequence, length)),
                    from: run.state.with(parameters: state))
                let pairs = zip(
                    [.stacked(recurrence.outputs.steps(of: sequence, length))]
                        + recurrence.state.parameters.map { $0.row(sequence) },
                    [alone.outputs] + alone.state.parameters)
                for (found, truth) in pairs {
                    expectClose(found, truth, 1e-6, sourceLocation: sourceLocation)
                }
            }
        }
    }

    @Test mutating func `a padded sequence does what it does alone`() {
        expectEachSequenceAsAlone(in: RNN(RNNTests.cell()))
        expectEachSequenceAsAlone(in: LSTM(LSTMTests.cell()))
        expectEachSequenceAsAlone(in: GRU(GRUTests.cell(.beforeProduct)))
        expectEachSequenceAsAlone(in: Unrolled(StepByStep(LSTMTests.cell())))
        let pair = Bidirectional { LSTM(2, 3, using: &generator) }
        expectEachSequenceAsAlone(in: Stacked(pair, GRU(6, 4, using: &generator)))
    }

    @Test mutating func `every gradient equals central differences`() {
        for length in [[1, 4, 2], [4, 4, 4]] {
            var run = Run(LSTM(LSTMTests.cell()))
            run.validLengths = length
            expectGradient(at: run) { weighted($0.results) }
        }
    }

    @Test func `full valid lengths are none`() {
        var run = Run(LSTM(LSTMTests.cell()))
        let results = run.results
        run.validLengths = [4, 4, 4]
        #expect(run.results == results)
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

    enum Trap: String, Codable, CaseIterable {
        case count = "2 valid lengths for 3 sequences"
        case zero = "valid lengths [4, 0, 4] are not all in 1...4"
        case long = "valid lengths [4, 5, 4] are not all in 1...4"

        func spring() {
            let lengths = [Trap.count: [4, 4], .zero: [4, 0, 4], .long: [4, 5, 4]][self]
            _ = RNN(RNNTests.cell())(Tensor(zeros: [4, 3, 2]), validLengths: lengths)
        }
    }

    @Test(arguments: Trap.allCases)
    func `lengths that do not fit stop with a message`(_ trap: Trap) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [trap] in trap.spring() }
        expectMessage(trap.rawValue, from: result)
    }
}
