import Foundation

/// A training run, epoch by epoch, that can be saved after any of them and gone on with.
///
/// What it trains on and is judged by are functions, so a run knows nothing of the data.
public struct TrainingRun<Model: Module, Rule: Optimizer>: Sendable {
    /// An epoch's minibatches of example numbers, in the order they train in.
    public typealias Minibatches =
        @Sendable (_ epoch: Int, _ generator: inout Generator) -> [[Int]]
    /// The measure of the curve, for the examples that validate.
    public typealias Validation = @Sendable (_ trainer: Trainer<Model, Rule>) throws -> Double

    /// The model after the epoch with the least validation value.
    public private(set) var best: Model
    public private(set) var curve: LearningCurve
    /// The steps of the last epoch.
    public private(set) var steps: [TrainingStep] = []
    public let epochs: Int
    /// What was noted of it on the way, by epoch; it is saved with the run.
    public var notes: [Int: String] = [:]
    private var trainer: Trainer<Model, Rule>
    /// Draws the order of the examples; if nil, the trainer's own generator does.
    private var order: Generator?
    private let patience: Int?
    private let tokensPerEpoch: Int
    private let identity: String
    private let minibatches: Minibatches
    private let validation: Validation

    /// - Parameters:
    ///   - epochs: how many at most
    ///   - patience: the run is over when the validation value has not fallen for so many epochs;
    ///     if nil, only when all are done
    ///   - order: draws the order of the examples; if nil, the trainer's own generator does
    ///   - tokensPerEpoch: what the speed is told in
    ///   - identity: what a run must share with a saved one that it goes on with
    ///   - minibatches: makes those of an epoch, the first being 0
    ///   - validation: judges the model after each epoch
    public init(
        _ trainer: Trainer<Model, Rule>, epochs: Int, patience: Int? = nil,
        measuring measure: LearningCurve.Measure, order: Generator? = nil, tokensPerEpoch: Int = 0,
        identity: String = "", minibatches: @escaping Minibatches,
        validation: @escaping Validation
    ) {
        best = trainer.model
        curve = LearningCurve(measuring: measure)
        self.trainer = trainer
        self.epochs = epochs
        self.patience = patience
        self.order = order
        self.tokensPerEpoch = tokensPerEpoch
        self.identity = identity
        self.minibatches = minibatches
        self.validation = validation
    }

    /// The model as it is now.
    public var model: Model { trainer.model }

    /// The processes that train it together, see ``Ranks``; nil if this is the only one.
    public var ranks: (any Ranks)? {
        get { trainer.ranks }
        set { trainer.ranks = newValue }
    }

    /// The epochs done.
    public var epoch: Int { curve.epochCount }

    /// Whether all epochs are done, or the validation value has not fallen for too long.
    public var isOver: Bool {
        guard epoch < epochs else { return true }
        guard let patience, let best = curve.bestEpoch else { return false }
        return epoch - best >= patience
    }

    /// Training tokens per second, validation left out.
    public var tokensPerSecond: Double {
        Double(tokensPerEpoch * epoch) / curve.seconds.reduce(0, +)
    }

    /// Trains on every training example once and validates.
    /// - Throws: ``RecurrentError`` when a loss or the curve is no longer finite.
    public mutating func trainEpoch() throws {
        let start = ContinuousClock.now
        let minibatches =
            order == nil
            ? minibatches(epoch, &trainer.generator) : minibatches(epoch, &order!)
        steps = try minibatches.map { try trainer.step($0) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try curve.add(steps, seconds: seconds, validation: validation(trainer))
        if curve.bestEpoch == epoch { best = model }
    }

    /// Trains until the run is over; where its states are kept, see ``KeptTraining``, from the last
    /// of them on. Of several processes the first keeps them, and all go on from there.
    /// - Parameter report: called after every epoch
    public mutating func train(report: (inout TrainingRun) throws -> Void = { _ in }) throws {
        var keeper = KeptTraining.current?.nextRun()
        try keeper?.takeUp(with: ranks) { try resume(from: $0) }
        while !isOver {
            try trainEpoch()
            try report(&self)
            guard ranks?.isFirst ?? true else { continue }
            keeper?.keep(after: epoch, isOver: isOver) { state in
                // The folder is made safe on the disk as a whole.
                try save(Self.files(state)) {
                    try writeNew($0.bytes, to: URL(fileURLWithPath: $1))
                }
            }
        }
    }
}

extension TrainingRun {
    private struct Note: Codable {
        var curve: LearningCurve
        var order: Generator?
        var setting: String
        var notes: [Int: String]?
    }

    private static func files(_ folder: URL) -> (best: String, run: String) {
        (
            folder.appendingPathComponent("best.safetensors").path,
            folder.appendingPathComponent("run.safetensors").path
        )
    }

    /// Saves all that the next epoch depends on, and the best model so far, in a folder, which is
    /// made if it is not there.
    /// - Throws: ``RecurrentError`` when the folder cannot be written.
    public func save(to folder: URL) throws {
        try telling(.cannotWrite(folder.relativePath)) {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        try save(Self.files(folder)) { try $0.write(to: $1) }
    }

    private func save(
        _ files: (best: String, run: String), by write: (Safetensors, String) throws -> Void
    ) throws {
        try write(Safetensors(tensors: best.pyTorchState), files.best)
        let note = Note(curve: curve, order: order, setting: identity, notes: notes)
        try write(
            trainer.checkpoint(
                note: String(decoding: try JSONEncoder().encode(note), as: UTF8.self)),
            files.run)
    }

    /// Takes up what ``save(to:)`` left, so that training goes on as if it had never stopped, to
    /// the bit; with more epochs, if the run asks for more.
    /// - Throws: ``RecurrentError`` when a file cannot be read, is of another run, or of more epochs
    ///   than this one has; nothing is changed then.
    public mutating func resume(from folder: URL) throws {
        let files = Self.files(folder)
        var (resumed, kept) = (trainer, best)
        let saved = try resumed.resume(from: files.run)
        try kept.load(from: files.best)
        let note = try? JSONDecoder().decode(Note.self, from: Data(saved.utf8))
        guard let note, note.setting == identity else {
            throw RecurrentError(
                place: files.run, problem: "is of a run with other settings",
                remedy: "resume it with the options it was begun with, or start without it")
        }
        let done = note.curve.epochCount
        try throwUnless(
            done <= epochs, files.run, "is of a run that has done \(done) epochs, not \(epochs)",
            remedy: "ask for as many at least, or start without it")
        (trainer, best, curve, order) = (resumed, kept, note.curve, note.order)
        notes = note.notes ?? [:]
    }
}
