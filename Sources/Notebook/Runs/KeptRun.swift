import Foundation
import Recurrent

/// What determines the outcome of a run, but for the code.
package struct RunIdentity: Codable, Equatable {
    var experiment: String
    var setting: JSON
    var seed: UInt64
    /// The options, of those that change what is trained, that differ from their defaults.
    var options: [String: String]
    /// The checksum of the data.
    var data: String

    /// `adding-problem/RNN-50-seed-3-8c1f02ab.json`: for people what they look for, and for the
    /// rest a fingerprint, so that runs with other options or data lie beside each other.
    var fileName: String {
        var rest = Fingerprint(data)
        for (name, value) in options.sorted(by: { $0.key < $1.key }) {
            rest.add(name)
            rest.add(value)
        }
        rest.add(setting.words.joined(separator: " "))
        let words = setting.words.joined(separator: "-").map {
            $0.isLetter || $0.isNumber ? $0 : "-"
        }
        let name = String(words.prefix(60))
        return "\(experiment)/\(name)-seed-\(seed)-\(rest.text.prefix(8)).json"
    }
}

/// The outcome of a run as its file keeps it.
package struct KeptRun<Outcome: Codable>: Codable {
    package var identity: RunIdentity
    /// ``Code``'s name of what computed it.
    var code: String?
    var seconds: Double
    /// Of the machine that ran it, see ``Pace``.
    var pace: Double?
    package var outcome: Outcome

    /// What the file holds; nil if there is no such file, it is damaged or of another run.
    package static func load(_ file: URL, _ identity: RunIdentity) -> KeptRun? {
        guard let data = try? JSON.bytes(of: file), isWhole(data),
            let kept = try? JSON.decoder.decode(KeptRun.self, from: data),
            kept.identity == identity
        else { return nil }
        return kept
    }

    /// Writes the file whole or not at all, in a folder that is made if it is not there.
    package func save(to file: URL) throws {
        let encoder = JSON.encoder
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try telling(.cannotWrite(file)) {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            let fields = try encoder.encode(self).dropLast()
            try writeWhole(fields + Data(Self.end(of: fields).utf8), to: file)
        }
    }

    /// The last field, a fingerprint of those before it, and the end of the file.
    private static func end(of fields: Data) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(fields)
        return ",\"sum\":\"\(fingerprint.text)\"}\n"
    }

    /// Whether a file is as it was written.
    private static func isWhole(_ data: Data) -> Bool {
        data.suffix(27) == Data(end(of: data.dropLast(27)).utf8)
    }
}

extension JSON {
    /// What a file of results, points or a kept run holds.
    /// - Throws: `RecurrentError` if it cannot be read, is larger than the limit, 64 MB, or piles accents,
    ///   as none does.
    static func bytes(of file: URL, atMost limit: Int = 1 << 26) throws -> Data {
        let bytes = try PlainFile(file.path, atMost: limit).bytes()
        let text = String(decoding: bytes, as: UTF8.self)
        try TextFile.checkAccents(of: text, inJSON: true, file.path, remedy: "delete it")
        return bytes
    }

    /// Its texts and numbers, in the order of their keys.
    fileprivate var words: [String] {
        switch self {
        case .number(let number): [String(format: "%.7g", number)]
        case .text(let text): [text]
        case .flag(let flag): [flag ? "yes" : "no"]
        case .list(let list): list.flatMap(\.words)
        case .object(let object): object.sorted { $0.key < $1.key }.flatMap(\.value.words)
        }
    }
}
