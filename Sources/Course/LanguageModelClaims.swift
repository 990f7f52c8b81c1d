import Notebook

/// What the text says of a language model on *The Time Machine*, by its panel of a figure of
/// ``Notebook/perplexityFigure(title:_:windows:corpus:)``.
///
/// - Parameters:
///   - start: the perplexity that D2L's training curve starts with, the mean of the first five
///     steps; with weights near zero it hardly depends on the seed.
///   - validation: where the last validation perplexity lies for any seed.
///   - epochs: until when both curves fall, from one to the next.
public func languageModelClaims(
    _ figure: Table, panel: Int = 1, start: Double? = nil, validation: ClosedRange<Double>,
    falls epochs: [Double] = [0, 10, 20, 30, 40, 50]
) -> [Claim] {
    let (training, unseen) = (figure["training", panel: panel], figure["validation", panel: panel])
    let published = figure["D2L, training", panel: panel]
    func claim(_ text: String, _ evidence: Evidence...) -> Claim {
        Claim("panel \(panel): \(text)", every(evidence) { $0 })
    }
    let claims = [
        claim("both curves fall", training.between(epochs).falls, unseen.between(epochs).falls),
        claim(
            "the training curve is within 15 % of D2L's points",
            (training.between(published.x) / published).lies(in: 0.85...1.15)),
        claim("it ends below the 2-gram model", unseen.last < 0.9 * figure["2-gram"].last),
        claim(
            "the last validation perplexity is where seeds put it", unseen.last.lies(in: validation)
        ),
    ]
    guard let start else { return claims }
    return [
        claim("it starts where D2L's does", training.first.lies(in: start - 0.05...start + 0.05))
    ] + claims
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
