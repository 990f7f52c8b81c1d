import Recurrent

/// What each step of a sequence adds to the gradient of a loss at its end: that of the step `lag`
/// steps before the end, for lag 0, 1, 2, …
///
/// Runs a cell over one sequence of inputs from N(0, 1); the loss is a random projection of the
/// last hidden state, of length about 0.1. Every step gets a copy of the parameters of its own. All
/// copies are equal, so nothing changes, but the gradient of a copy is what its step alone
/// contributes; added up they are the gradient.
public func gradientsByLag<Cell: RecurrentCell>(
    of cell: Cell, stepCount: Int, using generator: inout Generator
) -> [Cell] {
    let inputs = (0..<stepCount).map { _ in
        Tensor.normal(1, cell.inputSize, standardDeviation: 1, using: &generator)
    }
    let projection = Tensor.normal(
        1, cell.hiddenSize, standardDeviation: 0.1 / Double(cell.hiddenSize).squareRoot(),
        using: &generator)
    let copies = Array(repeating: cell, count: stepCount)
    let gradients = valueAndGradient(at: copies) { copies in
        var state = cell.initialState(batchSize: 1)
        for (copy, input) in zip(copies, inputs) { state = copy(input, state) }
        return (state.hidden * projection).sum()
    }.gradient
    return gradients.reversed()
}
