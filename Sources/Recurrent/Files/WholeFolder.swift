import CMachine
import Foundation

/// Writes files into a folder, replacing those of their names in one step: whoever opens them together,
/// see ``OpenFiles``, finds the old ones or the new ones at any moment, never some of both.
///
/// The step is that the new ones, safe on the disk, come to lie in the folder `.recurrent-new` within:
/// what is there counts, and not what has its name outside. From there they take their places one by
/// one; where a kill comes in between, the next that writes there does it. Nothing else in the folder is
/// touched. A folder that is not there yet is made with all its files.
/// - Parameter write: writes the new files into the empty folder that it is given.
/// - Throws: ``RecurrentError`` when the folder cannot be written, and is as it was; another when the
///   new files are where they count, but an old one cannot be replaced or the disk fails.
package func writeWholeFolder(_ folder: URL, _ write: (URL) throws -> Void) throws {
    let (place, folder) = (folder.relativePath, folder.resolvingSymlinksInPath())
    let parent = folder.deletingLastPathComponent()
    // It lives to the end: whoever waits for all drafts waits until the files are in their places.
    let draft = try telling(.cannotWrite(place)) {
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let isThere = FileIdentity(folder.path) != nil
        if isThere { try settle(folder) }
        let draft = try Draft(.folder, in: isThere ? folder : parent)
        try write(draft.url)
        for name in try fileNames(in: draft.url) {
            let file = draft.url.appendingPathComponent(name)
            keepPermissions(of: folder.appendingPathComponent(name), for: file)
            try sync(file)
        }
        try sync(draft.url)
        if !isThere, rename(draft.url.path, folder.path) == 0 { return draft }
        while rename(draft.url.path, newFiles(of: folder).path) != 0 {
            guard errno == ENOTEMPTY || errno == EEXIST else { throw CocoaError(.fileWriteUnknown) }
            try settle(folder)
        }
        return draft
    }
    let failure = RecurrentError(
        place: place, problem: "has the new files, but its disk fails",
        remedy: "keep a copy of them on another")
    try telling(failure) {
        try sync(parent)
        try sync(folder)
        try settle(folder)
    }
    _ = consume draft
}

/// The files in a folder that count more than those of their names beside it.
package func newFiles(of folder: URL) -> URL {
    folder.appendingPathComponent(Draft.ownNames + "new")
}

/// Moves a folder's new files to their places. Others may do the same meanwhile.
private func settle(_ folder: URL) throws {
    let new = newFiles(of: folder)
    let names: [String]
    do {
        names = try fileNames(in: new)
    } catch {
        if FileIdentity(new.path) == nil { return }
        throw error
    }
    for name in names {
        let place = folder.appendingPathComponent(name)
        let isMoved = rename(new.appendingPathComponent(name).path, place.path) == 0
        try throwUnless(
            isMoved || errno == ENOENT, place.relativePath,
            "cannot be replaced; the new one is in \(new.lastPathComponent)",
            remedy: "move what is there to here")
    }
    rmdir(new.path)
    try sync(folder)
}

/// The first of a folder's files, or the folder itself, that ``writeWholeFolder(_:_:)`` could not
/// replace, as far as can be told: folders, mount points, what the system lets nobody change, and what
/// belongs to another in a folder such as `/tmp`; the same of the files that a kill left in
/// `.recurrent-new`.
package func obstacle(toReplacing names: [String], in folder: URL) -> URL? {
    var status = stat()
    guard stat(folder.path, &status) == 0 else { return nil }
    let isShared = status.st_mode & S_ISVTX != 0 && ![0, status.st_uid].contains(geteuid())
    func stays(_ place: URL, isFolder: Bool = false) -> Bool {
        guard lstat(place.path, &status) == 0 else { return false }
        return (status.st_mode & S_IFMT == S_IFDIR) != isFolder
            || isShared && status.st_uid != geteuid() || hindrances(place.path) != 0
    }
    let new = newFiles(of: folder)
    if hindrances(folder.path) & marked != 0 { return folder }
    if stays(new, isFolder: true) || access(new.path, W_OK) != 0 && errno != ENOENT { return new }
    let places = [folder, new].flatMap { within in names.map(within.appendingPathComponent) }
    return places.first { stays($0) }
}
