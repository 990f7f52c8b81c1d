import Course
import Notebook
import Recurrent

/// The norm of what each step adds to the gradient of a loss at the end, for the
/// steps 0, 1, 2, … before it: as it is, and once the whole gradient, all steps
/// added up, is clipped to norm 1.
private func norms(
    through cell: some RecurrentCell, using generator: inout Generator
) -> (asItIs: [Double], clipped: [Double]) {
    let gradients = gradientsByLag(of: cell, stepCount: 101, using: &generator)
    let total = gradients[0].parameters.indices.map { index in
        gradients.reversed().map { $0.parameters[index] }.reduce(0, +)
    }.norm
    let norms = gradients.map(\.norm)
    return (norms, norms.map { $0 * min(1, 1 / total) })
}

/// Norm against lag, one curve for each kind of cell: the gradient as it is,
/// and clipped to norm 1.
func gradientFlowFigure(draws: Int, seed: UInt64) -> Figure {
    typealias Norms = (asItIs: [Double], clipped: [Double])
    func flows(_ cell: (inout Generator) -> some RecurrentCell) -> [Norms] {
        (0..<draws).map { draw in
            var generator = Generator(seed: seed &* 100 &+ UInt64(draw))
            return norms(through: cell(&generator), using: &generator)
        }
    }
    let cells: [(String, Colour, [Norms])] = [
        ("RNN, large weights", .vermilion, flows { rnn(gain: 3, &$0) }),
        ("LSTM, forget gates open", .blue, flows { lstm(forget: 5, &$0) }),
        ("GRU, update gates open", .green, flows { gru(update: 5, &$0) }),
        ("LSTM, as initialised", .sky, flows { lstm(forget: 0, &$0) }),
        ("RNN, small weights", .orange, flows { rnn(gain: 0.5, &$0) }),
    ]
    func panel(_ title: String, _ norms: (Norms) -> [Double]) -> Panel {
        Panel(
            title: title, x: Axis("lag (steps before the loss)"),
            y: Axis("norm of the gradient", scale: .log, range: 1e-12...1e9),
            series: cells.map { name, colour, flows in
                let mean = geometricMean(flows.map(norms))
                let lags = mean.indices.map { Double($0) }
                return Series(name, x: lags, y: mean, colour: colour)
            })
    }
    return Figure(
        title: "What a step contributes to the gradient of a loss after it",
        caption: "Mean over \(draws) draws of weights and inputs, "
            + "32 hidden units, seed \(seed)",
        panels: [
            panel("as it is", \.asItIs), panel("clipped to norm 1", \.clipped),
        ],
        columns: 2)
}

// The cells compared: 8 inputs, 32 hidden units, else the library's defaults.

/// Recurrent weights from N(0, gain² / hiddenSize): their largest eigenvalue is
/// about `gain` in size.
private func rnn(gain: Double, _ generator: inout Generator) -> RNNCell {
    var cell = RNNCell(8, 32, using: &generator)
    cell.weights.hiddenWeight = .normal(
        32, 32, standardDeviation: gain / 32.0.squareRoot(), using: &generator)
    return cell
}

/// `forget` is added to the bias of the forget gates.
private func lstm(forget: Float, _ generator: inout Generator) -> LSTMCell {
    var cell = LSTMCell(8, 32, using: &generator)
    cell.weights.inputBias += onSecondGate(forget, of: 4)
    return cell
}

/// `update` is added to the bias of the update gates.
private func gru(update: Float, _ generator: inout Generator) -> GRUCell {
    var cell = GRUCell(8, 32, using: &generator)
    cell.weights.inputBias += onSecondGate(update, of: 3)
    return cell
}

/// A bias of 32 units for each of `count` gates, zero but for the second.
private func onSecondGate(_ bias: Float, of count: Int) -> Tensor {
    Tensor((0..<32 * count).map { 32..<64 ~= $0 ? bias : 0 })
}
