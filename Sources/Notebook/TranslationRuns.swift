import Foundation
import Recurrent

extension Notebook {
    /// Trains an encoder-decoder with a progress line.
    ///
    /// - Parameters:
    ///   - folder: where the run is saved after every epoch, to be gone on with by `--resume`; if
    ///     nil, it is not.
    ///   - each: called after every epoch with the run so far.
    public func train<Source, Target>(
        _ name: String, _ model: EncoderDecoder<Source, Target>, _ training: TranslationTraining,
        on data: TranslationData, using generator: inout Generator, keptIn folder: URL? = nil,
        each: (TranslationRun<Source, Target>) throws -> Void = { _ in }
    ) throws -> TranslationRun<Source, Target> {
        var run = TranslationRun(model, training, on: data, using: &generator)
        if let folder, options.resume { try run.resume(from: folder) }
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
                tokensPerSecond: run.tokensPerSecond.rounded(),
                other: [
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
