import Foundation
import Recurrent

extension TrainingRun {
    /// Goes on with a saved run if `--resume` says so; never begins one in place of another.
    public mutating func takeUp(in folder: URL, resumes: Bool) throws {
        let isSaved = Self.isSaved(in: folder)
        guard isSaved == resumes else {
            throw RecurrentError(
                place: folder.relativePath,
                problem: isSaved
                    ? "holds a run that was begun" : "there is no run here to go on with",
                remedy: isSaved
                    ? "go on with it by --resume, or delete it" : "begin one without --resume")
        }
        if isSaved { try resume(from: folder) }
    }
}
