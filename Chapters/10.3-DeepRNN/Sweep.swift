import Course
import Foundation
import Notebook
import Recurrent

/// Stacks of several widths and depths, and how each is trained.
struct Sweep {
    let widths: [Int]
    let depths: [Int]
    let training: TrainingSettings
    let seed: UInt64

    /// How long and how fast each is trained: `20 epochs at a rate of 1`.
    var schedule: String {
        String(
            format: "%d epochs at a rate of %g", training.epochs,
            training.learningRate)
    }

    /// What training one stack came to.
    struct Cell: Codable {
        let width, depth: Int
        /// On the validation windows.
        let perplexity: Double
        /// Milliseconds of processor time that the fastest minibatch takes.
        let time: Double
    }

    /// Trains a stack of the library's tanh RNN.
    func cell(width: Int, depth: Int, on windows: Windows, of size: Int)
        throws -> Cell
    {
        var random = Generator(seed: seed)
        let model = LanguageModel(
            layer: Deep(layerCount: depth, inputSize: size) {
                RNN($0, width, using: &random)
            }, head: Linear(width, size, using: &random))
        var run = TrainingRun(model, training, on: windows, using: &random)
        var seconds = Double.infinity
        try run.train {
            let fastest = $0.steps.map(\.processorSecondsPerToken).min()
            seconds = min(seconds, fastest ?? seconds)
        }
        let tokens = min(training.batchSize, windows.training.count)
        return Cell(
            width: width, depth: depth,
            perplexity: run.curve.validation.last?.value ?? .nan,
            time: 1000 * Double(tokens * windows.stepCount) * seconds)
    }
}

/// Perplexity and time over width and depth.
///
/// Each stack is recorded as soon as it is trained. When `resumes`, one that
/// an earlier run recorded under the same settings is not trained again.
func sweepFigure(
    _ sweep: Sweep, resumes: Bool, on windows: Windows, of size: Int,
    in notebook: Notebook
) throws -> Figure {
    let rows = try sweep.depths.map { depth in
        try sweep.widths.map { width in
            let name =
                "sweep: depth \(depth), width \(width), "
                + "\(sweep.schedule), \(notebook.origin)"
            let found =
                resumes ? notebook.recorded(name, as: Sweep.Cell.self) : nil
            let cell =
                try found
                ?? sweep.cell(width: width, depth: depth, on: windows, of: size)
            notebook.record(name, cell)
            show(
                "depth \(depth), width \(width)",
                String(
                    format: "perplexity %.2f, %.1f processor ms a minibatch%@",
                    cell.perplexity, cell.time,
                    found == nil ? "" : ", from an earlier run"))
            return cell
        }
    }
    return figure(sweep, rows, origin: notebook.origin)
}

private func figure(
    _ sweep: Sweep, _ rows: [[Sweep.Cell]], origin: String
) -> Figure {
    func panel(_ title: String, _ map: HeatMap) -> Panel {
        Panel(
            title: title,
            x: Axis("width (units)", names: sweep.widths.map { "\($0)" }),
            y: Axis("depth (layers)", names: sweep.depths.map { "\($0)" }),
            heatMap: map)
    }
    return Figure(
        title: "Width and depth",
        caption: "Library's tanh RNN, \(sweep.schedule), \(origin)",
        panels: [
            panel(
                "validation",
                HeatMap(rows.map { $0.map(\.perplexity) }, label: "perplexity")),
            panel(
                "time",
                HeatMap(
                    rows.map { $0.map(\.time) },
                    label: "processor ms a minibatch",
                    scale: .log)),
        ],
        columns: 2)
}
