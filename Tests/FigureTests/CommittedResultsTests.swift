import Foundation
import TestSupport
import Testing

/// A chapter that trains a language model from scratch and one with the library's layer.
private let chapters = ["lstm", "gru"]

/// The numbers that the chapters' texts quote.
@Suite struct CommittedResultsTests {
    private func results(_ chapter: String) throws -> ChapterResults {
        try ChapterResults(projectFolder.appendingPathComponent("Figures/\(chapter).json"))
    }

    @Test(arguments: chapters)
    func `each model was trained as the text says`(chapter: String) throws {
        for name in [chapter, "\(chapter)-scratch"] {
            let run = try results(chapter).run(name)
            #expect(run.epochs == 50 && run.seed == 0)
        }
    }

    @Test(arguments: chapters)
    func `every number of a run is finite and possible`(chapter: String) throws {
        for run in try results(chapter).runs {
            let perplexities = [run.firstPoint, run.trainPerplexity, run.validationPerplexity]
            #expect(perplexities.allSatisfy { $0 > 1 && $0.isFinite }, "\(run)")
            #expect(run.validationPerplexity < run.firstPoint, "\(run)")
            #expect(run.tokensPerSecond > 0 && run.tokensPerSecond.isFinite, "\(run)")
        }
    }

    /// Small weights make the first minibatches' loss nearly that of even odds on 28 tokens, and
    /// the mean of the first five steps hardly depends on the seed.
    @Test(arguments: chapters)
    func `from scratch the curve starts where D2L's does`(chapter: String) throws {
        let scratch = try results(chapter).run("\(chapter)-scratch")
        #expect(abs(scratch.firstPoint - 22.72) <= 0.05)
    }

    @Test(arguments: chapters, [(suffix: "-scratch", panel: 1), (suffix: "", panel: 2)])
    func `the figure shows the run whose numbers are recorded`(
        chapter: String, model: (suffix: String, panel: Int)
    ) throws {
        let run = try results(chapter).run(chapter + model.suffix)
        let file = projectFolder.appendingPathComponent("Figures/data/\(chapter)-perplexity.csv")
        let table = try Table(String(contentsOf: file, encoding: .utf8))
        let training = try table.values("training", panel: model.panel)
        let validation = try table.values("validation", panel: model.panel)
        let drawn = [training.first, training.last, validation.last].map { $0 ?? .nan }
        let recorded = [run.firstPoint, run.trainPerplexity, run.validationPerplexity]
        #expect(zip(drawn, recorded).allSatisfy { abs($0 - $1) < 1e-5 * $1 })
    }
}
