import Foundation
import Notebook
import TestSupport
import Testing

/// The chapter that makes up its data.
@Suite struct EncoderDecoderRunTests {
    @Test(arguments: [
        ["--text", "my.txt"], ["--data", "."], ["--layers", "2"], ["--model", "here"],
    ])
    func `an option that it has no use for is refused, not ignored`(arguments: [String]) throws {
        try withFolder { folder in
            try write(Data("a\tb\n".utf8), to: folder.appending(path: "my.txt"))
            let ran = try Chapter("EncoderDecoder").run(arguments, in: folder)
            #expect(ran.status == 1 && ran.output == "")
            let line = "error: \(arguments[0]): this chapter has no use for it; see --help\n"
            #expect(ran.errors == line)
            #expect(try files(in: folder) == ["my.txt"])
        }
    }

    @Test func `a size and a number of epochs of the reader's are trained, and no other`() throws {
        try withFolder { folder in
            let ran = try Chapter("EncoderDecoder").run(
                ["--quick", "--hidden", "5", "--epochs", "1"], in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
            let place = folder.appending(path: ".build/figures")
            let results = try Results.load(place.appending(path: "encoder-decoder.json"))
            let names = results.runs.compactMap { run -> String? in
                guard case .text(let name) = run["name"] else { return nil }
                return name
            }
            #expect(Set(names).isSuperset(of: ["copy-5", "reverse-5"]))
            #expect(!names.contains { $0.hasPrefix("copy-") && $0 != "copy-5" })
            #expect(results.run("reverse-5", "epochs").values == [1])
            let table = try Table(place.appending(path: "data/encoder-bottleneck.csv"))
            #expect(Set(table.series.map(\.name)) == ["5 units"])
        }
    }
}
