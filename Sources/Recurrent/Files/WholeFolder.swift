import CMachine
import Foundation

/// Replaces the files of a folder in one step: whoever opens them together, see ``OpenFiles``, finds
/// the old ones or the new ones at any moment, never some of both.
///
/// What else is in the folder stays, and so does what comes into it meanwhile; who may read and write
/// it and its files stays the same. Where a folder has to keep its identity, being a mount point or the
/// current folder, or where the file system has no such step or something in it cannot be linked, its
/// files are removed and the new ones, safe on the disk by then, moved into it one by one.
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
    keepPermissions(of: folder, for: draft.url)
    try fill(draft, for: folder, write)
    let replaced = Set(try names(in: draft.url))
    guard (try? link(othersOf: folder, into: draft.url)) != nil else {
        return try moveInto(folder, write)
    }
    let linked = numbers(ofFilesIn: draft.url)
    if rename(draft.url.path, folder.path) != 0 {
        guard exchangeNames(draft.url.path, folder.path) == 0 else {
            return try moveInto(folder, write)
        }
        empty(draft.url, into: folder, linked: linked, replaced: replaced)
    }
    fsync(parent)
}

/// Whether no other folder can take its place: it is the current one or above it, it or something in it
/// is a mount point, or it is where no other can come to be.
private func hasToStay(_ folder: URL) -> Bool {
    guard let identity = FileIdentity(folder.path) else { return false }
    let parent = folder.deletingLastPathComponent().path
    let fixed = mountPoints() + [FileManager.default.currentDirectoryPath]
    return identity.device != FileIdentity(parent)?.device || access(parent, W_OK) != 0
        || fixed.contains { ($0 + "/").hasPrefix(folder.path + "/") }
}

/// Where something is mounted, as Linux lists it.
private func mountPoints() -> [String] {
    let list = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
    // Of a name, spaces and such are written as three octal digits.
    let escapes = ["\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"]
    return list.split(separator: "\n").compactMap { line -> String? in
        let fields = line.split(separator: " ")
        guard fields.count > 4 else { return nil }
        return escapes.reduce(String(fields[4])) { $0.replacing($1.key, with: $1.value) }
    }
}

/// Writes the new files, until they are safe on the disk.
private func fill(_ draft: borrowing Draft, for folder: URL, _ write: (URL) throws -> Void) throws {
    try write(draft.url)
    for name in try names(in: draft.url) {
        keepPermissions(
            of: folder.appendingPathComponent(name), for: draft.url.appendingPathComponent(name))
    }
    try synchronize(draft.url)
}

private func moveInto(_ folder: URL, _ write: (URL) throws -> Void) throws {
    let draft = try Draft(.folder, in: folder)
    try fill(draft, for: folder, write)
    let pairs = try names(in: draft.url).map {
        (draft.url.appendingPathComponent($0), folder.appendingPathComponent($0))
    }
    for (_, old) in pairs { try? FileManager.default.removeItem(at: old) }
    for (new, old) in pairs { try FileManager.default.moveItem(at: new, to: old) }
}

/// Links what a folder has and its draft has not.
private func link(othersOf folder: URL, into draft: URL) throws {
    guard FileIdentity(folder.path) != nil else { return }
    let own = Set(try names(in: draft))
    for name in try names(in: folder) where !own.contains(name) {
        try FileManager.default.linkItem(
            at: folder.appendingPathComponent(name), to: draft.appendingPathComponent(name))
    }
}

/// Removes a folder whose place another has taken, with what was linked or replaced. What came into it
/// since goes over, unless something newer is there: nothing is removed that is not looked at.
private func empty(
    _ old: URL, into new: URL, linked: Set<ino_t>, replaced: Set<String> = []
) {
    var tries = 0
    repeat {
        let left = (try? FileManager.default.contentsOfDirectory(atPath: old.path)) ?? []
        for name in left {
            let (file, place) = (old.appendingPathComponent(name), new.appendingPathComponent(name))
            guard let one = status(of: file) else { continue }
            let other = status(of: place)
            let isNewest = other.map { linked.contains($0.number) } ?? true
            if one.isFolder, other?.isFolder == true {
                empty(file, into: place, linked: linked)
            } else if isNewest, !linked.contains(one.number), !replaced.contains(name) {
                rename(file.path, place.path)
            } else {
                unlink(file.path)
            }
        }
        tries += 1
    } while rmdir(old.path) != 0 && errno == ENOTEMPTY && tries < 100
}

/// Of all files and links in a folder, and those in it.
private func numbers(ofFilesIn folder: URL) -> Set<ino_t> {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    let found = paths.compactMap { status(of: folder.appendingPathComponent($0)) }
    return Set(found.lazy.filter { !$0.isFolder }.map(\.number))
}

/// Of a file, folder or link itself.
private func status(of file: URL) -> (number: ino_t, isFolder: Bool)? {
    var status = stat()
    guard lstat(file.path, &status) == 0 else { return nil }
    return (status.st_ino, status.st_mode & S_IFMT == S_IFDIR)
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
