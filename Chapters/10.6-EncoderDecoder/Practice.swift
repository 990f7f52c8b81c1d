import Course
import Notebook
import Recurrent

/// How much of what was asked a translator writes.
struct Accuracy: Encodable {
    /// The share of tokens, `<eos>` included, that stand where the target has
    /// them.
    let tokens: Double
    /// The share of sequences that are right from the first token to `<eos>`.
    let sequences: Double

    init(_ answers: [[Int32]], _ targets: [[Int32]]) {
        var (right, count, whole) = (0, 0, 0)
        for (answer, target) in zip(answers, targets) {
            right += zip(answer, target).count { $0 == $1 }
            count += target.count
            if answer == target { whole += 1 }
        }
        tokens = Double(right) / Double(count)
        sequences = Double(whole) / Double(targets.count)
    }
}

/// A translator that has learned a task.
struct Practised {
    let translator: Translator
    let data: TranslationData

    init(translator: Translator, data: TranslationData) {
        (self.translator, self.data) = (translator, data)
    }

    /// Trains a model on some pairs, of which a fifth are held out to test it and
    /// a twentieth to validate. All that comes of it is a function of the
    /// arguments.
    init(
        _ pairs: [SentencePair], _ configuration: Seq2SeqConfiguration,
        _ training: TrainingSettings, seed: UInt64
    ) throws {
        var generator = Generator(seed: seed)
        data = try .practice(pairs, using: &generator)
        var translator = Translator(
            configuration, data.vocabularies, using: &generator)
        var run = TrainingRun(
            translator.model, training, on: data, using: &generator)
        try run.train()
        translator.model = run.best
        self.translator = translator
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

extension TranslationData {
    /// Some pairs, of which a fifth are to test and a twentieth to validate.
    fileprivate static func practice(
        _ pairs: [SentencePair], using generator: inout Generator
    ) throws -> TranslationData {
        try TranslationData(
            splitting: ParallelText(pairs: pairs), minimumFrequency: 1,
            validationCount: pairs.count / 20, testCount: pairs.count / 5,
            using: &generator)
    }
}

extension Notebook {
    /// How this chapter's sequence-to-sequence models are trained.
    func practice(epochs: Int) -> TrainingSettings {
        var training = TrainingSettings.translation(
            epochs: epochs, threadCount: options.threads)
        training.batchSize = 64
        training.learningRate = options.learningRate ?? 0.005
        return training
    }

    /// Trains a sequence-to-sequence model on some pairs, of which a fifth are
    /// held out to test it and a twentieth to validate; shows how many of the
    /// former it gets right, and records it.
    func practise(
        _ name: String, _ pairs: [SentencePair],
        _ configuration: Seq2SeqConfiguration, epochs: Int
    ) throws -> Practised {
        var generator = Generator(seed: options.seed)
        return try practise(
            name, .practice(pairs, using: &generator), configuration,
            epochs: epochs, using: &generator)
    }

    /// Does the same on data that is divided already.
    func practise(
        _ name: String, _ data: TranslationData,
        _ configuration: Seq2SeqConfiguration, epochs: Int,
        using generator: inout Generator
    ) throws -> Practised {
        var translator = Translator(
            configuration, data.vocabularies, using: &generator)
        let run = try train(
            name,
            TrainingRun(
                translator.model, practice(epochs: epochs), on: data,
                using: &generator))
        translator.model = run.best
        let practised = Practised(translator: translator, data: data)
        let accuracy = try practised.accuracy(on: practised.heldOut)
        show("\(name): tokens right, %", 100 * accuracy.tokens)
        show("\(name): sequences right, %", 100 * accuracy.sequences)
        record(
            Run(
                name, seed: options.seed, epochs: epochs,
                [
                    "tokensPerSecond": run.tokensPerSecond.rounded(),
                    "tokensRight": accuracy.tokens,
                    "sequencesRight": accuracy.sequences,
                ]))
        return practised
    }
}
