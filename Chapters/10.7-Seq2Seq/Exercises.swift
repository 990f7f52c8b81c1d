import Recurrent

/// A decoder whose output layer is its embedding, turned round (Press & Wolf
/// 2017): a token's score is the likeness of its vector to the hidden state.
nonisolated struct TiedDecoder: Decoder {
    var inner: Seq2SeqDecoder
    var bias: Tensor

    /// - Precondition: embedding and hidden state have one size.
    init(_ inner: Seq2SeqDecoder) {
        self.inner = inner
        bias = Tensor(zeros: [inner.vocabularySize])
    }

    var vocabularySize: Int { bias.count }

    func initialState(_ encoding: Recurrence<AnyRecurrentState>) -> Seq2SeqState
    {
        inner.initialState(encoding)
    }

    func callAsFunction(
        _ inputs: Tokens, from state: Seq2SeqState,
        using generator: inout Generator?
    ) -> Recurrence<Seq2SeqState> {
        inner(inputs, from: state, using: &generator)
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
