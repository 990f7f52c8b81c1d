import Foundation
import TestSupport
import Testing

@Suite struct Seq2SeqRunTests {
    private let full = ["--quick", "--full", "--only", "seq2seq-bleu-by-length"]

    private func run(_ options: [String], in folder: URL) throws -> Chapter.Ran {
        try Chapter("Seq2Seq").run(options, in: folder)
    }

    @Test func `a long run is gone on with, never begun in place of one that was`() throws {
        try withFolder { folder in
            func losses(_ ran: Chapter.Ran) -> String? {
                ran.output.split(separator: "\n").map(String.init)
                    .first { $0.hasPrefix("translator  ") }
                    .map { String($0.prefix { $0 != "," }) }
            }
            let missing = try run(full + ["--resume"], in: folder)
            #expect(missing.status == 1 && missing.errors.contains("no run here to go on with"))

            let first = try run(full + ["--epochs", "1"], in: folder)
            #expect(first.status == 0, "\(first.errors)")
            let again = try run(full + ["--epochs", "2"], in: folder)
            #expect(again.status == 1 && again.errors.contains("--resume"))
            let other = try run(full + ["--epochs", "2", "--resume", "--seed", "1"], in: folder)
            #expect(other.status == 1 && other.errors.contains("other settings"))

            let resumed = try run(full + ["--epochs", "2", "--resume"], in: folder)
            #expect(resumed.status == 0, "\(resumed.errors)")
            #expect(resumed.output.contains("after epoch 2"))
            try withFolder { elsewhere in
                let whole = try run(full + ["--epochs", "2"], in: elsewhere)
                #expect(losses(whole) == losses(resumed) && losses(whole) != nil)
            }
        }
    }

    @Test func `--resume goes with --full only`() throws {
        try withFolder { folder in
            for options in [["--quick", "--resume"], ["--quick", "--full", "--book", "--resume"]] {
                try Chapter("Seq2Seq").fails(
                    options, ["--resume: only the run of --full"], in: folder)
            }
        }
    }

    @Test func `the book's run leaves its model in a folder of its own, and only when trained`()
        throws
    {
        try withFolder { folder in
            let model = folder.appending(path: ".build/models/seq2seq-book/config.json")
            let options = ["--quick", "--book", "--epochs", "1", "--only"]
            let mask = try run(options + ["seq2seq-mask"], in: folder)
            #expect(mask.status == 0, "\(mask.errors)")
            #expect(!FileManager.default.fileExists(atPath: model.path))
            let loss = try run(options + ["seq2seq-loss"], in: folder)
            #expect(loss.status == 0, "\(loss.errors)")
            #expect(FileManager.default.fileExists(atPath: model.path))
        }
    }
}
