import Foundation
import Recurrent

extension KeptTraining {
    /// Makes sure that a long run goes on where one was begun if `--resume` says so, and never begins
    /// in place of another.
    /// - Parameter folder: what is told of as its place.
    public func check(_ folder: URL, resumes: Bool) throws {
        guard isEmpty == resumes else { return }
        throw RecurrentError(
            place: folder.relativePath,
            problem: resumes ? "there is no run here to go on with" : "holds a run that was begun",
            remedy: resumes
                ? "begin one without --resume" : "go on with it by --resume, or delete it")
    }
}
