import Course
import Notebook
import Recurrent

/// A GRU with some of its gates, and what it is to learn.
struct GateSetting: Codable, Hashable {
    enum Task: String, Codable, CaseIterable {
        /// The running sum of 16 steps, all of it marked and often reset.
        case short
        /// The adding problem of 40 steps.
        case long
    }

    /// How many minibatches lie between two of the errors.
    static let interval = 20
    static let all = Task.allCases.flatMap { task in
        PartialGRU.Gates.allCases.map { GateSetting(task: task, gates: $0) }
    }

    let task: Task
    let gates: PartialGRU.Gates

    /// The squared errors while it is trained.
    func errors(minibatches: Int, seed: UInt64, threads: Int) throws -> [Double]
    {
        var generator = Generator(seed: seed)
        let cell = PartialGRU(
            task == .short ? 3 : 2, 16, gates: gates, using: &generator)
        var model = Predictor(Unrolled(cell), outputSize: 1, using: &generator)
        return try model.train(
            minibatches: minibatches, size: 64, measuredEvery: Self.interval,
            threads: threads, seed: seed
        ) { [task] size, generator in
            switch task {
            case .short:
                .runningSum(
                    stepCount: 16, batchSize: size, shares: (0, 0.7, 0.3),
                    using: &generator)
            case .long:
                .adding(stepCount: 40, batchSize: size, using: &generator)
            }
        }
    }
}

extension Experiment<GateSetting, [Double]> {
    /// Single errors jump, so this is their geometric mean over the second half
    /// of training.
    func lateError(_ task: GateSetting.Task, _ gates: PartialGRU.Gates)
        -> Sample
    {
        sample(GateSetting(task: task, gates: gates), \.lateMean)
    }
}

/// The errors on both tasks, one curve for each choice of gates.
func gatesFigure(
    _ errors: Experiment<GateSetting, [Double]>, caption: String
) -> Figure {
    func panel(_ title: String, _ task: GateSetting.Task) -> Panel {
        Panel(
            title: title, x: Axis("minibatches"),
            y: Axis("mean squared error", scale: .log),
            series: PartialGRU.Gates.allCases.map { gates in
                let curves = errors[GateSetting(task: task, gates: gates)]
                let x = curves[0].indices.map {
                    Double(($0 + 1) * GateSetting.interval)
                }
                let look = gates.look
                return Series(
                    look.name, x: x, over: curves, colour: look.colour)
            })
    }
    return Figure(
        title: "A GRU with gates left out",
        caption: caption,
        panels: [
            panel("short: running sum, many resets", .short),
            panel("long: adding problem, 40 steps", .long),
        ],
        columns: 2)
}

extension PartialGRU.Gates {
    fileprivate var look: (name: String, colour: Colour) {
        switch self {
        case .both: ("both gates", .green)
        case .reset: ("only reset", .purple)
        case .update: ("only update", .blue)
        case .neither: ("neither", .orange)
        }
    }
}
