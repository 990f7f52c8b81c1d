import Course
import Foundation
import Notebook
import Recurrent

/// A translator and how its training went.
struct Trained {
    var translator: Translator
    var curve = LearningCurve()
}

extension Notebook {
    /// Whether a figure is asked for that shows the two translators.
    private var isTranslating: Bool {
        wants("seq2seq-loss") || wants("seq2seq-bleu-by-length")
    }

    /// The book's run, of which the last epoch's model counts. With `--book` it
    /// is saved as the chapter's translator.
    func trainBook(
        _ setting: Setting, using generator: inout Generator
    ) -> Trained {
        var trained = Trained(
            translator: setting.translator(using: &generator))
        guard isTranslating else { return trained }
        run {
            let run = try train(
                "book", trained.translator.model, setting, using: &generator)
            (trained.translator.model, trained.curve) = (run.model, run.curve)
            if options.book { try trained.translator.save(to: modelFolder) }
        }
        return trained
    }

    /// The chapter's translator as it was after its best epoch, saved whenever
    /// it got better. With `--full` its run is kept after every epoch.
    func trainTranslator(
        _ setting: Setting, using generator: inout Generator
    ) -> Trained {
        var trained = Trained(
            translator: setting.translator(using: &generator))
        guard isTranslating else { return trained }
        run {
            let kept = modelFolder.appendingPathComponent("training")
            trained.curve = try train(
                "translator", trained.translator.model, setting,
                using: &generator, keptIn: options.full ? kept : nil
            ) { run in
                guard run.curve.bestEpoch == run.epoch else { return }
                trained.translator.model = run.best
                try trained.translator.save(to: modelFolder)
            }.curve
        }
        return trained
    }

    /// Trains with a progress line and records what it came to under its name.
    func train<Source, Target>(
        _ name: String, _ model: EncoderDecoder<Source, Target>,
        _ setting: Setting, using generator: inout Generator,
        keptIn folder: URL? = nil,
        each: (TrainingRun<EncoderDecoder<Source, Target>, Adam>) throws ->
            Void = { _ in }
    ) throws -> TrainingRun<EncoderDecoder<Source, Target>, Adam> {
        let run = try train(
            name,
            TrainingRun(
                model, setting.training, forcing: setting.forcing,
                mask: setting.mask, sortsByLength: setting.sortsByLength,
                on: setting.data,
                identity: "\(setting.configuration), seed \(options.seed), "
                    + dataSet.name,
                using: &generator),
            keptIn: folder, each: each)
        record(name, run)
        return run
    }
}
