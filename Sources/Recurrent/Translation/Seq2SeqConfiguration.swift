/// How a sequence-to-sequence model is built.
public struct Seq2SeqConfiguration: Codable, Sendable, Equatable {
    /// What both sides are made of.
    public typealias Cell = CellKind

    /// When the decoder is shown the context, the encoder's last hidden state.
    public enum Context: String, Codable, Sendable, CaseIterable {
        /// Joined to its input at every step (Cho et al. 2014; D2L).
        case everyStep
        /// Only as its first state (Sutskever et al. 2014).
        case start
    }

    public var cell = Cell.gru
    public var embeddingSize = 256
    public var encoderHiddenSize = 256
    public var encoderLayerCount: Int
    public var decoderHiddenSize = 256
    public var decoderLayerCount: Int
    /// Whether the encoder reads in both directions.
    public var isBidirectional = false
    public var context = Context.everyStep
    /// If given, the decoder looks back at all of the encoder's hidden states at every step, compared
    /// with its own by this score (Luong et al. 2015); if nil, only the context passes.
    public var attention: Attention.Score?
    /// Whether the encoder reads every source from its last word to its first (Sutskever et al.
    /// 2014, section 3.3).
    public var reversesSource = false
    /// If given, every source is cut or padded to so many steps, and padding is read as if it were
    /// text: D2L's way. If nil, the context depends on the source alone.
    public var sourceStepCount: Int?
    /// The share of numbers dropped between layers while training.
    public var dropout: Double

    /// One size for embeddings and hidden states, and as many layers on either side: D2L's if not
    /// given (section 10.7.6).
    public init(size: Int = 256, layerCount: Int = 2, dropout: Double = 0.2) {
        (encoderLayerCount, decoderLayerCount, self.dropout) = (layerCount, layerCount, dropout)
        setSizes(size)
    }

    /// Gives embeddings and the hidden states of both sides one size.
    public mutating func setSizes(_ size: Int) {
        (embeddingSize, encoderHiddenSize, decoderHiddenSize) = (size, size, size)
    }
}

extension Seq2SeqConfiguration {
    /// The encoder's recurrent layer, its weights drawn by Glorot and Bengio's rule, as in the book.
    func encoderLayer(using generator: inout Generator) -> AnyRecurrentLayer {
        layer(
            encoderLayerCount, embeddingSize, encoderHiddenSize, isBidirectional,
            using: &generator)
    }

    /// The decoder's, for inputs of the given size.
    func decoderLayer(_ inputSize: Int, using generator: inout Generator) -> AnyRecurrentLayer {
        layer(decoderLayerCount, inputSize, decoderHiddenSize, false, using: &generator)
    }

    private func layer(
        _ count: Int, _ inputSize: Int, _ hiddenSize: Int, _ isBidirectional: Bool,
        using generator: inout Generator
    ) -> AnyRecurrentLayer {
        var layer = AnyRecurrentLayer(
            stacking: cell, layerCount: count, inputSize: inputSize, hiddenSize: hiddenSize,
            dropout: dropout, isBidirectional: isBidirectional, using: &generator)
        layer.visitParameters { _, parameter in
            guard parameter.shape.count == 2 else { return }
            parameter = .xavier(parameter.shape[0], parameter.shape[1], using: &generator)
        }
        return layer
    }
}

extension Seq2SeqConfiguration {
    /// How many numbers a bridge reads and writes.
    struct BridgeSizes {
        let input, output: Int
    }

    /// Those of the states that the encoder leaves and the decoder starts from, where these need a
    /// bridge.
    var bridgeSizes: BridgeSizes? {
        // Of an LSTM, states hold memory cells beside what is hidden.
        let parts = cell == .lstm ? 2 : 1
        let sizes = BridgeSizes(
            input: parts * encoderLayerCount * encoderHiddenSize * (isBidirectional ? 2 : 1),
            output: parts * decoderLayerCount * decoderHiddenSize)
        let isNeeded =
            sizes.input != sizes.output || encoderLayerCount != decoderLayerCount
            || isBidirectional
        return isNeeded ? sizes : nil
    }

    /// What makes the configuration impossible, if anything does.
    var problem: String? {
        let sizes = [
            ("embeddingSize", embeddingSize, 1...ModelLimit.units),
            ("encoderHiddenSize", encoderHiddenSize, 1...ModelLimit.units),
            ("decoderHiddenSize", decoderHiddenSize, 1...ModelLimit.units),
            ("encoderLayerCount", encoderLayerCount, 1...ModelLimit.layers),
            ("decoderLayerCount", decoderLayerCount, 1...ModelLimit.layers),
            ("sourceStepCount", sourceStepCount ?? 1, 1...ParallelText.greatestLength + 1),
        ]
        if let (name, size, range) = sizes.first(where: { !$0.2.contains($0.1) }) {
            return "\(name) is \(size), not in \(range.lowerBound) to \(range.upperBound)"
        }
        let sourceSize = encoderHiddenSize * (isBidirectional ? 2 : 1)
        if attention == .dot, sourceSize != decoderHiddenSize {
            return "attention is dot, of hidden states of \(sourceSize) and \(decoderHiddenSize) "
                + "numbers; additive compares any"
        }
        return (0..<1).contains(dropout) ? nil : "dropout is \(dropout), not in 0 to below 1"
    }
}
