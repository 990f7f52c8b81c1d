import Recurrent

// The parameters of the encoder and the decoder of `main.swift`, in the order
// of the library's.

extension ScratchEncoder {
    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        cells.visitParameters(under: "cells", visit)
    }
}

extension ScratchDecoder {
    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        cells.visitParameters(under: "cells", visit)
        dense.visitParameters(under: "dense", visit)
    }
}

extension ScratchSeq2Seq {
    mutating func visitParameters(_ visit: ParameterVisitor) {
        encoder.visitParameters(under: "encoder", visit)
        decoder.visitParameters(under: "decoder", visit)
    }

    init(
        layerCount: Int, size: Int, sourceSize: Int, targetSize: Int,
        using generator: inout Generator
    ) {
        func cells(_ inputSize: Int) -> [GRUCell] {
            (0..<layerCount).map {
                GRUCell($0 == 0 ? inputSize : size, size, using: &generator)
            }
        }
        encoder = ScratchEncoder(
            embedding: Embedding(sourceSize, size, using: &generator),
            cells: cells(size))
        decoder = ScratchDecoder(
            embedding: Embedding(targetSize, size, using: &generator),
            cells: cells(2 * size),
            dense: Linear(size, targetSize, using: &generator))
    }

    /// The weights of a translator with GRUs of one size on both sides.
    init(_ translator: Translator) {
        let configuration = translator.configuration
        var unused = Generator(seed: 0)
        self = ScratchSeq2Seq(
            layerCount: configuration.encoderLayerCount,
            size: configuration.encoderHiddenSize,
            sourceSize: translator.vocabularies.source.count,
            targetSize: translator.vocabularies.target.count, using: &unused
        ).with(parameters: translator.model.parameters)
    }
}
