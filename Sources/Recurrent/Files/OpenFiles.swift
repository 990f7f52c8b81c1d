import Foundation

/// Files of a folder that were opened together: whoever replaces the folder meanwhile, see
/// ``writeWholeFolder(_:_:)``, does not change them.
package final class OpenFiles {
    private let folder: URL
    private var descriptors: [String: Int32] = [:]

    /// Those that are there of some names.
    package init(_ names: [String], in folder: URL) {
        self.folder = folder
        var isOld = true
        while isOld {
            closeAll()
            // Held open, so that no other folder is given its identity.
            let place = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            for name in names where place >= 0 {
                let descriptor = openat(place, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
                if descriptor >= 0 { descriptors[name] = descriptor }
            }
            isOld = place >= 0 && FileIdentity(place) != FileIdentity(folder.path)
            if place >= 0 { close(place) }
        }
    }

    deinit { closeAll() }

    private func closeAll() {
        for descriptor in descriptors.values { close(descriptor) }
        descriptors = [:]
    }

    /// What a file holds.
    /// - Parameters:
    ///   - limit: the most bytes that are read.
    ///   - remedy: what a reader can do where the file is missing or no such file.
    /// - Throws: ``RecurrentError`` when it is not there, no plain file, larger, or cannot be read.
    package func bytes(of name: String, atMost limit: Int, remedy: String) throws -> Data {
        let path = folder.appendingPathComponent(name).path
        guard let descriptor = descriptors[name] else {
            guard FileManager.default.fileExists(atPath: path) else {
                throw RecurrentError(place: path, problem: "no such file", remedy: remedy)
            }
            throw RecurrentError.cannotRead(path)
        }
        var status = stat()
        try throwUnless(
            fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG, path,
            "is no plain file", remedy: remedy)
        try throwUnless(
            status.st_size <= limit, path,
            "is \(status.st_size) bytes long, at most \(limit) are read", remedy: remedy)
        do {
            return try FileHandle(fileDescriptor: descriptor).readToEnd() ?? Data()
        } catch {
            throw RecurrentError.cannotRead(path)
        }
    }
}
