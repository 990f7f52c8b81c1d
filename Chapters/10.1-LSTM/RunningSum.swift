import Course
import Notebook
import Recurrent

/// What one memory cell, trained on the running sum, does with a sequence that it
/// has not seen.
struct GatesOfRunningSum: Codable {
    let events: [SequenceTask.Event]
    let truth: [Double]
    private(set) var answers: [Double] = []
    /// The values of the input, forget and output gate, step by step.
    private(set) var gates: [[Double]] = [[], [], []]

    /// Trains the cell.
    init(minibatches: Int, seed: UInt64, threads: Int) throws {
        var generator = Generator(seed: seed)
        var model = Predictor(
            LSTM(3, 1, using: &generator), outputSize: 1, using: &generator)
        _ = try model.train(
            minibatches: minibatches, threads: threads, seed: seed
        ) { Self.task(32, $0, &$1) }
        var unseen = Generator(seed: 99)
        let task = Self.task(48, 1, &unseen)
        (events, truth) = (task.events, task.targets.scalars.map { Double($0) })
        let cell = ScratchLSTM(model.layer.cell)
        var state = cell.initialState(batchSize: 1)
        for X in task.inputs.unstacked() {
            let (I, F, O) = cell.gates(X, state.hidden)
            for (index, gate) in [I, F, O].enumerated() {
                gates[index].append(Double(gate.item))
            }
            state = cell(X, state)
            answers.append(Double(model.head(state.hidden).item))
        }
    }

    private static func task(
        _ stepCount: Int, _ count: Int, _ generator: inout Generator
    ) -> SequenceTask {
        .runningSum(
            stepCount: stepCount, batchSize: count, shares: (0.75, 0.15, 0.10),
            using: &generator)
    }

    /// The values of a gate at the steps where this happens, or where it does not.
    func gate(
        _ index: Int, at event: SequenceTask.Event, or isElsewhere: Bool = false
    ) -> [Double] {
        events.indices.filter { (events[$0] == event) != isElsewhere }
            .map { gates[index][$0] }
    }

    /// The share of the true sum's variance that the answer misses.
    var unexplained: Double {
        let mean = truth.reduce(0, +) / Double(truth.count)
        let error = zip(truth, answers).map { ($0 - $1) * ($0 - $1) }
        let spread = truth.map { ($0 - mean) * ($0 - mean) }
        return error.reduce(0, +) / spread.reduce(0, +)
    }

    /// The answer beside the true sum, and the values of the gates below.
    func figure(seed: UInt64) -> Figure {
        let steps = events.indices.map { Double($0) }
        func marks(
            _ name: String, _ event: SequenceTask.Event, _ colour: Colour
        ) -> Series {
            let at = events.indices.filter { events[$0] == event }
            return Series(
                name, x: at.map { Double($0) }, y: at.map { answers[$0] },
                style: .points, colour: colour)
        }
        return Figure(
            title: "One memory cell that keeps, skips and resets",
            caption: "An unseen sequence of the running sum, seed \(seed)",
            panels: [
                Panel(
                    x: Axis("step"), y: Axis("sum"),
                    series: [
                        Series(
                            "true sum", x: steps, y: truth, style: .steps,
                            colour: .grey),
                        Series(
                            "answer", x: steps, y: answers, style: .steps,
                            colour: .blue),
                        marks("number to add", .add, .green),
                        marks("delimiter", .reset, .vermilion),
                    ]),
                Panel(
                    x: Axis("step"),
                    y: Axis("gate", names: ["input", "forget", "output"]),
                    heatMap: HeatMap(gates, label: "value", range: 0...1)),
            ])
    }
}
