import Course
import Recurrent

/// The encoder of section 10.7.2, a step at a time.
struct ScratchEncoder: Encoder {
    var embedding: Embedding
    var cells: [GRUCell]

    /// - Returns: the last state of every layer.
    func callAsFunction(
        _ source: Tokens, validLengths: [Int]?, noise: Generator?
    ) -> [Tensor] {
        let X = embedding(source).unstacked()  // T of [n, e]
        var H = cells.map { $0.initialState(batchSize: source.batchSize) }
        for t in X.indices {
            // 1 where the sentence goes on, 0 where it has ended.
            let goesOn = (validLengths ?? []).map { t < $0 ? 1 : 0 as Float }
            let M =
                validLengths.map { Tensor(goesOn, shape: [$0.count, 1]) } ?? 1
            var input = X[t]
            for l in cells.indices {
                H[l] = M * cells[l](input, H[l]) + (1 - M) * H[l]
                input = H[l]
            }
        }
        return H
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        cells.visitParameters(under: "cells", visit)
    }
}

/// What the decoder carries: the states of its layers, and the context.
struct ScratchState: RecurrentState {
    var layers: [Tensor]
    var context: Tensor

    var hidden: Tensor { layers[layers.count - 1] }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        layers.visitParameters(under: "layers", visit)
        context.visitParameters(under: "context", visit)
    }
}

/// The decoder of section 10.7.3, a step at a time.
struct ScratchDecoder: Decoder {
    var embedding: Embedding
    var cells: [GRUCell]
    var dense: Linear

    var vocabularySize: Int { dense.bias.count }

    func initialState(_ encoding: [Tensor]) -> ScratchState {
        ScratchState(layers: encoding, context: encoding[encoding.count - 1])
    }

    func callAsFunction(
        _ inputs: Tokens, from state: ScratchState, noise: Generator?
    ) -> Recurrence<ScratchState> {
        var state = state
        var outputs: [Tensor] = []
        for Y in embedding(inputs).unstacked() {
            var input = Tensor.concatenated([Y, state.context])  // [n, e + h]
            for l in cells.indices {
                state.layers[l] = cells[l](input, state.layers[l])
                input = state.layers[l]
            }
            outputs.append(input)
        }
        return Recurrence(outputs: .stacked(outputs), state: state)
    }

    func logits(_ hidden: Tensor) -> Tensor { dense(hidden) }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        cells.visitParameters(under: "cells", visit)
        dense.visitParameters(under: "dense", visit)
    }
}

typealias ScratchSeq2Seq = EncoderDecoder<ScratchEncoder, ScratchDecoder>

extension EncoderDecoder<ScratchEncoder, ScratchDecoder> {
    init(
        layerCount: Int, size: Int, sourceSize: Int, targetSize: Int,
        using generator: inout Generator
    ) {
        func cells(_ inputSize: Int) -> [GRUCell] {
            (0..<layerCount).map {
                GRUCell($0 == 0 ? inputSize : size, size, using: &generator)
            }
        }
        self.init(
            encoder: ScratchEncoder(
                embedding: Embedding(sourceSize, size, using: &generator),
                cells: cells(size)),
            decoder: ScratchDecoder(
                embedding: Embedding(targetSize, size, using: &generator),
                cells: cells(2 * size),
                dense: Linear(size, targetSize, using: &generator)))
    }
}
