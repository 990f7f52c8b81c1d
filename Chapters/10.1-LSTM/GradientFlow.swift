import Course
import Notebook
import Recurrent

/// How much each step of a sequence adds to the gradient of a loss at its end.
struct GradientFlow {
    /// The norm of the gradient that arrives at the parameters `lag` steps
    /// before the end, for lag 0, 1, 2, ….
    let byLag: [Double]
    /// The norm of the whole gradient, all steps added up: what clipping sees.
    let total: Double

    /// The norms after the whole gradient was scaled down to norm `limit`.
    func clipped(to limit: Double) -> [Double] {
        byLag.map { $0 * min(1, limit / total) }
    }

    /// Runs a cell over random inputs: see `gradientsByLag`.
    init(
        of cell: some RecurrentCell, stepCount: Int,
        using generator: inout Generator
    ) {
        let gradients = gradientsByLag(
            of: cell, stepCount: stepCount, using: &generator)
        byLag = gradients.map(\.norm)
        let sums = gradients[0].parameters.indices.map { index in
            gradients.reversed().map { $0.parameters[index] }.reduce(0, +)
        }
        total = sums.norm
    }

    /// Several flows, each through a cell of its own.
    static func draw(
        _ count: Int, stepCount: Int, seed: UInt64,
        _ makeCell: (inout Generator) -> some RecurrentCell
    ) -> [GradientFlow] {
        (0..<count).map { draw in
            var generator = Generator(seed: seed &* 100 &+ UInt64(draw))
            let cell = makeCell(&generator)
            return GradientFlow(
                of: cell, stepCount: stepCount, using: &generator)
        }
    }
}

/// Norm against lag, one curve for each kind of cell: the gradient as it is,
/// and clipped to norm 1.
func gradientFlowFigure(draws: Int, seed: UInt64) -> Figure {
    func flows(
        _ make: (inout Generator) -> some RecurrentCell
    ) -> [GradientFlow] {
        GradientFlow.draw(draws, stepCount: 101, seed: seed, make)
    }
    let cells: [(name: String, colour: Colour, flows: [GradientFlow])] = [
        (
            "RNN, large weights", .vermilion,
            flows { RNNCell.random(gain: 3, &$0) }
        ),
        (
            "LSTM, forget gates open", .blue,
            flows { LSTMCell.random(forget: 5, &$0) }
        ),
        (
            "GRU, update gates open", .green,
            flows { GRUCell.random(update: 5, &$0) }
        ),
        (
            "LSTM, as initialised", .sky,
            flows { LSTMCell.random(forget: 0, &$0) }
        ),
        (
            "RNN, small weights", .orange,
            flows { RNNCell.random(gain: 0.5, &$0) }
        ),
    ]
    func panel(_ title: String, _ norms: (GradientFlow) -> [Double]) -> Panel {
        let series = cells.map { cell in
            let mean = geometricMean(cell.flows.map(norms))
            let lags = mean.indices.map { Double($0) }
            return Series(cell.name, x: lags, y: mean, colour: cell.colour)
        }
        return Panel(
            title: title, x: Axis("lag (steps before the loss)"),
            y: Axis("norm of the gradient", scale: .log, range: 1e-12...1e9),
            series: series)
    }
    return Figure(
        title: "What a step contributes to the gradient of a loss after it",
        caption: "Mean over \(draws) draws of weights and inputs, "
            + "32 hidden units, seed \(seed)",
        panels: [
            panel("as it is") { $0.byLag },
            panel("clipped to norm 1") { $0.clipped(to: 1) },
        ],
        columns: 2)
}

// The cells compared: 8 inputs, 32 hidden units, else the library's defaults.

extension RNNCell {
    /// Recurrent weights from N(0, gain² / hiddenSize): their largest eigenvalue
    /// is about `gain` in size.
    static func random(gain: Double, _ generator: inout Generator) -> RNNCell {
        var cell = RNNCell(8, 32, using: &generator)
        cell.hiddenWeight = .normal(
            32, 32, standardDeviation: gain / 32.0.squareRoot(),
            using: &generator)
        return cell
    }
}

extension LSTMCell {
    /// `forget` is added to the bias of the forget gates.
    static func random(forget: Float, _ generator: inout Generator) -> LSTMCell
    {
        var cell = LSTMCell(8, 32, using: &generator)
        cell.inputBias += .onSecondGate(forget, of: 4)
        return cell
    }
}

extension GRUCell {
    /// `update` is added to the bias of the update gates.
    static func random(update: Float, _ generator: inout Generator) -> GRUCell {
        var cell = GRUCell(8, 32, using: &generator)
        cell.inputBias += .onSecondGate(update, of: 3)
        return cell
    }
}

extension Tensor {
    /// A bias of 32 units for each of `count` gates, zero but for the second.
    fileprivate static func onSecondGate(_ bias: Float, of count: Int) -> Tensor
    {
        Tensor((0..<32 * count).map { 32..<64 ~= $0 ? bias : 0 })
    }
}
