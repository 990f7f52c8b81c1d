import Course
import Foundation
import Notebook
import Recurrent

/// A missing character in the middle of a window of a text.
struct MissingCharacter {
    let task: FillInTask
    let vocabularySize: Int
    let epochs: Int
    /// How often the most frequent character, the space, is right.
    let guess: Double

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
        let space = Int32(corpus.vocabulary[" "])
        let right = unseen.count { corpus.indices[$0 + reach] == space }
        guess = Double(right) / Double(unseen.count)
    }

    /// Trains a network on it and records the run.
    /// - Parameter isReversed: whether it reads from the end.
    /// - Returns: its accuracy on unseen gaps after each epoch.
    func train(
        _ name: String, _ layer: some RecurrentLayer, isReversed: Bool = false,
        in notebook: Notebook
    ) throws -> [Double] {
        let (options, task) = (notebook.options, task)
        var generator = Generator(seed: options.seed)
        let model = Predictor(
            layer, outputSize: layer.inputSize, using: &generator)
        let read = FillInTask(
            training: task.training, validation: task.validation
        ) { isReversed ? task.blanks($0).reversed : task.blanks($0) }
        var accuracy: [Double] = []
        let run = try notebook.train(
            name, model.run(on: read, epochs: epochs, options)
        ) { accuracy.append($0.model.accuracy(on: read)) }
        let (training, validation) = (run.curve.training, run.curve.validation)
        notebook.record(
            Run(
                name, seed: options.seed, epochs: epochs,
                [
                    "firstPoint": exp(training[0].value),
                    "trainPerplexity": exp(training[epochs - 1].value),
                    "validationPerplexity": exp(validation[epochs - 1].value),
                    "tokensPerSecond": run.tokensPerSecond.rounded(),
                    "accuracy": accuracy[epochs - 1],
                    "parameters": Double(model.parameterCount),
                ]))
        show("\(name): parameters", model.parameterCount)
        show("\(name): accuracy", accuracy[epochs - 1])
        return accuracy
    }

    /// The hidden size at which one LSTM has about the parameters of two of
    /// `hiddenSize` each, output layer included.
    func widthOfOne(for hiddenSize: Int) -> Int {
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

    /// Accuracy against epochs: before the gap, after it, both.
    func figure(hiddenSize h: Int, in notebook: Notebook) throws -> Figure {
        var generator = Generator(seed: notebook.options.seed)
        let (v, wide) = (vocabularySize, widthOfOne(for: h))
        let before = try train(
            "fill-in-forward", LSTM(v, wide, using: &generator), in: notebook)
        let after = try train(
            "fill-in-backward", LSTM(v, wide, using: &generator),
            isReversed: true, in: notebook)
        let both = try train(
            "fill-in-bidirectional",
            Bidirectional { LSTM(v, h, using: &generator) }, in: notebook)
        func series(
            _ name: String, _ accuracy: [Double], _ colour: Colour
        ) -> Series {
            Series(
                name, accuracy.map { 100 * $0 }, style: .linePoints,
                colour: colour)
        }
        return Figure(
            title: "A missing character, from what stands on either side",
            caption: "\(notebook.origin). LSTM of \(wide) hidden units, or two "
                + "of \(h): as many parameters",
            x: Axis("epoch"), y: Axis("right in unseen text (%)"),
            series: [
                series("both directions", both, .blue),
                series("forward: what comes before", before, .orange),
                series("backward: what follows", after, .green),
                .reference("most frequent character", at: 100 * guess),
            ])
    }
}
