/// A decoder of an embedding, recurrent layers that start from the encoder's state, and a fully
/// connected layer that scores every token.
///
/// With attention that layer reads, in place of the hidden state h, tanh([c, h] W + b): c is what h
/// finds among the encoder's states. What is found is not fed back to the recurrent layers, so that
/// these still run through all steps at once.
///
/// Source: D2L, section 10.7.3; with attention, Luong et al. 2015, section 3.1 ("global").
public struct Seq2SeqDecoder: Decoder {
    public var embedding: Embedding
    public var rnn: AnyRecurrentLayer
    public var dense: Linear
    /// Turns the encoder's states into the decoder's where the two differ in size or number.
    public var bridge: Linear?
    public var attention: Attention?
    /// Joins what attention finds to the hidden state.
    public var combine: Linear?
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
        bridge = configuration.bridgeSizes.map {
            Linear($0.input, $0.output, using: &generator)
        }
        guard let score = configuration.attention else { return }
        let (found, size) = (encoder.contextSize, configuration.decoderHiddenSize)
        attention = Attention(
            score, querySize: size, keySize: found, hiddenSize: size, using: &generator)
        combine = Linear(found + size, size, using: &generator)
        combine?.weight = .xavier(found + size, size, using: &generator)
    }

    public var vocabularySize: Int { dense.weight.shape[1] }

    /// The encoder's states, layer by layer; or, through the bridge, tanh of an affine map of them
    /// all, cut into the decoder's.
    public func initialState(_ encoding: Seq2SeqEncoding) -> Seq2SeqState {
        Seq2SeqState(
            recurrent: firstState(encoding),
            context: feedsContext ? encoding.state.hidden : nil,
            memory: attention?.memory(of: encoding.outputs, validLengths: encoding.validLengths))
    }

    private func firstState(_ encoding: Seq2SeqEncoding) -> AnyRecurrentState {
        guard let bridge else { return encoding.state }
        let zeros = rnn.initialState(batchSize: encoding.state.hidden.shape[0])
        let joined = tanh(bridge(.concatenated(encoding.state.parameters)))
        var start = 0
        let parts = zeros.parameters.map { part in
            defer { start += part.shape[1] }
            return joined.columns(start..<start + part.shape[1])
        }
        return zeros.with(parameters: parts)
    }

    public func callAsFunction(
        _ inputs: Tokens, from state: Seq2SeqState, noise: Generator?
    ) -> Recurrence<Seq2SeqState> {
        read(
            ContextualInput(vectors: embedding(inputs), context: state.context), from: state,
            noise: noise)
    }

    /// Reads what the first layer is to be fed in place of tokens.
    func read(
        _ input: some RecurrentInput, from state: Seq2SeqState, noise: Generator? = nil
    ) -> Recurrence<Seq2SeqState> {
        let recurrence = rnn(
            input, from: state.recurrent, validLengths: nil, noise: noise)
        var next = state
        next.recurrent = recurrence.state
        return Recurrence(outputs: attended(recurrence.outputs, state.memory), state: next)
    }

    private func attended(_ hidden: Tensor, _ memory: AttentionMemory?) -> Tensor {
        guard let attention, let combine, let memory else { return hidden }
        return tanh(combine(.concatenated([attention(hidden, over: memory), hidden])))
    }

    /// How much it looks at each of the source's tokens, as they were read, when it has read the
    /// tokens before each position: `[stepCount, batchSize, source steps]`; nil without attention.
    public func attentionWeights(_ inputs: Tokens, from state: Seq2SeqState) -> Tensor? {
        guard let attention, let memory = state.memory else { return nil }
        let input = ContextualInput(vectors: embedding(inputs), context: state.context)
        return attention.weights(of: rnn(input, from: state.recurrent).outputs, over: memory)
    }

    public func logits(_ hidden: Tensor) -> Tensor { dense(hidden) }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        rnn.visitParameters(under: "rnn", visit)
        dense.visitParameters(under: "dense", visit)
        bridge?.visitParameters(under: "bridge", visit)
        attention?.visitParameters(under: "attention", visit)
        combine?.visitParameters(under: "combine", visit)
    }
}

/// What the decoder carries from step to step: the states of its layers and, which never change, the
/// context, where it is shown it at every step, and what attention looks back at.
public struct Seq2SeqState: RecurrentState {
    public var recurrent: AnyRecurrentState
    /// `[batchSize, contextSize]`
    public var context: Tensor? { didSet { contextSums = nil } }
    /// What the context adds to the first layer's sums, once a ``PreparedDecoder`` has asked for it.
    var contextSums: ContextSums?
    public var memory: AttentionMemory?

    public var hidden: Tensor { recurrent.hidden }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        recurrent.visitParameters(under: "recurrent", visit)
        context?.visitParameters(under: "context", visit)
        memory?.visitParameters(under: "memory", visit)
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
        return affine(vectors, joinedTo: context, weight, bias)
    }

    func reversed(within validLengths: [Int]?) -> ContextualInput {
        ContextualInput(vectors: vectors.reversed(within: validLengths), context: context)
    }
}
