import Foundation

/// Loss against epochs.
public struct TranslationCurve: Sendable, Equatable, Codable {
    /// The mean loss of a target token, in nats, over each epoch's minibatches while they train.
    public internal(set) var training: [Double] = []
    /// The mean loss of a target token of the validation examples after each epoch, with the true
    /// tokens before it and without padding, however the model is trained.
    public internal(set) var validation: [Double] = []
    /// The seconds that each epoch trained, validation left out.
    public internal(set) var seconds: [Double] = []

    /// That of a run that has not begun.
    public init() {}

    /// The epoch with the least validation loss, counted from 1; nil before the first.
    public var bestEpoch: Int? {
        validation.indices.min { validation[$0] < validation[$1] }.map { $0 + 1 }
    }
}

/// How a translator is trained: by Adam, on minibatches of like length unless told otherwise.
public struct TranslationTraining: Sendable {
    public var epochs: Int
    public var batchSize = 128
    public var learningRate: Float = 0.005
    public var clipping: Clipping? = .norm(1)
    public var forcing = Forcing.teacher
    public var mask = LossMask.validLengths
    /// Whether minibatches are of like length, rather than of any.
    public var sortsByLength = true
    /// Training ends when the validation loss has not fallen for so many epochs; never if nil.
    public var patience: Int?
    public var threadCount: Int

    /// D2L's settings (section 10.7.6) but for the minibatches of like length.
    public init(epochs: Int, threadCount: Int) {
        self.epochs = epochs
        self.threadCount = threadCount
    }
}

/// A training run, epoch by epoch, that can be saved after any of them and gone on with.
public struct TranslationRun<Source: Encoder, Target: Decoder>: Sendable
where Source.Encoding == Target.Encoding {
    public typealias Model = EncoderDecoder<Source, Target>

    /// The model after the epoch with the least validation loss.
    public private(set) var best: Model
    public private(set) var curve = TranslationCurve()
    private var trainer: Trainer<Model, Adam>
    private var order: Generator
    private let training: TranslationTraining
    private let data: TranslationData
    private let identity: String

    /// - Parameter identity: what a run must share with one that it goes on with, besides the
    ///   number of examples and the settings of the training: how the model is built, the seed.
    public init(
        _ model: Model, _ training: TranslationTraining, on data: TranslationData,
        identity: String = "", using generator: inout Generator
    ) {
        let (forcing, mask) = (training.forcing, training.mask)
        trainer = Trainer(
            model, optimizer: Adam(learningRate: training.learningRate),
            clipping: training.clipping, threadCount: training.threadCount,
            generator: generator.split()
        ) { model, examples, noise in
            model.loss(data.batch(examples), forcing: forcing, mask: mask, noise: noise)
        }
        order = generator.split()
        best = model
        self.training = training
        self.data = data
        self.identity = identity
    }

    /// The model as it is now.
    public var model: Model { trainer.model }

    /// The epochs done.
    public var epoch: Int { curve.training.count }

    /// Whether all epochs are done, or the validation loss has not fallen for too long.
    public var isOver: Bool {
        guard epoch < training.epochs else { return true }
        guard let patience = training.patience, let best = curve.bestEpoch else { return false }
        return epoch - best >= patience
    }

    /// Training tokens, source and target without padding, per second.
    public var tokensPerSecond: Double {
        let tokens = data.training.reduce(0) {
            $0 + data.sources[$1].count + data.targets[$1].count
        }
        return Double(tokens * epoch) / curve.seconds.reduce(0, +)
    }

    /// Trains on every training example once and validates.
    /// - Throws: ``RecurrentError`` when a loss is no longer finite.
    public mutating func trainEpoch() throws {
        let start = ContinuousClock.now
        let size = training.batchSize
        let minibatches =
            training.sortsByLength
            ? data.minibatches(of: data.training, size: size, using: &order)
            : minibatches(of: data.training.shuffled(using: &order), size: size)
        var (loss, count) = (0.0, 0)
        for minibatch in minibatches {
            let step = try trainer.step(minibatch)
            loss += step.loss * Double(step.count)
            count += step.count
        }
        curve.training.append(loss / Double(count))
        curve.seconds.append((ContinuousClock.now - start) / .seconds(1))
        curve.validation.append(
            data.loss(of: model, data.validation, threadCount: training.threadCount))
        if curve.bestEpoch == epoch { best = model }
    }
}

extension TranslationData {
    /// The mean loss of a target token of some examples, in nats, with the true tokens before it.
    public func loss<Source, Target>(
        of model: EncoderDecoder<Source, Target>, _ examples: [Int], threadCount: Int
    ) -> Double {
        let shards = shards(of: examples.sorted { targets[$0].count < targets[$1].count })
        let parts = parallelMap(shards.count, threadCount: threadCount) { index in
            model.loss(batch(shards[index]))
        }
        return parts.reduce(0) { $0 + Double($1.sum.item) }
            / Double(parts.reduce(0) { $0 + $1.count })
    }
}

extension TranslationRun {
    private struct Note: Codable {
        var curve: TranslationCurve
        var order: Generator
        var setting: String
    }

    /// What has to be the same when a run is gone on with.
    private var setting: String {
        """
        \(data.training.count) examples in batches of \(training.batchSize), \
        learning rate \(training.learningRate), \(String(describing: training.clipping)), \
        \(training.forcing), \(training.mask), sorted \(training.sortsByLength), \(identity)
        """
    }

    private static func files(_ folder: URL) -> (best: String, run: String) {
        (
            folder.appendingPathComponent("best.safetensors").path,
            folder.appendingPathComponent("run.safetensors").path
        )
    }

    /// Whether a folder holds a run that was saved.
    public static func isSaved(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: files(folder).run)
    }

    /// Saves all that the next epoch depends on, and the best model so far, in a folder.
    ///
    /// The best model goes first: an interrupted save leaves the run as it was an epoch ago, and
    /// that epoch, gone through again, comes to the same.
    /// - Throws: ``RecurrentError`` when the folder cannot be written.
    public func save(to folder: URL) throws {
        let files = Self.files(folder)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw RecurrentError.cannotWrite(folder.relativePath)
        }
        if curve.bestEpoch == epoch { try best.save(to: files.best) }
        let note = try JSONEncoder().encode(Note(curve: curve, order: order, setting: setting))
        try trainer.save(to: files.run, note: String(decoding: note, as: UTF8.self))
    }

    /// Takes up what ``save(to:)`` left, so that training goes on as if it had never stopped, to
    /// the bit; with more epochs, if the run asks for more.
    /// - Throws: ``RecurrentError`` when a file cannot be read or is of another run; nothing is changed
    ///   then.
    public mutating func resume(from folder: URL) throws {
        let files = Self.files(folder)
        var (resumed, kept) = (trainer, best)
        let saved = try resumed.resume(from: files.run)
        try kept.load(from: files.best)
        guard let note = try? JSONDecoder().decode(Note.self, from: Data(saved.utf8)),
            note.setting == setting
        else {
            throw RecurrentError(
                place: files.run, problem: "is of a run with other settings",
                remedy: "resume it with the options it was begun with, or start without it")
        }
        (trainer, best, curve, order) = (resumed, kept, note.curve, note.order)
    }
}
