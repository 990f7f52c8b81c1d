import Foundation
import Notebook
import TestSupport
import Testing

@Suite struct EncoderDecoderRunTests {
    @Test(arguments: [
        // It makes up its data.
        ("EncoderDecoder", ["--text", "my.txt"]), ("EncoderDecoder", ["--data", "."]),
        ("EncoderDecoder", ["--layers", "2"]), ("EncoderDecoder", ["--model", "here"]),
        // It has no stacks.
        ("LSTM", ["--layers", "2"]), ("LSTM", ["--dropout", "0.1"]), ("LSTM", ["--full"]),
    ])
    func `an option that a chapter has no use for is refused, not ignored`(
        chapter: String, arguments: [String]
    ) throws {
        try withFolder { folder in
            try write(Data("a\tb\n".utf8), to: folder.appending(path: "my.txt"))
            let line = "error: \(arguments[0]): this chapter has no use for it; see --help\n"
            try Chapter(chapter).fails(arguments, [line], in: folder, after: "")
        }
    }

    @Test func `a size and a number of epochs of the reader's are trained, and no other`() throws {
        try withFolder { folder in
            try Chapter("EncoderDecoder").succeeds(
                ["--quick", "--hidden", "5", "--epochs", "1"], in: folder)
            let place = folder.appending(path: ".build/figures")
            let results = try Results.load(place.appending(path: "encoder-decoder.json"))
            let names = results.runs.compactMap { run -> String? in
                guard case .text(let name) = run["name"] else { return nil }
                return name
            }
            #expect(Set(names).isSuperset(of: ["copy-5", "reverse-5"]))
            #expect(!names.contains { $0.hasPrefix("copy-") && !$0.hasPrefix("copy-5") })
            #expect(results.run("reverse-5", "epochs").values == [1])
            let table = try Table(place.appending(path: "data/encoder-bottleneck.csv"))
            #expect(Set(table.series.map(\.name)) == ["5 units", "5, dot", "5, additive"])
        }
    }
}
