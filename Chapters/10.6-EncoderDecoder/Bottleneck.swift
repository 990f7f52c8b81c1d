import Course
import Notebook
import Recurrent

/// What a translator gets right of the sequences of each length.
struct LengthCurve: Encodable {
    var lengths: [Int] = []
    var sequences: [Double] = []
    var tokens: [Double] = []

    init(_ practised: Practised) throws {
        for (length, examples) in practised.byLength {
            let accuracy = try practised.accuracy(on: examples)
            lengths.append(length)
            sequences.append(accuracy.sequences)
            tokens.append(accuracy.tokens)
        }
    }
}

/// A column for each task, a curve for each size of the context: what is right
/// against the length.
func bottleneckFigure(
    _ tasks: [(name: String, curves: [(size: Int, curve: LengthCurve)])],
    caption: String
) -> Figure {
    let colours: [Colour] = [.orange, .green, .vermilion, .blue]
    let measures: [(String, KeyPath<LengthCurve, [Double]>)] = [
        ("sequences", \.sequences), ("tokens", \.tokens),
    ]
    let panels = measures.flatMap { measure, values in
        tasks.map { name, curves in
            Panel(
                title: name, x: Axis("length of the source (letters)"),
                y: Axis("\(measure) right (%)", range: 0...105),
                series: zip(curves, colours).map { entry, colour in
                    Series(
                        "\(entry.size) units",
                        x: entry.curve.lengths.map(Double.init),
                        y: entry.curve[keyPath: values].map { 100 * $0 },
                        style: .linePoints, colour: colour)
                })
        }
    }
    return Figure(
        title: "What a context of fixed size can carry", caption: caption,
        panels: panels, columns: 2)
}
