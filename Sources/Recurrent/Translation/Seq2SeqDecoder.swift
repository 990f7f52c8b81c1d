/// A decoder of an embedding, recurrent layers that start from the encoder's state, and a fully
/// connected layer that scores every token.
///
/// Source: D2L, section 10.7.3.
public struct Seq2SeqDecoder: Decoder {
    public var embedding: Embedding
    public var rnn: AnyRecurrentLayer
    public var dense: Linear
    /// Turns the encoder's states into the decoder's where the two differ in size or number.
    public var bridge: Linear?
    private let feedsContext: Bool

    public init(
        vocabularySize: Int, _ configuration: Seq2SeqConfiguration, encoder: Seq2SeqEncoder,
        using generator: inout Generator
    ) {
        feedsContext = configuration.context == .everyStep
        embedding = Embedding(vocabularySize, configuration.embeddingSize, using: &generator)
        rnn = configuration.decoderLayer(
            configuration.embeddingSize + (feedsContext ? encoder.contextSize : 0),
            using: &generator)
        dense = Linear(configuration.decoderHiddenSize, vocabularySize, using: &generator)
        dense.weight = .xavier(
            configuration.decoderHiddenSize, vocabularySize, using: &generator)
        let sizes = [encoder.rnn, rnn].map { $0.initialState(batchSize: 1).parameters.map(\.count) }
        if sizes[0] != sizes[1] || configuration.isBidirectional {
            bridge = Linear(
                sizes[0].reduce(0, +), sizes[1].reduce(0, +), using: &generator)
        }
    }

    public var vocabularySize: Int { dense.weight.shape[1] }

    /// The encoder's states, layer by layer; or, through the bridge, tanh of an affine map of them
    /// all, cut into the decoder's.
    public func initialState(_ encoding: Recurrence<AnyRecurrentState>) -> Seq2SeqState {
        let context = feedsContext ? encoding.state.hidden : nil
        guard let bridge else { return Seq2SeqState(recurrent: encoding.state, context: context) }
        let zeros = rnn.initialState(batchSize: encoding.state.hidden.shape[0])
        let joined = tanh(bridge(.concatenated(encoding.state.parameters)))
        var start = 0
        let parts = zeros.parameters.map { part in
            defer { start += part.shape[1] }
            return joined.columns(start..<start + part.shape[1])
        }
        return Seq2SeqState(recurrent: zeros.with(parameters: parts), context: context)
    }

    public func callAsFunction(
        _ inputs: Tokens, from state: Seq2SeqState, noise: Generator?
    ) -> Recurrence<Seq2SeqState> {
        let input = ContextualInput(vectors: embedding(inputs), context: state.context)
        let recurrence = rnn(
            input, from: state.recurrent, validLengths: nil, noise: noise)
        return Recurrence(
            outputs: recurrence.outputs,
            state: Seq2SeqState(recurrent: recurrence.state, context: state.context))
    }

    public func logits(_ hidden: Tensor) -> Tensor { dense(hidden) }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        rnn.visitParameters(under: "rnn", visit)
        dense.visitParameters(under: "dense", visit)
        bridge?.visitParameters(under: "bridge", visit)
    }
}

/// What the decoder carries from step to step: the states of its layers and, where it is shown it
/// at every step, the context, which never changes.
public struct Seq2SeqState: RecurrentState {
    public var recurrent: AnyRecurrentState
    /// `[batchSize, contextSize]`
    public var context: Tensor?

    public var hidden: Tensor { recurrent.hidden }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        recurrent.visitParameters(under: "recurrent", visit)
        context?.visitParameters(under: "context", visit)
    }
}

/// A vector at every step, joined to one that stays the same: [X_t, C].
///
/// The product with the part that stays is taken once, not at every step.
private struct ContextualInput: RecurrentInput {
    let vectors: Tensor  // [steps, batch, size]
    let context: Tensor?  // [batch, contextSize]

    var stepCount: Int { vectors.stepCount }
    var batchSize: Int { vectors.batchSize }

    func vectors(size: Int) -> Tensor {
        guard let context else { return vectors.vectors(size: size) }
        let everyStep = Tensor(zeros: [vectors.shape[0]] + context.shape) + context
        return Tensor.concatenated([vectors, everyStep]).vectors(size: size)
    }

    func projected(by weight: Tensor, _ bias: Tensor) -> Tensor {
        guard let context else { return vectors.projected(by: weight, bias) }
        let size = vectors.shape[2]
        let changing = affine(vectors, weight.rows(0..<size), bias)
        return changing + matmul(context, weight.rows(size..<weight.shape[0]))
    }

    func reversed(within validLengths: [Int]?) -> ContextualInput {
        ContextualInput(vectors: vectors.reversed(within: validLengths), context: context)
    }
}
