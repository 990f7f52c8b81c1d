/// Sentence pairs side by side, padded to the longest of each side.
public struct TranslationBatch: Sendable, Equatable {
    /// The source sentences, each with `<eos>` at its end.
    public let source: Tokens  // [source steps, pairs]
    /// The number of tokens of each source, `<eos>` included.
    public let sourceLengths: [Int]
    /// What the decoder reads: `<bos>`, then the target without its last token.
    public let inputs: Tokens  // [target steps, pairs]
    /// What the decoder is to write: the target with `<eos>` at its end.
    public let targets: Tokens  // [target steps, pairs]
    /// The number of tokens of each target, `<eos>` included.
    public let targetLengths: [Int]

    public init(
        source: Tokens, sourceLengths: [Int], inputs: Tokens, targets: Tokens, targetLengths: [Int]
    ) {
        self.source = source
        self.sourceLengths = sourceLengths
        self.inputs = inputs
        self.targets = targets
        self.targetLengths = targetLengths
    }
}
