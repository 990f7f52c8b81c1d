import Recurrent

// What ties the encoder and the decoder of `main.swift` to the library's: their
// parameters in its order, and the same asked of both.

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

extension ScratchSeq2Seq {
    /// The words that it writes for a source of a translator whose weights it
    /// has, one of several translated together.
    func translate(
        _ source: [Int32], as translator: Translator, among all: [[Int32]]
    ) -> [String] {
        let words = translator.vocabularies
        let steps = translator.configuration.sourceStepCount
        let read = Tokens(
            [Array(source.prefix(steps ?? source.count))],
            padding: words.sourcePadding, stepCount: steps)
        let tokens = translate(
            read, start: words.start, end: words.end,
            maxLength: Translator.longest(for: all))
        return words.decode(tokens)
    }
}

extension Seq2Seq {
    /// The scores of every token at every position of the targets.
    func scores(_ batch: TranslationBatch) -> Tensor {
        let context = read(batch.source, validLengths: batch.sourceLengths)
        return decoder.logits(decoder(batch.inputs, from: context).outputs)
    }
}
