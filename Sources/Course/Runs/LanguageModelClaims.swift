import Notebook

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

/// Perplexities of n-gram models, which depend on no seed.
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
