extension TrainingRun where Rule == Adam {
    /// An encoder-decoder that is trained by Adam and judged by its mean loss of a target token,
    /// with the true tokens before it and without padding, however it is trained.
    ///
    /// - Parameters:
    ///   - sortsByLength: whether minibatches are of like length, rather than of any, as in the
    ///     book
    ///   - identity: what a run must share with a saved one that it goes on with, besides the
    ///     number of examples and how it is trained: how the model is built, the seed
    public init<Source: Encoder, Target: Decoder>(
        _ model: EncoderDecoder<Source, Target>, _ settings: TrainingSettings,
        forcing: Forcing = .teacher, mask: LossMask = .validLengths, sortsByLength: Bool = true,
        on data: TranslationData, identity: String = "", using generator: inout Generator
    ) where Model == EncoderDecoder<Source, Target> {
        let trainer = Trainer(
            model, optimizer: Adam(learningRate: settings.learningRate),
            clipping: settings.clipping, threadCount: settings.threadCount,
            generator: generator.split()
        ) { model, examples, noise in
            model.loss(data.batch(examples), forcing: forcing, mask: mask, noise: noise)
        }
        let (size, threadCount) = (settings.batchSize, settings.threadCount)
        self.init(
            trainer, epochs: settings.epochs, patience: settings.patience, measuring: .loss,
            order: generator.split(),
            tokensPerEpoch: data.training.reduce(0) {
                $0 + data.sources[$1].count + data.targets[$1].count
            },
            identity: "\(settings.identity(examples: data.training.count)), \(forcing), \(mask), "
                + "sorted \(sortsByLength), \(identity)",
            minibatches: { _, generator in
                sortsByLength
                    ? data.minibatches(of: data.training, size: size, using: &generator)
                    : minibatches(of: data.training.shuffled(using: &generator), size: size)
            },
            validation: {
                data.loss(of: $0.model, data.validation, threadCount: threadCount)
            })
    }
}

extension TranslationData {
    /// The mean loss of a target token of some examples, in nats, with the true tokens before it.
    public func loss<Source, Target>(
        of model: EncoderDecoder<Source, Target>, _ examples: [Int], threadCount: Int
    ) -> Double {
        let shards = shards(of: examples.sorted { targets[$0].count < targets[$1].count })
        let parts = parallelMap(shards.count, threadCount: threadCount) { index in
            model.loss(batch(shards[index]))
        }
        return parts.reduce(0) { $0 + Double($1.sum.item) }
            / Double(parts.reduce(0) { $0 + $1.count })
    }
}
