import Foundation
import Notebook
import TestSupport
import Testing

private let isSoak = ProcessInfo.processInfo.environment["RECURRENT_SOAK"] != nil

/// Where the two language models of a chapter end, whatever the seed.
private struct Ends: Sendable {
    /// The chapter's program; its runs and its figure bear the name in small letters.
    let program: String
    let scratch: ClosedRange<Double>
    let library: ClosedRange<Double>
}

private let ends = [
    Ends(program: "LSTM", scratch: 7.2...7.7, library: 6.5...7.2),
    Ends(program: "GRU", scratch: 6.5...7.2, library: 6.3...7.2),
]

/// The whole training on the book, from several seeds.
@Suite(.serialized, .enabled(if: isSoak, "RECURRENT_SOAK is not set"))
struct SoakTests {
    @Test(.enabled(if: bookFolder != nil, "the book is not here"), arguments: ends, 0...2)
    private func `from any seed both language models end where they should`(
        ends: Ends, seed: Int
    ) throws {
        let book = try #require(bookFolder)
        let name = ends.program.lowercased()
        try withFolder { folder in
            let ran = try Chapter(ends.program).run(
                [
                    "--only", "\(name)-perplexity", "--seed", "\(seed)", "--figures", folder.path,
                ], in: folder, environment: ["RECURRENT_DATA": book], seconds: 1200)
            #expect(ran.status == 0, "\(ran.errors)")
            let results = try Results.load(folder.appending(path: "\(name).json"))
            func number(_ run: String, _ number: String) throws -> Double {
                try #require(results.run(run, number).values.first)
            }
            #expect(try abs(number("\(name)-scratch", "firstPoint") - 22.72) <= 0.05)
            #expect(ends.scratch ~= (try number("\(name)-scratch", "validationPerplexity")))
            #expect(ends.library ~= (try number(name, "validationPerplexity")))
        }
    }
}

/// The book's translation experiment, from several seeds.
@Suite(.serialized, .enabled(if: isSoak, "RECURRENT_SOAK is not set"))
struct BookSoakTests {
    @Test(.enabled(if: bookFolder != nil, "the book's data are not here"))
    func `from three seeds the book's translator ends where it should`() throws {
        let data = try #require(bookFolder)
        let right = try (0...2).map { seed in
            try withFolder { folder in
                let ran = try Chapter("Seq2Seq").run(
                    [
                        "--book", "--only", "seq2seq-loss", "--seed", "\(seed)",
                        "--figures", folder.path,
                    ], in: folder, environment: ["RECURRENT_DATA": data], seconds: 1200)
                #expect(ran.status == 0, "\(ran.errors)")
                let results = try Results.load(folder.appending(path: "seq2seq.json"))
                #expect(4.0...5.1 ~= results.run("book", "firstLoss").values.first ?? 0)
                #expect(results.run("book", "trainLoss").values.first ?? 9 <= 0.30)
                return ran.output.split(separator: "\n")
                    .count { $0.hasPrefix("book: ") && $0.hasSuffix("(1.000)") }
            }
        }
        #expect(right.sorted()[1] >= 3, "\(right)")
    }
}
