import Notebook
import Recurrent

/// What a trained single cell does on a sequence of the running sum: its answer
/// beside the true one, and the values of its gates below.
func gatesFigure(
    _ model: Regressor<LSTM>, _ task: SequenceTask, origin: String
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
        caption: "An unseen sequence of the running sum, \(origin)",
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
