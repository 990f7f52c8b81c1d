import Course
import Notebook
import Recurrent

/// An RNN's cell: one layer.
let rnnDiagram = Diagram(
    width: 13, height: 3.1,
    nodes: [
        .init("cell", "RNN", .frame, x: 6.5, y: 1.75, width: 9.6, height: 2.1),
        .init("H before", "Hₜ₋₁", .word, x: 0.6, y: 1.9),
        .init("X", "Xₜ", .word, x: 4.4, y: 0.3),
        .init("node", "tanh", .box, x: 6.5, y: 1.9),
        .init("H", "Hₜ", .word, x: 12.4, y: 1.9),
    ],
    edges: [
        .init("X", "node", by: (4.4, 1.9)), .init("H before", "node"),
        .init("node", "H"),
    ])

/// An LSTM's cell: three gates, an input node, and the state on an edge of its
/// own along the top.
let lstmDiagram = Diagram(
    width: 13, height: 7.4,
    nodes: [
        .init("cell", "LSTM", .frame, x: 6.5, y: 4, width: 9.6, height: 6.3),
        .init("C before", "Cₜ₋₁", .word, x: 0.6, y: 6.2, colour: .blue),
        .init("H before", "Hₜ₋₁", .word, x: 0.6, y: 1.5),
        .init("X", "Xₜ", .word, x: 2.4, y: 0.3),
        .init("forget gate", "σ", .box, x: 3.4, y: 2.7, colour: .vermilion),
        .init("input gate", "σ", .box, x: 5.2, y: 2.7, colour: .green),
        .init("input node", "tanh", .box, x: 7, y: 2.7, colour: .orange),
        .init("output gate", "σ", .box, x: 8.8, y: 2.7, colour: .purple),
        .init("F", "F", .word, x: 3.1, y: 3.5, colour: .vermilion),
        .init("I", "I", .word, x: 4.9, y: 3.5, colour: .green),
        .init("C̃", "C̃", .word, x: 7.3, y: 3.5, colour: .orange),
        .init("O", "O", .word, x: 8.5, y: 3.5, colour: .purple),
        .init("kept", "×", .circle, x: 3.4, y: 6.2, colour: .vermilion),
        .init("taken in", "×", .circle, x: 6.1, y: 4.6, colour: .green),
        .init("new state", "+", .circle, x: 6.1, y: 6.2, colour: .blue),
        .init("bounded", "tanh", .circle, x: 10.2, y: 5.2, width: 0.9),
        .init("let out", "×", .circle, x: 10.2, y: 4, colour: .purple),
        .init("C", "Cₜ", .word, x: 12.4, y: 6.2, colour: .blue),
        .init("H", "Hₜ", .word, x: 12.4, y: 1.5),
    ],
    edges: Diagram.bus(
        "X", from: 2.4, "H before", height: 1.5,
        to: [
            ("forget gate", 3.4), ("input gate", 5.2), ("input node", 7),
            ("output gate", 8.8),
        ]) + [
            .init("C before", "kept"), .init("forget gate", "kept"),
            .init("input gate", "taken in", by: (5.2, 4.6)),
            .init("input node", "taken in", by: (7, 4.6)),
            .init("kept", "new state"), .init("taken in", "new state"),
            .init("new state", "C"),
            .init("new state", "bounded", by: (10.2, 6.2)),
            .init("bounded", "let out"),
            .init("output gate", "let out", by: (8.8, 4)),
            .init("let out", "H", by: (10.2, 1.5)),
        ])

func cellFigure() -> Figure {
    Figure(
        title: "One step of a cell",
        panels: [Panel(diagram: rnnDiagram), Panel(diagram: lstmDiagram)])
}

/// How far what comes out of the LSTM's diagram is from what the equations
/// give, for weights and states drawn at random.
func differenceFromDiagram(seed: UInt64) -> Double {
    var generator = Generator(seed: seed)
    func normal(_ size: Int) -> Tensor {
        .normal(2, size, standardDeviation: 1, using: &generator)
    }
    let state = LSTMState(hidden: normal(4), cell: normal(4))
    let X = normal(3)
    let cell = ScratchLSTM(3, 4, deviation: 1, using: &generator)
    let layers = [
        "forget gate": (cell.Wxf, cell.Whf, cell.bf),
        "input gate": (cell.Wxi, cell.Whi, cell.bi),
        "input node": (cell.Wxc, cell.Whc, cell.bc),
        "output gate": (cell.Wxo, cell.Who, cell.bo),
    ]
    let given = ["X": X, "H before": state.hidden, "C before": state.cell]
    let next = cell(X, state)
    let differences = [("C", next.cell), ("H", next.hidden)].map {
        largestDifference(
            lstmDiagram.value(at: $0, given: given, layers: layers), $1)
    }
    return Double(differences.max() ?? .nan)
}
