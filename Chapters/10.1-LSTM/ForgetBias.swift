import Course
import Notebook
import Recurrent

extension Notebook {
    /// Trains LSTMs whose forget gates start with several biases.
    /// - Parameters:
    ///   - adding: those that learnt the adding problem of so many steps from 0;
    ///   - unbiased: and the language models, with the library's layer.
    func drawForgetBias(
        minibatches: Int, length: Int,
        adding: Experiment<AddingSetting, [Double]>, on task: TextTask,
        unbiased: Experiment<String, TrainedLSTM>
    ) {
        let biases: [Float] = [1, 2]
        let biasedAdding = experiment("forget-bias-adding", of: biases) {
            bias, seed, threads in
            var random = Generator(seed: seed)
            let cell = LSTMCell(2, 32, using: &random)
            return try LSTM(cell.adding(bias, to: .forget)).errorsInAdding(
                length, minibatches: minibatches, seed: seed, threads: threads,
                using: &random)
        }
        let biased = experiment("forget-bias-text", of: biases) {
            bias, seed, threads in
            var random = Generator(seed: seed)
            let v = task.vocabularySize
            let cell = LSTMCell(v, task.hiddenSize, using: &random)
            var model = LanguageModel(
                LSTM(cell.adding(bias, to: .forget)), outputSize: v,
                using: &random)
            return try model.outcome(
                of: task.settings(threads: threads), on: task.windows,
                corpus: task.corpus, using: &random)
        }
        let errors = { (bias: Float) in
            bias == 0
                ? adding[AddingSetting(.lstm, length)] : biasedAdding[bias]
        }
        let text = { (bias: Float) in
            bias == 0 ? unbiased["library"].map(\.run) : biased[bias]
        }
        figure("lstm-forget-bias") {
            forgetBiasFigure(
                [0] + biases, adding: errors, text: text,
                caption:
                    "Left: sequences of \(length) steps; right: "
                    + "\(dataSet.name); \(seedRange)\(medianAndRange)")
        } claims: { _ in
            // Over all of the training: where both learn it, one does so sooner.
            let error = { Sample(errors($0).map(\.geometricMean)).log }
            let perplexity = { Sample(text($0).map(\.validation)) }
            Claim.undecided(
                nil, "whether a bias of 1 learns the adding problem sooner",
                error(1), error(0))
            Claim(
                "on the text a bias of 2 ends higher than 1 and than 0",
                perplexity(1) < perplexity(2), perplexity(0) < perplexity(2))
        }
    }
}

/// The error on the adding problem and the perplexity of text, a curve for each
/// bias that the forget gates start with.
private func forgetBiasFigure(
    _ biases: [Float], adding: (Float) -> [[Double]],
    text: (Float) -> [LanguageModelOutcome], caption: String
) -> Figure {
    let colours = [Colour.sky, .blue, .black]
    func series(
        _ bias: Float, x: [Double], _ curves: [[Double]]
    ) -> Series {
        Series(
            "bias \(Int(bias))", x: x, over: curves,
            colour: colours[Int(bias) % colours.count])
    }
    return Figure(
        title: "Forget gates that start more open", caption: caption,
        panels: [
            Panel(
                title: "adding problem", x: Axis("minibatches"),
                y: Axis("mean squared error", scale: .log),
                series: biases.map { bias in
                    let curves = adding(bias)
                    let x = curves[0].indices.map {
                        Double(($0 + 1) * AddingSetting.interval)
                    }
                    return series(bias, x: x, curves)
                }),
            Panel(
                title: "language model", x: Axis("epoch"),
                y: Axis("validation perplexity", scale: .log),
                series: biases.map { bias in
                    let curves = text(bias).map(\.curve.validation)
                    return series(
                        bias, x: curves[0].map(\.epoch),
                        curves.map { $0.map(\.value) })
                }),
        ],
        columns: 2)
}
