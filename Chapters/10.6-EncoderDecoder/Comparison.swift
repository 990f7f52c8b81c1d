import Course
import Notebook
import Recurrent

/// The greatest differences between two models with the same parameters.
struct Comparison: Encodable {
    let state, loss, gradient: Float

    init(
        _ a: EncoderDecoder<ScratchEncoder, ScratchDecoder>, _ b: Seq2Seq,
        on batch: TranslationBatch
    ) {
        let (source, lengths) = (batch.source, batch.sourceLengths)
        state = largestDifference(
            a.read(source, validLengths: lengths),
            b.read(source, validLengths: lengths).hidden)
        let (one, other) = (slope(a, batch), slope(b, batch))
        loss = abs(one.value - other.value)
        gradient =
            zip(one.gradient, other.gradient)
            .map(largestDifference).max() ?? .infinity
    }
}

/// The summed loss of a batch and its gradient at every parameter.
private func slope<Source, Target>(
    _ model: EncoderDecoder<Source, Target>, _ batch: TranslationBatch
) -> (value: Float, gradient: [Tensor]) {
    let result = valueAndGradient(at: model) { model in
        model.loss(batch).sum
    }
    return (result.value, result.gradient.parameters)
}
