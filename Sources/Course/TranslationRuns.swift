import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Trains an encoder-decoder with a progress line.
    ///
    /// - Parameters:
    ///   - folder: where the run is saved after every epoch, to be gone on with by `--resume`; if
    ///     nil, it is not.
    ///   - identity: what a run must share with one that it goes on with, besides the data's size
    ///     and the settings of the training.
    ///   - each: called after every epoch with the run so far.
    public func train<Source, Target>(
        _ name: String, _ model: EncoderDecoder<Source, Target>, _ training: TranslationTraining,
        on data: TranslationData, using generator: inout Generator, keptIn folder: URL? = nil,
        identity: String = "",
        each: (TranslationRun<Source, Target>) throws -> Void = { _ in }
    ) throws -> TranslationRun<Source, Target> {
        var run = TranslationRun(
            model, training, on: data, identity: identity, using: &generator)
        if let folder { try takeUp(&run, in: folder) }
        var progress = progress(name, epochs: training.epochs, metric: "validation loss")
        defer { progress.finish() }
        while !run.isOver {
            try run.trainEpoch()
            try each(run)
            if let folder { try run.save(to: folder) }
            progress.update(
                epoch: run.epoch, value: run.curve.validation.last ?? .nan,
                tokensPerSecond: run.tokensPerSecond)
        }
        return run
    }

    /// Goes on with a saved run if `--resume` says so; never begins one in place of another.
    private func takeUp<Source, Target>(
        _ run: inout TranslationRun<Source, Target>, in folder: URL
    ) throws {
        let isSaved = TranslationRun<Source, Target>.isSaved(in: folder)
        guard isSaved == options.resume else {
            throw RecurrentError(
                place: folder.relativePath,
                problem: isSaved
                    ? "holds a run that was begun" : "there is no run here to go on with",
                remedy: isSaved
                    ? "go on with it by --resume, or delete it" : "begin one without --resume")
        }
        if isSaved { try run.resume(from: folder) }
    }

    /// Records and shows what a run came to.
    public func record<Source, Target>(_ name: String, _ run: TranslationRun<Source, Target>) {
        let curve = run.curve
        guard let best = curve.bestEpoch, let first = curve.training.first,
            let last = curve.training.last
        else { return }
        let seconds = curve.seconds.sorted()[curve.seconds.count / 2]
        record(
            Run(
                name, seed: options.seed, epochs: run.epoch,
                [
                    "tokensPerSecond": run.tokensPerSecond.rounded(),
                    "firstLoss": first, "trainLoss": last,
                    "validationLoss": curve.validation.last ?? .nan,
                    "bestLoss": curve.validation[best - 1], "bestEpoch": Double(best),
                    "epochSeconds": seconds,
                ]))
        let text = String(
            format: "training %.3f to %.3f, validation %.3f after epoch %d, %.2f s an epoch",
            first, last, curve.validation[best - 1], best, seconds)
        show(name, text)
    }
}
