import Notebook
import Recurrent

/// Perplexities, or losses, that D2L publishes: read off the PyTorch notebooks it was built from.
public struct PublishedCurve: Sendable {
    let epochs: [Double]
    /// On the training examples; of a perplexity the mean over half an epoch before.
    let training: [Double]
    /// If nil, those of the training.
    var validationEpochs: [Double]?
    /// On the validation examples.
    let validation: [Double]

    /// Section 9.5, from scratch.
    public static let rnnScratch = PublishedCurve(
        epochs: [11, 26, 51, 76, 100],
        training: [14.33, 9.94, 7.88, 7.01, 6.16],
        validation: [13.68, 9.65, 8.34, 7.61, 7.24])

    /// Section 10.1.2, from scratch.
    public static let lstmScratch = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [17.05, 13.47, 9.49, 7.84, 6.94],
        validation: [16.41, 12.64, 9.32, 8.30, 7.42])

    /// Section 10.1.3, with the framework's layer.
    public static let lstm = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [14.93, 9.78, 7.77, 6.54, 5.76],
        validation: [12.86, 9.48, 7.87, 7.67, 6.69])

    /// Section 10.2.4, from scratch.
    public static let gruScratch = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [16.32, 10.41, 7.97, 6.64, 5.73],
        validation: [13.48, 9.67, 8.41, 7.27, 6.74])

    /// Section 10.2.5, with the framework's layer.
    public static let gru = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [11.14, 8.48, 6.57, 5.48, 4.94],
        validation: [10.12, 8.76, 7.09, 6.66, 6.55])

    /// Section 10.3.2, two layers from scratch.
    public static let deepRNNScratch = PublishedCurve(
        epochs: [11, 26, 51, 76, 100],
        training: [17.23, 13.41, 8.12, 6.08, 5.24],
        validation: [16.72, 13.06, 8.49, 7.24, 6.95])

    /// Section 10.3.3, two layers of the framework's GRU.
    public static let deepGRU = PublishedCurve(
        epochs: [11, 26, 51, 76, 100],
        training: [13.80, 8.67, 6.00, 4.96, 4.09],
        validation: [14.53, 8.82, 6.80, 6.22, 6.11])

    /// Section 10.7.6: nats a token.
    public static let seq2seq = PublishedCurve(
        epochs: [2, 4, 8, 16, 23, 30],
        training: [3.16, 2.20, 1.24, 0.467, 0.294, 0.236],
        validationEpochs: [1, 2, 4, 8, 16, 23, 30],
        validation: [3.59, 2.98, 2.70, 2.56, 2.97, 3.23, 3.36])

    /// What PyTorch 2.15 comes to in the same way with seeds 0, 1 and 2, by
    /// `Tests/Reference/make_seq2seq_curve.py`.
    public static let seq2seqTorch = [
        PublishedCurve(
            epochs: torchEpochs,
            training: [
                4.118, 2.962, 2.432, 2.087, 1.549, 1.136, 0.832, 0.609, 0.356, 0.240, 0.210,
            ],
            validation: [
                3.792, 3.234, 3.056, 2.940, 2.974, 3.035, 2.956, 3.049, 3.382, 3.534, 3.775,
            ]),
        PublishedCurve(
            epochs: torchEpochs,
            training: [
                3.997, 2.713, 2.218, 1.898, 1.343, 0.926, 0.622, 0.439, 0.274, 0.216, 0.207,
            ],
            validation: [
                3.383, 3.122, 3.044, 2.854, 2.834, 2.914, 2.976, 3.173, 3.468, 3.724, 3.729,
            ]),
        PublishedCurve(
            epochs: torchEpochs,
            training: [
                4.208, 3.055, 2.429, 2.042, 1.459, 1.007, 0.700, 0.491, 0.305, 0.223, 0.213,
            ],
            validation: [
                3.952, 3.363, 3.049, 2.859, 2.919, 2.864, 2.953, 3.123, 3.346, 3.544, 3.656,
            ]),
    ]
    private static let torchEpochs = [1.0, 2, 3, 4, 6, 8, 10, 12, 16, 23, 30]
}

extension [Series] {
    /// What was measured in training, dashed, and on the validation examples, with several seeds:
    /// median and range.
    public init(_ curves: [LearningCurve]) {
        func series(
            _ name: String, _ style: Series.Style, _ colour: Colour,
            _ points: (LearningCurve) -> [LearningCurve.Point]
        ) -> Series {
            // A run that ended early, for want of patience, ends the comparison.
            let count = curves.map { points($0).count }.min() ?? 0
            let all = curves.map { points($0).prefix(count) }
            return Series(
                name, x: (all.first ?? []).map(\.epoch), over: all.map { $0.map(\.value) },
                style: style, colour: colour)
        }
        self = [
            series("training", .dashed, .orange, \.training),
            series("validation", .line, .blue, \.validation),
        ]
    }

    /// What PyTorch came to with several seeds.
    public init(torch curves: [PublishedCurve]) {
        let first = curves[0]
        self = [
            Series(
                "PyTorch, training", x: first.epochs, over: curves.map(\.training), style: .dashed,
                colour: .grey),
            Series(
                "PyTorch, validation", x: first.validationEpochs ?? first.epochs,
                over: curves.map(\.validation), colour: .grey),
        ]
    }

    /// D2L's points beside them.
    public init(_ published: PublishedCurve) {
        self = [
            Series(
                "D2L, training", x: published.epochs, y: published.training, style: .points,
                colour: .orange),
            Series(
                "D2L, validation", x: published.validationEpochs ?? published.epochs,
                y: published.validation, style: .points, colour: .blue),
        ]
    }
}
