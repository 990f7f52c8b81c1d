import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Where the chapter's trained model goes: `--model`; else `Models/seq2seq`, with the chapter's
    /// name, for the run that the text describes, on the real data; else `.build/models/seq2seq`.
    /// With `--full` or `--book` the name says so: such a model replaces no other.
    public var modelFolder: URL {
        let kind = options.full ? "-full" : options.book ? "-book" : ""
        let (ours, trial) = Notebook.modelFolders(of: chapter + kind)
        let isOurs = options.isAsWritten || !kind.isEmpty && !options.quick
        return URL(
            fileURLWithPath: options.model ?? (isOurs && dataSet.isReal ? ours : trial),
            isDirectory: true)
    }

    /// The trained model to use: the one named; else that of the run that the text describes; else
    /// that of any other run.
    /// - Parameter chapter: which trains it: `seq2seq`.
    /// - Throws: ``RecurrentError`` when none is named and there is none.
    public static func trainedModelFolder(of chapter: String, named: String?) throws -> URL {
        let (ours, trial) = modelFolders(of: chapter)
        let here = [ours, trial].first {
            FileManager.default.fileExists(atPath: $0)
        }
        guard let folder = named ?? here else {
            throw RecurrentError(
                place: ours, problem: "there is no trained model here or in \(trial)",
                remedy: "run 'make \(chapter)' first, or name another folder with --model")
        }
        return URL(fileURLWithPath: folder, isDirectory: true)
    }

    /// Where the run that the text describes keeps a chapter's trained model, and any other run.
    public static func modelFolders(of chapter: String) -> (ours: String, trial: String) {
        ("Models/\(chapter)", ".build/models/\(chapter)")
    }
}
