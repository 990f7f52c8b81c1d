import Foundation
import TestSupport
import Testing

@testable import Recurrent

extension TrainingSettings {
    /// A whole run.
    fileprivate func train(
        _ model: Seq2Seq, on data: TranslationData, using generator: inout Generator,
        each: (TrainingRun<Seq2Seq, Adam>) throws -> Void = { _ in }
    ) throws -> TrainingRun<Seq2Seq, Adam> {
        var run = TrainingRun(model, self, on: data, using: &generator)
        try run.train(report: each)
        return run
    }
}

@Suite struct TrainingRunTests {
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

    private func training(epochs: Int, threads: Int = 2) -> TrainingSettings {
        var training = TrainingSettings.translation(epochs: epochs, threadCount: threads)
        (training.batchSize, training.learningRate) = (100, 0.02)
        return training
    }

    @Test func `training lowers both losses, and the best model is the best`() throws {
        var (data, model, generator) = try setting()
        let run = try training(epochs: 6).train(model, on: data, using: &generator)
        let losses = run.curve
        #expect(losses.training.count == 6 && losses.seconds.count == 6)
        for points in [losses.training, losses.validation] {
            #expect(points.map(\.epoch) == [1, 2, 3, 4, 5, 6])
            #expect(points[5].value < 0.8 * points[0].value)
        }
        let best = data.loss(of: run.best, data.validation, threadCount: 1)
        #expect(best == losses.validation.map(\.value).min())
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

            typealias Run = TrainingRun<Seq2Seq, Adam>
            #expect(!Run.isSaved(in: folder))
            _ = try training(epochs: 2).train(model, on: data, using: &again) {
                try $0.save(to: folder)
            }
            #expect(Run.isSaved(in: folder))
            var resumed = Run(model, training(epochs: 4), on: data, using: &other)
            try resumed.resume(from: folder)
            #expect(resumed.epoch == 2)
            try resumed.train()
            #expect(resumed.model.parameters == whole.model.parameters)
            #expect(resumed.best.parameters == whole.best.parameters)
            #expect(resumed.curve.training == whole.curve.training)
            #expect(resumed.curve.validation == whole.curve.validation)
        }
    }

    /// Its curve has points in fractions of an epoch, and its trainer draws the order.
    @Test func `a language model's run goes on likewise`() throws {
        try withFolder { folder in
            func run(epochs: Int, seed: UInt64) -> TrainingRun<LanguageModel<LSTM>, SGD> {
                var generator = Generator(seed: seed)
                return TrainingRun(
                    TrainingTests.model(),
                    TrainingSettings(
                        epochs: epochs, learningRate: 1, batchSize: 150, threadCount: 2),
                    on: TrainingTests.windows, using: &generator)
            }
            var (whole, begun, resumed) = (
                run(epochs: 3, seed: 5), run(epochs: 1, seed: 5), run(epochs: 3, seed: 6)
            )
            try whole.train()
            try begun.train { try $0.save(to: folder) }
            try resumed.resume(from: folder)
            try resumed.train()
            #expect(resumed.model.parameters == whole.model.parameters)
            #expect(resumed.curve.training == whole.curve.training)
            #expect(whole.curve.validation.map(\.epoch) == [1, 2, 3])
            #expect(whole.curve.validation[2].value < whole.curve.validation[0].value)
        }
    }

    private func steps(_ losses: [Double], counts: [Int]) -> [TrainingStep] {
        zip(losses, counts).map {
            TrainingStep(loss: $0, gradientNorm: 0, count: $1, processorSeconds: 0)
        }
    }

    /// Steps 0 and 1, at 0.1 of the epoch on average, and steps 2 to 4, at 0.6.
    @Test func `a perplexity is averaged over half an epoch, a loss over its tokens`() throws {
        let epoch = steps([0, 2, 1, 1, 1], counts: [8, 8, 8, 8, 1])
        var perplexity = LearningCurve(measuring: .perplexity)
        var loss = LearningCurve(measuring: .loss)
        for _ in 0..<2 {
            try perplexity.add(epoch, seconds: 1, validation: 3)
            try loss.add(epoch, seconds: 1, validation: 3)
        }
        #expect(perplexity.training.map(\.epoch) == [0.1, 0.6, 1.1, 1.6])
        #expect(abs(perplexity.training[0].value - (1 + exp(2)) / 2) < 1e-12)
        #expect(abs(perplexity.training[3].value - exp(1)) < 1e-12)
        #expect(loss.training.map(\.epoch) == [1, 2])
        #expect(abs(loss.training[0].value - 33.0 / 33) < 1e-12)
        for curve in [perplexity, loss] {
            let data = try JSONEncoder().encode(curve)
            #expect(try JSONDecoder().decode(LearningCurve.self, from: data) == curve)
        }
    }

    @Test func `a curve that is no longer finite says when and what to do`() {
        var curve = LearningCurve(measuring: .perplexity)
        let error = #expect(throws: RecurrentError.self) {
            try curve.add(steps([1, 800], counts: [1, 1]), seconds: 1, validation: 1)
        }
        #expect(
            error?.description
                == "epoch 1: the training perplexity is inf; try a smaller learning rate")
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
                TrainingRun(model, other, on: data, using: &generator),
                TrainingRun(
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
