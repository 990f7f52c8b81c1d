import Course
import Foundation
import Notebook
import Recurrent

/// What the equations of a stack imply, whatever its weights: of two layers
/// drawn at random.
struct StackLaws {
    private let stack: Stack<ScratchRNN>
    private let X: Tensor  // [5, 16, 4]

    init() {
        var random = Generator(seed: 0)
        stack = Stack(2, inputSize: 4) { size in
            var cell = ScratchRNN(size, 8, using: &random)
            cell.Wxh = .normal(size, 8, standardDeviation: 0.4, using: &random)
            cell.Whh = .normal(8, 8, standardDeviation: 0.4, using: &random)
            return cell
        }
        X = .normal(5, 16, 4, standardDeviation: 0.5, using: &random)
    }

    /// How far atanh of a state after the last step is from an affine function
    /// of the last input: what one tanh alone makes of it is one, at any length.
    private func bend(layer: Int) -> Numbers {
        let steps = X.unstacked()
        func top(_ last: Tensor) -> [Float] {
            var states = stack.initialState(batchSize: 16)
            for X in steps.dropLast() + [last] { states = stack(X, states) }
            return states[layer].scalars
        }
        let (none, one) = (Tensor(zeros: [16, 4]), steps[4])
        func bent(_ h: Float) -> Double { atanh(Double(h)) }
        let rows = zip(zip(top(none), top(one)), top(one + one))
        return Numbers(
            rows.map { abs(bent($0.0.0) - 2 * bent($0.0.1) + bent($0.1)) }
                .max()!)
    }

    var all: [Claim] {
        let together = Unrolled(stack)(X)
        let below = Unrolled(stack.layers[0])(X).outputs
        let above = Unrolled(stack.layers[1])(below).outputs
        let reach = valueAndGradient(at: together.state) {
            ($0[1] * $0[1]).sum()
        }.gradient.map { Numbers(Double($0.norm)) }
        return [
            Claim(
                "D1", "a long sequence adds no depth between input and output",
                bend(layer: 0) < 1e-5, bend(layer: 1) > 1e-2),
            Claim(
                "D2", "layer 2 reads layer 1's outputs at the same step",
                Numbers(Double(largestDifference(together.outputs, above))) == 0
            ),
            Claim(
                "D3", "the output reads the top layer's state only",
                reach[0] == 0, reach[1] > 0),
        ]
    }
}
