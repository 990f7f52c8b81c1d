/// Reads source sequences of varying length into a representation of fixed shape.
///
/// Source: D2L, section 10.6.1.
public protocol Encoder: Module {
    /// What is left of the sources when they have been read, a row a sequence.
    associatedtype Encoding: Sendable

    /// - Parameters:
    ///   - source: sequences, the shorter ones padded at their end
    ///   - validLengths: the number of tokens of each without its padding; if nil, padding is read
    ///     as if it were text
    ///   - noise: draws what is dropped while training; nil when not training
    func callAsFunction(
        _ source: Tokens, validLengths: [Int]?, noise: Generator?
    ) -> Encoding
}

extension Encoder {
    /// Reads sources when not training.
    public func callAsFunction(_ source: Tokens, validLengths: [Int]?) -> Encoding {
        self(source, validLengths: validLengths, noise: nil)
    }
}

/// Writes a target sequence, one token after the other, from what an encoder made of the source.
///
/// Source: D2L, section 10.6.2.
public protocol Decoder: Module {
    associatedtype Encoding: Sendable
    /// What is carried from one step to the next, a row a sequence.
    associatedtype State: RecurrentState

    /// The number of tokens to choose from.
    var vocabularySize: Int { get }

    /// The state before the first step.
    func initialState(_ encoding: Encoding) -> State

    /// Reads the tokens before each position.
    ///
    /// - Parameter noise: draws what is dropped while training; nil when not training
    /// - Returns: a hidden vector for each position, `[stepCount, batchSize, hiddenSize]`, and the
    ///   state after the last one.
    func callAsFunction(
        _ inputs: Tokens, from state: State, noise: Generator?
    ) -> Recurrence<State>

    /// The score of every token to stand at a position, from its hidden vector.
    ///
    /// - Parameter hidden: `[…, hiddenSize]`
    /// - Returns: logits `[…, vocabularySize]`
    func logits(_ hidden: Tensor) -> Tensor
}

extension Decoder {
    /// Reads the tokens before each position when not training.
    public func callAsFunction(_ inputs: Tokens, from state: State) -> Recurrence<State> {
        self(inputs, from: state, noise: nil)
    }
}

/// An encoder and a decoder joined by the state between them.
///
/// Source: D2L, section 10.6.3.
public struct EncoderDecoder<Source: Encoder, Target: Decoder>: Module
where Source.Encoding == Target.Encoding {
    public var encoder: Source
    public var decoder: Target

    public init(encoder: Source, decoder: Target) {
        self.encoder = encoder
        self.decoder = decoder
    }

    /// The decoder's state before its first step: all it will ever know of the sources.
    public func read(
        _ source: Tokens, validLengths: [Int]?, noise: Generator? = nil
    ) -> Target.State {
        decoder.initialState(encoder(source, validLengths: validLengths, noise: noise))
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        encoder.visitParameters(under: "encoder", visit)
        decoder.visitParameters(under: "decoder", visit)
    }
}
