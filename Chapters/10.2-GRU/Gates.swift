import Course
import Notebook
import Recurrent

/// A task for a GRU with or without its gates.
struct GateTask: Sendable {
    let name: String
    let channels: Int
    let minibatches: Int
    let draw: @Sendable (Int, inout Generator) -> SequenceTask

    /// The running sum, all of it marked and often reset.
    static func short(minibatches: Int) -> GateTask {
        GateTask(name: "short", channels: 3, minibatches: minibatches) {
            .runningSum(
                stepCount: 16, batchSize: $0, shares: (0, 0.7, 0.3), using: &$1)
        }
    }

    /// The adding problem.
    static func long(minibatches: Int) -> GateTask {
        GateTask(name: "long", channels: 2, minibatches: minibatches) {
            .adding(stepCount: 40, batchSize: $0, using: &$1)
        }
    }

    /// The errors of this choice of gates, one every `GateErrors.interval`
    /// minibatches.
    func errors(
        with gates: PartialGRU.Gates, threads: Int, seed: UInt64
    ) throws -> [Double] {
        var generator = Generator(seed: seed)
        let cell = PartialGRU(channels, 16, gates: gates, using: &generator)
        var model = Predictor(
            Unrolled(cell), outputSize: 1, using: &generator)
        return try model.train(
            minibatches: minibatches, size: 64,
            measuredEvery: GateErrors.interval, threads: threads, seed: seed,
            on: draw)
    }
}

/// What one choice of gates came to on one task.
struct GateErrors: Encodable {
    /// How many minibatches lie between two of the errors.
    static let interval = 20

    let task: String
    let gates: String
    /// Geometric means over several draws of weights and sequences.
    let errors: [Double]
}

/// Trains every choice of gates on every task, several times.
func gateErrors(
    on tasks: [GateTask], draws: Int, threads: Int, seed: UInt64
) throws -> [GateErrors] {
    try tasks.flatMap { task in
        try PartialGRU.Gates.allCases.map { gates in
            let errors = geometricMean(
                try (0..<draws).map { draw in
                    let seed = seed &* UInt64(draws) &+ UInt64(draw)
                    return try task.errors(
                        with: gates, threads: threads, seed: seed)
                })
            let name = gates.rawValue
            show("\(task.name), \(name): squared error", errors.last ?? .nan)
            return GateErrors(task: task.name, gates: name, errors: errors)
        }
    }
}

func gatesFigure(_ errors: [GateErrors], draws: Int, seed: UInt64) -> Figure {
    let looks: [String: (name: String, colour: Colour)] = [
        "both": ("both gates", .blue), "reset": ("only reset", .vermilion),
        "update": ("only update", .green), "neither": ("neither", .grey),
    ]
    func panel(_ title: String, _ task: String) -> Panel {
        Panel(
            title: title, x: Axis("minibatches"),
            y: Axis("mean squared error", scale: .log),
            series: errors.filter { $0.task == task }.map { run in
                let (name, colour) = looks[run.gates] ?? (run.gates, .grey)
                let x = run.errors.indices.map {
                    Double(($0 + 1) * GateErrors.interval)
                }
                return Series(name, x: x, y: run.errors, colour: colour)
            })
    }
    return Figure(
        title: "A GRU with gates left out",
        caption: "Geometric mean of \(draws) runs, 16 hidden units, Adam at "
            + "0.01, minibatches of 64, seed \(seed)",
        panels: [
            panel("short: running sum, many resets", "short"),
            panel("long: adding problem, 40 steps", "long"),
        ],
        columns: 2)
}
