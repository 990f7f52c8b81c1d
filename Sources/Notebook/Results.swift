import Foundation
import Recurrent

/// What came of a chapter, as its JSON file holds it.
public struct Results: Codable {
    /// The verdicts on the chapter's claims; nil if none was ever judged.
    package internal(set) var claims: [Verdict]?
    /// What a run of the whole chapter printed; nil if there was none.
    var transcript: [Transcript.Line]?

    package init() {}

    /// Adds the verdicts on claims about a figure, in the place of those there are or after them; of a
    /// claim that another run has recorded meanwhile, in its place.
    package mutating func record(_ new: [Verdict], of figure: String?, replaces: Bool) {
        let texts = Set(new.map(\.text))
        var all = claims ?? []
        if !replaces { all.removeAll { $0.figure == figure && texts.contains($0.text) } }
        let place = all.lastIndex { $0.figure == figure }
        all.insert(contentsOf: new, at: place.map { $0 + 1 } ?? all.count)
        if replaces, let place {
            all = all[...place].filter { $0.figure != figure } + all[(place + 1)...]
        }
        claims = all
    }

    /// What the file holds; nothing if there is no such file.
    /// - Throws: `RecurrentError` if the file cannot be read as a chapter's results.
    package static func load(_ file: URL) throws -> Results {
        guard FileManager.default.fileExists(atPath: file.path) else { return Results() }
        do {
            return try JSON.decoder.decode(Results.self, from: JSON.bytes(of: file))
        } catch {
            throw RecurrentError(
                place: file.relativePath, problem: "is not the results of a chapter",
                remedy: "mend or delete it: the results of this run would be added to it")
        }
    }

    /// Writes the file whole or not at all.
    package func save(_ file: URL) throws {
        try telling(.cannotWrite(file)) {
            try writeWhole(JSON.encoder.encode(self) + Data("\n".utf8), to: file)
        }
    }
}

extension RecurrentError {
    static func cannotWrite(_ url: URL) -> RecurrentError {
        cannotWrite(url.relativePath, option: "--figures")
    }
}
