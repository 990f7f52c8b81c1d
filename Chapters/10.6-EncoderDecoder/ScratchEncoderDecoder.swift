import Course
import Notebook
import Recurrent

// What the library asks of the encoder and the decoder of `main.swift` besides
// what they compute.

extension ScratchEncoder {
    init(_ v: Int, _ e: Int, _ h: Int, using generator: inout Generator) {
        embedding = Embedding(v, e, using: &generator)
        cell = GRUCell(e, h, using: &generator)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        cell.visitParameters(under: "cell", visit)
    }
}

extension ScratchDecoder {
    init(_ v: Int, _ e: Int, _ h: Int, using generator: inout Generator) {
        embedding = Embedding(v, e, using: &generator)
        cell = GRUCell(e, h, using: &generator)
        dense = Linear(h, v, using: &generator)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        cell.visitParameters(under: "cell", visit)
        dense.visitParameters(under: "dense", visit)
    }
}

/// A model from scratch, with an embedding of size e and h hidden units.
func scratchModel(
    _ data: TranslationData, _ e: Int, _ h: Int,
    using generator: inout Generator
) -> EncoderDecoder<ScratchEncoder, ScratchDecoder> {
    EncoderDecoder(
        encoder: ScratchEncoder(
            data.sourceVocabulary.count, e, h, using: &generator),
        decoder: ScratchDecoder(
            data.targetVocabulary.count, e, h, using: &generator))
}
