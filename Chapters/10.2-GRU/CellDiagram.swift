import Course
import Notebook
import Recurrent

/// A GRU's cell: two gates, a candidate, and the state along the top.
let gruDiagram = Diagram(
    width: 13, height: 7.4,
    nodes: [
        .init("cell", "GRU", .frame, x: 6.5, y: 3.9, width: 9.6, height: 6.2),
        .init("H before", "Hₜ₋₁", .word, x: 0.6, y: 6),
        .init("X", "Xₜ", .word, x: 2.4, y: 0.3),
        .init("reset gate", "σ", .box, x: 3.8, y: 2.7, colour: .vermilion),
        .init("update gate", "σ", .box, x: 5.8, y: 2.7, colour: .purple),
        .init("candidate", "tanh", .box, x: 8.4, y: 2.7, colour: .orange),
        .init("R", "R", .word, x: 3.5, y: 3.5, colour: .vermilion),
        .init("Z", "Z", .word, x: 5.5, y: 3.5, colour: .purple),
        .init("H̃", "H̃", .word, x: 8.1, y: 3.5, colour: .orange),
        .init("let through", "×", .circle, x: 3.8, y: 4.4, colour: .vermilion),
        .init("kept", "×", .circle, x: 7, y: 6, colour: .purple),
        .init("rest", "1 −", .circle, x: 8.4, y: 5.1, colour: .purple),
        .init("taken in", "×", .circle, x: 9.9, y: 4.4, colour: .orange),
        .init("new state", "+", .circle, x: 9.9, y: 6),
        .init("H", "Hₜ", .word, x: 12.4, y: 6),
    ],
    edges: [
        .init("X", "reset gate", by: (2.4, 1.5), (3.8, 1.5)),
        .init("H before", "reset gate", by: (2, 6), (2, 1.9), (3.8, 1.9)),
        .init("X", "update gate", by: (2.4, 1.5), (5.8, 1.5)),
        .init("H before", "update gate", by: (2, 6), (2, 1.9), (5.8, 1.9)),
        .init("X", "candidate", by: (2.4, 1.5), (8.4, 1.5)),
        .init("let through", "candidate", by: (7.2, 4.4), (7.2, 2.7)),
        .init("H before", "let through", by: (3.8, 6)),
        .init("reset gate", "let through"),
        .init("H before", "kept"),
        .init("update gate", "kept", by: (5.8, 5.1), (7, 5.1)),
        .init("update gate", "rest", by: (5.8, 5.1)),
        .init("rest", "taken in", by: (8.4, 4.4)),
        .init("candidate", "taken in", by: (8.4, 3.7), (9.9, 3.7)),
        .init("kept", "new state"), .init("taken in", "new state"),
        .init("new state", "H"),
    ])

/// How far what comes out of the diagram is from what the equations give, for
/// weights and states drawn at random.
func differenceFromDiagram(seed: UInt64) -> Double {
    var generator = Generator(seed: seed)
    let X = Tensor.normal(2, 3, standardDeviation: 1, using: &generator)
    let H = Tensor.normal(2, 4, standardDeviation: 1, using: &generator)
    let cell = ScratchGRU(3, 4, deviation: 1, using: &generator)
    let found = gruDiagram.value(
        at: "H", given: ["X": X, "H before": H],
        layers: [
            "reset gate": (cell.Wxr, cell.Whr, cell.br),
            "update gate": (cell.Wxz, cell.Whz, cell.bz),
            "candidate": (cell.Wxh, cell.Whh, cell.bh),
        ])
    return Double(largestDifference(found, cell(X, H)))
}
