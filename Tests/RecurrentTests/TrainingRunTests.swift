import Foundation
import TestSupport
import Testing

@testable import Recurrent

@Suite struct TrainingRunTests {
    /// Sentences of the grammar and a small model with dropout.
    private let data: TranslationData
    private let model: Seq2Seq

    init() throws {
        var generator = Generator(seed: 12)
        data = try TranslationData(
            splitting: .grammar(count: 400, using: &generator), validationCount: 40,
            testCount: 0, using: &generator)
        model = Seq2Seq(
            .small(16, 16), sourceVocabularySize: data.sourceVocabulary.count,
            targetVocabularySize: data.targetVocabulary.count, using: &generator)
    }

    private func run(
        _ settings: TrainingSettings, identity: String = "", seed: UInt64 = 12
    ) -> TrainingRun<Seq2Seq, Adam> {
        seeded(seed) { TrainingRun(model, settings, on: data, identity: identity, using: &$0) }
    }

    private func training(epochs: Int, threads: Int = 2) -> TrainingSettings {
        var training = TrainingSettings.translation(epochs: epochs, threadCount: threads)
        (training.batchSize, training.learningRate) = (100, 0.02)
        return training
    }

    @Test func `training lowers both losses, and the best model is the best`() throws {
        var run = run(training(epochs: 6))
        try run.train()
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
            var run = run(training(epochs: 1, threads: threads))
            try run.train()
            return run
        }
        #expect(results[0].model.parameters == results[1].model.parameters)
        #expect(results[0].curve.validation == results[1].curve.validation)
    }

    /// The mean over batches of like length must be that over tokens, whatever the batches.
    @Test func `a loss does not depend on what stands beside a sentence`() throws {
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
        var impatient = training(epochs: 50)
        // Steps so large that the first epochs make it worse.
        (impatient.learningRate, impatient.patience, impatient.clipping) = (2, 2, nil)
        var run = run(impatient)
        try run.train()
        let best = try #require(run.curve.bestEpoch)
        #expect(run.epoch == best + 2 && run.epoch < 50)
    }

    /// Expects a run that is saved after two epochs of four, and gone on with by another generator,
    /// to end as one that was not stopped.
    private func expectGoesOn<Model: Module, Rule: Optimizer>(
        _ run: (_ epochs: Int, _ seed: UInt64) -> TrainingRun<Model, Rule>
    ) throws -> LearningCurve {
        try withFolder { folder in
            var (whole, begun, resumed) = (run(4, 5), run(2, 5), run(4, 6))
            try whole.train()
            try begun.train { try $0.save(to: folder) }
            try resumed.resume(from: folder)
            #expect(resumed.epoch == 2)
            try resumed.train()
            #expect(resumed.model.parameters == whole.model.parameters)
            #expect(resumed.best.parameters == whole.best.parameters)
            #expect(resumed.curve.training == whole.curve.training)
            #expect(resumed.curve.validation == whole.curve.validation)
            return whole.curve
        }
    }

    @Test func `a run that was stopped goes on as if it had not been`() throws {
        _ = try expectGoesOn { run(training(epochs: $0), seed: $1) }
    }

    /// Its curve has points in fractions of an epoch, and its trainer draws the order.
    @Test func `a language model's run goes on likewise`() throws {
        let curve = try expectGoesOn { epochs, seed -> TrainingRun<LanguageModel<LSTM>, SGD> in
            let settings = TrainingSettings(
                epochs: epochs, learningRate: 1, batchSize: 150, threadCount: 2)
            return seeded(seed) {
                TrainingRun(TrainingTests.model(), settings, on: TrainingTests.windows, using: &$0)
            }
        }
        #expect(curve.validation.map(\.epoch) == [1, 2, 3, 4])
        #expect(curve.validation[3].value < curve.validation[0].value)
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
        let epoch = steps([1, 800], counts: [1, 1])
        #expect(
            message { try curve.add(epoch, seconds: 1, validation: 1) }
                == "epoch 1: the training perplexity is inf; try a smaller learning rate")
    }

    @Test(arguments: [
        (#"{"training":[1],"validation":[1],"seconds":[]}"#, false),
        (#"{"training":[1],"validation":[1,2],"seconds":[1,2]}"#, false),
        (#"{"training":[1],"trainingEpochs":[],"validation":[1],"seconds":[1]}"#, false),
        (#"{"measure":"perplexity","training":[1,2,3],"validation":[1],"seconds":[1]}"#, false),
        (#"{"measure":"perplexity","training":[1,2],"validation":[1],"seconds":[1]}"#, true),
        (#"{"training":[1,2],"validation":[1,2],"seconds":[1,2]}"#, true),
    ])
    func `a curve whose parts are of unequal length is none`(json: String, isOne: Bool) {
        let curve = try? JSONDecoder().decode(LearningCurve.self, from: Data(json.utf8))
        #expect((curve != nil) == isOne)
    }

    @Test func `a run with other settings is not gone on with`() throws {
        try withFolder { folder in
            var saved = run(training(epochs: 1))
            try saved.train { try $0.save(to: folder) }
            var other = training(epochs: 2)
            other.learningRate = 0.1
            for var run in [run(other), run(training(epochs: 2), identity: "seed 1")] {
                #expect(message { try run.resume(from: folder) }.contains("other settings"))
                #expect(run.epoch == 0)
            }
        }
    }
}
