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
            try check(writer.model, training, on: windows, guess: corpus.vocabulary.count)
            show("validation perplexity", curve.validation.last?.value ?? .nan)
            try place.keep(after: curve) { try writer.save(to: $0, record: $1) }
            unfinished.remove()
        }
        Notebook.end()
    }

    /// Asks of a trained model that it does better than to guess on what it was trained on: one that
    /// knows its text by heart is sure of what is wrong in another, and the curve of its training ends
    /// before the last step.
    private func check(
        _ model: LanguageModel<AnyRecurrentLayer>, _ training: TrainingSettings,
        on windows: Windows, guess: Int
    ) throws {
        var training = training
        training.threadCount = options.threads
        let starts = windows.training
        let step = starts.count / 1024 + 1
        let some = Array(stride(from: starts.lowerBound, to: starts.upperBound, by: step))
        let perplexity = try model.perplexity(on: windows, at: some, training)
        try throwUnless(
            perplexity < Double(guess), "the trained model",
            String(
                format: "its perplexity on its own training text is %.3g, no better than a guess",
                perplexity),
            remedy: "it has diverged, or hardly begun; try a smaller learning rate, or more epochs")
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
