import Foundation
import Recurrent

/// What a run has trained so far, in a folder beside the file, or the model's folder, that is to keep
/// its outcome: one that was ended goes on there.
package struct UnfinishedRun: Sendable {
    /// What other code, or with other settings for the same place, has trained is beside `own`.
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

    /// Of what is of other settings or code nothing is touched.
    package func remove() {
        try? FileManager.default.removeItem(at: own)
        rmdir(folder.path)
    }

    /// Removes also what other code has trained of the run.
    func removeAll() { try? FileManager.default.removeItem(at: folder) }
}
