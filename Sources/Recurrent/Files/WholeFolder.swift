import CMachine
import Foundation

/// Replaces the files of a folder in one step: whoever opens them together, see ``OpenFiles``, finds
/// the old ones or the new ones at any moment, never some of both.
///
/// What else is in the folder stays. Where a folder has to keep its identity, being a mount point or
/// the current folder, or where the file system has no such step, its files are removed and the new
/// ones, safe on the disk by then, moved into it one by one.
/// - Parameter write: writes the new files into the empty folder that it is given.
/// - Throws: what `write` throws, or `CocoaError` or an error of the system's; the folder is then as
///   it was.
package func writeWholeFolder(_ folder: URL, _ write: (URL) throws -> Void) throws {
    let folder = folder.resolvingSymlinksInPath()
    let parent = folder.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    if hasToStay(folder) {
        try moveInto(folder, write)
        return
    }
    let draft = try Draft(.folder, in: parent)
    try write(draft.url)
    try synchronize(draft.url)
    try link(othersOf: folder, into: draft.url)
    if rename(draft.url.path, folder.path) != 0, exchangeNames(draft.url.path, folder.path) != 0 {
        try moveInto(folder, write)
    }
    fsync(parent)
}

/// Whether no other folder can take its place.
private func hasToStay(_ folder: URL) -> Bool {
    guard let identity = FileIdentity(folder.path) else { return false }
    let here = FileManager.default.currentDirectoryPath + "/"
    let parent = folder.deletingLastPathComponent().path
    return identity.device != FileIdentity(parent)?.device || here.hasPrefix(folder.path + "/")
        || access(parent, W_OK) != 0
}

private func moveInto(_ folder: URL, _ write: (URL) throws -> Void) throws {
    let draft = try Draft(.folder, in: folder)
    try write(draft.url)
    try synchronize(draft.url)
    let pairs = try names(in: draft.url).map {
        (draft.url.appendingPathComponent($0), folder.appendingPathComponent($0))
    }
    for (_, old) in pairs { try? FileManager.default.removeItem(at: old) }
    for (new, old) in pairs { try FileManager.default.moveItem(at: new, to: old) }
}

/// Links what a folder has and its draft has not, or copies it where there are no links.
private func link(othersOf folder: URL, into draft: URL) throws {
    guard FileIdentity(folder.path) != nil else { return }
    let own = Set(try names(in: draft))
    for name in try names(in: folder) where !own.contains(name) {
        let (old, new) = (folder.appendingPathComponent(name), draft.appendingPathComponent(name))
        do {
            try FileManager.default.linkItem(at: old, to: new)
        } catch {
            try? FileManager.default.removeItem(at: new)
            try FileManager.default.copyItem(at: old, to: new)
        }
    }
}

private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasPrefix(Draft.prefix) }
}

/// Waits until a folder and all in it are safe on the disk.
private func synchronize(_ folder: URL) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        fsync(folder.appendingPathComponent(path))
    }
    fsync(folder)
}

private func fsync(_ file: URL) {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    Foundation.fsync(descriptor)
    close(descriptor)
}
