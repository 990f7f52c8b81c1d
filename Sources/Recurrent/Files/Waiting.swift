import Foundation

/// Reads what is there of a file or stream, and waits where nothing is yet: also for a stream that
/// would rather fail than wait, as a program that it is shared with may have set it.
/// - Returns: how many bytes; 0 at the end, -1 with `errno` set where it cannot be read.
func readWaiting(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count < 0, canGoOn(descriptor, POLLIN) else { return count }
    }
}

/// Writes all bytes, waiting likewise.
/// - Throws: `CocoaError` when they cannot be written.
package func writeWaiting(_ bytes: Data, to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = write(descriptor, part.baseAddress, part.count)
            guard count >= 0 || canGoOn(descriptor, POLLOUT) else {
                throw CocoaError(.fileWriteUnknown)
            }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

/// Whether what failed just now was only interrupted, or too early, and is worth another try.
private func canGoOn(_ descriptor: Int32, _ event: Int32) -> Bool {
    guard errno == EAGAIN else { return errno == EINTR }
    var stream = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    poll(&stream, 1, -1)
    return true
}
