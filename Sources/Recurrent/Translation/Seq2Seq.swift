/// The encoder-decoder of D2L's section 10.7, in all the ways that ``Seq2SeqConfiguration`` has.
public typealias Seq2Seq = EncoderDecoder<Seq2SeqEncoder, Seq2SeqDecoder>

extension Seq2Seq {
    /// D2L's initialisation: weights of the recurrent and the output layers by Glorot and Bengio's
    /// rule, embeddings from N(0, 1), biases uniform within ±1/√hiddenSize.
    public init(
        _ configuration: Seq2SeqConfiguration, sourceVocabularySize: Int,
        targetVocabularySize: Int, using generator: inout Generator
    ) {
        encoder = Seq2SeqEncoder(
            vocabularySize: sourceVocabularySize, configuration, using: &generator)
        decoder = Seq2SeqDecoder(
            vocabularySize: targetVocabularySize, configuration, encoder: encoder,
            using: &generator)
    }
}

/// What the decoder reads while it is trained.
public enum Forcing: Sendable, Equatable {
    /// The true token before each position.
    case teacher
    /// Its own likeliest token, as when it is used.
    case free
    /// At each position the true token with this probability, else its own (Bengio et al. 2015).
    case scheduled(Double)
}

/// Which positions of a batch count towards the loss.
public enum LossMask: Sendable {
    /// Those of the target sentence with its `<eos>`.
    case validLengths
    /// All, padding too: what the book's second exercise of section 10.7 tries.
    case none
}

extension EncoderDecoder {
    /// The cross-entropy of every token of the targets, given the source and the tokens before.
    ///
    /// Only positions that count are scored: padding costs nothing in the output layer, and what
    /// stands there changes neither the loss nor any gradient.
    /// - Parameter noise: draws what is dropped and which tokens are the decoder's own; nil when
    ///   not training, when every token before is the true one.
    public func loss(
        _ batch: TranslationBatch, forcing: Forcing = .teacher, mask: LossMask = .validLengths,
        noise: Generator? = nil
    ) -> LossSum {
        let state = read(batch.source, validLengths: batch.sourceLengths, noise: noise?.stream(0))
        let hidden: Tensor  // [steps, batch, hiddenSize]
        if let noise, forcing != .teacher {
            hidden = freeRun(batch, from: state, forcing, noise: noise.stream(1))
        } else {
            hidden = decoder(batch.inputs, from: state, noise: noise?.stream(1)).outputs
        }
        let positions = batch.positions(mask)
        let rows = hidden.reshaped(to: [hidden.shape[0] * hidden.shape[1], hidden.shape[2]])
            .gathered(rows: positions)
        let logits = decoder.logits(rows)  // [positions, vocabularySize]
        return crossEntropy(
            logits.reshaped(to: [1] + logits.shape),
            Tokens(
                stepCount: 1, batchSize: positions.count,
                indices: positions.map { batch.targets.indices[$0] }))
    }

    /// The hidden vectors of a decoder that reads its own tokens. Through the choice of a token no
    /// gradient passes.
    private func freeRun(
        _ batch: TranslationBatch, from state: Target.State, _ forcing: Forcing,
        noise: Generator
    ) -> Tensor {
        let truthShare = if case .scheduled(let share) = forcing { share } else { 0.0 }
        let chooser = decoder.with(parameters: decoder.parameters.map(\.detached))
        var chance = noise.stream(batch.inputs.stepCount)
        var state = state
        var tokens = batch.inputs.step(0)
        var outputs: [Tensor] = []
        for step in 0..<batch.inputs.stepCount {
            let next = decoder(tokens, from: state, noise: noise.stream(step))
            state = next.state
            outputs.append(next.outputs.reshaped(to: Array(next.outputs.shape.dropFirst())))
            guard step + 1 < batch.inputs.stepCount else { break }
            let own = chooser.logits(next.outputs.detached).argmax()
            let truth = batch.inputs.step(step + 1)
            tokens = Tokens(
                stepCount: 1, batchSize: own.count,
                indices: zip(own, truth.indices).map { own, truth in
                    chance.uniform() < truthShare ? truth : Int32(own)
                })
        }
        return .stacked(outputs)
    }
}

extension TranslationBatch {
    /// The positions that count, step by step: index `step * pairs + pair`.
    fileprivate func positions(_ mask: LossMask) -> [Int] {
        let pairs = targets.batchSize
        return targets.indices.indices.filter {
            mask == .none || $0 / pairs < targetLengths[$0 % pairs]
        }
    }
}
