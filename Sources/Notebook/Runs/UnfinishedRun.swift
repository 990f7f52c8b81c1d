import Foundation
import Recurrent

/// What a run has trained so far, in a folder beside the file, or the model's folder, that is to keep
/// its outcome: one that was ended goes on there.
package struct UnfinishedRun: Sendable {
    /// That of all that is trained for the file, and in it that of this run, so named that what other
    /// code trains, or the same with other settings, has one of its own.
    private let folder, own: URL
    private let training: KeptTraining?

    /// - Parameter code: a name of what computes the run, see ``Code``: what other code has trained is
    ///   not gone on with. If nil, nothing is kept.
    package init(of file: URL, code: String?) {
        let folder = file.deletingLastPathComponent()
            .appendingPathComponent(file.lastPathComponent + ".training", isDirectory: true)
        let own = folder.appendingPathComponent(Fingerprint(code ?? "").text, isDirectory: true)
        let identity = "\(file.lastPathComponent)/\(own.lastPathComponent)"
        training =
            code == nil ? nil : KeptTraining(own, identity: identity, tell: Streams.warn)
        (self.folder, self.own) = (folder, own)
    }

    package func outcome<Outcome>(_ compute: () throws -> Outcome) rethrows -> Outcome {
        try KeptTraining.$current.withValue(training, operation: compute)
    }

    /// Removes what was kept of this run; what others have kept for the same file stays.
    package func remove() {
        try? FileManager.default.removeItem(at: own)
        rmdir(folder.path)
    }

    /// Removes what others have kept as well, as for a file that one run alone can make.
    func removeAll() { try? FileManager.default.removeItem(at: folder) }
}
