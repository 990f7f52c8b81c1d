import Foundation

/// Waits until no other process is within such a block on this folder, then runs the block.
/// - Throws: what the block throws, or ``RecurrentError`` when the folder cannot be opened or locked.
package func withLock<T>(on folder: URL, _ body: () throws -> T) throws -> T {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try throwUnless(
        descriptor >= 0, folder.relativePath, "cannot be opened",
        remedy: "choose a folder that you may list, and write to")
    defer { close(descriptor) }
    try lock(descriptor, of: folder)
    return try body()
}

/// Waits for the exclusive lock on what is open.
/// - Throws: ``RecurrentError`` when there can be none, as on some network file systems.
func lock(_ descriptor: Int32, of folder: URL) throws {
    while flock(descriptor, LOCK_EX) != 0 {
        try throwUnless(
            errno == EINTR, folder.relativePath, "is on a file system without locks",
            remedy: "choose a folder on another")
    }
}
