import Notebook
import Recurrent

nonisolated extension SequenceTask {
    /// What happens at a step of the gates' task.
    enum Event: Int, CaseIterable {
        case skip, add, reset
    }

    /// A task that needs all three gates: a number arrives at each step. Most
    /// are noise, to be skipped; those marked are to be added up and the sum
    /// kept; a delimiter resets the sum to 0. The answer, at every step, is the
    /// sum. Channels: the number, the mark, the delimiter.
    static func runningSum(
        stepCount: Int, batchSize: Int, using generator: inout Generator
    ) -> SequenceTask {
        var inputs = Grid(stepCount, batchSize, channels: 3)
        var targets = Grid(stepCount, batchSize, channels: 1)
        for sequence in 0..<batchSize {
            var sum: Float = 0
            for step in 0..<stepCount {
                let number = Float(2 * generator.uniform() - 1)
                let choice = generator.index(weights: [0.75, 0.15, 0.10])
                inputs[step, sequence, 0] = number
                switch Event.allCases[choice] {
                case .skip: break
                case .add:
                    inputs[step, sequence, 1] = 1
                    sum += number
                case .reset:
                    inputs[step, sequence, 2] = 1
                    sum = 0
                }
                targets[step, sequence, 0] = sum
            }
        }
        return SequenceTask(inputs: inputs.tensor, targets: targets.tensor)
    }

    /// What happens at each step of the first sequence of a running sum.
    var events: [Event] {
        inputs.unstacked().map {
            $0[0, 1] == 1 ? .add : $0[0, 2] == 1 ? .reset : .skip
        }
    }
}

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
