import Notebook
import Recurrent

extension Notebook {
    /// What the text says of the two language models of a chapter, from scratch and with the library's
    /// layer, that are trained as the book's.
    /// - Parameters:
    ///   - scratch: where the last validation perplexity lies for any seed.
    ///   - library: the same, of the other model.
    public func bookClaims(
        _ figure: Table, _ models: [TrainedLayer], nGrams: [Double], scratch: ClosedRange<Double>,
        library: ClosedRange<Double>
    ) -> [Claim] {
        guard !options.words else { return [] }
        guard figure.isOfBook else { return zip(1..., models).map { grammarClaim(figure, $0, $1) } }
        return nGramClaims(figure, nGrams)
            + languageModelClaims(figure, 1, models[0], from: 22.72, to: scratch)
            + languageModelClaims(figure, 2, models[1], to: library) + [
                Claim(
                    "in its last ten epochs the library's layer is below the network from scratch",
                    models[1].lateValidation < models[0].lateValidation)
            ]
    }

    /// What the text says of a language model on *The Time Machine*, by its panel of a figure.
    /// - Parameters:
    ///   - start: the perplexity that D2L's training curve starts with, the mean of the first five
    ///     steps; with weights near zero it hardly depends on the seed.
    ///   - end: where the last validation perplexity lies for any seed.
    ///   - epochs: from each to the next, both curves fall. In its last ten epochs the book's model may
    ///     already begin to learn its text by heart.
    public func languageModelClaims(
        _ figure: Table, _ panel: Int, _ model: TrainedLayer, from start: Double? = nil,
        to end: ClosedRange<Double>, falls epochs: [Double] = [0, 10, 20, 30, 40]
    ) -> [Claim] {
        guard !options.words else { return [] }
        guard figure.isOfBook else { return [grammarClaim(figure, panel, model)] }
        let training = figure["training", panel: panel]
        let unseen = figure["validation", panel: panel]
        let published = figure["D2L, training", panel: panel]
        let ends = Numbers(model.validation)
        let first = start.map {
            Claim(
                "\(model.name): with every seed it starts where D2L's does",
                Numbers(Sample(model.outcomes.map { $0.curve.training.first?.value ?? .nan }))
                    .lies(in: $0 - 0.05...$0 + 0.05))
        }
        return [first].compactMap(\.self) + [
            Claim(
                "\(model.name): both curves fall, at least to epoch \(Int(epochs.last!))",
                training.between(epochs).falls, unseen.between(epochs).falls),
            Claim(
                "\(model.name): the training curve is within 15 % of D2L's points",
                (training.between(published.x) / published).lies(in: 0.85...1.15)),
            Claim(
                "\(model.name): every seed ends below the 2-gram model, and in its band",
                ends < 0.9 * figure["2-gram"].last, ends.lies(in: end)),
        ]
    }

    /// Perplexities of n-gram models of *The Time Machine*, which depend on no seed.
    public func nGramClaims(_ figure: Table, _ perplexities: [Double]) -> [Claim] {
        guard figure.isOfBook, !options.words else { return [] }
        let counted = [16.67, 9.55, 6.62, 5.51, 5.47]
        return [
            Claim(
                "the n-gram models are where counting puts them",
                every(Array(zip(perplexities, counted))) {
                    Numbers($0).lies(in: $1 - 0.02...$1 + 0.02)
                })
        ]
    }
}

extension Table {
    /// Whether it shows what D2L published, as it does of D2L's text only.
    fileprivate var isOfBook: Bool { series.contains { $0.name.hasPrefix("D2L") } }
}

/// What holds of a language model on the embedded corpus, of which the best is known.
private func grammarClaim(_ figure: Table, _ panel: Int, _ model: TrainedLayer) -> Claim {
    let ends = Numbers(model.validation)
    return Claim(
        "\(model.name): it ends below the 2-gram model, and not below the best there can be",
        ends < 0.9 * figure["2-gram", panel: panel].last, ends > Numbers(Grammar.perplexity))
}
