import Foundation

/// A file on a disk that is open for reading: no pipe or device, for whose bytes one may wait for ever.
package final class PlainFile {
    let path: String
    /// In bytes.
    package let size: Int
    private let descriptor: Int32

    /// Opens a file.
    /// - Parameter limit: the most bytes it may have.
    /// - Throws: ``RecurrentError`` when it is not there, no plain file, larger, or may not be read.
    package convenience init(_ path: String, atMost limit: Int) throws {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw RecurrentError.cannotRead(path) }
        try self.init(descriptor, path, atMost: limit, remedy: "put another in its place")
    }

    /// Takes over an open file, and closes it in the end.
    /// - Parameter remedy: what a reader can do where it is no such file.
    init(_ descriptor: Int32, _ path: String, atMost limit: Int, remedy: String) throws {
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        (self.descriptor, self.path, size) = (descriptor, path, Int(status.st_size))
        guard !isKnown || status.st_mode & S_IFMT != S_IFDIR else {
            throw RecurrentError.cannotRead(path, descriptor)
        }
        try throwUnless(
            isKnown && status.st_mode & S_IFMT == S_IFREG, path, "is no plain file", remedy: remedy)
        try throwUnless(
            size <= limit, path, "is \(size) bytes long, at most \(limit) are read", remedy: remedy)
    }

    deinit { close(descriptor) }

    /// All its bytes.
    /// - Throws: as ``bytes(_:)``.
    package func bytes() throws -> Data { try bytes(0..<size) }

    /// Some of its bytes.
    /// - Throws: ``RecurrentError`` when they cannot be read, or are no longer there.
    func bytes(_ range: Range<Int>) throws -> Data {
        var bytes = Data(count: range.count)
        try bytes.withUnsafeMutableBytes { buffer in
            var count = 0
            while count < buffer.count {
                let more = pread(
                    descriptor, buffer.baseAddress! + count, buffer.count - count,
                    off_t(range.lowerBound + count))
                guard more >= 0 || errno == EINTR else {
                    throw RecurrentError.cannotRead(path, descriptor)
                }
                try throwUnless(
                    more != 0, path, "became shorter while it was read", remedy: "try again")
                count += max(more, 0)
            }
        }
        return bytes
    }
}
