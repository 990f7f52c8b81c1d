import Foundation

/// Writes a file whole or not at all: what was there stays until the new bytes are safe on the disk,
/// and a failure leaves nothing behind.
/// - Throws: `CocoaError` or an error of the system's when it cannot be written.
package func writeWhole(_ bytes: Data, to file: URL) throws {
    let beside = file.deletingLastPathComponent()
        .appendingPathComponent(".\(file.lastPathComponent).\(getpid())")
    let handle = open(beside.path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard handle >= 0 else { throw CocoaError(.fileWriteUnknown) }
    do {
        let stream = FileHandle(fileDescriptor: handle, closeOnDealloc: true)
        try stream.write(contentsOf: bytes)
        try stream.synchronize()
        try stream.close()
        guard rename(beside.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
        unlink(beside.path)
        throw error
    }
}
