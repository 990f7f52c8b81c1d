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

    /// One of them.
    /// - Parameters:
    ///   - limit: the most bytes it may have.
    ///   - remedy: what a reader can do where the file is missing or no such file.
    /// - Throws: ``RecurrentError`` when it is not there, no plain file, larger, or cannot be read.
    package func file(_ name: String, atMost limit: Int, remedy: String) throws -> PlainFile {
        let path = folder.appendingPathComponent(name).path
        guard let descriptor = descriptors[name] else {
            guard FileManager.default.fileExists(atPath: path) else {
                throw RecurrentError(place: path, problem: "no such file", remedy: remedy)
            }
            throw RecurrentError.cannotRead(path)
        }
        return try PlainFile(dup(descriptor), path, atMost: limit, remedy: remedy)
    }
}
