import Foundation
import Recurrent

/// What one training run came to.
public struct Run: Sendable {
    /// The name which, with the seed, tells this run from others of the chapter: `lstm-scratch`.
    public var name: String
    public var seed: UInt64
    public var epochs: Int
    /// What else is known of it, under its name; what is nil is left out.
    public var numbers: [String: Double?]

    public init(_ name: String, seed: UInt64, epochs: Int, _ numbers: [String: Double?] = [:]) {
        self.name = name
        self.seed = seed
        self.epochs = epochs
        self.numbers = numbers
    }

    var fields: [String: JSON] {
        var fields = numbers.compactMapValues { $0.map { JSON($0) } }
        fields["name"] = .text(name)
        fields["seed"] = .number(Double(seed))
        fields["epochs"] = .number(Double(epochs))
        return fields
    }
}

/// A chapter's numbers, as its JSON file holds them.
public struct Results: Codable {
    package internal(set) var runs: [[String: JSON]] = []
    package internal(set) var results: [String: JSON] = [:]
    /// The verdicts on the chapter's claims; nil if none was ever judged.
    package internal(set) var claims: [Verdict]?
    /// What a run of the whole chapter printed; nil if there was none.
    var transcript: [Transcript.Line]?

    /// A number of the run of this name and of the least seed.
    public func run(_ name: String, _ number: String) -> Numbers {
        guard let run = runs.first(where: { $0["name"] == .text(name) }) else {
            return Numbers(lack: "there is no run \"\(name)\"")
        }
        return JSON.object(run).numbers(at: [number])
    }

    /// The numbers recorded under a name and, within that, under further ones; those in a list
    /// have the names "0", "1", and so on.
    public subscript(_ path: String...) -> Numbers { JSON.object(results).numbers(at: path) }

    /// Adds the verdicts on claims about a figure, in the place of those there are or after them.
    mutating func record(_ new: [Verdict], of figure: String?, replaces: Bool) {
        var all = claims ?? []
        let place = all.lastIndex { $0.figure == figure }
        all.insert(contentsOf: new, at: place.map { $0 + 1 } ?? all.count)
        if replaces, let place {
            all = all[...place].filter { $0.figure != figure } + all[(place + 1)...]
        }
        claims = all
    }

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
    package static func load(_ file: URL) throws -> Results {
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
            try writeWhole(JSON.encoder.encode(self) + Data("\n".utf8), to: file)
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
