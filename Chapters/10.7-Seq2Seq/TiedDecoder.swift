import Course
import Recurrent

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

    /// W in the output layer's place.
    private var outputWeight: Tensor {
        let size = Float(inner.embedding.weight.shape[1])
        return inner.embedding.weight.transposed() / Tensor(size.squareRoot())
    }

    func logits(_ hidden: Tensor) -> Tensor {
        affine(hidden, outputWeight, bias)
    }

    /// The same decoder with an output layer of its own.
    var untied: Seq2SeqDecoder {
        var decoder = inner
        decoder.dense.weight = outputWeight
        decoder.dense.bias = bias
        return decoder
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        inner.embedding.visitParameters(under: "embedding", visit)
        inner.rnn.visitParameters(under: "rnn", visit)
        inner.bridge?.visitParameters(under: "bridge", visit)
        visit("bias", &bias)
    }
}
