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

extension Tokens {
    /// Sequences side by side, the shorter ones padded at their end.
    /// - Parameter stepCount: of all sequences; if nil, that of the longest.
    /// - Precondition: no sequence is longer than `stepCount`.
    public init(_ sequences: [[Int32]], padding: Int32, stepCount: Int? = nil) {
        let longest = sequences.lazy.map(\.count).max() ?? 0
        let (steps, batch) = (stepCount ?? longest, sequences.count)
        require(longest <= steps, "Tokens: a sequence of \(longest) in \(steps) steps")
        var indices = [Int32](repeating: padding, count: steps * batch)
        for (column, sequence) in sequences.enumerated() {
            for (step, index) in sequence.enumerated() { indices[step * batch + column] = index }
        }
        self.init(stepCount: steps, batchSize: batch, indices: indices)
    }

    /// One step of every sequence.
    public func step(_ step: Int) -> Tokens {
        Tokens(
            stepCount: 1, batchSize: batchSize,
            indices: Array(indices[step * batchSize..<(step + 1) * batchSize]))
    }
}
