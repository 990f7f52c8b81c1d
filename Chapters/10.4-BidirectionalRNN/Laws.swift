import Course
import Notebook
import Recurrent

/// The last input of a sequence, changed, changes the first output in two
/// directions, and never in one (②).
func lawsOfDirections() -> [Claim] {
    var random = Generator(seed: 0)
    let network = ScratchBidirectional(
        4, forward: 8, backward: 8, using: &random)
    let X = Tensor.normal(10, 2, 4, standardDeviation: 1, using: &random)
    let inputs = X.unstacked()
    let changed = inputs.dropLast() + [inputs[9] + 1]
    func differ(_ outputs: ([Tensor]) -> [Tensor]) -> Numbers {
        let (before, after) = (outputs(inputs), outputs(Array(changed)))
        return Numbers(Double(largestDifference(before[0], after[0])))
    }
    return [
        Claim(
            "B1",
            "the last input reaches the first output in two directions only",
            differ { network($0) } > 0.001,
            differ { network.forward.states(reading: $0) } == 0)
    ]
}
