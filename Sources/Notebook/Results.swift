import Foundation
import Recurrent

/// What one training run came to.
public struct Run: Sendable {
    /// The name which, with the seed, tells this run from others of the chapter: `lstm-scratch`.
    public var name: String
    public var seed: UInt64
    public var epochs: Int
    /// The first point of the training curve.
    public var firstPoint: Double?
    public var trainPerplexity: Double?
    public var validationPerplexity: Double?
    public var tokensPerSecond: Double?
    /// Other numbers, under their names.
    public var other: [String: Double]

    public init(
        _ name: String, seed: UInt64, epochs: Int, firstPoint: Double? = nil,
        trainPerplexity: Double? = nil, validationPerplexity: Double? = nil,
        tokensPerSecond: Double? = nil, other: [String: Double] = [:]
    ) {
        self.name = name
        self.seed = seed
        self.epochs = epochs
        self.firstPoint = firstPoint
        self.trainPerplexity = trainPerplexity
        self.validationPerplexity = validationPerplexity
        self.tokensPerSecond = tokensPerSecond
        self.other = other
    }

    var fields: [String: JSON] {
        var numbers = other
        numbers["firstPoint"] = firstPoint
        numbers["trainPerplexity"] = trainPerplexity
        numbers["validationPerplexity"] = validationPerplexity
        numbers["tokensPerSecond"] = tokensPerSecond
        var fields = numbers.mapValues { JSON($0) }
        fields["name"] = .text(name)
        fields["seed"] = .number(Double(seed))
        fields["epochs"] = .number(Double(epochs))
        return fields
    }
}

/// A chapter's numbers, as its JSON file holds them.
struct Results: Codable, Equatable {
    var runs: [[String: JSON]] = []
    var results: [String: JSON] = [:]

    /// Adds a run, in the place of one of the same name and seed.
    mutating func record(_ run: [String: JSON]) {
        runs.removeAll { $0["name"] == run["name"] && $0["seed"] == run["seed"] }
        runs.append(run)
        runs.sort { Results.order($0) < Results.order($1) }
    }

    private static func order(_ run: [String: JSON]) -> (String, Double) {
        guard case .text(let name)? = run["name"] else { return ("", 0) }
        guard case .number(let seed)? = run["seed"] else { return (name, 0) }
        return (name, seed)
    }

    /// What the file holds; nothing if there is no such file.
    /// - Throws: `RecurrentError` if the file cannot be read as a chapter's results.
    static func load(_ file: URL) throws -> Results {
        guard FileManager.default.fileExists(atPath: file.path) else { return Results() }
        do {
            return try JSON.decoder.decode(Results.self, from: Data(contentsOf: file))
        } catch {
            throw RecurrentError(
                place: file.relativePath, problem: "is not the results of a chapter",
                remedy: "mend or delete it: the results of this run would be added to it")
        }
    }

    /// Writes the file whole or not at all.
    func save(_ file: URL) throws {
        do {
            try (JSON.encoder.encode(self) + Data("\n".utf8)).write(to: file, options: .atomic)
        } catch {
            throw RecurrentError.cannotWrite(file)
        }
    }
}

extension RecurrentError {
    static func cannotWrite(_ url: URL) -> RecurrentError {
        cannotWrite(url.relativePath, option: "--figures")
    }
}
