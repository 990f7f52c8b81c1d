import Foundation

/// Waits until no other process is within such a block on this folder, then runs the block.
/// - Throws: what the block throws, or `CocoaError` when the folder is not there.
package func withLock<T>(on folder: URL, _ body: () throws -> T) throws -> T {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try body()
}
