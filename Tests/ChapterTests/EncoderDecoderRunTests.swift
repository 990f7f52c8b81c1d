import Foundation
@testable import Notebook
import TestSupport
import Testing

@Suite struct EncoderDecoderRunTests {
    @Test(arguments: [["--text", "my.txt"], ["--data", "."]])
    func `data that a chapter makes up itself are refused, not ignored`(
        arguments: [String]
    ) throws {
        try withFolder { folder in
            try write(Data("a\tb\n".utf8), to: folder.appending(path: "my.txt"))
            let line = "error: Unknown option '\(arguments[0])'"
            try Chapter("EncoderDecoder").fails(arguments, [line], in: folder, after: "")
        }
    }

    @Test func `a size and a number of epochs of the reader's are trained, and no other`() throws {
        try withFolder { folder in
            try Chapter("EncoderDecoder").succeeds(
                ["--quick", "--hidden", "5", "--epochs", "1"], in: folder)
            let place = folder.appending(path: ".build/figures")
            let runs = place.appending(path: "runs/encoder-decoder/letters")
            let kept = try files(in: runs)
            let names = kept.map { $0.components(separatedBy: "-seed-")[0] }
            let models = ["5", "additive-5", "dot-5"]
            let tasks = ["copy", "reverse"]
            #expect(names == models.flatMap { model in tasks.map { "\(model)-\($0)" } })
            for name in kept {
                let run = try String(contentsOf: runs.appending(path: name), encoding: .utf8)
                #expect(run.contains("\"epochs\":\"1\""))
            }
            let table = try Table(place.appending(path: "data/encoder-bottleneck.csv"))
            #expect(Set(table.series.map(\.name)) == ["5 units", "5, dot", "5, additive"])
            let claims =
                try Results.load(place.appending(path: "encoder-decoder.json")).claims ?? []
            for text in [
                "with a bridge about as many are right as with 5 GRUs",
                "a model trained with 3 pads is at home near 3 alone",
                "copy: of the largest context's 6 hardly any",
            ] { #expect(claims.contains { $0.text == text }, "\(text)") }
        }
    }

    @Test func `what was trained once is drawn and judged again without training`() throws {
        try withFolder { folder in
            let chapter = try Chapter("EncoderDecoder")
            let options = ["--quick", "--epochs", "1", "--figures", "here"]
            let first = try chapter.succeeds(options, in: folder)
            let drawn = try contents(of: folder)
            #expect(first.errors.contains("runs"))
            for option in ["--redraw", "--check"] {
                // A toy run bears out few claims, and judged they all count.
                let ran = try chapter.run(options + [option], in: folder)
                #expect(!ran.errors.contains("runs") && ran.output.contains("holds"))
            }
            let again = try contents(of: folder)
            for (name, bytes) in drawn where !name.hasSuffix("json") {
                #expect(again[name] == bytes, "\(name)")
            }
            let runs = { (all: [String: Data?]) in all.filter { $0.key.contains("/runs/") } }
            #expect(runs(again) == runs(drawn) && !runs(drawn).isEmpty)
        }
    }
}
