import Foundation
import Notebook
import Recurrent

// The old way, until every chapter has experiments.

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
    @_disfavoredOverload public func sweep(
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

extension Notebook {
    /// Trains a model from scratch, then the library's, as D2L's sections 10.1 and 10.2 do: 50
    /// epochs of gradient descent at a rate of 4, clipped to norm 1.
    ///
    /// - Parameters:
    ///   - name: of the library's run; that from scratch is `name-scratch`.
    ///   - published: what D2L shows of either.
    /// - Returns: both runs' perplexity against epochs.
    public func trainAsTheBook<Scratch, Library>(
        _ name: String, _ scratch: inout LanguageModel<Scratch>,
        _ library: inout LanguageModel<Library>, title: String,
        published: (scratch: PublishedCurve, library: PublishedCurve), on windows: Windows,
        corpus: Corpus, using generator: inout Generator
    ) throws -> Figure {
        let training = TrainingSettings(
            epochs: options.epochs ?? (options.quick ? 2 : 50),
            learningRate: options.learningRate ?? 4, threadCount: options.threads)
        let plain = try train(
            "\(name)-scratch", &scratch, training, on: windows, using: &generator)
        let concise = try train(name, &library, training, on: windows, using: &generator)
        return perplexityFigure(
            title: title,
            [
                ("from scratch", plain, published.scratch),
                ("with the library's layer", concise, published.library),
            ], windows: windows, corpus: corpus)
    }

    /// Shows and records how the two go on with "it has": by the likeliest character each time,
    /// and the library's model also by characters drawn.
    public func showContinuations<Scratch, Library>(
        _ scratch: LanguageModel<Scratch>, _ library: LanguageModel<Library>, in corpus: Corpus,
        using generator: inout Generator
    ) {
        let start = "it has"
        let texts = [
            scratch.continuation(of: start, in: corpus, using: &generator),
            library.continuation(of: start, in: corpus, using: &generator),
            library.continuation(
                of: start, in: corpus, count: 60, temperature: 0.7, topK: 10,
                using: &generator),
        ]
        for (label, text) in zip(["scratch", "library", "library, drawn"], texts) {
            show(label, text)
        }
        record("texts", texts)
    }
}

/// What the text says of the two language models of a chapter, from scratch and with the library's
/// layer, that are trained as the book's.
/// - Parameters:
///   - scratch: where the last validation perplexity lies for any seed.
///   - library: the same, of the other model.
public func bookClaims(
    _ figure: Table, scratch: ClosedRange<Double>, library: ClosedRange<Double>
) -> [Claim] {
    [nGramClaim(figure)] + languageModelClaims(figure, 1, from: 22.72, to: scratch)
        + languageModelClaims(figure, 2, to: library) + [
            Claim(
                "the library's layer ends below the network from scratch",
                every(["training", "validation"]) {
                    figure[$0, panel: 2].last < figure[$0].last
                })
        ]
}

/// What the text says of a language model on *The Time Machine*, by its panel of a figure.
/// - Parameters:
///   - start: the perplexity that D2L's training curve starts with, the mean of the first five
///     steps; with weights near zero it hardly depends on the seed.
///   - end: where the last validation perplexity lies for any seed.
///   - epochs: from each to the next, both curves fall.
public func languageModelClaims(
    _ figure: Table, _ panel: Int, from start: Double? = nil, to end: ClosedRange<Double>,
    falls epochs: [Double] = [0, 10, 20, 30, 40, 50]
) -> [Claim] {
    let (training, unseen) = (figure["training", panel: panel], figure["validation", panel: panel])
    let published = figure["D2L, training", panel: panel]
    let first = start.map {
        Claim(
            "panel \(panel): it starts where D2L's does",
            training.first.lies(in: $0 - 0.05...$0 + 0.05))
    }
    return [first].compactMap(\.self) + [
        Claim(
            "panel \(panel): both curves fall", training.between(epochs).falls,
            unseen.between(epochs).falls),
        Claim(
            "panel \(panel): the training curve is within 15 % of D2L's points",
            (training.between(published.x) / published).lies(in: 0.85...1.15)),
        Claim(
            "panel \(panel): it ends below the 2-gram model, where seeds put it",
            unseen.last < 0.9 * figure["2-gram"].last, unseen.last.lies(in: end)),
    ]
}

/// Old.
public func nGramClaim(_ figure: Table) -> Claim {
    let counted: [(name: String, perplexity: Double)] = [
        ("1-gram", 16.67), ("2-gram", 9.55), ("3-gram", 6.62), ("4-gram", 5.51), ("5-gram", 5.47),
    ]
    return Claim(
        "the n-gram models are where counting puts them",
        every(counted) {
            figure[$0.name].lies(in: $0.perplexity - 0.02...$0.perplexity + 0.02)
        })
}
