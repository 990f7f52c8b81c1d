import Foundation
import TestSupport
import Testing

@testable import Notebook

let isSoak = ProcessInfo.processInfo.environment["RECURRENT_SOAK"] != nil

/// The whole training on the book, from several seeds.
@Suite(
    .serialized, .enabled(if: isSoak, "RECURRENT_SOAK is not set"),
    .enabled(if: bookFolder != nil, "the book's data are not here"))
struct SoakTests {
    @Test(arguments: ["LSTM", "GRU"])
    func `what the text says of the language models holds from five other seeds`(
        program: String
    ) throws {
        let figure = "\(program.lowercased())-perplexity"
        let (_, results, _) = try drawn(figure, by: program, [], 5, seeds: 5)
        let claims = results.claims?.filter { $0.figure == figure } ?? []
        #expect(!claims.isEmpty && claims.allSatisfy(\.holds), "\(claims)")
    }

    @Test func `from three seeds the book's translator ends where it should`() throws {
        let right = try (0...2).map { seed in
            let (ran, _, figure) = try drawn("seq2seq-loss", by: "Seq2Seq", [], seed)
            let first = figure["training"].first.lies(in: 3.8...5.1)
            let last = figure["training"].last <= 0.30
            #expect(first.holds && last.holds, "\(first.numbers); \(last.numbers)")
            return ran.output.split(separator: "\n")
                .count { $0.hasPrefix("book: ") && $0.hasSuffix("(1.000)") }
        }
        #expect(right.sorted()[1] >= 3, "\(right)")
    }

    /// What a chapter prints and records when it draws a figure on the real data.
    private func drawn(
        _ figure: String, by program: String, _ options: [String], _ seed: Int,
        seeds: Int = 1
    ) throws -> (Chapter.Ran, Results, Table) {
        let book = try #require(bookFolder)
        return try withFolder { folder in
            let ran = try Chapter(program).succeeds(
                options + [
                    "--only", figure, "--seed", "\(seed)", "--seeds", "\(seeds)", "--figures",
                    folder.path,
                ], in: folder, environment: ["RECURRENT_DATA": book], seconds: 1200)
            let file = folder.appending(path: "\(program.lowercased()).json")
            let table = folder.appending(path: "data/\(figure).csv")
            return (ran, try Results.load(file), try Table(table))
        }
    }
}
