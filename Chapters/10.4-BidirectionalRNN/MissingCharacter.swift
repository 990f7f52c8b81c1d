import Course
import Notebook
import Recurrent

/// A network that fills in a missing character, by what it has read.
enum Reader: String, Codable {
    case both = "both directions"
    case before = "forward: what comes before"
    case after = "backward: what follows"
    case deep = "both directions, two layers"

    var colour: Colour {
        switch self {
        case .both, .deep: .vermilion
        case .before: .blue
        case .after: .sky
        }
    }
}

/// What became of one.
struct FilledIn: Codable {
    let parameters: Int
    /// Hidden units of a direction, in each layer.
    let hiddenSize: Int
    /// The share of unseen gaps filled with what was there, after each epoch.
    private(set) var accuracy: [Double] = []
    /// Of an unseen gap at the end, in nats.
    private(set) var loss = 0.0
    /// How often the text's most frequent character is right.
    let guess: Double

    var right: Double { accuracy.last ?? .nan }
    var wrong: Double { 1 - right }

    /// Trains the network.
    fileprivate init<Layer: RecurrentLayer>(
        _ layer: Layer, hiddenSize: Int, isReversed: Bool = false,
        on missing: MissingCharacter, threads: Int, seed: UInt64,
        using generator: inout Generator
    ) throws {
        let task = missing.task
        let read = FillInTask(
            training: task.training, validation: task.validation
        ) { isReversed ? task.blanks($0).reversed : task.blanks($0) }
        var model = Predictor(
            layer, outputSize: layer.inputSize, using: &generator)
        (parameters, guess) = (model.parameterCount, missing.guess)
        self.hiddenSize = hiddenSize
        let scores = try model.fillIn(
            read, epochs: missing.epochs, threads: threads, seed: seed)
        (accuracy, loss) = (scores.accuracy, scores.loss)
    }
}

/// A missing character in the middle of a window of a text.
struct MissingCharacter {
    fileprivate let task: FillInTask
    fileprivate let vocabularySize: Int
    fileprivate let epochs: Int
    /// How often the text's most frequent character is right.
    fileprivate let guess: Double

    /// - Parameter reach: how many characters are shown on either side.
    init(
        in corpus: Corpus, reach: Int = 12, trainingCount: Int, epochs: Int,
        name: String
    ) throws {
        let windows = try Windows(
            corpus, stepCount: 2 * reach + 1, trainingCount: trainingCount,
            validationCount: trainingCount / 6, name: name)
        let unknown = corpus.vocabulary.unknownIndex
        // A window further on, no character was trained on.
        let skipped = min(windows.stepCount, windows.validation.count - 1)
        let unseen = windows.validation.dropFirst(skipped)
        task = FillInTask(training: windows.training, validation: unseen) {
            Blanks(
                in: windows.batch($0).inputs,
                at: Array(repeating: reach, count: $0.count), unknown: unknown)
        }
        vocabularySize = corpus.vocabulary.count
        self.epochs = epochs
        let usual = Int32(corpus.vocabulary[corpus.vocabulary.counts[0].token])
        let right = unseen.count { corpus.indices[$0 + reach] == usual }
        guess = Double(right) / Double(unseen.count)
    }

    /// Trains a network of about the parameters of two LSTMs of `hiddenSize`.
    func filledIn(
        by reader: Reader, hiddenSize h: Int, seed: UInt64, threads: Int
    ) throws -> FilledIn {
        var generator = Generator(seed: seed)
        let v = vocabularySize
        switch reader {
        case .both:
            return try FilledIn(
                Bidirectional { LSTM(v, h, using: &generator) }, hiddenSize: h,
                on: self, threads: threads, seed: seed, using: &generator)
        case .before, .after:
            let wide = widthOfOne(for: h)
            return try FilledIn(
                LSTM(v, wide, using: &generator), hiddenSize: wide,
                isReversed: reader == .after, on: self, threads: threads,
                seed: seed, using: &generator)
        case .deep:
            let narrow = max(1, h * 3 / 5)
            return try FilledIn(
                deepBidirectional(v, narrow, using: &generator),
                hiddenSize: narrow, on: self, threads: threads, seed: seed,
                using: &generator)
        }
    }

    /// The hidden size at which one LSTM has about the parameters of two of
    /// `hiddenSize` each, output layer included.
    private func widthOfOne(for hiddenSize: Int) -> Int {
        func parameters(_ h: Int, directions: Int) -> Int {
            let v = vocabularySize
            return directions * (4 * h * (v + h + 2) + h * v) + v
        }
        let budget = parameters(hiddenSize, directions: 2)
        return (hiddenSize...2 * hiddenSize).min {
            abs(parameters($0, directions: 1) - budget)
                < abs(parameters($1, directions: 1) - budget)
        } ?? hiddenSize
    }
}

/// Accuracy against epochs: before the gap, after it, both.
func fillInFigure(
    _ filledIn: Experiment<Reader, FilledIn>, origin: String
) -> Figure {
    let both = filledIn[.both][0]
    let one = filledIn[.before][0]
    return Figure(
        title: "A missing character, from what stands on either side",
        caption: "\(origin). LSTM of \(one.hiddenSize) hidden units, or two "
            + "of \(both.hiddenSize): as many parameters",
        x: Axis("epoch"), y: Axis("right in unseen text (%)"),
        series: filledIn.settings.map { reader in
            let curves = filledIn[reader].map { $0.accuracy.map { 100 * $0 } }
            return Series(
                reader.rawValue, x: curves[0].indices.map { Double($0 + 1) },
                over: curves, style: .linePoints, colour: reader.colour)
        } + [.reference("most frequent character", at: 100 * both.guess)])
}
