import Foundation
import TestSupport
import Testing

private let isSoak = ProcessInfo.processInfo.environment["RECURRENT_SOAK"] != nil

/// The whole training on the book, from several seeds.
@Suite(.serialized, .enabled(if: isSoak, "RECURRENT_SOAK is not set"))
struct LSTMSoakTests {
    @Test(.enabled(if: bookFolder != nil, "the book is not here"), arguments: 0...2)
    func `from any seed both language models end where they should`(seed: Int) throws {
        let book = try #require(bookFolder)
        try withFolder { folder in
            let ran = try Chapter("LSTM").run(
                [
                    "--only", "lstm-perplexity", "--seed", "\(seed)", "--figures", folder.path,
                ], in: folder, environment: ["RECURRENT_DATA": book], seconds: 1200)
            #expect(ran.status == 0, "\(ran.errors)")
            let results = try ChapterResults(folder.appending(path: "lstm.json"))
            let scratch = try results.run("lstm-scratch")
            #expect(abs(scratch.firstPoint - 22.72) <= 0.05, "\(scratch)")
            #expect(7.2...7.7 ~= scratch.validationPerplexity, "\(scratch)")
            let library = try results.run("lstm")
            #expect(6.5...7.2 ~= library.validationPerplexity, "\(library)")
        }
    }
}
