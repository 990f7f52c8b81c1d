import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Trains with a progress line until the run is over.
    ///
    /// - Parameters:
    ///   - folder: where the run is saved after every epoch, to be gone on with by `--resume`; if
    ///     nil, it is not.
    ///   - each: called after every epoch with the run so far.
    public func train<Model, Rule>(
        _ name: String, _ run: TrainingRun<Model, Rule>, keptIn folder: URL? = nil,
        each: (TrainingRun<Model, Rule>) throws -> Void = { _ in }
    ) throws -> TrainingRun<Model, Rule> {
        var run = run
        if let folder { try run.takeUp(in: folder, resumes: options.resume) }
        let metric = run.curve.measure == .loss ? "validation loss" : "perplexity"
        var progress = progress(name, epochs: run.epochs, metric: metric)
        defer { progress.finish() }
        try run.train { run in
            try each(run)
            if let folder { try run.save(to: folder) }
            progress.update(
                epoch: run.epoch, value: run.curve.validation.last?.value ?? .nan,
                tokensPerSecond: run.tokensPerSecond)
        }
        return run
    }

    /// Records and shows what a run came to.
    public func record<Model, Rule>(_ name: String, _ run: TrainingRun<Model, Rule>) {
        let curve = run.curve
        guard let first = curve.training.first?.value, let last = curve.training.last?.value,
            let validation = curve.validation.last?.value, let bestEpoch = curve.bestEpoch
        else { return }
        var numbers = ["tokensPerSecond": run.tokensPerSecond.rounded()]
        switch curve.measure {
        case .perplexity:
            for (key, label, value) in [
                ("firstPoint", "first point", first),
                ("trainPerplexity", "training perplexity", last),
                ("validationPerplexity", "validation perplexity", validation),
                ("tokensPerSecond", "tokens/s", run.tokensPerSecond.rounded()),
            ] {
                numbers[key] = value
                show("\(name): \(label)", value)
            }
        case .loss:
            let best = curve.validation[bestEpoch - 1].value
            let seconds = curve.seconds.sorted()[curve.seconds.count / 2]
            numbers.merge([
                "firstLoss": first, "trainLoss": last, "validationLoss": validation,
                "bestLoss": best, "bestEpoch": Double(bestEpoch), "epochSeconds": seconds,
            ]) { $1 }
            let text = String(
                format: "training %.3f to %.3f, validation %.3f after epoch %d, %.2f s an epoch",
                first, last, best, bestEpoch, seconds)
            show(name, text)
        }
        record(Run(name, seed: options.seed, epochs: run.epoch, numbers))
    }
}

extension TrainingRun {
    /// Goes on with a saved run if `--resume` says so; never begins one in place of another.
    public mutating func takeUp(in folder: URL, resumes: Bool) throws {
        let isSaved = Self.isSaved(in: folder)
        guard isSaved == resumes else {
            throw RecurrentError(
                place: folder.relativePath,
                problem: isSaved
                    ? "holds a run that was begun" : "there is no run here to go on with",
                remedy: isSaved
                    ? "go on with it by --resume, or delete it" : "begin one without --resume")
        }
        if isSaved { try resume(from: folder) }
    }
}

extension Series {
    /// A curve's points against epochs.
    public init(
        _ name: String, _ points: [LearningCurve.Point], style: Style = .line,
        colour: Colour? = nil
    ) {
        self.init(
            name, x: points.map(\.epoch), y: points.map(\.value), style: style, colour: colour)
    }
}
