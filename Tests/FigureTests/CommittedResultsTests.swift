import Foundation
import TestSupport
import Testing

/// The numbers that the text of 10.1 quotes.
@Suite struct CommittedResultsTests {
    private func results() throws -> ChapterResults {
        try ChapterResults(projectFolder.appendingPathComponent("Figures/lstm.json"))
    }

    @Test func `each LSTM was trained as the text says`() throws {
        let runs = try results().runs
        #expect(Set(runs.map(\.name)).isSuperset(of: ["lstm", "lstm-scratch"]))
        for run in runs where ["lstm", "lstm-scratch"].contains(run.name) {
            #expect(run.epochs == 50 && run.seed == 0)
        }
    }

    @Test func `every number of a run is finite and possible`() throws {
        for run in try results().runs {
            let perplexities = [run.firstPoint, run.trainPerplexity, run.validationPerplexity]
            #expect(perplexities.allSatisfy { $0 > 1 && $0.isFinite }, "\(run)")
            #expect(run.validationPerplexity < run.firstPoint, "\(run)")
            #expect(run.tokensPerSecond > 0 && run.tokensPerSecond.isFinite, "\(run)")
        }
    }

    /// Small weights make the first minibatches' loss nearly that of even odds on 28 tokens, and
    /// the mean of the first five steps hardly depends on the seed.
    @Test func `from scratch the curve starts where D2L's does`() throws {
        let scratch = try results().run("lstm-scratch")
        #expect(abs(scratch.firstPoint - 22.72) <= 0.05)
    }

    @Test(arguments: [("lstm-scratch", 1), ("lstm", 2)])
    func `the figure shows the run whose numbers are recorded`(name: String, panel: Int) throws {
        let run = try results().run(name)
        let file = projectFolder.appendingPathComponent("Figures/data/lstm-perplexity.csv")
        let table = try Table(String(contentsOf: file, encoding: .utf8))
        let training = try table.values("training", panel: panel)
        let validation = try table.values("validation", panel: panel)
        let drawn = [training.first, training.last, validation.last].map { $0 ?? .nan }
        let recorded = [run.firstPoint, run.trainPerplexity, run.validationPerplexity]
        #expect(zip(drawn, recorded).allSatisfy { abs($0 - $1) < 1e-5 * $1 })
    }
}
