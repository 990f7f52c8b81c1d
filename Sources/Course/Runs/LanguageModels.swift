import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Trains a language model with a progress line and records the run under its name.
    public func train<Layer: RecurrentLayer>(
        _ name: String, _ model: inout LanguageModel<Layer>, _ settings: TrainingSettings,
        on windows: Windows, using generator: inout Generator
    ) throws -> LearningCurve {
        let run = try train(
            name, TrainingRun(model, settings, on: windows, using: &generator))
        model = run.model
        record(name, run)
        return run.curve
    }

    /// Trains language models with layers of several sizes at several learning rates, and shows of
    /// each in one line its time, its perplexity on text it has not seen and how it continues a
    /// beginning.
    /// - Parameter layer: makes a layer of so many hidden units.
    public func sweep(
        on windows: Windows, corpus: Corpus,
        _ layer: (_ size: Int, inout Generator) -> some RecurrentLayer
    ) throws {
        for (size, rate) in [(8, 4), (32, 1), (32, 4), (64, 4)] as [(Int, Float)] {
            var generator = Generator(seed: options.seed)
            var model = LanguageModel(
                layer(size, &generator), outputSize: corpus.vocabulary.count, using: &generator)
            let start = ContinuousClock.now
            let curve = try model.train(
                TrainingSettings(
                    epochs: options.quick ? 1 : 10, learningRate: rate,
                    threadCount: options.threads),
                on: windows, using: &generator)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let perplexity = curve.validation.last?.value ?? .nan
            let text = model.continuation(of: "it has", in: corpus, using: &generator)
            show(
                "\(size) hidden, rate \(rate)",
                String(format: "%.1f s, perplexity %.2f, '%@'", seconds, perplexity, text))
        }
    }

    /// A panel for each model: perplexity against epochs, with D2L's points where the text is
    /// D2L's, before the n-gram models of the same windows.
    public func perplexityFigure(
        title: String,
        _ models: [(name: String, curve: LearningCurve, published: PublishedCurve)],
        windows: Windows, corpus: Corpus
    ) -> Figure {
        let counts = nGramLines(windows, corpus)
        let panels = models.map { _, curve, published in
            counts + [Series](curve) + (dataSet.isReal ? [Series](published) : [])
        }
        let values = panels.joined().flatMap(\.y)
        let range = 0.95 * (values.min() ?? 1)...1.05 * (values.max() ?? 1)
        return Figure(
            title: title,
            caption: "\(origin). Grey: validation perplexity of n-gram models of the same windows",
            panels: zip(models, panels).map { model, series in
                Panel(
                    title: model.name, x: Axis("epoch"),
                    y: Axis("perplexity", scale: .log, range: range), series: series)
            },
            columns: 2)
    }

    private func nGramLines(_ windows: Windows, _ corpus: Corpus) -> [Series] {
        (1...5).map { order in
            let model = NGramModel(
                order: order, indices: corpus.indices[windows.trainingTokens],
                vocabularySize: corpus.vocabulary.count)
            let perplexity = model.perplexity(of: corpus.indices, at: windows.validationTokens)
            return .reference("\(order)-gram", at: perplexity)
        }
    }
}
