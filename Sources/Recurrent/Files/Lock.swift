import Foundation

/// Waits until no other process is within such a block on this folder, then runs the block.
/// - Throws: what the block throws, or ``RecurrentError`` when the folder cannot be opened.
package func withLock<T>(on folder: URL, _ body: () throws -> T) throws -> T {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try throwUnless(
        descriptor >= 0, folder.relativePath, "cannot be opened",
        remedy: "choose a folder that you may list, and write to")
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try body()
}
