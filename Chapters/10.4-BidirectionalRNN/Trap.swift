import Course
import Foundation
import Notebook
import Recurrent

/// The perplexity of next-character predictions on unseen windows, place by
/// place: of the first character, the second, ….
struct ByPlace {
    let perplexities: [Double]
    /// Over all places.
    let overall: Double

    /// - Parameter losses: place by place, in nats.
    init(losses: [Double]) {
        perplexities = losses.map { exp($0) }
        overall = exp(losses.reduce(0, +) / Double(losses.count))
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
    /// Continues a text with the likeliest character each time, all that is
    /// there being read anew, in windows as long as in training.
    func continuationReadAnew(
        of beginning: String, in corpus: Corpus, count: Int = 20,
        stepCount: Int = 32
    ) -> String {
        var text = corpus.encode(beginning)
        for _ in 0..<count {
            let read = Array(text.suffix(stepCount))
            let logits = self(
                Tokens(stepCount: read.count, batchSize: 1, indices: read)
            ).outputs
            text.append(Int32(logits.argmax().last ?? 0))
        }
        return corpus.decode(text)
    }
}

/// Training and validation perplexity as reported, and where it comes from.
func trapFigure(
    _ forward: LearningCurve, _ bidirectional: LearningCurve,
    places: (forward: ByPlace, reported: ByPlace, withheld: ByPlace),
    origin: String
) -> Figure {
    func curves(
        _ name: String, _ curve: LearningCurve, _ colour: Colour
    ) -> [Series] {
        [
            Series(
                "\(name), training", curve.training, style: .dashed,
                colour: colour),
            Series("\(name), validation", curve.validation, colour: colour),
        ]
    }
    let range = 0.9...40.0
    return Figure(
        title: "A bidirectional language model has read the answer",
        caption: "\(origin). LSTM language models on windows of 32 characters",
        panels: [
            Panel(
                title: "as reported", x: Axis("epoch"),
                y: Axis("perplexity", scale: .log, range: range),
                series: curves("forward", forward, .blue)
                    + curves("bidirectional", bidirectional, .vermilion)),
            Panel(
                title: "character by character, validation",
                x: Axis("characters read before it"),
                y: Axis("perplexity", scale: .log, range: range),
                series: [
                    Series(
                        "bidirectional, future withheld",
                        places.withheld.perplexities,
                        colour: .vermilion),
                    Series(
                        "forward", places.forward.perplexities, colour: .blue),
                    Series(
                        "bidirectional, as reported",
                        places.reported.perplexities, style: .dashed,
                        colour: .vermilion),
                ]),
        ],
        columns: 2)
}
