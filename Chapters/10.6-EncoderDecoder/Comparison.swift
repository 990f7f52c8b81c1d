import Course
import Notebook
import Recurrent

/// The greatest differences between two models with the same parameters.
struct Comparison {
    let state, loss, gradient: Float

    init(
        _ a: EncoderDecoder<ScratchEncoder, ScratchDecoder>, _ b: Seq2Seq,
        on batch: TranslationBatch
    ) {
        let (source, lengths) = (batch.source, batch.sourceLengths)
        state = largestDifference(
            a.read(source, validLengths: lengths),
            b.read(source, validLengths: lengths).hidden)
        let one = valueAndGradient(at: a) { $0.loss(batch).sum }
        let other = valueAndGradient(at: b) { $0.loss(batch).sum }
        loss = abs(one.value - other.value)
        gradient =
            zip(one.gradient.parameters, other.gradient.parameters)
            .map(largestDifference).max() ?? .infinity
    }

    var claim: Claim {
        Claim(
            "from scratch and the library's are the same network",
            Numbers(Double(state)) < 1e-5, Numbers(Double(loss)) < 1e-3,
            Numbers(Double(gradient)) < 1e-3)
    }
}
