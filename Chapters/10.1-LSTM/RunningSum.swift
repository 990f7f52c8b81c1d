import Course
import Notebook
import Recurrent

/// Trains one memory cell on the running sum and draws what it does with a
/// sequence it has not seen: its answer beside the true one, and the values of
/// its gates below.
func gatesFigure(minibatches: Int, threads: Int, seed: UInt64) throws -> Figure
{
    @Sendable func task(
        _ stepCount: Int, _ count: Int, _ generator: inout Generator
    ) -> SequenceTask {
        .runningSum(
            stepCount: stepCount, batchSize: count, shares: (0.75, 0.15, 0.10),
            using: &generator)
    }
    var generator = Generator(seed: seed)
    var model = Predictor(
        LSTM(3, 1, using: &generator), outputSize: 1, using: &generator)
    let error = try model.train(
        minibatches: minibatches, threads: threads, seed: seed
    ) { task(32, $0, &$1) }[0]
    show("running sum: squared error", error)
    var unseen = Generator(seed: 99)
    return figure(of: model, on: task(48, 1, &unseen), seed: seed)
}

private func figure(
    of model: Predictor<LSTM>, on task: SequenceTask, seed: UInt64
) -> Figure {
    let cell = ScratchLSTM(model.layer.cell)
    var state = cell.initialState(batchSize: 1)
    var answers: [Double] = []
    var gates: [[Double]] = [[], [], []]
    for X in task.inputs.unstacked() {
        let (I, F, O) = cell.gates(X, state.hidden)
        for (index, gate) in [I, F, O].enumerated() {
            gates[index].append(Double(gate.item))
        }
        state = cell(X, state)
        answers.append(Double(model.head(state.hidden).item))
    }
    let events = task.events
    let steps = events.indices.map { Double($0) }
    func marks(_ name: String, _ event: SequenceTask.Event, _ colour: Colour)
        -> Series
    {
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
                        "true sum", x: steps,
                        y: task.targets.scalars.map { Double($0) },
                        style: .steps, colour: .grey),
                    Series("answer", x: steps, y: answers, colour: .blue),
                    marks("number to add", .add, .green),
                    marks("delimiter", .reset, .vermilion),
                ]),
            Panel(
                x: Axis("step"),
                y: Axis("gate", names: ["input", "forget", "output"]),
                heatMap: HeatMap(gates, label: "value", range: 0...1)),
        ])
}
