import Foundation
import Recurrent

/// How much each step of a sequence adds to the gradient of a loss at its end.
nonisolated struct GradientFlow {
    /// The norm of the gradient that arrives at the parameters `lag` steps
    /// before the end, for lag 0, 1, 2, ….
    let byLag: [Double]
    /// The norm of the whole gradient, all steps added up: what clipping sees.
    let total: Double

    /// The norms after the whole gradient was scaled down to norm `limit`.
    func clipped(to limit: Double) -> [Double] {
        byLag.map { $0 * min(1, limit / total) }
    }

    /// Runs a cell over random inputs; the loss is a random projection of the
    /// last hidden state, of length about 0.1.
    ///
    /// Every step gets a copy of the parameters of its own. All copies are
    /// equal, so nothing changes, but the gradient of copy t is what step t
    /// alone contributes.
    init(
        of cell: some RecurrentCell, stepCount: Int,
        using generator: inout Generator
    ) {
        let inputs = (0..<stepCount).map { _ in
            Tensor.normal(
                1, cell.inputSize, standardDeviation: 1, using: &generator)
        }
        let projection = Tensor.normal(
            1, cell.hiddenSize,
            standardDeviation: 0.1 / Double(cell.hiddenSize).squareRoot(),
            using: &generator)
        let copies = Array(repeating: cell, count: stepCount)
        let gradients = valueAndGradient(at: copies) { copies in
            var state = cell.initialState(batchSize: 1)
            for (copy, input) in zip(copies, inputs) {
                state = copy(input, state)
            }
            return (state.hidden * projection).sum()
        }.gradient
        byLag = gradients.reversed().map(\.norm)
        let sums = gradients[0].parameters.indices.map { index in
            gradients.map { $0.parameters[index] }.reduce(0, +)
        }
        total = sums.norm
    }

    /// The mean over several draws of weights and inputs, of logarithms, since
    /// the norms span many powers of ten.
    static func geometricMean(_ curves: [[Double]]) -> [Double] {
        curves[0].indices.map { lag in
            let logs = curves.map { log10(max($0[lag], 1e-40)) }
            return pow(10, logs.reduce(0, +) / Double(logs.count))
        }
    }
}
