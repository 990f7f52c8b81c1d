import Foundation

/// How a model came to be, as `training.json` in its folder says it.
public struct TrainingRecord: Codable, Sendable, Equatable {
    /// What trained it: `lstm`.
    public let chapter: String
    /// What it was trained on, and the checksum that tells this text from any other.
    public let data, checksum: String
    /// The settings and options that decide, with the data and the seed, what training comes to.
    public let settings: [String: String]
    public let seed: UInt64
    /// Of the program.
    public let version: String
    /// When it was trained, in UTC: `2026-01-31T12:00:00Z`.
    public private(set) var date = ""
    public private(set) var curve = LearningCurve()
    /// A fingerprint of the weights it was kept with; nil if it was kept without.
    private var weights: String?

    /// Of a model that is going to be trained.
    public init(
        chapter: String, data: String, checksum: String, settings: [String: String], seed: UInt64,
        version: String
    ) {
        (self.chapter, self.data, self.checksum) = (chapter, data, checksum)
        (self.settings, self.seed, self.version) = (settings, seed, version)
    }

    /// Of the model that has just been trained.
    public func ended(with curve: LearningCurve) -> TrainingRecord {
        var record = self
        (record.curve, record.date) = (curve, Date().ISO8601Format())
        return record
    }

    /// Whether another run would come to the same model, as far as the records say.
    public func isSameTraining(as other: TrainingRecord) -> Bool {
        (chapter, checksum, settings) == (other.chapter, other.checksum, other.settings)
            && seed == other.seed
    }

    /// Whether the weights beside it, if there are any, are those it was kept with.
    public func isOfWeights(in folder: URL) -> Bool {
        guard let weights, let found = Self.weights(in: folder) else { return true }
        return found == weights
    }

    private static func weights(in folder: URL) -> String? {
        var fingerprint = Fingerprint()
        let file = try? OpenFiles([.weights], in: folder).file(.weights, remedy: "")
        guard let file, (try? fingerprint.add(file)) != nil else { return nil }
        return fingerprint.text
    }

    /// Saves it beside the weights.
    func save(in folder: URL) throws {
        var record = self
        record.weights = Self.weights(in: folder)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try writeNew(
            encoder.encode(record) + Data("\n".utf8), to: ModelFile.trainingRecord.url(in: folder))
    }

    /// That of a model's folder; nil if it has none.
    public init?(in folder: URL) {
        let read = try? OpenFiles([.trainingRecord], in: folder)
            .file(.trainingRecord, remedy: "").bytes()
        guard let bytes = read, !isLoose(bytes),
            let record = try? JSONDecoder().decode(TrainingRecord.self, from: bytes)
        else { return nil }
        self = record
    }
}
