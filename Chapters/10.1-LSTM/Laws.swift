import Course
import Notebook
import Recurrent

/// What the cell's equations imply, whatever its weights: of a cell drawn at
/// random that reads a thousand steps.
struct LSTMLaws {
    private let cell: ScratchLSTM
    private let X: Tensor  // [1000, 2, 4]
    private let states: [LSTMState]

    init() {
        var random = Generator(seed: 0)
        cell = ScratchLSTM(4, 8, deviation: 0.5, using: &random)
        X = .normal(1000, 2, 4, standardDeviation: 1, using: &random)
        states = Self.states(
            of: cell, on: X, from: cell.initialState(batchSize: 2))
    }

    private static func states(
        of cell: ScratchLSTM, on X: Tensor, from start: LSTMState
    ) -> [LSTMState] {
        var state = start
        return X.unstacked().map { X in
            state = cell(X, state)
            return state
        }
    }

    /// The cell with its forget and input gates held by their biases: σ(100) is
    /// 1 and σ(−100) is 0, as nearly as numbers go.
    private func held(forget: Float, input: Float) -> ScratchLSTM {
        var held = cell
        held.bf = Tensor(repeating: forget, shape: [8])
        held.bi = Tensor(repeating: input, shape: [8])
        return held
    }

    private var gates: [(I: Tensor, F: Tensor, O: Tensor)] {
        zip(X.unstacked(), states).map { cell.gates($0, $1.hidden) }
    }

    /// Of nodes and gates (④ ⑤ ⑥).
    var ofGates: [Claim] {
        let gates = gates
        let all = gates.flatMap { [$0.I, $0.F, $0.O] }.flatMap(\.scalars)
        let nodes = zip(X.unstacked(), states).map {
            cell.inputNode($0, $1.hidden)
        }
        let new = nodes.flatMap(\.scalars)
        var count = 0
        var copy = cell
        copy.visitParameters { _, _ in count += 1 }
        let spread = gates.map { Double($0.F.scalars[0]) }
        return [
            Claim(
                "L5", "an input node and three gates, four nodes in all",
                Numbers(Double(cell.parameterCount))
                    == Numbers(Double(4 * (4 * 8 + 8 * 8 + 8)))),
            Claim(
                "L8",
                "gates lie in (0, 1), each with weights and a bias of its own",
                Numbers(least(all)) > 0, Numbers(most(all)) < 1,
                Numbers(Double(count)) == 12),
            Claim(
                "L9", "the input node lies in (−1, 1)",
                Numbers(least(new)) > -1,
                Numbers(most(new)) < 1),
            Claim(
                "L11", "with the same weights a gate's values differ by step",
                Numbers(spread.max()! - spread.min()!) > 0.1),
        ]
    }

    /// Of the internal state (④ ⑥).
    var ofTheState: [Claim] {
        let held = held(forget: 100, input: -100)
        let start = states[9]
        let kept = Self.states(of: held, on: X, from: start)
        let flushing = self.held(forget: -100, input: 0)
        let empty = LSTMState(
            hidden: start.hidden, cell: Tensor(zeros: start.cell.shape))
        let first = X.unstacked()[0]
        return [
            Claim(
                "L10",
                "with F = 1 and I = 0 a thousand steps change no bit of C",
                Numbers(Double(largestDifference(kept[999].cell, start.cell)))
                    == 0),
            Claim(
                "L6", "with F = 0 nothing of the old C is left",
                Numbers(
                    Double(
                        largestDifference(
                            flushing(first, start).cell,
                            flushing(first, empty).cell))) == 0),
        ]
    }

    private func least(_ values: [Float]) -> Double {
        Double(values.min() ?? .nan)
    }
    private func most(_ values: [Float]) -> Double {
        Double(values.max() ?? .nan)
    }
}
