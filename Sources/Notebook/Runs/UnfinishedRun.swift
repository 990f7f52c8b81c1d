import Foundation
import Recurrent

/// What a run has trained so far, in a folder beside the file, or the model's folder, that is to keep
/// its outcome: one that was ended goes on there.
package struct UnfinishedRun: Sendable {
    private let folder: URL
    private let training: KeptTraining?

    /// - Parameter code: a name of what computes the run, see ``Code``: what other code has trained is
    ///   not gone on with. If nil, nothing is kept.
    package init(of file: URL, code: String?) {
        let folder = file.deletingLastPathComponent()
            .appendingPathComponent(file.lastPathComponent + ".training", isDirectory: true)
        training = code.map {
            KeptTraining(
                folder.appendingPathComponent(Fingerprint($0).text), tell: Streams.warn)
        }
        self.folder = folder
    }

    package func outcome<Outcome>(_ compute: () throws -> Outcome) rethrows -> Outcome {
        try KeptTraining.$current.withValue(training, operation: compute)
    }

    package func remove() { try? FileManager.default.removeItem(at: folder) }
}
