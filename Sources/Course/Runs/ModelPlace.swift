import Foundation
import Notebook
import Recurrent

/// Where a model is going to be kept, and what its folder will say of its training.
public struct ModelPlace: Sendable {
    public let folder: URL
    private let record: TrainingRecord
    private let isNamed, replaces: Bool

    init(_ folder: URL, for record: TrainingRecord, _ options: Options) {
        (self.folder, self.record) = (folder, record)
        (isNamed, replaces) = (options.save != nil, options.replace)
    }

    /// Makes sure that a model can go there.
    /// - Throws: ``RecurrentError`` when the folder holds a model of other data or settings, or
    ///   one that was changed, and `--replace` was not given, or cannot be written.
    public func check() throws {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        let isThere = files.fileExists(atPath: folder.path, isDirectory: &isFolder)
        let isLink = (try? files.destinationOfSymbolicLink(atPath: folder.path)) != nil
        let parent = folder.deletingLastPathComponent()
        let canHold =
            isFolder.boolValue && files.isWritableFile(atPath: folder.path)
            && folder.resolvingSymlinksInPath() != parent.resolvingSymlinksInPath()
        try throwUnless(
            isThere ? canHold : !isLink, folder.relativePath, "is no folder that can be written to",
            remedy: "choose another with --save")
        let holdsSome = [folder, newFiles(of: folder)].contains { place in
            ModelFile.allCases.contains { files.fileExists(atPath: $0.url(in: place).path) }
        }
        let obstacle = obstacle(toReplacing: ModelFile.allCases.map(\.rawValue), in: folder)
        // What a kill left there is a part of the model.
        let isLeft = obstacle?.path.hasPrefix(newFiles(of: folder).path) == true
        try throwUnless(
            obstacle == nil, obstacle?.relativePath ?? "",
            "cannot be replaced, being a folder, mounted, immutable or another's",
            remedy: (isLeft ? "move what is in it to its place" : "move it away")
                + ", or choose another place with --save")
        if isThere { try makeFolder(folder, option: "--save") }
        guard !replaces, holdsSome else { return }
        let old = TrainingRecord(in: folder)
        let isOfWeights = old?.isOfWeights(in: folder) ?? true
        if isOfWeights, old.map({ $0.isSameTraining(as: record) }) ?? !isNamed { return }
        throw RecurrentError(
            place: folder.relativePath,
            problem: isOfWeights
                ? "holds a model of other data or settings" + (old.map { ", of \($0.data)" } ?? "")
                : "holds weights that were changed since they were kept",
            remedy: "keep the new one elsewhere with --save, or give --replace")
    }

    /// Keeps a trained model there, unless another one came there while it was trained, and tells so.
    /// - Parameter save: writes the model, with the record of its training, into the folder.
    /// - Throws: as ``check()``, and what `save` throws.
    public func keep(
        after curve: LearningCurve, _ save: (URL, TrainingRecord) throws -> Void
    ) throws {
        let parent = folder.deletingLastPathComponent()
        try makeFolder(parent, option: "--save")
        try withLock(on: parent) {
            try check()
            try save(folder, record.ended(with: curve))
        }
        Notebook.tell("model kept in \(folder.relativePath)")
    }
}

extension Notebook {
    /// A place for a model that is going to be trained.
    /// - Throws: as ``ModelPlace/check()``.
    public func place(for record: TrainingRecord, in folder: URL) throws -> ModelPlace {
        if !options.plan { try makeFolder(folder.deletingLastPathComponent(), option: "--save") }
        let place = uncheckedPlace(for: record, in: folder)
        try place.check()
        return place
    }

    /// The same of a model that is trained only where all is asked for: whoever trains it checks.
    public func uncheckedPlace(for record: TrainingRecord, in folder: URL) -> ModelPlace {
        ModelPlace(folder, for: record, options)
    }
}
