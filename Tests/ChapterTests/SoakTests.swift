import Foundation
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
            let results = try ChapterResults(folder.appending(path: "\(name).json"))
            let scratch = try results.run("\(name)-scratch")
            #expect(abs(scratch.firstPoint - 22.72) <= 0.05, "\(scratch)")
            #expect(ends.scratch.contains(scratch.validationPerplexity), "\(scratch)")
            let library = try results.run(name)
            #expect(ends.library.contains(library.validationPerplexity), "\(library)")
        }
    }
}
