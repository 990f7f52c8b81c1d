import Course
import Foundation
import Recurrent

/// Writes what all sides of a row read: `setting.json`, `weights.safetensors` and
/// `batches.safetensors`, whose tables hold whole numbers.
struct Preparation {
    let places: DataPlaces
    let threads: Int

    /// - Returns: the setting with what only the data tells.
    func write(_ row: Row, to folder: URL) throws -> Setting {
        var (setting, generator) = (row.setting, Generator(seed: 1))
        setting.threads = threads
        let (tables, model): ([String: Tensor], any Module) =
            switch setting.kind {
            case .language: try language(&setting, using: &generator)
            case .translation: try translation(&setting, using: &generator)
            case .search where setting.beamSize == 0: try exactSearch(&setting, using: &generator)
            case .search: search(&setting, using: &generator)
            }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try model.save(to: folder.appendingPathComponent("weights.safetensors").path)
        try Safetensors(tensors: tables)
            .write(to: folder.appendingPathComponent("batches.safetensors").path)
        try JSONEncoder().encode(setting).write(to: folder.appendingPathComponent("setting.json"))
        return setting
    }

    /// Nine minibatches of shuffled windows.
    private func language(
        _ setting: inout Setting, using generator: inout Generator
    ) throws -> ([String: Tensor], any Module) {
        var random = Generator(seed: 0)
        let text =
            try TimeMachine.text(in: places) ?? Grammar.text(sentenceCount: 600, using: &random)
        let corpus = try Corpus(text: text)
        let windows = try Windows(corpus)
        let starts = windows.training.shuffled(using: &generator)
            .prefix(windows.training.count / setting.batchSize * setting.batchSize)
        let batch = windows.batch(starts)
        let rows = starts.indices.map { window in
            (0..<windows.stepCount).map { batch.inputs[$0, window] }
                + [batch.targets[windows.stepCount - 1, window]]
        }
        setting.vocabulary = corpus.vocabulary.count
        let (hidden, gates) = (setting.hidden, setting.cell == "lstm" ? 4 : 3)
        let recurrent = (2 * setting.layers - 1) * gates * hidden * hidden
        setting.countPerUnit = Double(setting.batchSize * windows.stepCount)
        setting.operationsPerUnit =
            3 * setting.countPerUnit * Double(2 * (recurrent + hidden * setting.vocabulary))
        return (["windows": table(rows, padding: 0)], setting.languageModel(using: &generator))
    }

    /// The book's 512 pairs, or six minibatches of the honest split of 10.7.
    private func translation(
        _ setting: inout Setting, using generator: inout Generator
    ) throws -> ([String: Tensor], any Module) {
        let data = try setting.readsPadding ? bookPairs() : chapterPairs()
        let minibatches =
            setting.readsPadding
            ? minibatches(of: data.training.shuffled(using: &generator), size: setting.batchSize)
            : data.minibatches(of: data.training, size: setting.batchSize, using: &generator)
        let examples = minibatches.filter { $0.count == setting.batchSize }.prefix(6).flatMap(
            \.self)
        setting.unitSteps = examples.count / setting.batchSize
        setting.describe(data)
        let sources = examples.map { data.sources[$0] }
        let targets = examples.map { data.targets[$0] }
        let read = setting.readsPadding ? examples.count * 9 : sources.joined().count
        setting.countPerUnit = Double(examples.count)
        setting.operationsPerUnit =
            3 * setting.operations(read: read, written: targets.joined().count, examples.count)
        return (
            [
                "source": table(
                    sources, padding: data.vocabularies.sourcePadding, width: data.stepCount),
                "sourceLengths": lengths(sources),
                "target": table(
                    targets, padding: data.vocabularies.targetPadding, width: data.stepCount),
                "targetLengths": lengths(targets),
            ], setting.seq2Seq(using: &generator)
        )
    }

    /// Made-up sources, each of eight words.
    private func search(
        _ setting: inout Setting, using generator: inout Generator
    ) -> ([String: Tensor], any Module) {
        let sources = (0..<setting.batchSize).map { _ in
            (0..<8).map { _ in Int.random(in: 0..<setting.sourceVocabulary, using: &generator) }
        }
        (setting.start, setting.end) = (1, 2)
        let rows = setting.batchSize * (1 + setting.beamSize * (setting.steps - 1))
        setting.countPerUnit = Double(setting.batchSize)
        setting.operationsPerUnit = setting.operations(
            read: 0, written: rows, setting.batchSize)
        let tables = ["source": table(sources, padding: 0), "sourceLengths": lengths(sources)]
        return (tables, setting.seq2Seq(using: &generator))
    }

    /// Sentences of the book, and the translator that the book trains.
    private func exactSearch(
        _ setting: inout Setting, using generator: inout Generator
    ) throws -> ([String: Tensor], any Module) {
        let data = try bookPairs()
        setting.describe(data)
        setting.countPerUnit = Double(setting.batchSize)
        var trainer = Trainer(
            setting.seq2Seq(using: &generator), optimizer: Adam(learningRate: 0.005),
            clipping: .norm(1), threadCount: threads, generator: generator
        ) { model, examples, _ in model.loss(data.batch(examples)) }
        for _ in 0..<30 {
            for minibatch in minibatches(
                of: data.training.shuffled(using: &generator), size: 128)
            {
                try trainer.step(minibatch)
            }
        }
        let sources = data.queries(data.training).prefix(setting.batchSize).map {
            data.sources[$0.example]
        }
        return (
            [
                "source": table(
                    sources, padding: data.vocabularies.sourcePadding, width: data.stepCount)
            ], trainer.model
        )
    }

    private func bookPairs() throws -> TranslationData {
        try .book(
            ParallelText(text: rawPairs(), name: "pairs", normalization: .book, limit: 641))
    }

    private func chapterPairs() throws -> TranslationData {
        var generator = Generator(seed: 0)
        return try TranslationData(
            splitting: ParallelText(text: rawPairs(), name: "pairs").prefix(20_000),
            maximumLength: 12, testCount: 1_000, using: &generator)
    }

    private func rawPairs() throws -> String {
        var random = Generator(seed: 0)
        return try FrenchEnglish.text(in: places)
            ?? Grammar.pairs(count: 20_000, using: &random)
            .map { "\($0.english)\t\($0.french)\n" }.joined()
    }
}

extension Setting {
    fileprivate mutating func describe(_ data: TranslationData) {
        sourceVocabulary = data.sourceVocabulary.count
        vocabulary = data.targetVocabulary.count
        (start, end) = (Int(data.vocabularies.start), Int(data.vocabularies.end))
    }

    /// Twice the products of the least work: no padding, and the context's part of the decoder's
    /// first layer once a sentence.
    fileprivate func operations(read: Int, written: Int, _ sentences: Int) -> Double {
        let square = 3 * hidden * hidden
        let tokens =
            read * 2 * layers * square + written * (2 * layers * square + hidden * vocabulary)
        return Double(2 * (tokens + sentences * square))
    }
}

/// Rows of whole numbers as a matrix, the shorter ones padded at their end.
private func table(
    _ rows: [[some BinaryInteger]], padding: some BinaryInteger, width: Int? = nil
) -> Tensor {
    let width = width ?? rows.map(\.count).max() ?? 0
    let padded = rows.flatMap { row in
        row.map { Float($0) } + [Float](repeating: Float(padding), count: width - row.count)
    }
    return Tensor(padded, shape: [rows.count, width])
}

private func lengths(_ rows: [[some BinaryInteger]]) -> Tensor {
    Tensor(rows.map { Float($0.count) })
}
