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

extension TranslationData {
    /// Asks of a trained translator that on what it was trained on it does as well as a guess among all
    /// words, but for half a nat, as one that has hardly begun may. (One that knows its pairs by heart is
    /// sure of what is wrong in others.)
    /// - Throws: `RecurrentError` if it does not.
    public func checkLearned(_ translator: Translator, threadCount: Int) throws {
        let step = training.count / 1_000 + 1
        let some = stride(from: 0, to: training.count, by: step).map { training[$0] }
        let loss = loss(of: translator.model, some, threadCount: threadCount)
        let guess = log(Double(vocabularies.target.count))
        try throwUnless(
            loss < guess + 0.5, "the trained model",
            String(
                format: "its loss on its own training pairs is %.3g, that of a guess %.3g", loss,
                guess),
            remedy: "it has diverged; try a smaller learning rate")
    }
}
