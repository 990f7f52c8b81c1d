import Foundation
import TestSupport
import Testing

@testable import Notebook

/// The chapter's numbers, in a toy run.
@Suite struct BeamSearchRunTests {
    private let chapter: Chapter

    init() throws { chapter = try Chapter("BeamSearch") }

    @Test func `the numbers are those that the text tells`() throws {
        try withFolder { folder in
            try chapter.succeeds(["--quick"], in: folder)
            let results = try Results.load(
                folder.appending(path: ".build/figures/beam-search.json"))
            let errors = ["1", "10"].map { results["searchErrors", $0] }
            let agreement = results["agreement"]
            for evidence in [
                results["tables", "0"] == 0.048, results["tables", "1"] == 0.054,
                results["counts", "0"] == 1e40, results["counts", "1"] == 1e5,
                results["differences"] == 0, results["certifiedShare"] >= 0.95,
                every(errors) { $0.lies(in: 0...100) }, errors[0] >= errors[1],
                // Hardly trained, the translator finds silence likeliest for many sentences.
                results["emptyShare"] > 0.2, agreement.last == 1, agreement.first < 0.9,
            ] { #expect(evidence.holds, "\(evidence.numbers)") }
        }
    }

    @Test func `options of training are told to be in vain where a model is trained`() throws {
        let model = try SmallModel()
        let options = ["--quick", "--model", "model", "--only", "beam-vs-greedy"]
        let line = "not used, as it is trained"
        let plain = try chapter.succeeds(options, in: model.folder)
        #expect(!plain.output.contains(line))
        let ran = try chapter.succeeds(
            options + ["--hidden", "8", "--epochs", "2"], in: model.folder)
        #expect(ran.output.contains("\(line): --epochs, --hidden\n"))
    }

    @Test func `a folder without a model is told in a line`() throws {
        try withFolder { folder in
            let ran = try chapter.run(["--quick", "--model", "nowhere"], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("/nowhere/config.json: no such file"))
            #expect(ran.errors.count { $0 == "\n" } == 1)
        }
    }
}
