import Course
import Notebook
import Recurrent

/// The gradient that arrives at each layer of a stack against lag.
func gradientFlowFigure(layerCount: Int, draws: Int, seed: UInt64) -> Figure {
    Figure(
        title: "What a step contributes to each layer's gradient",
        caption: "\(layerCount) layers of 32 units as the library initialises "
            + "them, the loss at the end of 41 steps; mean over \(draws) draws "
            + "of weights and inputs, seed \(seed)",
        panels: [
            panel("tanh RNN", layerCount, draws, seed) {
                RNNCell($0, 32, using: &$1)
            },
            panel("GRU", layerCount, draws, seed) {
                GRUCell($0, 32, using: &$1)
            },
        ],
        columns: 2)
}

private func panel<Cell: RecurrentCell>(
    _ title: String, _ layerCount: Int, _ draws: Int, _ seed: UInt64,
    _ make: (_ inputSize: Int, inout Generator) -> Cell
) -> Panel {
    let flows = (0..<draws).map { draw in
        var generator = Generator(seed: seed &* 100 &+ UInt64(draw))
        let stack = Stack(layerCount, inputSize: 8) { make($0, &generator) }
        return gradientsByLag(of: stack, stepCount: 41, using: &generator)
    }
    let series = (0..<layerCount).reversed().map { layer in
        let norms = geometricMean(
            flows.map { $0.map { $0.layers[layer].norm } })
        return Series(
            name(of: layer, layerCount), x: norms.indices.map { Double($0) },
            y: norms)
    }
    return Panel(
        title: title, x: Axis("lag (steps before the loss)"),
        y: Axis("norm of the gradient", scale: .log, range: 1e-11...1),
        series: series)
}

private func name(of layer: Int, _ layerCount: Int) -> String {
    let number = "layer \(layer + 1)"
    if layerCount == 1 { return number }
    return layer == 0
        ? "\(number), bottom"
        : layer == layerCount - 1 ? "\(number), top" : number
}
