import CMachine
import Foundation

/// Writes a file whole or not at all: what was there stays until the new bytes are safe on the disk,
/// and a failure leaves nothing behind.
/// - Throws: `CocoaError` when it cannot be written.
package func writeWhole(_ bytes: Data, to file: URL) throws {
    let draft = try Draft(.file, in: file.deletingLastPathComponent())
    keepPermissions(of: file, for: draft.url)
    try writeWaiting(bytes, to: draft.descriptor)
    try sync(draft.descriptor)
    guard rename(draft.url.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
}

/// Writes a file that is not there yet. Foundation's `Data.write(to:)` starts over where the system
/// took a part of the bytes, with those that it has already.
/// - Throws: `CocoaError` when it cannot be written.
package func writeNew(_ bytes: Data, to file: URL) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(descriptor) }
    try writeWaiting(bytes, to: descriptor)
}

/// Waits until a file or folder is safe on the disk.
/// - Throws: `CocoaError` when the disk fails.
func sync(_ file: URL) throws {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    // What its owner may not read was written by another way.
    guard descriptor >= 0 || errno == EACCES else { throw CocoaError(.fileWriteUnknown) }
    defer { close(descriptor) }
    if descriptor >= 0 { try sync(descriptor) }
}

private func sync(_ descriptor: Int32) throws {
    while fsync(descriptor) != 0 {
        // Some file systems cannot be told to, for a folder.
        if errno == EINVAL || errno == ENOTSUP { return }
        guard errno == EINTR else { throw CocoaError(.fileWriteUnknown) }
    }
}

/// Moves files to where others may be, safe on the disk, all or none: a move that fails takes those
/// before it back.
/// - Returns: the place that cannot be moved to, if there is one.
package func moveTogether(_ files: [(new: URL, place: URL)]) -> URL? {
    for (new, place) in files where (try? sync(new)) == nil { return place }
    let wereThere = files.map { FileIdentity($0.place.path) != nil }
    for (index, (new, place)) in files.enumerated() where !put(new, in: place) {
        for (file, wasThere) in zip(files, wereThere).prefix(index).reversed() {
            if wasThere { _ = put(file.new, in: file.place) } else { unlink(file.place.path) }
        }
        return place
    }
    return nil
}

/// Lets those who may read and write an old file do so with the new one, as far as its writer can;
/// nothing where there is no old one.
func keepPermissions(of old: URL, for new: URL) {
    var status = stat()
    guard stat(old.path, &status) == 0 else { return }
    // Only root can give a file away; its group may be another of one's own.
    if chown(new.path, status.st_uid, status.st_gid) != 0 {
        _ = chown(new.path, uid_t.max, status.st_gid)
    }
    chmod(new.path, status.st_mode & 0o7777)
    keepAccessList(old.path, new.path)
}

/// Exchanges a new file and an old one, or moves it where there is none; whether that was possible.
private func put(_ new: URL, in place: URL) -> Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    if isFolder.boolValue { return false }
    keepPermissions(of: place, for: new)
    return isThere && exchangeNames(new.path, place.path) == 0
        || rename(new.path, place.path) == 0
}
