import Notebook
import Recurrent

/// The states and the output gate of a cell whose input is 0, and from a step
/// on 1.
func lateOutputGateFigure(
    of cell: ScratchLSTM, opensAt opening: Int, stepCount: Int
) -> Figure {
    var state = cell.initialState(batchSize: 1)
    var (states, O): ([LSTMState], [Double]) = ([], [])
    for step in 0..<stepCount {
        let X = Tensor([step < opening ? 0 : 1], shape: [1, 1])
        O.append(Double(cell.gates(X, state.hidden).O.item))
        state = cell(X, state)
        states.append(state)
    }
    func series(
        _ name: String, _ colour: Colour, _ part: (LSTMState) -> Tensor
    ) -> Series {
        Series(
            name, x: states.indices.map { Double($0) },
            y: states.map { Double(part($0).item) }, style: .linePoints,
            colour: colour)
    }
    return Figure(
        title: "A state that builds up unseen",
        caption: "One cell with gates set by hand; below, its output gate",
        panels: [
            Panel(
                x: Axis("step", range: -0.5...Double(O.count) - 0.5),
                y: Axis("state"),
                series: [
                    series("internal state C", .blue, \.cell),
                    series("hidden state H", .vermilion, \.hidden),
                ]),
            Panel(
                x: Axis("step"), y: Axis("gate", names: ["O"]),
                heatMap: HeatMap([O], label: "value", range: 0...1)),
        ])
}
