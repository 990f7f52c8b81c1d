import Foundation
import Recurrent

/// What our side of a row does, over and over.
protocol Work {
    /// Goes back to where a trial starts.
    mutating func reset()
    /// - Returns: numbers that every side comes to: losses, or scores of sequences.
    mutating func unit() throws -> [Double]
}

/// Steps through the minibatches, over and over, from the same weights.
struct Training<Model: Module, Rule: Optimizer>: Work {
    private let start: Trainer<Model, Rule>
    private var trainer: Trainer<Model, Rule>
    private let minibatches: [[Int]]
    private let unitSteps: Int

    init(_ trainer: Trainer<Model, Rule>, exampleCount: Int, _ setting: Setting) {
        (start, self.trainer, unitSteps) = (trainer, trainer, setting.unitSteps)
        minibatches = Recurrent.minibatches(of: Array(0..<exampleCount), size: setting.batchSize)
    }

    mutating func reset() { trainer = start }

    mutating func unit() throws -> [Double] {
        try (0..<unitSteps).map { _ in
            try trainer.step(minibatches[trainer.stepCount % minibatches.count]).loss
        }
    }
}

/// Decodes the same sentences, over and over.
struct Searching: Work {
    let translator: Translator
    let state: Seq2SeqState
    let setting: Setting
    let sentences: Int

    init(_ setting: Setting, _ model: Seq2Seq, sources: [[Int32]]) {
        self.setting = setting
        var generator = Generator(seed: 0)
        var translator = Translator(
            setting.configuration, setting.madeUpVocabularies, using: &generator)
        translator.model = model
        (self.translator, state) = (translator, translator.read(sources))
        sentences = sources.count
    }

    func reset() {}

    func unit() throws -> [Double] {
        let start = translator.step(
            [Int32](repeating: Int32(setting.start), count: sentences), from: state,
            threadCount: setting.threads)
        return try results(from: start).flatMap(\.hypotheses).map(\.logProbability)
    }

    private func results(from start: NextTokens<Seq2SeqState>) throws -> [SearchResult] {
        let (steps, threads) = (setting.steps, setting.threads)
        // Nothing ends before the last step, so that every side takes as many.
        let space = SearchSpace(minLength: steps, maxLength: steps)
        switch setting.beamSize {
        case 0:
            return try ExactSearch(within: SearchSpace(maxLength: steps), rowLimit: 5_000)(
                translator, from: start, threadCount: threads)
        case 1:
            return try Sampler.greedy(within: space)(translator, from: start, threadCount: threads)
        default:
            return try BeamSearch(
                size: setting.beamSize, within: space, bestCount: setting.beamSize)(
                    translator, from: start, threadCount: threads)
        }
    }
}

extension Setting {
    /// The work that the driver has written into a folder.
    static func work(in folder: URL) throws -> any Work {
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        let setting = try JSONDecoder().decode(
            Setting.self, from: Data(contentsOf: URL(fileURLWithPath: path("setting.json"))))
        let tables = Tables(try Safetensors(file: path("batches.safetensors")))
        var generator = Generator(seed: 0)
        if setting.kind == .language {
            var model = setting.languageModel(using: &generator)
            try model.load(from: path("weights.safetensors"))
            return setting.training(model, tables)
        }
        var model = setting.seq2Seq(using: &generator)
        try model.load(from: path("weights.safetensors"))
        return setting.kind == .translation
            ? setting.training(model, tables)
            : Searching(setting, model, sources: tables.rows("source"))
    }

    private func training(_ model: LanguageModel<AnyRecurrentLayer>, _ tables: Tables) -> any Work {
        let windows = tables.rows("windows")
        let trainer = Trainer(
            model, optimizer: SGD(learningRate: learningRate), clipping: .norm(1),
            threadCount: threads, generator: Generator(seed: 0)
        ) { model, examples, noise in
            let (inputs, targets) = windows.batch(examples)
            return model.loss(inputs, targets, noise: noise)
        }
        return Training(trainer, exampleCount: windows.count, self)
    }

    private func training(_ model: Seq2Seq, _ tables: Tables) -> any Work {
        let pairs = Pairs(tables, self)
        let trainer = Trainer(
            model, optimizer: Adam(learningRate: learningRate), clipping: .norm(1),
            threadCount: threads, generator: Generator(seed: 0)
        ) { model, examples, noise in model.loss(pairs.batch(examples), noise: noise) }
        return Training(trainer, exampleCount: pairs.sources.count, self)
    }
}

/// The tables of a row as whole numbers.
private struct Tables {
    let file: Safetensors

    init(_ file: Safetensors) { self.file = file }

    func column(_ name: String) -> [Int] { file.tensors[name]!.scalars.map { Int($0) } }

    func rows(_ name: String) -> [[Int32]] {
        let (table, width) = (file.tensors[name]!, file.tensors[name]!.shape[1])
        return (0..<table.shape[0]).map { row in
            table.scalars[row * width..<(row + 1) * width].map { Int32($0) }
        }
    }
}

extension [[Int32]] {
    /// Windows side by side: the tokens read and, one step later, the tokens to predict.
    fileprivate func batch(_ examples: ArraySlice<Int>) -> (inputs: Tokens, targets: Tokens) {
        let stepCount = self[0].count - 1
        func tokens(_ shift: Int) -> Tokens {
            var indices: [Int32] = []
            indices.reserveCapacity(stepCount * examples.count)
            for step in 0..<stepCount {
                for example in examples { indices.append(self[example][step + shift]) }
            }
            return Tokens(stepCount: stepCount, batchSize: examples.count, indices: indices)
        }
        return (tokens(0), tokens(1))
    }
}

/// Sentence pairs without padding, but for what is read of it.
private struct Pairs: Sendable {
    let sources, targets: [[Int32]]
    let start: Int32
    /// The steps that all are padded to, as the book does; if nil, to the longest beside it.
    let stepCount: Int?

    init(_ tables: Tables, _ setting: Setting) {
        func rows(_ name: String) -> [[Int32]] {
            zip(tables.rows(name), tables.column(name + "Lengths")).map { Array($0.prefix($1)) }
        }
        sources = setting.readsPadding ? tables.rows("source") : rows("source")
        targets = rows("target")
        start = Int32(setting.start)
        stepCount = setting.readsPadding ? sources[0].count : nil
    }

    func batch(_ examples: ArraySlice<Int>) -> TranslationBatch {
        let (sources, targets) = (
            examples.map { self.sources[$0] }, examples.map { self.targets[$0] }
        )
        let written = Tokens(targets, padding: 0, stepCount: stepCount)
        let starts = [Int32](repeating: start, count: targets.count)
        return TranslationBatch(
            source: Tokens(sources, padding: 0, stepCount: stepCount),
            sourceLengths: sources.map(\.count),
            inputs: Tokens(
                stepCount: written.stepCount, batchSize: written.batchSize,
                indices: starts + written.indices.dropLast(starts.count)),
            targets: written, targetLengths: targets.map(\.count))
    }
}
