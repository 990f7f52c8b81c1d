import Foundation
import TestSupport
import Testing

@testable import Recurrent

extension TranslationTraining {
    /// A whole run.
    fileprivate func train(
        _ model: Seq2Seq, on data: TranslationData, using generator: inout Generator,
        each: (TranslationRun<Seq2SeqEncoder, Seq2SeqDecoder>) throws -> Void = { _ in }
    ) throws -> TranslationRun<Seq2SeqEncoder, Seq2SeqDecoder> {
        var run = TranslationRun(model, self, on: data, using: &generator)
        while !run.isOver {
            try run.trainEpoch()
            try each(run)
        }
        return run
    }
}

@Suite struct TranslationTrainingTests {
    /// Sentences of the grammar and a small model with dropout.
    private func setting() throws -> (data: TranslationData, model: Seq2Seq, random: Generator) {
        var generator = Generator(seed: 12)
        let data = try TranslationData(
            splitting: .grammar(count: 400, using: &generator), validationCount: 40,
            testCount: 0, using: &generator)
        var configuration = Seq2SeqConfiguration()
        configuration.embeddingSize = 16
        (configuration.encoderHiddenSize, configuration.decoderHiddenSize) = (16, 16)
        let model = Seq2Seq(
            configuration, sourceVocabularySize: data.sourceVocabulary.count,
            targetVocabularySize: data.targetVocabulary.count, using: &generator)
        return (data, model, generator)
    }

    private func training(epochs: Int, threads: Int = 2) -> TranslationTraining {
        var training = TranslationTraining(epochs: epochs, threadCount: threads)
        (training.batchSize, training.learningRate) = (100, 0.02)
        return training
    }

    @Test func `training lowers both losses, and the best model is the best`() throws {
        var (data, model, generator) = try setting()
        let run = try training(epochs: 6).train(model, on: data, using: &generator)
        let losses = run.curve
        #expect(losses.training.count == 6 && losses.seconds.count == 6)
        #expect(losses.training[5] < 0.8 * losses.training[0])
        #expect(losses.validation[5] < 0.8 * losses.validation[0])
        let best = data.loss(of: run.best, data.validation, threadCount: 1)
        #expect(best == losses.validation.min())
        #expect(run.isOver && run.epoch == 6)
    }

    @Test func `any number of threads gives the same model to the bit`() throws {
        let results = try [1, 3].map { threads in
            var (data, model, generator) = try setting()
            return try training(epochs: 1, threads: threads)
                .train(model, on: data, using: &generator)
        }
        #expect(results[0].model.parameters == results[1].model.parameters)
        #expect(results[0].curve.validation == results[1].curve.validation)
    }

    /// The mean over batches of like length must be that over tokens, whatever the batches.
    @Test func `a loss does not depend on what stands beside a sentence`() throws {
        let (data, model, _) = try setting()
        let alone = data.validation.map { model.loss(data.batch([$0])) }
        let mean =
            alone.reduce(0) { $0 + Double($1.sum.item) }
            / Double(alone.reduce(0) { $0 + $1.count })
        let together = data.loss(of: model, data.validation, threadCount: 2)
        #expect(abs(mean - together) < 1e-5)
    }

    @Test func `training ends when validation has not improved for as long as patience lasts`()
        throws
    {
        var (data, model, generator) = try setting()
        var impatient = training(epochs: 50)
        // Steps so large that the first epochs make it worse.
        (impatient.learningRate, impatient.patience, impatient.clipping) = (2, 2, nil)
        let run = try impatient.train(model, on: data, using: &generator)
        let best = try #require(run.curve.bestEpoch)
        #expect(run.epoch == best + 2 && run.epoch < 50)
    }

    @Test func `a run that was stopped goes on as if it had not been`() throws {
        try withFolder { folder in
            var (data, model, generator) = try setting()
            var again = generator
            var other = Generator(seed: 1)
            let whole = try training(epochs: 4).train(model, on: data, using: &generator)

            typealias Run = TranslationRun<Seq2SeqEncoder, Seq2SeqDecoder>
            #expect(!Run.isSaved(in: folder))
            _ = try training(epochs: 2).train(model, on: data, using: &again) {
                try $0.save(to: folder)
            }
            #expect(Run.isSaved(in: folder))
            var resumed = Run(model, training(epochs: 4), on: data, using: &other)
            try resumed.resume(from: folder)
            #expect(resumed.epoch == 2)
            while !resumed.isOver { try resumed.trainEpoch() }
            #expect(resumed.model.parameters == whole.model.parameters)
            #expect(resumed.best.parameters == whole.best.parameters)
            #expect(resumed.curve.training == whole.curve.training)
            #expect(resumed.curve.validation == whole.curve.validation)
        }
    }

    @Test func `a run with other settings is not gone on with`() throws {
        try withFolder { folder in
            var (data, model, generator) = try setting()
            _ = try training(epochs: 1).train(model, on: data, using: &generator) {
                try $0.save(to: folder)
            }
            var other = training(epochs: 2)
            other.learningRate = 0.1
            for var run in [
                TranslationRun(model, other, on: data, using: &generator),
                TranslationRun(
                    model, training(epochs: 2), on: data, identity: "seed 1", using: &generator),
            ] {
                let error = try #require(throws: RecurrentError.self) {
                    try run.resume(from: folder)
                }
                #expect(error.problem.contains("other settings"))
                #expect(run.epoch == 0)
            }
        }
    }
}
