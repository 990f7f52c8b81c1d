import Foundation
import TestSupport
import Testing

/// The chapter's numbers, in a toy run.
@Suite struct BeamSearchRunTests {
    private struct Recorded: Decodable {
        struct Numbers: Decodable {
            let tables, counts: [Double]
            let differences: Int
            let certifiedShare, emptyShare: Double
            let searchErrors: [String: Double]
            let agreement: [Double]
        }
        let results: Numbers
    }

    private func run(_ options: [String], in folder: URL) throws -> Chapter.Ran {
        try Chapter("BeamSearch").run(["--quick"] + options, in: folder)
    }

    @Test func `the numbers are those that the text tells`() throws {
        try withFolder { folder in
            #expect(try run([], in: folder).status == 0)
            let file = folder.appending(path: ".build/figures/beam-search.json")
            let numbers = try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: file))
                .results
            #expect(zip(numbers.tables, [0.048, 0.054]).allSatisfy { abs($0 - $1) < 1e-9 })
            #expect(numbers.counts == [1e40, 1e5])
            #expect(numbers.differences == 0)
            #expect(numbers.certifiedShare >= 0.95)
            #expect(numbers.searchErrors.values.allSatisfy { 0...100 ~= $0 })
            #expect(numbers.searchErrors["1"]! >= numbers.searchErrors["10"]!)
            // Hardly trained, the translator finds silence likeliest for many sentences.
            #expect(numbers.emptyShare > 0.2)
            #expect(numbers.agreement.last == 1 && numbers.agreement[0] < 0.9)
        }
    }

    @Test func `options of training are told to be in vain where a model is trained`() throws {
        let model = try SmallModel()
        let options = ["--model", "model", "--only", "beam-vs-greedy"]
        let line = "not used, as it is trained"
        let plain = try run(options, in: model.folder)
        #expect(plain.status == 0 && !plain.output.contains(line), "\(plain.errors)")
        let ran = try run(options + ["--hidden", "8", "--epochs", "2"], in: model.folder)
        #expect(ran.status == 0 && ran.output.contains("\(line): --epochs, --hidden\n"))
    }

    @Test func `a folder without a model is told in a line`() throws {
        try withFolder { folder in
            let ran = try run(["--model", "nowhere"], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("/nowhere/config.json: no such file"))
            #expect(ran.errors.count { $0 == "\n" } == 1)
        }
    }
}
