import Course
import Foundation
import Notebook
import Recurrent

/// Exercise 2: the same kind of network on words. A one-hot vector times the
/// input weights picks a row of them, so these rows *are* an embedding.
struct WordModel: Codable {
    let vocabulary: Int
    /// Validation perplexities.
    let network, unigram: Double
    let sample: String

    init(
        of text: String, name: String, epochs: Int, seed: UInt64, threads: Int
    ) throws {
        let corpus = try Corpus(
            text: text, unit: .words, minimumFrequency: 3, name: name)
        let windows = try Windows(
            corpus, stepCount: 16, trainingCount: 8_000, validationCount: 1_000,
            name: name)
        vocabulary = corpus.vocabulary.count
        var generator = Generator(seed: seed)
        var model = LanguageModel(
            LSTM(vocabulary, 64, using: &generator), outputSize: vocabulary,
            using: &generator)
        let curve = try model.train(
            TrainingSettings(
                epochs: epochs, learningRate: 4, batchSize: 128,
                threadCount: threads),
            on: windows, using: &generator)
        network = curve.validation.last?.value ?? .nan
        unigram = NGramModel(
            order: 1, indices: corpus.indices[windows.trainingTokens],
            vocabularySize: vocabulary
        ).perplexity(of: corpus.indices, at: windows.validationTokens)
        sample = model.continuation(
            of: corpus.beginning(usual: "the time"), in: corpus, count: 12,
            temperature: 0.7,
            using: &generator)
    }
}

extension Notebook {
    /// Exercise 2.
    func showWords(of text: String) {
        let (name, epochs) = (dataSet.name, options.quick ? 1 : 6)
        let words = experiment("words", seeds: 3) { seed, threads in
            try WordModel(
                of: text, name: name, epochs: epochs, seed: seed,
                threads: threads)
        }
        let network = { Sample(words.outcomes.map(\.network)) }
        aside {
            let first = words.outcomes[0]
            show("words: vocabulary", first.vocabulary)
            show("words: validation perplexity", network().summary)
            show("words: of the 1-gram model", first.unigram)
            show("words: sample", first.sample)
        } claims: {
            Claim(
                "on words too the network beats counting them",
                network() < Sample(words.outcomes.map(\.unigram)))
        }
    }

    /// Exercise 5.
    func showSineWave() {
        let epochs = options.quick ? 10 : 30
        let wave = experiment("sine-wave") {
            try SineWave(epochs: epochs, seed: $0, threads: $1)
        }
        let network = { Sample(wave.outcomes.map(\.network)) }
        let lastValue = { Sample(wave.outcomes.map(\.lastValue)) }
        aside {
            show("sine wave: error of the LSTM", network().summary)
            show("sine wave: of the last value", lastValue().summary)
        } claims: {
            Claim(
                "the LSTM predicts better than the last value does, and near "
                    + "the noise",
                network() < lastValue(), network() < 0.25)
        }
    }
}

/// Exercise 5: predicts the next value of a noisy sine wave, D2L's of section
/// 9.1: sin(0.01 t) + N(0, 0.2²), 600 values to train on and 400 to test.
///
/// The truth is known: on average no prediction has an error below the noise.
struct SineWave: Codable {
    /// Root mean squared errors on the test, of the network and of the guess that
    /// the next value is the last.
    let network, lastValue: Double

    init(epochs: Int, seed: UInt64, threads: Int) throws {
        var generator = Generator(seed: seed)
        let values = (0..<1000).map {
            Float(sin(0.01 * Double($0 + 1)) + 0.2 * generator.normal())
        }
        /// The windows of 16 values and the value after each that start here.
        @Sendable func task(_ starts: ArraySlice<Int>) -> SequenceTask {
            let inputs = (0..<16).flatMap { step in
                starts.map { values[$0 + step] }
            }
            return SequenceTask(
                inputs: Tensor(inputs, shape: [16, starts.count, 1]),
                targets: Tensor(
                    starts.map { values[$0 + 16] }, shape: [starts.count, 1]))
        }
        let trainer = Trainer(
            Predictor(
                LSTM(1, 16, using: &generator), outputSize: 1,
                using: &generator),
            optimizer: Adam(learningRate: 0.01), clipping: .norm(1),
            threadCount: threads, generator: generator.split()
        ) { model, starts, _ in model.loss(task(starts)) }
        let test = Array(600..<984)
        var run = TrainingRun(
            trainer, epochs: epochs, measuring: .loss,
            minibatches: {
                Recurrent.minibatches(
                    of: (0..<584).shuffled(using: &$1), size: 64)
            }, validation: { try $0.evaluate(test) })
        try run.train()
        network = (run.curve.validation.last?.value ?? .nan).squareRoot()
        let squares = test.map { pow(values[$0 + 16] - values[$0 + 15], 2) }
        lastValue =
            Double(squares.reduce(0, +) / Float(test.count)).squareRoot()
    }
}
