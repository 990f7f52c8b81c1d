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
    /// Trains a translator, if a figure is asked for that shows it, and saves it
    /// if it is the chapter's. With `--full` its run is kept after every epoch.
    func trainTranslator(
        _ name: String, _ setting: Setting, using generator: inout Generator
    ) -> Trained {
        var translator = setting.translator(using: &generator)
        guard wants("seq2seq-loss") || wants("seq2seq-bleu-by-length") else {
            return Trained(translator: translator)
        }
        return run {
            let kept = modelFolder.appendingPathComponent("training")
            let run = try train(
                name, translator.model, setting, using: &generator,
                keptIn: options.full && setting.keepsBest ? kept : nil
            ) { run in
                translator.model = run.model
                if options.book
                    || setting.keepsBest && run.curve.bestEpoch == run.epoch
                {
                    try translator.save(to: modelFolder)
                }
            }
            translator.model = setting.keepsBest ? run.best : run.model
            return Trained(translator: translator, curve: run.curve)
        }
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
