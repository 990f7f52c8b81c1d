/// What ``Seq2SeqEncoder`` makes of the sources.
public struct Seq2SeqEncoding: Sendable {
    /// The hidden states of the top layer at every step as it was read.
    public let outputs: Tensor  // [steps, batch, contextSize]
    /// The states of all layers after the last valid step; the hidden part of these is the context.
    public let state: AnyRecurrentState
    /// The number of steps of each source that are no padding; all if nil.
    public let validLengths: [Int]?
}

/// An encoder of an embedding and recurrent layers; the context is its top layer's last state.
///
/// Source: D2L, section 10.7.2.
public struct Seq2SeqEncoder: Encoder {
    public var embedding: Embedding
    public var rnn: AnyRecurrentLayer
    private let reversesSource: Bool
    private let readsPadding: Bool

    public init(
        vocabularySize: Int, _ configuration: Seq2SeqConfiguration,
        using generator: inout Generator
    ) {
        embedding = Embedding(vocabularySize, configuration.embeddingSize, using: &generator)
        rnn = configuration.encoderLayer(using: &generator)
        reversesSource = configuration.reversesSource
        readsPadding = configuration.sourceStepCount != nil
    }

    /// The size of the context.
    public var contextSize: Int { rnn.hiddenSize }

    public func callAsFunction(
        _ source: Tokens, validLengths: [Int]?, noise: Generator?
    ) -> Seq2SeqEncoding {
        let lengths = readsPadding ? nil : validLengths
        let read = reversesSource ? source.reversed(within: lengths) : source
        let recurrence = rnn(embedding(read), from: nil, validLengths: lengths, noise: noise)
        return Seq2SeqEncoding(
            outputs: recurrence.outputs, state: recurrence.state, validLengths: lengths)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        rnn.visitParameters(under: "rnn", visit)
    }
}
