import Course
import Notebook
import Recurrent

/// D2L's exercises 1 and 3: a few changes to the model, each by itself.
func tryHyperparameters(_ comparison: Comparison) throws {
    for way in [
        Way("gru"),
        Way("learning rate 0.001") { $0.training.learningRate = 0.001 },
        Way("one layer") {
            $0.configuration.encoderLayerCount = 1
            $0.configuration.decoderLayerCount = 1
        },
        Way("no dropout") { $0.configuration.dropout = 0 },
        Way("bidirectional, bridged") {
            $0.configuration.isBidirectional = true
            $0.configuration.decoderLayerCount = 1
        },
    ] { try comparison.outcome(way) }
}

/// D2L's exercise 6: an output layer that has no weight of its own.
func tieOutputLayer(
    _ setting: Setting, in notebook: Notebook, using generator: inout Generator
) throws {
    let untied = setting.translator(using: &generator).model
    let tied = EncoderDecoder(
        encoder: untied.encoder, decoder: TiedDecoder(untied.decoder))
    show("parameters, untied", untied.parameterCount)
    show("parameters, tied", tied.parameterCount)
    _ = try notebook.train("tied", tied, setting, using: &generator)
}

/// A decoder whose output layer is its embedding, turned round (Press & Wolf
/// 2017): a token's score is the likeness of its vector to the hidden state.
struct TiedDecoder: Decoder {
    var inner: Seq2SeqDecoder
    var bias: Tensor

    /// - Precondition: embedding and hidden state have one size.
    init(_ inner: Seq2SeqDecoder) {
        self.inner = inner
        bias = Tensor(zeros: [inner.vocabularySize])
    }

    var vocabularySize: Int { bias.count }

    func initialState(_ encoding: Seq2SeqEncoding) -> Seq2SeqState {
        inner.initialState(encoding)
    }

    func callAsFunction(
        _ inputs: Tokens, from state: Seq2SeqState,
        noise: Generator?
    ) -> Recurrence<Seq2SeqState> {
        inner(inputs, from: state, noise: noise)
    }

    func logits(_ hidden: Tensor) -> Tensor {
        let size = Float(inner.embedding.weight.shape[1])
        let W = inner.embedding.weight.transposed() / Tensor(size.squareRoot())
        return affine(hidden, W, bias)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        inner.embedding.visitParameters(under: "embedding", visit)
        inner.rnn.visitParameters(under: "rnn", visit)
        inner.bridge?.visitParameters(under: "bridge", visit)
        visit("bias", &bias)
    }
}
