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
            minibatches: minibatches, measuredEvery: 100, threads: threads,
            seed: seed
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

    static func task(
        _ stepCount: Int, _ count: Int, _ generator: inout Generator
    ) -> SequenceTask {
        .runningSum(
            stepCount: stepCount, batchSize: count, shares: (0.75, 0.15, 0.10),
            using: &generator)
    }

    /// The share of the true sum's variance that the answer misses.
    var unexplained: Double {
        let mean = truth.reduce(0, +) / Double(truth.count)
        let error = zip(truth, answers).map { ($0 - $1) * ($0 - $1) }
        let spread = truth.map { ($0 - mean) * ($0 - mean) }
        return error.reduce(0, +) / spread.reduce(0, +)
    }

    /// Whether less than a tenth of it is missed.
    var isLearnt: Bool { unexplained < 0.1 }

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
                    x: Axis("step", range: -0.5...Double(events.count) - 0.5),
                    y: Axis("sum"),
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

extension [GatesOfRunningSum] {
    /// The mean value of a gate at the steps where this happens.
    func mean(_ gate: Int, at event: SequenceTask.Event) -> Sample {
        mean(gate) { $0 == event }
    }

    /// The same at all other steps.
    func mean(_ gate: Int, except event: SequenceTask.Event) -> Sample {
        mean(gate) { $0 != event }
    }

    private func mean(
        _ gate: Int, _ isWanted: (SequenceTask.Event) -> Bool
    ) -> Sample {
        Sample(
            map { one in
                let values = zip(one.events, one.gates[gate])
                    .filter { isWanted($0.0) }.map(\.1)
                return values.reduce(0, +) / Double(values.count)
            })
    }
}

extension Notebook {
    /// The figure of the first cell that has learnt the sum; shows how many have.
    func gatesFigure(_ cells: [GatesOfRunningSum]) -> Figure {
        let learnt = cells.filter(\.isLearnt).count
        show(
            "one cell learns the sum with", "\(learnt) of \(cells.count) seeds")
        let first = cells.firstIndex(where: \.isLearnt) ?? 0
        return cells[first].figure(seed: seeds[first])
    }
}
