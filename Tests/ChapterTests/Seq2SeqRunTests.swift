import Foundation
import TestSupport
import Testing

@Suite struct Seq2SeqRunTests {
    private let full = ["--quick", "--full", "--only", "seq2seq-bleu-by-length"]
    private let chapter: Chapter

    init() throws { chapter = try Chapter("Seq2Seq") }

    @Test func `a long run is gone on with, never begun in place of one that was`() throws {
        try withFolder { folder in
            func losses(_ ran: Chapter.Ran) -> String? {
                ran.output.split(separator: "\n").map(String.init)
                    .first { $0.hasPrefix("translator  ") }
                    .map { String($0.prefix { $0 != "," }) }
            }
            func refuses(_ options: [String], _ says: String) throws {
                let ran = try chapter.run(full + options, in: folder)
                #expect(ran.status == 1 && ran.errors.contains(says), "\(ran.errors)")
            }
            try refuses(["--resume"], "no run here to go on with")
            try chapter.succeeds(full + ["--epochs", "1"], in: folder)
            try refuses(["--epochs", "2"], "--resume")
            try refuses(["--epochs", "2", "--resume", "--seed", "1"], "other settings")

            let resumed = try chapter.succeeds(full + ["--epochs", "2", "--resume"], in: folder)
            #expect(resumed.output.contains("after epoch 2"))
            try withFolder { elsewhere in
                let whole = try chapter.succeeds(full + ["--epochs", "2"], in: elsewhere)
                #expect(losses(whole) == losses(resumed) && losses(whole) != nil)
            }
        }
    }

    @Test func `--resume goes with --full only`() throws {
        try withFolder { folder in
            for options in [["--quick", "--resume"], ["--quick", "--full", "--book", "--resume"]] {
                try chapter.fails(options, ["--resume: only the run of --full"], in: folder)
            }
        }
    }

    @Test func `the book's run leaves its model in a folder of its own, and only when trained`()
        throws
    {
        try withFolder { folder in
            let model = folder.appending(path: ".build/models/seq2seq-book/config.json")
            let options = ["--quick", "--book", "--epochs", "1", "--only"]
            try chapter.succeeds(options + ["seq2seq-mask"], in: folder)
            #expect(!FileManager.default.fileExists(atPath: model.path))
            try chapter.succeeds(options + ["seq2seq-loss"], in: folder)
            #expect(FileManager.default.fileExists(atPath: model.path))
        }
    }
}
