import Foundation
import Notebook
import Recurrent

extension KeptTraining {
    /// Makes sure that a long run goes on where one was begun if `--resume` says so, and never begins
    /// in place of another, but of one that has ended if `--again` says so; nor beside another.
    /// - Parameter folder: what is told of as its place.
    public func check(_ folder: URL, _ options: Options) throws {
        try throwUnless(
            options.resume && isEmpty || claim(), folder.relativePath,
            "holds a run that is going on in another process",
            remedy: "wait until it has ended")
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
