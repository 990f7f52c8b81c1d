import Course
import Notebook
import Recurrent

/// What this chapter's models practise on and how they are trained.
struct Practice: Sendable {
    /// The letters of the longest sequences; the shortest have 3.
    var longest: Int
    /// The number of sequences of each length.
    var count: Int
    var epochs: Int
    var learningRate: Float

    /// Sequences of ten letters.
    func sequences(seed: UInt64) -> [[String]] {
        var generator = Generator(seed: seed)
        return randomSequences(
            of: "abcdefghij".map(String.init), lengths: 3...longest,
            ofEach: count, using: &generator)
    }

    /// - Parameter epochs: if nil, as many as are usual here.
    func settings(epochs: Int? = nil, threads: Int) -> TrainingSettings {
        var settings = TrainingSettings.translation(
            epochs: epochs ?? self.epochs, threadCount: threads)
        settings.batchSize = 64
        settings.learningRate = learningRate
        return settings
    }

    /// What comes of training on a task with letters, see below.
    func learn(
        _ task: LetterTask, _ configuration: Seq2SeqConfiguration,
        seed: UInt64, threads: Int
    ) throws -> Practised {
        try learn(
            sequences(seed: seed).map(task.pair), configuration, seed: seed,
            threads: threads)
    }

    /// What comes of training on some pairs, of which a fifth are held out to test
    /// and a twentieth to validate. It is a function of the arguments.
    func learn(
        _ pairs: [SentencePair], _ configuration: Seq2SeqConfiguration,
        epochs: Int? = nil, seed: UInt64, threads: Int
    ) throws -> Practised {
        var generator = Generator(seed: seed)
        return try Practised(
            TranslationData(
                splitting: ParallelText(pairs: pairs), minimumFrequency: 1,
                validationCount: pairs.count / 20, testCount: pairs.count / 5,
                using: &generator),
            configuration, settings(epochs: epochs, threads: threads),
            using: &generator)
    }
}

/// The library's model that is like the one from scratch, but for attention.
func plain(
    _ hiddenSize: Int, attention: Attention.Score? = nil
) -> Seq2SeqConfiguration {
    var configuration = Seq2SeqConfiguration(
        size: hiddenSize, layerCount: 1, dropout: 0)
    configuration.embeddingSize = 32
    configuration.context = .start
    configuration.attention = attention
    return configuration
}

/// Two layers of LSTMs that read in both directions, before one that writes.
func bridgedModel() -> Seq2SeqConfiguration {
    var configuration = plain(32)
    configuration.cell = .lstm
    configuration.isBidirectional = true
    configuration.encoderLayerCount = 2
    configuration.decoderHiddenSize = 48
    return configuration
}

/// How much of what was asked a translator writes.
struct Accuracy: Codable {
    /// The share of tokens, `<eos>` included, that stand where the target has
    /// them.
    let tokens: Double
    /// The share of sequences that are right from the first token to `<eos>`.
    let sequences: Double
    /// The share of sequences that are as long as the target.
    let ends: Double

    init(_ answers: [[Int32]], _ targets: [[Int32]]) {
        var (right, count, whole, ended) = (0, 0, 0, 0)
        for (answer, target) in zip(answers, targets) {
            right += zip(answer, target).count { $0 == $1 }
            count += target.count
            if answer == target { whole += 1 }
            if answer.count == target.count { ended += 1 }
        }
        tokens = Double(right) / Double(count)
        sequences = Double(whole) / Double(targets.count)
        ends = Double(ended) / Double(targets.count)
    }
}

/// A translator that has learned a task.
struct Practised {
    let translator: Translator
    let data: TranslationData

    init(translator: Translator, data: TranslationData) {
        (self.translator, self.data) = (translator, data)
    }

    /// Trains a model and keeps it as it was after its best epoch.
    init(
        _ data: TranslationData, _ configuration: Seq2SeqConfiguration,
        _ training: TrainingSettings, using generator: inout Generator
    ) throws {
        var translator = Translator(
            configuration, data.vocabularies, using: &generator)
        var run = TrainingRun(
            translator.model, training, on: data, using: &generator)
        try run.train()
        translator.model = run.best
        self.init(translator: translator, data: data)
    }

    private var search: Sampler {
        .greedy(within: SearchSpace(maxLength: data.maximumLength))
    }

    /// What it writes for some examples, greedily, the end token included.
    func answers(to examples: [Int]) throws -> [[Int32]] {
        try translator.translate(examples.map { data.sources[$0] }) {
            try search($0, from: $1)
        }.map(\.best.tokens)
    }

    /// What it writes when its decoder starts from the given state.
    func answers(from state: Seq2SeqState) throws -> [[Int32]] {
        let starts = [Int32](
            repeating: data.vocabularies.start, count: state.hidden.shape[0])
        return try search(
            translator, from: translator.step(starts, from: state)
        )
        .map(\.best.tokens)
    }

    func accuracy(on examples: [Int]) throws -> Accuracy {
        Accuracy(try answers(to: examples), examples.map { data.targets[$0] })
    }

    /// A source, what is written for it, and whether that is right.
    func example(_ example: Int) throws -> String {
        let answer = try answers(to: [example])[0]
        let words = data.vocabularies.decode(answer)
        let mark = answer == data.targets[example] ? "" : "  (wrong)"
        return (data.pair(example).source + ["→"] + words)
            .joined(separator: " ") + mark
    }

    /// The test examples; those to validate where there is no test.
    var heldOut: [Int] { data.test.isEmpty ? data.validation : data.test }

    /// What is held out, by the tokens of the source, `<eos>` not counted.
    var byLength: [(length: Int, examples: [Int])] {
        Dictionary(grouping: heldOut) { data.sources[$0].count - 1 }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
