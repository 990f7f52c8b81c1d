import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Whether the model that the chapter trains is kept: not that of a toy run, unless `--save` says
    /// where.
    public var keepsModel: Bool { !options.quick || options.save != nil }

    /// Where the model that the chapter trains with a seed goes: `--save`; else a folder of `Models`
    /// named for the chapter, the data if they are not the book's, and the options that make it
    /// another model: `Models/seq2seq`, `Models/seq2seq-mine-hidden-64`. The models of further seeds
    /// beside the first have the seed in their names: `Models/seq2seq-seed-1`.
    /// - Parameter kind: of the model, where the chapter trains several: `Models/seq2seq-attention`.
    public func modelFolder(seed: UInt64, kind: String? = nil) -> URL {
        let kind = kind.map { [$0] } ?? []
        if let named = options.save {
            let path = ([URL(fileURLWithPath: named).relativePath] + kind).joined(separator: "-")
            return Notebook.folder(path, seed: seed, first: options.seed)
        }
        let choices = options.determining.sorted { $0.key < $1.key }.flatMap {
            $0.value == "true" ? [$0.key] : [$0.key, $0.value]
        }
        return modelFolder(of: chapter, seed: seed, kind + choices)
    }

    /// The model that the chapter trains with its first seed.
    public var modelFolder: URL { modelFolder(seed: options.seed) }

    /// Where a chapter keeps the model that it trains on these data with the default options.
    public func modelFolder(of chapter: String, seed: UInt64, _ choices: [String] = []) -> URL {
        let data = URL(fileURLWithPath: options.text ?? "embedded").deletingPathExtension()
            .lastPathComponent.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        let parts = [chapter] + (dataSet.isReal ? [] : [String(data)]) + choices
        return Notebook.folder("Models/\(parts.joined(separator: "-"))", seed: seed)
    }

    private static func folder(_ path: String, seed: UInt64, first: UInt64 = 0) -> URL {
        URL(fileURLWithPath: seed == first ? path : "\(path)-seed-\(seed)", isDirectory: true)
    }

    /// The trained model to use: the one named, else the one that a chapter keeps by default.
    /// - Parameter chapter: which trains it: `seq2seq`.
    /// - Throws: ``RecurrentError`` when none is named and there is none.
    public static func trainedModelFolder(
        of chapter: String, named: String?, remedy: String
    ) throws -> URL {
        let usual = "Models/\(chapter)"
        let isThere = FileManager.default.fileExists(atPath: named ?? usual)
        try throwUnless(
            named != nil || isThere, usual, "there is no trained model here",
            remedy: "\(remedy) first, or name another folder with --model")
        return URL(fileURLWithPath: named ?? usual, isDirectory: true)
    }

    /// A short name for the model in a folder, to tell it from any other; nil if there is none.
    public static func modelFingerprint(in folder: URL) -> String? {
        let parts = ModelFile.allCases.filter { $0 != .trainingRecord }
        let files = OpenFiles(parts, in: folder)
        var fingerprint = Fingerprint()
        for part in parts {
            if let bytes = try? files.file(part, remedy: "").bytes() {
                fingerprint.add(bytes)
            } else if [.configuration, .weights].contains(part) {
                return nil
            }
        }
        return fingerprint.text
    }
}
