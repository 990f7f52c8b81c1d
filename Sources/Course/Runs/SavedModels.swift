import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// With `--save`, trains the chapter's language model with its first seed, keeps it, and ends the
    /// program; else does nothing. Training that was stopped goes on.
    /// - Parameter source: any source file of the chapter.
    public func saveLanguageModel(
        _ cell: CellKind, layerCount: Int = 1, of corpus: Corpus, on windows: Windows,
        _ training: TrainingSettings, source: String = #filePath
    ) {
        guard options.save != nil else { return }
        run {
            var generator = Generator(seed: options.seed)
            var writer = Writer(
                cell, layerCount: layerCount, hiddenSize: options.hidden ?? 32,
                dropout: options.dropout ?? 0, encoding: corpus.encoding, using: &generator)
            let record = record(
                of: training, seed: options.seed,
                [
                    "cell": cell.rawValue, "layers": "\(layerCount)",
                    "hidden": "\(options.hidden ?? 32)", "steps": "\(windows.stepCount)",
                    "windows": "\(windows.training.count)",
                    "letters": corpus.encoding.letters.rawValue,
                    "unit": corpus.encoding.unit.rawValue,
                ])
            let place = try place(for: record, in: modelFolder)
            let code = try Code.fingerprint(chapter: source).map { code in
                code + String(decoding: try JSON.encoder.encode(record), as: UTF8.self)
            }
            let unfinished = UnfinishedRun(of: place.folder, code: code)
            let curve = try unfinished.outcome {
                try train(&writer.model, training, on: windows, using: &generator)
            }
            try windows.checkLearned(
                writer.model, training, guess: corpus.vocabulary.count,
                threadCount: options.threads)
            show("validation perplexity", curve.validation.last?.value ?? .nan)
            try place.keep(after: curve) { try writer.save(to: $0, record: $1) }
            unfinished.remove()
        }
        Notebook.end()
    }

    private func train(
        _ model: inout LanguageModel<AnyRecurrentLayer>, _ training: TrainingSettings,
        on windows: Windows, using generator: inout Generator
    ) throws -> LearningCurve {
        var training = training
        training.threadCount = options.threads
        var progress = progress(title, epochs: training.epochs)
        defer { progress.finish() }
        var run = TrainingRun(model, training, on: windows, using: &generator)
        try run.train { run in
            progress.update(
                epoch: run.epoch, value: run.curve.validation.last?.value ?? .nan,
                tokensPerSecond: run.tokensPerSecond)
        }
        model = run.model
        return run.curve
    }

    /// What the folder of a model will say of its training, but for the curve.
    public func record(
        of training: TrainingSettings, seed: UInt64, _ settings: [String: String]
    ) -> TrainingRecord {
        let common = [
            "epochs": "\(training.epochs)", "learning-rate": "\(training.learningRate)",
            "batch": "\(training.batchSize)",
        ]
        return TrainingRecord(
            chapter: chapter, data: dataSet.name, checksum: dataSet.checksum,
            settings: options.determining.merging(common) { $1 }.merging(settings) { $1 },
            seed: seed, version: version)
    }
}
