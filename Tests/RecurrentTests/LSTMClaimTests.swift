import Course
import Testing

@testable import Recurrent

/// What the notes say of the LSTM, pages ② to ⑦, as laws of the cell.
@Suite struct LSTMClaimTests {
    let cell = LSTMTests.cell()
    let input = normal(1_000, 3, 2)

    /// The value of a gate, read off the new state with everything else held where it is exactly
    /// one or nothing.
    static func value(
        of gate: LSTMCell.Node, in cell: LSTMCell, _ X: Tensor, _ H: Tensor
    ) -> Tensor {
        func step(_ cell: LSTMCell, from C: Float) -> LSTMState {
            cell(X, LSTMState(hidden: H, cell: Tensor(repeating: C, shape: H.shape)))
        }
        switch gate {
        case .input: return step(cell.holding(.candidate, at: 100), from: 0).cell
        case .forget: return step(cell.holding(.input, at: -100), from: 1).cell
        case .candidate: return step(cell.holding(.input, at: 100), from: 0).cell
        case .output:
            return step(cell.holding(.input, at: -100).holding(.forget, at: 100), from: 100).hidden
        }
    }

    /// Notes ②. With W_h = 0 nothing else leads from C to C; F is exactly 1, see `holding`.
    @Test func `with F = 1 a gradient crosses a thousand steps as the identity`() {
        var cell = cell.holding(.forget, at: 100)
        cell.weights.hiddenWeight = Tensor(zeros: cell.weights.hiddenWeight.shape)
        for unit in 0..<5 {
            var one = Tensor(zeros: [3, 5])
            one.scalars[5 + unit] = 1
            let state = LSTMState(hidden: normal(3, 5), cell: normal(3, 5, seed: 2))
            let run = Run(LSTM(cell), input: input, state: state)
            func gradient<Layer: RecurrentLayer>(_ run: Run<Layer>) -> Tensor
            where Layer.State == LSTMState {
                valueAndGradient(at: run) { ($0.results[2] * one).sum() }.gradient.state.cell
            }
            #expect(gradient(run) == one)
            #expect(gradient(run.through(Unrolled(StepByStep(cell)))) == one)
        }
    }

    /// Notes ②, the other side: F = σ(2) ≈ 0.88, 20 factors with a rounding error each.
    @Test func `with F < 1 a gradient shrinks by F at every step`() {
        var cell = cell.holding(.forget, at: 2)
        cell.weights.hiddenWeight = Tensor(zeros: cell.weights.hiddenWeight.shape)
        let run = Run(LSTM(cell), RunSize(steps: 20))
        let gradient = valueAndGradient(at: run) { $0.results[2].sum() }.gradient.state.cell
        var expected: Float = 1
        for _ in 0..<20 { expected *= sigmoid(Tensor(2)).item }
        expectClose(gradient, Tensor(repeating: expected, shape: [3, 5]), 1e-5, relative: true)
    }

    /// Notes ④.
    @Test func `a forget gate of 0 flushes the state`() {
        let lstm = LSTM(cell.holding(.forget, at: -100))
        let H = normal(3, 5)
        let outputs = [0, 1, -1_000].map { (value: Float) in
            let C = Tensor(repeating: value, shape: [3, 5])
            return lstm(normal(6, 3, 2), from: LSTMState(hidden: H, cell: C))
        }
        #expect(outputs[0].outputs == outputs[1].outputs)
        #expect(outputs[0].outputs == outputs[2].outputs)
        #expect(outputs[0].state.cell == outputs[2].state.cell)
    }

    /// Notes ④ to ⑥. Sums of a few products: a few units in the last place.
    @Test(arguments: LSTMCell.Node.allCases)
    func `a gate is a sigmoid and the input node a tanh, each with weights of its own`(
        _ node: LSTMCell.Node
    ) {
        let (X, H) = (normal(50, 2), normal(50, 5, seed: 2))
        let (value, sum) = (Self.value(of: node, in: cell, X, H), cell.sum(node, X, H))
        let (lowest, low): (Float, Float) = node == .candidate ? (-1, -0.5) : (0, 0.5)
        #expect(value.scalars.allSatisfy { lowest < $0 && $0 < 1 })
        #expect(value.scalars.contains { $0 < low } && value.scalars.contains { $0 > 0.5 })
        expectClose(value, node == .candidate ? tanh(sum) : sigmoid(sum), 1e-6)
    }

    /// Notes ⑤: what the test before would not notice is two gates that share their weights.
    @Test func `each gate has a value of its own`() {
        let (X, H) = (normal(1, 2), normal(1, 5, seed: 2))
        let values = LSTMCell.Node.allCases.flatMap {
            Self.value(of: $0, in: cell, X, H).scalars
        }
        #expect(Set(values).count == 20)
    }

    /// Notes ⑥.
    @Test func `an open forget gate and a shut input gate keep the cell state bit for bit`() {
        let cell = cell.holding(.forget, at: 100).holding(.input, at: -100)
        let state = LSTMState(hidden: normal(3, 5), cell: normal(3, 5, seed: 2))
        #expect(LSTM(cell)(input, from: state).state.cell == state.cell)
        #expect(Unrolled(StepByStep(cell))(input, from: state).state.cell == state.cell)
    }

    /// Notes ⑥, the first half of "the gates are shared": a gradient cannot tell one parameter used
    /// at every step from equal parameters of each step, added up.
    @Test func `all steps share the gates' parameters`() {
        let run = Run(LSTM(cell))
        let shared = valueAndGradient(at: run) { weighted($0.results) }.gradient.layer.cell
        let steps = run.input.unstacked()
        let own = valueAndGradient(at: [LSTMCell](repeating: cell, count: steps.count)) { cells in
            var states = [run.state]
            for (cell, X) in zip(cells, steps) { states.append(cell(X, states.last!)) }
            return weighted([.stacked(states.dropFirst().map(\.hidden))] + states.last!.parameters)
        }.gradient
        let sums = shared.parameters.indices.map { index in
            own.map { $0.parameters[index] }.reduce(Tensor(0), +)
        }
        expectClose(shared.parameters, sums, 1e-4, relative: true)
    }

    /// Notes ⑥, and so do all sequences: who stands where in a batch does not matter.
    @Test func `all sequences share the gates' parameters`() {
        let run = Run(LSTM(cell))
        let swapped = Tensor.stacked(run.input.unstacked().map(reversedRows))
        let state = run.state.with(parameters: run.state.parameters.map(reversedRows))
        let outputs = run.layer(swapped, from: state).outputs
        let expected = Tensor.stacked(run.results[0].unstacked().map(reversedRows))
        expectClose(outputs, expected, 1e-6)
    }

    private func reversedRows(_ matrix: Tensor) -> Tensor {
        .stacked(matrix.unstacked().reversed())
    }

    /// Notes ⑥, the second half: shared are the parameters, not the values.
    @Test func `the gates' values differ from step to step and from sequence to sequence`() {
        let run = Run(LSTM(cell))
        let before = [run.state.hidden] + run.results[0].unstacked().dropLast()
        for gate in LSTMCell.Node.allCases {
            let values = zip(run.input.unstacked(), before).flatMap { X, H in
                Self.value(of: gate, in: cell, X, H).scalars
            }
            #expect(Set(values).count == values.count)
        }
    }

    /// Notes ⑦: why tanh is there twice. An input node of tanh(1) adds up to 50 · 0.76 = 38.
    @Test func `the hidden state stays within 1 while the cell state grows past it`() {
        let cell = cell.holding(.forget, at: 100).holding(.input, at: 100)
            .holding(.candidate, at: 1)
        let recurrence = LSTM(cell)(normal(50, 3, 2))
        #expect(recurrence.state.cell.scalars.allSatisfy { abs($0 - 50 * 0.761_594) < 1e-3 })
        #expect(recurrence.outputs.scalars.allSatisfy { abs($0) < 1 })
    }

    /// Notes ⑦. The second input opens the output gate: its sum is −100 without it and 100 with it.
    @Test func `a shut output gate hides a state that builds up and then acts at once`() {
        var cell = cell.holding(.forget, at: 100).holding(.input, at: 100)
        cell = cell.holding(.candidate, at: 0.1).holding(.output, at: -100)
        for column in cell.columns(of: .output) {
            cell.weights.inputWeight.scalars[20 + column] = 200
        }
        var input = Tensor(zeros: [30, 1, 2])
        input.scalars[59] = 1
        let recurrence = LSTM(cell)(input)
        let outputs = recurrence.outputs.unstacked()
        #expect(outputs.dropLast().allSatisfy { $0.scalars.allSatisfy { abs($0) < 1e-37 } })
        // Thirty times tanh 0.1 = 0.0997, of which the tanh is 0.995.
        #expect(recurrence.state.cell.scalars.allSatisfy { abs($0 - 2.990_04) < 1e-4 })
        #expect(outputs.last!.scalars.allSatisfy { abs($0 - 0.994_957) < 1e-5 })
    }
}
