import Course
import Foundation
import Notebook
import Recurrent

/// The loss of next-character predictions on unseen windows, place by place: of
/// the first character, the second, ….
struct ByPlace: Codable {
    /// In nats.
    let losses: [Double]

    var perplexities: [Double] { losses.map { exp($0) } }
    /// Over all places.
    var overall: Double {
        exp(losses.reduce(0, +) / Double(losses.count))
    }
}

extension ByPlace {
    /// Over the windows that validate, a few at a time.
    /// - Parameter logits: those of each place.
    init(on windows: Windows, logits: (Tokens) -> [Tensor]) {
        var losses = [Double](repeating: 0, count: windows.stepCount)
        for few in minibatches(of: Array(windows.validation), size: 64) {
            let batch = windows.batch(few)
            for (t, logits) in logits(batch.inputs).enumerated() {
                let loss = crossEntropy(
                    .stacked([logits]), batch.targets.step(t))
                losses[t] += Double(loss.sum.item)
            }
        }
        let count = Double(windows.validation.count)
        self.init(losses: losses.map { $0 / count })
    }
}

/// A language model that may be trapped.
enum Direction: String, Codable, CaseIterable { case forward, bidirectional }

/// What became of one.
struct Trapped: Codable {
    let curve: LearningCurve
    let reported, withheld: ByPlace
    /// How it goes on with "time traveller": all there is being read anew for each
    /// character, and with its states carried along.
    let readAnew, carried: String
    /// The share of the words it draws that are words of the text.
    let words: Double

    /// Trains it.
    init<Layer: RecurrentLayer>(
        _ layer: Layer, on windows: Windows, corpus: Corpus,
        _ training: TrainingSettings, using generator: inout Generator
    ) throws {
        var model = LanguageModel(
            layer, outputSize: corpus.vocabulary.count, using: &generator)
        curve = try model.train(training, on: windows, using: &generator)
        reported = ByPlace(reported: model, on: windows)
        withheld = ByPlace(withheld: model, on: windows)
        let start = corpus.beginning(usual: "time traveller")
        readAnew = corpus.decode(
            model.texts(after: start, in: corpus, count: 1, length: 20) {
                $0.argmax()
            }[0])
        carried = model.continuation(of: start, in: corpus, using: &generator)
        let known = Set(corpus.decode(corpus.indices).split(separator: " "))
        let drawn = model.texts(
            after: start + " ", in: corpus, count: 32, length: 200
        ) { logits in
            softmax(logits).unstacked().map { row in
                generator.index(weights: row.scalars.map { Double($0) })
            }
        }.flatMap {
            Self.ownWords(of: corpus.decode($0), after: start)
        }
        words =
            Double(drawn.count { known.contains($0) })
            / Double(max(1, drawn.count))
    }

    /// The words of a text but for the beginning's, which are not its own, and
    /// the last, which may not be whole.
    static func ownWords(
        of text: String, after beginning: String
    ) -> [Substring] {
        let given = beginning.split(separator: " ").count
        return text.split(separator: " ").dropFirst(given).dropLast()
    }
}

extension Tokens {
    /// The first steps of every sequence.
    func prefix(_ steps: Int) -> Tokens {
        Tokens(
            stepCount: steps, batchSize: batchSize,
            indices: Array(indices.prefix(steps * batchSize)))
    }
}

extension LanguageModel {
    /// Texts that go on with a beginning, all that is there being read anew for
    /// each character, in windows as long as in training.
    /// - Parameter choose: makes next characters of their logits, [texts, V].
    fileprivate func texts(
        after beginning: String, in corpus: Corpus, count: Int, length: Int,
        stepCount: Int = 32, choose: (Tensor) -> [Int]
    ) -> [[Int32]] {
        var texts = Array(repeating: corpus.encode(beginning), count: count)
        for _ in 0..<length {
            let read = texts.map { Array($0.suffix(stepCount)) }
            let steps = read[0].indices
            let logits = self(
                Tokens(
                    stepCount: steps.count, batchSize: count,
                    indices: steps.flatMap { step in read.map { $0[step] } })
            ).outputs.unstacked()[steps.count - 1]  // [count, V]
            for (text, next) in zip(texts.indices, choose(logits)) {
                texts[text].append(Int32(next))
            }
        }
        return texts
    }
}

/// Training and validation perplexity as reported, and where it comes from.
/// - Parameter pairs: perplexity of the 2-gram model of the same windows.
func trapFigure(
    _ models: Experiment<Direction, Trapped>, pairs: Double, origin: String
) -> Figure {
    func colour(_ model: Direction) -> Colour {
        model == .forward ? .blue : .vermilion
    }
    func curve(
        _ model: Direction, _ name: String, _ style: Series.Style,
        _ points: (LearningCurve) -> [LearningCurve.Point]
    ) -> Series {
        let curves = models[model].map { points($0.curve) }
        return Series(
            "\(model.rawValue), \(name)", x: curves[0].map(\.epoch),
            over: curves.map { $0.map(\.value) }, style: style,
            colour: colour(model))
    }
    func places(
        _ model: Direction, _ name: String, _ style: Series.Style,
        _ places: (Trapped) -> ByPlace
    ) -> Series {
        let curves = models[model].map { places($0).perplexities }
        return Series(
            name, x: curves[0].indices.map { Double($0 + 1) }, over: curves,
            style: style, colour: colour(model))
    }
    let reported = Direction.allCases.flatMap {
        [
            curve($0, "training", .dashed, \.training),
            curve($0, "validation", .line, \.validation),
        ]
    }
    let byPlace = [
        .reference("2-gram", at: pairs),
        places(
            .bidirectional, "bidirectional, future withheld", .line, \.withheld),
        places(.forward, "forward", .line, \.reported),
        places(
            .bidirectional, "bidirectional, as reported", .dashed, \.reported),
    ]
    let highest = (reported + byPlace).flatMap(\.drawnY).max() ?? 1
    let range = 0.9...max(40, 1.05 * highest)
    return Figure(
        title: "A bidirectional language model has read the answer",
        caption: "\(origin). LSTM language models on windows of 32 characters",
        panels: [
            Panel(
                title: "as reported", x: Axis("epoch"),
                y: Axis("perplexity", scale: .log, range: range),
                series: reported),
            Panel(
                title: "character by character, validation",
                x: Axis("characters read before it"),
                y: Axis("perplexity", scale: .log, range: range),
                series: byPlace),
        ],
        columns: 2)
}
