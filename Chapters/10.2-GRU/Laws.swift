import Course
import Notebook
import Recurrent

/// What the cell's equations imply, whatever its weights: of a cell drawn at
/// random, at one step.
struct GRULaws {
    private let cell: ScratchGRU
    private let X, H: Tensor  // [64, 4], [64, 8]

    init() {
        var random = Generator(seed: 0)
        cell = ScratchGRU(4, 8, deviation: 0.5, using: &random)
        X = .normal(64, 4, standardDeviation: 1, using: &random)
        H = .normal(64, 8, standardDeviation: 0.5, using: &random)
    }

    private func differ(_ a: Tensor, _ b: Tensor) -> Numbers {
        Numbers(Double(largestDifference(a, b)))
    }

    /// Of the two gates and the candidate (⑧ ⑨ ⑩).
    var ofTheCandidate: [Claim] {
        let (R, Z) = cell.gates(X, H)
        let values = (R.scalars + Z.scalars).map { Double($0) }
        let none = Tensor(zeros: [64, 8])
        let perceptron = tanh(matmul(X, cell.Wxh) + cell.bh)
        let candidate = cell.candidate(X, H, reset: R)
        let within = matmul(X, cell.Wxh) + matmul(R * H, cell.Whh) + cell.bh
        let without = matmul(X, cell.Wxh) + matmul(H, cell.Whh) + cell.bh
        return [
            Claim(
                "G3", "two gates, in (0, 1)", Numbers(values.min()!) > 0,
                Numbers(values.max()!) < 1),
            Claim(
                "G4", "with R = 0 the candidate is a perceptron of X",
                differ(cell.candidate(X, H, reset: none), perceptron) == 0),
            Claim(
                "G5", "the candidate reads R ⊙ H; without R it is another",
                differ(candidate, tanh(within)) == 0,
                differ(candidate, tanh(without)) > 0.1),
        ]
    }

    /// Of the new state (⑩).
    var ofTheState: [Claim] {
        func held(_ bias: Float) -> ScratchGRU {
            var held = cell
            held.bz = Tensor(repeating: bias, shape: [8])
            return held
        }
        let R = cell.gates(X, H).R
        let opened = {
            var opened = held(-100)
            opened.br = Tensor(repeating: 100, shape: [8])
            return opened
        }()
        let rnn = tanh(matmul(X, cell.Wxh) + matmul(H, cell.Whh) + cell.bh)
        return [
            Claim(
                "G7", "Z = 1 keeps the old state, Z = 0 takes the candidate",
                differ(held(100)(X, H), H) == 0,
                differ(held(-100)(X, H), cell.candidate(X, H, reset: R)) == 0),
            Claim(
                "G6", "with R = 1 and Z = 0 it is the plain RNN",
                differ(opened(X, H), rnn) == 0),
        ]
    }
}
