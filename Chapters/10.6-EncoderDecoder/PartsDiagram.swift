import Notebook
import Recurrent

/// A source of three tokens and a target of two, step by step: each box is a
/// step of a network, and hands its state to the right.
let partsDiagram: Diagram = {
    let steps = 0..<3
    let (left, right) = ([1.6, 3.3, 5.0], [8.0, 9.7, 11.4])
    let (source, target) = (["x₁", "x₂", "x₃"], ["<bos>", "y₁", "y₂"])
    let scores = ["p(y₁)", "p(y₂)", "p(<eos>)"]
    func box(_ name: String, _ x: Double, _ colour: Colour) -> Diagram.Node {
        .init(name, "GRU", .box, x: x, y: 2.1, colour: colour)
    }
    return Diagram(
        width: 13, height: 4.2,
        nodes: [
            .init(
                "encoder", "", .frame, x: 3.3, y: 2.25, width: 5.4, height: 1.9),
            .init("encoder ", "encoder", .word, x: 4.15, y: 2.85),
            .init(
                "decoder", "", .frame, x: 9.7, y: 2.25, width: 5.4, height: 1.9),
            .init("decoder ", "decoder", .word, x: 10.55, y: 2.85),
            .init("state", "c", .circle, x: 6.5, y: 2.1, colour: .blue),
        ]
            + steps.flatMap {
                [
                    box("encoder \($0)", left[$0], .green),
                    box("decoder \($0)", right[$0], .vermilion),
                    .init(
                        "source \($0)", source[$0], .word, x: left[$0], y: 0.5),
                    .init(
                        "target \($0)", target[$0], .word, x: right[$0], y: 0.5),
                    .init(
                        "scores \($0)", scores[$0], .word, x: right[$0], y: 3.8),
                ]
            },
        edges: steps.flatMap { step -> [Diagram.Edge] in
            let next = step + 1
            return [
                .init("source \(step)", "encoder \(step)"),
                .init("target \(step)", "decoder \(step)"),
                .init("decoder \(step)", "scores \(step)"),
                .init(
                    "encoder \(step)",
                    next < 3 ? "encoder \(next)" : "state"),
                .init(
                    step == 0 ? "state" : "decoder \(step - 1)",
                    "decoder \(step)"),
            ]
        })
}()

/// For each token that is read and each that is predicted, whether the one
/// depends on the other: by the diagram's arrows, and by what happens to the
/// scores of a model when the token is replaced.
func dependencies(seed: UInt64) -> (arrows: [Bool], model: [Bool]) {
    let inputs = ["source", "target"].flatMap { side in
        (0..<3).map { "\(side) \($0)" }
    }
    let given = Dictionary(uniqueKeysWithValues: inputs.map { ($0, [$0]) })
    let reached = (0..<3).map { step in
        partsDiagram.value(at: "scores \(step)", given: given) {
            $1.flatMap(\.self)
        }
    }
    var generator = Generator(seed: seed)
    let encoder = ScratchEncoder(
        embedding: Embedding(5, 4, using: &generator),
        cell: GRUCell(4, 6, using: &generator))
    let decoder = ScratchDecoder(
        embedding: Embedding(5, 4, using: &generator),
        cell: GRUCell(4, 6, using: &generator),
        dense: Linear(6, 5, using: &generator))
    func scores(_ tokens: [Int32]) -> [[Float]] {
        let sides = [tokens.prefix(3), tokens.suffix(3)].map {
            Tokens(stepCount: 3, batchSize: 1, indices: Array($0))
        }
        let state = encoder(sides[0], validLengths: nil, noise: nil)
        let hidden = decoder(sides[1], from: state, noise: nil).outputs
        return decoder.logits(hidden).unstacked().map(\.scalars)
    }
    let tokens: [Int32] = [1, 2, 3, 0, 2, 1]
    let before = scores(tokens)
    let changed = tokens.indices.map { place in
        var other = tokens
        other[place] = 4
        return zip(before, scores(other)).map { $0 != $1 }
    }
    return (
        inputs.flatMap { input in reached.map { $0.contains(input) } },
        changed.flatMap(\.self)
    )
}
