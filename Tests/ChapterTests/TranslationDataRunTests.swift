import Foundation
import TestSupport
import Testing

/// The chapter on a file of the reader's.
@Suite struct TranslationDataRunTests {
    private func withText<T>(
        _ text: some Sequence<UInt8>, _ body: (Chapter, [String], URL) throws -> T
    ) throws -> T {
        try withFolder { folder in
            try write(Data(text), to: folder.appending(path: "my.txt"))
            let options = ["--text", "my.txt", "--figures", "figures"]
            return try body(Chapter("TranslationData"), options, folder)
        }
    }

    @Test(arguments: [
        ("Go.\tVa !\r\nHi.\tSalut !\r\nRun!\tCours !\r\n", "3"),
        ("\u{feff}Go.\tVa !\tCC-BY\n\nHi.\tSalut !\tCC-BY\nGo.\tMarche.\nRun!\tCours !\n\n\n", "4"),
    ])
    func `a small file goes through, whatever its line ends and further columns`(
        text: String, count: String
    ) throws {
        let (ran, drawn) = try withText(text.utf8) { chapter, options, folder in
            (
                try chapter.run(options, in: folder),
                try String(
                    contentsOf: folder.appending(path: "figures/data-lengths.svg"),
                    encoding: .utf8)
            )
        }
        #expect(drawn.contains("How long sentences are"))
        let told = ran.errors.split(separator: "\n")
        #expect(ran.status == 0 && told.allSatisfy { $0.contains(" runs") }, "\(ran.errors)")
        let line = ran.output.split(separator: "\n").first { $0.hasPrefix("sentence pairs ") }
        #expect(line?.hasSuffix(" \(count)") == true)
        #expect(ran.output.contains("targets of the first \(count) with"))
    }

    @Test func `words of 2,000 letters are cut within seconds`() throws {
        let letters = Array("abcdefghij")
        let pairs = (0..<20).map { number in
            let word = (0..<2_000).map { letters[($0 * $0 / 7 + $0 * number) % 10] }
            return "\(String(word))\tmot \(number)\n"
        }
        try withText(pairs.joined().utf8) {
            let ran = try $0.succeeds($1, in: $2, seconds: 60)
            #expect(ran.output.contains("words found without spaces"))
        }
    }

    @Test(arguments: [
        ("a\tb\nc\n", "my.txt:2: expected a tab between source and target; write a sentence"),
        ("a\tb\nc\t\n", "my.txt:2: the target is empty; write a sentence"),
        ("\t\n", "my.txt:1: the source is empty"),
        ("", "my.txt: holds no sentence pair; write a sentence"),
        (
            "a\tb",
            "my.txt: a split needs 3 source sentences of at most 19 tokens, this has 1; give more"
        ),
        ("a\tb\na\tc\na\td\n", "my.txt: a split needs 3 source sentences"),
        ("a <eos>\tb\n", "my.txt:1: the source holds <eos>, which is reserved"),
        (
            "b\ta\na\t" + String(repeating: "b ", count: 10_000),
            "my.txt:2: the target has 10000 tokens, at most 1000"
        ),
    ])
    func `a file of anything but pairs is refused in one line`(text: String, says: String) throws {
        try refuses(Array(text.utf8), says)
    }

    @Test func `a file that is not UTF-8 is refused in one line`() throws {
        try refuses(Array("caf".utf8) + [0xE9, 9, 98, 10], "my.txt:1: not UTF-8 text; convert")
    }

    private func refuses(_ bytes: [UInt8], _ says: String) throws {
        try withText(bytes) { try $0.fails($1, ["error: \(says)"], in: $2, after: "") }
    }
}
