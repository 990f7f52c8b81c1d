import Course
import Notebook
import Recurrent

/// The kinds of cell whose stacks a gradient is followed through.
enum FlowingCell: String, Codable, CaseIterable {
    case rnn = "tanh RNN"
    case gru = "GRU"

    /// The norm of the gradient at each layer of a stack, the bottom first, for
    /// the lags 0, 1, 2, …: the geometric mean of several draws of weights and
    /// inputs.
    func norms(layerCount: Int, draws: Int, seed: UInt64) -> [[Double]] {
        var generator = Generator(seed: seed)
        switch self {
        case .rnn:
            return meanNorms(layerCount, draws, &generator) {
                RNNCell($0, 32, using: &$1)
            }
        case .gru:
            return meanNorms(layerCount, draws, &generator) {
                GRUCell($0, 32, using: &$1)
            }
        }
    }
}

private func meanNorms<Cell: RecurrentCell>(
    _ layerCount: Int, _ draws: Int, _ generator: inout Generator,
    _ make: (_ inputSize: Int, inout Generator) -> Cell
) -> [[Double]] {
    let flows = (0..<draws).map { _ in
        let stack = Stack(layerCount, inputSize: 8) { make($0, &generator) }
        return gradientsByLag(of: stack, stepCount: 41, using: &generator)
    }
    return (0..<layerCount).map { layer in
        geometricMean(flows.map { $0.map { $0.layers[layer].norm } })
    }
}

/// The gradient that arrives at each layer of a stack against lag.
func gradientFlowFigure(
    _ norms: Experiment<FlowingCell, [[Double]]>, caption: String
) -> Figure {
    Figure(
        title: "What a step contributes to each layer's gradient",
        caption: caption,
        panels: norms.settings.map { cell in
            let layerCount = norms[cell][0].count
            return Panel(
                title: cell.rawValue, x: Axis("lag (steps before the loss)"),
                y: Axis(
                    "norm of the gradient", scale: .log, range: 1e-11...1),
                series: (0..<layerCount).reversed().map { layer in
                    let curves = norms[cell].map { $0[layer] }
                    return Series(
                        name(of: layer, layerCount),
                        x: curves[0].indices.map { Double($0) }, over: curves,
                        colour: Colour.ordered[layer % Colour.ordered.count])
                })
        },
        columns: 2)
}

private func name(of layer: Int, _ layerCount: Int) -> String {
    let number = "layer \(layer + 1)"
    if layerCount == 1 { return number }
    return layer == 0
        ? "\(number), bottom"
        : layer == layerCount - 1 ? "\(number), top" : number
}
