import Course
import Notebook
import Recurrent

/// A kind of cell whose gradients are followed back through time.
enum FlowingCell: String, Codable, CaseIterable {
    case largeRNN = "RNN, large weights"
    case openLSTM = "LSTM, forget gates open"
    case openGRU = "GRU, update gates open"
    case startingLSTM = "LSTM, as initialised"
    case smallRNN = "RNN, small weights"

    var colour: Colour {
        switch self {
        case .largeRNN: .vermilion
        case .openLSTM: .blue
        case .openGRU: .green
        case .startingLSTM: .sky
        case .smallRNN: .orange
        }
    }

    /// Norms of ``gradientsByLag(of:stepCount:using:)``, drawn once.
    func norms(seed: UInt64) -> GradientNorms {
        var generator = Generator(seed: seed)
        switch self {
        case .largeRNN:
            return GradientNorms(rnn(gain: 3, &generator), &generator)
        case .openLSTM:
            return GradientNorms(lstm(forget: 5, &generator), &generator)
        case .openGRU:
            return GradientNorms(gru(update: 5, &generator), &generator)
        case .startingLSTM:
            return GradientNorms(lstm(forget: 0, &generator), &generator)
        case .smallRNN:
            return GradientNorms(rnn(gain: 0.5, &generator), &generator)
        }
    }
}

/// The norm of what each step adds to the gradient of a loss at the end, for the
/// steps 0, 1, 2, … before it.
struct GradientNorms: Codable {
    let asItIs: [Double]
    /// Once the whole gradient, all steps added up, is clipped to norm 1.
    let clipped: [Double]

    init(_ cell: some RecurrentCell, _ generator: inout Generator) {
        let gradients = gradientsByLag(
            of: cell, stepCount: 101, using: &generator)
        let total = gradients[0].parameters.indices.map { index in
            gradients.reversed().map { $0.parameters[index] }.reduce(0, +)
        }.norm
        asItIs = gradients.map(\.norm)
        clipped = asItIs.map { $0 * min(1, 1 / total) }
    }
}

/// Norm against lag, one curve for each kind of cell: the gradient as it is,
/// and clipped to norm 1.
func gradientFlowFigure(
    _ norms: Experiment<FlowingCell, GradientNorms>, caption: String
) -> Figure {
    func panel(_ title: String, _ curve: (GradientNorms) -> [Double]) -> Panel {
        Panel(
            title: title, x: Axis("lag (steps before the loss)"),
            y: Axis("norm of the gradient", scale: .log, range: 1e-12...1e9),
            series: norms.settings.map { cell in
                let curves = norms[cell].map {
                    curve($0).map { max($0, 1e-40) }
                }
                return Series(
                    cell.rawValue, x: curves[0].indices.map { Double($0) },
                    over: curves, colour: cell.colour)
            })
    }
    return Figure(
        title: "What a step contributes to the gradient of a loss after it",
        caption: caption,
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
