import Foundation
import Synchronization

/// A file or folder under a name of its own, beside the one whose place it is to take.
///
/// It is locked as long as it lives, so that those of a process that was ended are told from the
/// others; the next draft in the same folder removes them. What lies under its name at the end is
/// removed: an unfinished file, or a folder with the files in it.
package struct Draft: ~Copyable {
    package let url: URL
    let descriptor: Int32

    package enum Kind { case file, folder }

    /// - Parameter folder: has to be there.
    /// - Throws: `CocoaError` when the folder cannot be written, ``RecurrentError`` when nothing in it
    ///   can be locked, as on some network file systems.
    package init(_ kind: Kind, in folder: URL) throws {
        Draft.removeAbandoned(in: folder)
        Draft.begin()
        do {
            var made: (url: URL, descriptor: Int32)?
            while made == nil { made = try Draft.make(kind, in: folder) }
            (url, descriptor) = made!
        } catch {
            Draft.living.withLock { $0.count -= 1 }
            throw error
        }
    }

    /// Makes and locks one; nil if another process took it for abandoned and removed it, as can be
    /// until it is locked.
    private static func make(
        _ kind: Kind, in folder: URL
    ) throws -> (url: URL, descriptor: Int32)? {
        let draft = folder.appendingPathComponent(prefix + UUID().uuidString)
        guard kind == .file || mkdir(draft.path, 0o777) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
        let flags = kind == .file ? O_RDWR | O_CREAT | O_EXCL : O_RDONLY | O_DIRECTORY
        let descriptor = open(draft.path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            if kind == .folder, errno == ENOENT { return nil }
            remove(draft)
            throw CocoaError(.fileWriteUnknown)
        }
        do {
            try lock(descriptor, of: folder)
        } catch {
            remove(draft)
            close(descriptor)
            throw error
        }
        if FileIdentity(descriptor) == FileIdentity(draft.path) { return (draft, descriptor) }
        close(descriptor)
        return nil
    }

    deinit {
        Draft.remove(url)
        close(descriptor)
        Draft.living.withLock { $0.count -= 1 }
    }

    private static let living = Mutex((count: 0, areLast: false))

    /// Counts one more; does not return where there are to be no more.
    private static func begin() {
        func isCounted() -> Bool {
            living.withLock {
                if $0.areLast { return false }
                $0.count += 1
                return true
            }
        }
        while !isCounted() { sleep(1) }
    }

    /// Waits until none is left, and at most 5 seconds; then nobody gets another.
    package static func finishAll() {
        func isOver() -> Bool {
            living.withLock {
                $0.areLast = $0.count == 0
                return $0.areLast
            }
        }
        for _ in 0..<5_000 where !isOver() { usleep(1_000) }
    }

    /// How names begin that the programs give for a moment, and nobody else may.
    package static let ownNames = ".recurrent-"

    static let prefix = ownNames + "draft-"

    private static func removeAbandoned(in folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let draft = folder.appendingPathComponent(name)
            let descriptor = open(draft.path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            // Some network file systems give a reader no exclusive lock.
            if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { remove(draft) }
            close(descriptor)
        }
    }

    /// Leaves what no draft is: a mount point, and a folder that holds one or other folders.
    private static func remove(_ draft: URL) {
        guard unlink(draft.path) != 0, rmdir(draft.path) != 0, errno == ENOTEMPTY else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: draft.path)) ?? [] {
            unlink(draft.appendingPathComponent(name).path)
        }
        rmdir(draft.path)
    }
}

/// What tells a file or folder from any other, whatever its name.
struct FileIdentity: Equatable {
    let device, number: UInt64

    /// Nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    }

    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    }
}
