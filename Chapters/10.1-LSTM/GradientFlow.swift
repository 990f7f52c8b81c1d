import Course
import Foundation
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
        func lstm(_ bias: Float) -> LSTMCell {
            LSTMCell(8, 32, using: &generator).adding(bias, to: .forget)
        }
        switch self {
        case .largeRNN:
            let cell = RNNCell(8, 32, gain: 3, using: &generator)
            return GradientNorms(cell, &generator)
        case .openLSTM:
            return GradientNorms(lstm(5), &generator)
        case .openGRU:
            let cell = GRUCell(8, 32, using: &generator)
            return GradientNorms(cell.adding(5, to: .update), &generator)
        case .startingLSTM:
            return GradientNorms(lstm(0), &generator)
        case .smallRNN:
            let cell = RNNCell(8, 32, gain: 0.5, using: &generator)
            return GradientNorms(cell, &generator)
        }
    }
}

extension RNNCell {
    /// Recurrent weights from N(0, gain² / hiddenSize): their largest eigenvalue
    /// is about `gain` in size. All else as the library starts it.
    init(
        _ inputSize: Int, _ hiddenSize: Int, gain: Double,
        using generator: inout Generator
    ) {
        self.init(inputSize, hiddenSize, using: &generator)
        weights.hiddenWeight = .normal(
            hiddenSize, hiddenSize,
            standardDeviation: gain / Double(hiddenSize).squareRoot(),
            using: &generator)
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

/// The parts of a gradient: an RNN reads five steps, each with a copy of the
/// parameters of its own.
struct EqualCopies {
    /// Of the copies' gradients, those of the last step first.
    let norms: String
    /// The largest difference of their sum from the gradient.
    let difference: Float

    init(seed: UInt64) {
        var generator = Generator(seed: seed)
        let cell = RNNCell(8, 32, using: &generator)
        let X = Tensor.normal(5, 1, 8, standardDeviation: 1, using: &generator)
        func loss(_ copies: [RNNCell]) -> Tensor {
            var H = cell.initialState(batchSize: 1)
            for (copy, X) in zip(copies, X.unstacked()) { H = copy(X, H) }
            return H.sum()
        }
        let copies = [RNNCell](repeating: cell, count: 5)
        let parts = valueAndGradient(at: copies) { loss($0) }.gradient
        let whole = valueAndGradient(at: cell) { cell in
            loss([RNNCell](repeating: cell, count: 5))
        }.gradient
        let sum = parts.map(\.weights.hiddenWeight).reduce(0, +)
        difference = largestDifference(sum, whole.weights.hiddenWeight)
        norms = parts.reversed().map { String(format: "%.3f", $0.norm) }
            .joined(separator: ", ")
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
