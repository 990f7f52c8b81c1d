import Course
import Notebook
import Recurrent

/// Trains the library's three layers alike and draws their validation
/// perplexity against epochs and against the seconds spent training.
func comparisonFigure(
    in notebook: Notebook, hiddenSize h: Int, epochs: Int, on windows: Windows,
    corpus: Corpus
) throws -> Figure {
    let (options, v) = (notebook.options, corpus.vocabulary.count)
    func trained(
        _ name: String, _ colour: Colour, learningRate: Float,
        _ layer: (inout Generator) -> some RecurrentLayer
    ) throws -> (String, Colour, LearningCurve) {
        var generator = Generator(seed: options.seed)
        let run = "compared-\(name.lowercased())"
        var model = LanguageModel(
            layer(&generator), outputSize: v, using: &generator)
        let training = TrainingSettings(
            epochs: epochs, learningRate: options.learningRate ?? learningRate,
            threadCount: options.threads)
        let curve = try notebook.train(
            run, &model, training, on: windows, using: &generator)
        show(
            "\(run): text",
            model.continuation(of: "it has", in: corpus, using: &generator))
        return (name, colour, curve)
    }
    let models = try [
        trained("RNN", .orange, learningRate: 1) { RNN(v, h, using: &$0) },
        trained("GRU", .green, learningRate: 4) { GRU(v, h, using: &$0) },
        trained("LSTM", .blue, learningRate: 4) { LSTM(v, h, using: &$0) },
    ]
    func panel(
        _ label: String, _ x: (LearningCurve, Double) -> Double
    ) -> Panel {
        Panel(
            x: Axis(label), y: Axis("validation perplexity", scale: .log),
            series: models.map { name, colour, curve in
                Series(
                    name, x: curve.validation.map { x(curve, $0.epoch) },
                    y: curve.validation.map(\.value), colour: colour)
            })
    }
    let rates =
        options.learningRate.map { "learning rate \($0)" }
        ?? "learning rate 1 for the RNN, 4 for the others"
    return Figure(
        title: "RNN, GRU and LSTM language models",
        caption: "\(notebook.origin), \(h) hidden units, \(epochs) epochs, "
            + rates,
        panels: [
            panel("epoch") { $1 },
            panel("seconds of training") { curve, epoch in
                epoch * curve.seconds.reduce(0, +) / Double(curve.epochCount)
            },
        ],
        columns: 2)
}
