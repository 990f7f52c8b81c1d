import Foundation
import Recurrent

extension Notebook {
    /// Records what training a language model came to.
    public func record(_ name: String, _ curve: PerplexityCurve, epochs: Int) {
        record(
            Run(
                name, seed: options.seed, epochs: epochs,
                firstPoint: curve.training.first?.perplexity,
                trainPerplexity: curve.training.last?.perplexity,
                validationPerplexity: curve.validation.last?.perplexity,
                tokensPerSecond: curve.tokensPerSecond.rounded()))
        show("\(name): first point", curve.training.first?.perplexity ?? .nan)
        show("\(name): training perplexity", curve.training.last?.perplexity ?? .nan)
        show("\(name): validation perplexity", curve.validation.last?.perplexity ?? .nan)
        show("\(name): tokens/s", curve.tokensPerSecond.rounded())
    }

    /// A panel for each model: perplexity against epochs, with D2L's points where the text is
    /// D2L's, before the n-gram models of the same windows.
    public func perplexityFigure(
        title: String,
        _ models: [(name: String, curve: PerplexityCurve, published: PublishedCurve)],
        windows: Windows, corpus: Corpus
    ) -> Figure {
        let counts = nGramLines(windows, corpus)
        return Figure(
            title: title,
            caption: "\(origin). Grey: validation perplexity of n-gram models of the same windows",
            panels: models.map { name, curve, published in
                Panel(
                    title: name, x: Axis("epoch"), y: Axis("perplexity", scale: .log),
                    series: counts + series(curve) + (dataSet.isReal ? series(published) : []))
            },
            columns: 2)
    }

    private func series(_ curve: PerplexityCurve) -> [Series] {
        [
            Series(
                "training", x: curve.training.map(\.epoch), y: curve.training.map(\.perplexity),
                style: .dashed, colour: .orange),
            Series(
                "validation", x: curve.validation.map(\.epoch),
                y: curve.validation.map(\.perplexity), colour: .blue),
        ]
    }

    private func series(_ published: PublishedCurve) -> [Series] {
        [
            Series(
                "D2L, training", x: published.epochs, y: published.training, style: .points,
                colour: .orange),
            Series(
                "D2L, validation", x: published.epochs, y: published.validation, style: .points,
                colour: .blue),
        ]
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
