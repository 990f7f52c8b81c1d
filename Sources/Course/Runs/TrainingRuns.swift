import Foundation
import Notebook
import Recurrent

extension KeptTraining {
    /// Makes sure that a long run goes on where one was begun if `--resume` says so, and never begins
    /// in place of another, but of one that has ended if `--again` says so.
    /// - Parameter folder: what is told of as its place.
    public func check(_ folder: URL, _ options: Options) throws {
        if options.again, !options.resume, hasEnded { removeAll() }
        let isEmpty = try isEmpty
        let problem =
            isEmpty
            ? "there is no run here to go on with"
            : hasEnded ? "holds a run that has ended" : "holds a run that was begun"
        try throwUnless(
            isEmpty != options.resume, folder.relativePath, problem,
            remedy: isEmpty
                ? "begin one without --resume"
                : "go on with it by --resume, or "
                    + (hasEnded ? "begin anew by --again" : "delete it"))
    }
}
