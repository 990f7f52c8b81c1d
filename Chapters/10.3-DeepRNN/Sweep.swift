import Course
import Foundation
import Notebook
import Recurrent

/// What training one stack came to.
private struct Trained: Codable {
    let width, depth: Int
    /// On the validation windows.
    let perplexity: Double
    /// Milliseconds of processor time that the fastest minibatch takes.
    let time: Double
}

/// Perplexity and time of stacks over width and depth.
///
/// Each stack is recorded as soon as it is trained. When `resumes`, one that
/// an earlier run recorded under the same settings is not trained again.
func sweepFigure(
    widths: [Int], depths: [Int], _ training: TrainingSettings, resumes: Bool,
    on windows: Windows, of size: Int, in notebook: Notebook
) throws -> Figure {
    let schedule = String(
        format: "%d epochs at a rate of %g", training.epochs,
        training.learningRate)
    let rows = try depths.map { depth in
        try widths.map { width in
            let name =
                "sweep: depth \(depth), width \(width), "
                + "\(schedule), \(notebook.origin)"
            let found =
                resumes ? notebook.recorded(name, as: Trained.self) : nil
            let stack =
                try found
                ?? trained(
                    width: width, depth: depth, training, on: windows, of: size,
                    seed: notebook.options.seed)
            notebook.record(name, stack)
            show(
                "depth \(depth), width \(width)",
                String(
                    format: "perplexity %.2f, %.1f processor ms a minibatch%@",
                    stack.perplexity, stack.time,
                    found == nil ? "" : ", from an earlier run"))
            return stack
        }
    }
    func panel(
        _ title: String, _ label: String, scale: Axis.Scale = .linear,
        _ value: (Trained) -> Double
    ) -> Panel {
        Panel(
            title: title,
            x: Axis("width (units)", names: widths.map { "\($0)" }),
            y: Axis("depth (layers)", names: depths.map { "\($0)" }),
            heatMap: HeatMap(
                rows.map { $0.map(value) }, label: label, scale: scale))
    }
    return Figure(
        title: "Width and depth",
        caption: "Library's tanh RNN, \(schedule), \(notebook.origin)",
        panels: [
            panel("validation", "perplexity", \.perplexity),
            panel("time", "processor ms a minibatch", scale: .log, \.time),
        ],
        columns: 2)
}

/// Trains a stack of the library's tanh RNN.
private func trained(
    width: Int, depth: Int, _ training: TrainingSettings, on windows: Windows,
    of size: Int, seed: UInt64
) throws -> Trained {
    var random = Generator(seed: seed)
    let stack = Deep(layerCount: depth, inputSize: size) {
        RNN($0, width, using: &random)
    }
    let model = LanguageModel(stack, outputSize: size, using: &random)
    var run = TrainingRun(model, training, on: windows, using: &random)
    var seconds = Double.infinity
    try run.train {
        let fastest = $0.steps.map(\.processorSecondsPerToken).min()
        seconds = min(seconds, fastest ?? seconds)
    }
    let tokens = min(training.batchSize, windows.training.count)
    return Trained(
        width: width, depth: depth,
        perplexity: run.curve.validation.last?.value ?? .nan,
        time: 1000 * Double(tokens * windows.stepCount) * seconds)
}
