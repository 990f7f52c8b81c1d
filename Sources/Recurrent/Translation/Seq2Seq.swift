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
    /// Padding costs next to nothing: the decoder reads little of it, and only positions that count
    /// are scored. What stands there changes neither the loss nor any gradient.
    /// - Parameter noise: draws what is dropped and which tokens are the decoder's own; nil when
    ///   not training, when every token before is the true one.
    public func loss(
        _ batch: TranslationBatch, forcing: Forcing = .teacher, mask: LossMask = .validLengths,
        noise: Generator? = nil
    ) -> LossSum {
        let state = read(batch.source, validLengths: batch.sourceLengths, noise: noise?.stream(0))
        let lengths = batch.lengths(mask)
        let stretches: [Stretch]
        let hidden: [Tensor]  // [steps, pairs, hiddenSize] each
        if let noise, forcing != .teacher {
            stretches = [Stretch(steps: 0..<batch.targets.stepCount, pairs: lengths.indices)]
            hidden = [freeRun(batch, from: state, forcing, noise: noise.stream(1))]
        } else {
            stretches = Stretch.all(of: lengths)
            hidden = forcedRun(batch, from: state, stretches, noise: noise?.stream(1))
        }
        let logits = decoder.logits(
            .joined(
                zip(hidden, stretches).map { hidden, stretch in
                    hidden.reshaped(to: [hidden.shape[0] * hidden.shape[1], hidden.shape[2]])
                        .gathered(rows: stretch.valid(lengths))
                }))  // [positions, vocabularySize]
        let targets = stretches.flatMap { stretch in
            let targets = stretch.part(of: batch.targets).indices
            return stretch.valid(lengths).map { targets[$0] }
        }
        return crossEntropy(
            logits.reshaped(to: [1] + logits.shape),
            Tokens(stepCount: 1, batchSize: targets.count, indices: targets))
    }

    /// The hidden vectors of a decoder that reads the true tokens, stretch by stretch.
    private func forcedRun(
        _ batch: TranslationBatch, from state: Target.State, _ stretches: [Stretch],
        noise: Generator?
    ) -> [Tensor] {
        var (state, pairs) = (state, Array(0..<batch.inputs.batchSize))
        return stretches.enumerated().map { index, stretch in
            if stretch.pairs != pairs {
                let going = Set(stretch.pairs)
                state = state.rows(pairs.indices.filter { going.contains(pairs[$0]) })
                pairs = stretch.pairs
            }
            let read = decoder(
                stretch.part(of: batch.inputs), from: state, noise: noise?.stream(index))
            state = read.state
            return read.outputs
        }
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
    /// How many positions of each target count.
    fileprivate func lengths(_ mask: LossMask) -> [Int] {
        switch mask {
        case .validLengths: targetLengths
        case .none: [Int](repeating: targets.stepCount, count: targets.batchSize)
        }
    }
}

/// Some steps, and the pairs that have not ended before them.
///
/// A batch is read in stretches, each without the pairs that ended in those before, so that hardly
/// any padding is read.
private struct Stretch {
    let steps: Range<Int>
    let pairs: [Int]

    init(steps: Range<Int>, pairs: some Sequence<Int>) {
        (self.steps, self.pairs) = (steps, Array(pairs))
    }

    /// Stretches one after the other. Each ends when a third of its pairs have ended: fewer are
    /// not worth a new one, which takes a gradient of all weights to add up.
    static func all(of lengths: [Int]) -> [Stretch] {
        var (stretches, start) = ([Stretch](), 0)
        while case let pairs = lengths.indices.filter({ lengths[$0] > start }), !pairs.isEmpty {
            let end = pairs.map { lengths[$0] }.sorted()[(pairs.count - 1) / 3]
            stretches.append(Stretch(steps: start..<end, pairs: pairs))
            start = end
        }
        return stretches
    }

    /// What these pairs have at these steps.
    func part(of tokens: Tokens) -> Tokens {
        Tokens(
            stepCount: steps.count, batchSize: pairs.count,
            indices: steps.flatMap { step in pairs.map { Int32(tokens[step, $0]) } })
    }

    /// The positions that have not ended, step by step.
    func valid(_ lengths: [Int]) -> [Int] {
        (0..<steps.count * pairs.count).filter {
            steps.lowerBound + $0 / pairs.count < lengths[pairs[$0 % pairs.count]]
        }
    }
}
