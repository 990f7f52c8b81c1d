import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Where the model that the chapter trains with a seed goes: `--model`; else `Models/seq2seq`,
    /// with the chapter's name, for the run that the text describes, on the real data; else
    /// `.build/models/seq2seq`. With `--full` or `--book` the name says so: such a model replaces no
    /// other. The models of all seeds but the first have the seed in their names:
    /// `Models/seq2seq-seed-1`.
    public func modelFolder(seed: UInt64) -> URL {
        let kind = options.full ? "-full" : options.book ? "-book" : ""
        let (ours, trial) = Notebook.modelFolders(of: chapter + kind)
        let isOurs = options.isAsWritten || !kind.isEmpty && !options.quick
        let path = options.model ?? (isOurs && dataSet.isReal ? ours : trial)
        return URL(
            fileURLWithPath: Notebook.path(path, seed: seed, first: options.seed),
            isDirectory: true)
    }

    /// The model that the chapter trains with its first seed.
    public var modelFolder: URL { modelFolder(seed: options.seed) }

    /// The trained model to use: the one named; else that of the run that the text describes; else
    /// that of any other run.
    /// - Parameters:
    ///   - chapter: which trains it: `seq2seq`.
    ///   - seed: with which it was trained.
    /// - Throws: ``RecurrentError`` when none is named and there is none.
    public static func trainedModelFolder(of chapter: String, seed: UInt64 = 0, named: String?)
        throws -> URL
    {
        let (ours, trial) = modelFolders(of: chapter, seed: seed)
        let here = [ours, trial].first {
            FileManager.default.fileExists(atPath: $0)
        }
        guard let folder = named.map({ path($0, seed: seed) }) ?? here else {
            throw RecurrentError(
                place: ours, problem: "there is no trained model here or in \(trial)",
                remedy: "run 'make \(chapter)' first, or name another folder with --model")
        }
        return URL(fileURLWithPath: folder, isDirectory: true)
    }

    /// Where the run that the text describes keeps a chapter's trained model, and any other run.
    public static func modelFolders(of chapter: String, seed: UInt64 = 0) -> (
        ours: String, trial: String
    ) {
        (path("Models/\(chapter)", seed: seed), path(".build/models/\(chapter)", seed: seed))
    }

    private static func path(_ folder: String, seed: UInt64, first: UInt64 = 0) -> String {
        seed == first ? folder : "\(folder)-seed-\(seed)"
    }

    /// A short name for the weights in a model's folder, to tell them from others; nil if there is
    /// no whole model in it.
    public static func modelFingerprint(in folder: URL) -> String? {
        let (configuration, weights) = (
            folder.appendingPathComponent("config.json"),
            folder.appendingPathComponent("model.safetensors")
        )
        guard FileManager.default.fileExists(atPath: configuration.path),
            let bytes = try? Data(contentsOf: weights, options: .alwaysMapped)
        else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.add(bytes)
        return fingerprint.text
    }
}
