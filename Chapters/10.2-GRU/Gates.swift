import Course
import Notebook
import Recurrent

/// What one choice of gates came to on one task.
private struct GateErrors: Encodable {
    /// How many minibatches lie between two of the errors.
    static let interval = 20

    let task, gates: String
    /// Geometric means over several draws of weights and sequences.
    let errors: [Double]
}

/// Trains a GRU with every choice of gates on two tasks, several times: the
/// running sum, all of it marked and often reset, and the adding problem.
/// Records and draws its errors.
func gatesFigure(
    minibatches: (short: Int, long: Int), draws: Int, in notebook: Notebook
) throws -> Figure {
    let short = try errors(
        "short", channels: 3, minibatches.short, draws, notebook.options
    ) {
        .runningSum(
            stepCount: 16, batchSize: $0, shares: (0, 0.7, 0.3), using: &$1)
    }
    let long = try errors(
        "long", channels: 2, minibatches.long, draws, notebook.options
    ) { .adding(stepCount: 40, batchSize: $0, using: &$1) }
    notebook.record("gates", short + long)
    // In the order of the choices.
    let looks: [(String, Colour)] = [
        ("both gates", .blue), ("only reset", .vermilion),
        ("only update", .green), ("neither", .grey),
    ]
    func panel(_ title: String, _ runs: [GateErrors]) -> Panel {
        Panel(
            title: title, x: Axis("minibatches"),
            y: Axis("mean squared error", scale: .log),
            series: zip(runs, looks).map { run, look in
                let x = run.errors.indices.map {
                    Double(($0 + 1) * GateErrors.interval)
                }
                return Series(look.0, x: x, y: run.errors, colour: look.1)
            })
    }
    return Figure(
        title: "A GRU with gates left out",
        caption: "Geometric mean of \(draws) runs, 16 hidden units, Adam at "
            + "0.01, minibatches of 64, seed \(notebook.options.seed)",
        panels: [
            panel("short: running sum, many resets", short),
            panel("long: adding problem, 40 steps", long),
        ],
        columns: 2)
}

private func errors(
    _ task: String, channels: Int, _ minibatches: Int, _ draws: Int,
    _ options: Options,
    on draw: @escaping @Sendable (Int, inout Generator) -> SequenceTask
) throws -> [GateErrors] {
    try PartialGRU.Gates.allCases.map { gates in
        let runs = try (0..<draws).map { run in
            let seed = options.seed &* UInt64(draws) &+ UInt64(run)
            var generator = Generator(seed: seed)
            let cell = PartialGRU(channels, 16, gates: gates, using: &generator)
            var model = Predictor(
                Unrolled(cell), outputSize: 1, using: &generator)
            return try model.train(
                minibatches: minibatches, size: 64,
                measuredEvery: GateErrors.interval, threads: options.threads,
                seed: seed, on: draw)
        }
        let errors = geometricMean(runs)
        let name = gates.rawValue
        show("\(task), \(name): squared error", errors.last ?? .nan)
        return GateErrors(task: task, gates: name, errors: errors)
    }
}
