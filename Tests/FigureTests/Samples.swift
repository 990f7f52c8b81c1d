import Foundation
import Notebook
import TestSupport

/// Figures of every kind, on numbers made up by formulas.
enum Samples {
    static let all: [(name: String, figure: Figure)] = [
        ("curves", curves), ("copy-lags", lags), ("gates", gates), ("pair", pair),
        ("lengths", lengths), ("scatter", scatter), ("short", short),
        ("seeds", seeds),
    ]

    static let epochs = (1...50).map(Double.init)

    static func decay(from start: Double, to end: Double, over scale: Double) -> [Double] {
        epochs.map { end + (start - end) * exp(-$0 / scale) + 0.1 * sin($0) }
    }

    /// Four curves that nearly meet, and lines to compare them with.
    static let curves = Figure(
        title: "LSTM: perplexity while training, from scratch and with the library's layer",
        caption:
            "The Time Machine, characters, 10,000 windows of 32 steps; 32 hidden units; seed 0",
        x: Axis("epoch"), y: Axis("perplexity", scale: .log),
        series: [
            Series(
                "scratch, training", x: epochs.map { $0 - 0.5 },
                y: decay(from: 22.7, to: 6.9, over: 12), style: .dashed, colour: .blue),
            Series("scratch, validation", decay(from: 18, to: 7.4, over: 12), colour: .blue),
            Series(
                "library, training", decay(from: 21.2, to: 5.8, over: 9), style: .dashed,
                colour: .vermilion),
            Series("library, validation", decay(from: 15, to: 6.7, over: 9), colour: .vermilion),
            .reference("2-gram", at: 11.1), .reference("3-gram", at: 7.6),
        ])

    /// What several seeds came to: a band behind lines, a stroke at points, dots and bars.
    static let seeds: Figure = {
        var dots = Series("dots", x: [1, 2, 4], y: [0, 1, 2], style: .dots)
        dots.range = [0.5...1.5, 1.5...2.4, 3.8...4.3]
        let curves = [[3, 2, 1.2], [3.2, 2.1, 1.5], [2.9, 2.2, 1.1]]
        func panel(_ series: Series...) -> Panel {
            Panel(x: Axis("epoch"), y: Axis("loss"), series: series)
        }
        return Figure(
            title: "Three seeds", caption: "median and range",
            panels: [
                panel(
                    Series("training", x: [1, 2, 3], over: curves, style: .dashed),
                    Series("validation", x: [1, 2, 3], over: curves.reversed())),
                panel(Series("points", x: [1, 2, 3], over: curves, style: .points)),
                panel(
                    Series("here", x: [1, 2, 3], over: curves, style: .bars),
                    Series("there", [2, 3, 1], style: .bars)),
                panel(dots),
            ], columns: 3)
    }()

    /// A gap in one curve, and one that ends early.
    static let lags = Figure(
        title: "How long each cell remembers", caption: "copying task; seed 0",
        x: Axis("lag (steps)", scale: .log), y: Axis("share recalled", range: 0...1),
        series: [
            Series(
                "LSTM", x: [1, 2, 5, 10, 20, 50, 100], y: [1, 1, 0.99, 0.97, 0.95, 0.9, 0.82],
                style: .linePoints),
            Series(
                "GRU", x: [1, 2, 5, 10, 20, 50, 100], y: [1, 1, 0.98, .nan, 0.94, 0.87, 0.8],
                style: .linePoints, hasGaps: true),
            Series("tanh", x: [1, 2, 5, 10, 20], y: [1, 0.9, 0.5, 0.2, 0.1], style: .linePoints),
            .reference("chance", at: 0.036),
        ])

    /// Values in 0...1 above values of both signs.
    static let gates = Figure(
        title: "Gates and cells while the LSTM reads", caption: "The Time Machine; seed 0",
        panels: [
            Panel(
                title: "Forget gate", x: Axis("character read", names: letters),
                y: Axis("cell", names: (1...6).map { "c\($0)" }),
                heatMap: HeatMap(
                    wave(6).map { $0.map { ($0 + 1) / 2 } }, label: "gate's value", range: 0...1)),
            Panel(
                title: "Cell state", x: Axis("character read", names: letters), y: Axis("cell"),
                heatMap: HeatMap(wave(6), label: "state")),
        ])

    static let letters = "the time traveller for so it will".map { $0 == " " ? "␣" : "\($0)" }

    static func wave(_ rows: Int) -> [[Double]] {
        (0..<rows).map { row in
            letters.indices.map { sin(Double($0) * 0.3 + Double(row)) * cos(Double(row * $0) / 9) }
        }
    }

    /// Two panels side by side, one logarithmic, with a name too long for a curve's end.
    static let pair = Figure(
        title: "Gradients through time", caption: "random weights; seed 0",
        panels: [
            Panel(
                title: "Norm", x: Axis("steps back"), y: Axis("norm of the gradient", scale: .log),
                series: [
                    Series("RNN", epochs.map { exp(-$0 / 3) }),
                    Series("LSTM", epochs.map { exp(-$0 / 40) }),
                ]),
            Panel(
                title: "Share of sequences", x: Axis("length (tokens)"), y: Axis("share"),
                series: [
                    Series("source sentences, in English", epochs.map { $0 * exp(-$0 / 7) / 49 }),
                    Series(
                        "target sentences, in French", epochs.map { $0 * exp(-$0 / 9) / 81 },
                        style: .area),
                    Series("all", epochs.map { $0 * exp(-$0 / 8) / 64 }, style: .steps),
                ]),
        ], columns: 2)

    static let lengths = Figure(
        title: "BLEU of four sentences", caption: "fra-eng; seed 0",
        x: Axis("sentence", names: ["go .", "i lost .", "he's calm .", "i'm home ."]),
        y: Axis("BLEU"),
        series: [
            Series("greedy", x: [0, 1, 2, 3], y: [1, 0, 0.492, 1], style: .bars),
            Series("beam of 2", x: [0, 1, 2, 3], y: [1, 1, 0.658, 1], style: .bars),
        ])

    static let scatter = Figure(
        title: "Score and length", caption: "seed 0",
        x: Axis("length (tokens)"), y: Axis("log-probability"),
        series: [
            Series("greedy", x: [1, 2, 3, 5, 8], y: [-1, -2.5, -2, -4, -7], style: .points),
            Series("beam", x: [1, 2, 3, 5, 8], y: [-1, -1.5, -1.8, -3, -5], style: .points),
        ],
        notes: [
            Note("the same", x: 1, y: -1, place: .beside), Note("likelier", x: 8, y: -6),
        ])

    /// One epoch only, and values all alike.
    static let short = Figure(
        title: "One epoch", x: Axis("epoch"), y: Axis("perplexity"),
        series: [Series("training", [17.3]), Series("validation", [17.3], style: .dashed)])
}

extension Figure {
    /// The figure's files, there while the block runs.
    func drawn<T>(as name: String = "figure", _ body: (FigureCheck) throws -> T) throws -> T {
        try withFolder { folder in
            try draw(as: name, in: folder)
            return try body(FigureCheck(name: name, folder: folder))
        }
    }
}
