import Foundation

/// Files of a folder that were opened together: whoever replaces them meanwhile, see
/// ``writeWholeFolder(_:_:)``, does not change them.
package final class OpenFiles {
    private let folder: URL
    private var descriptors: [String: Int32] = [:]

    /// Those that are there of some names, all old or all new.
    package init(_ names: [String], in folder: URL) {
        self.folder = folder
        // What was opened before some of it was replaced is not what is found again.
        var isSame = false
        while !isSame {
            let again = Self.opened(names, in: folder)
            isSame = Self.identities(again) == Self.identities(descriptors)
            Self.close(descriptors)
            descriptors = again
        }
    }

    deinit { Self.close(descriptors) }

    private static func opened(_ names: [String], in folder: URL) -> [String: Int32] {
        let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC
        let place = open(folder.path, flags | O_DIRECTORY)
        let new = open(newFiles(of: folder).path, flags | O_DIRECTORY | O_NOFOLLOW)
        var descriptors: [String: Int32] = [:]
        for name in names {
            let ofNew = openat(new, name, flags)
            let descriptor = ofNew >= 0 ? ofNew : openat(place, name, flags)
            if descriptor >= 0 { descriptors[name] = descriptor }
        }
        close(["": place, "new": new])
        return descriptors
    }

    private static func identities(_ descriptors: [String: Int32]) -> [String: FileIdentity] {
        descriptors.compactMapValues { FileIdentity($0) }
    }

    private static func close(_ descriptors: [String: Int32]) {
        for descriptor in descriptors.values where descriptor >= 0 { Foundation.close(descriptor) }
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
