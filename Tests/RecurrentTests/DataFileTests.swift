import Foundation
import Recurrent
import TestSupport
import Testing

/// This folder as the working directory, with nothing named unless said.
func places(
    in folder: URL, named directory: String? = nil, variable: String? = nil,
    programs: String? = ProcessInfo.processInfo.environment["PATH"]
) -> DataPlaces {
    var environment = ["PATH": programs ?? ""]
    environment[DataPlaces.environmentVariable] = variable
    return DataPlaces(
        directory: directory, environment: environment, workingDirectory: folder.path)
}

@Suite struct DataFileTests {
    /// The sum of "abc" is the first test vector of FIPS 180-2.
    static let abc = DataFile(
        name: "abc.txt", byteCount: 3,
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        remedy: "`make data` fetches it")

    /// A folder with this text as the file in its `Data`.
    private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
        try withFolder { folder in
            try write(Data(text.utf8), to: folder.appending(path: "Data/abc.txt"))
            try body(folder)
        }
    }

    @Test func `a file that nobody named may be missing`() throws {
        try withFolder { folder in
            try #expect(Self.abc.text(in: places(in: folder)) == nil)
            try #expect(Self.abc.text(in: places(in: folder, variable: "")) == nil)
        }
    }

    @Test func `a file is found in --data before $RECURRENT_DATA before Data`() throws {
        try withFile("abc") { folder in
            let (variable, option) = (folder.path + "/variable", folder.path + "/option")
            for place in [variable, option] {
                try write(Data("abc".utf8), to: URL(fileURLWithPath: "\(place)/abc.txt"))
            }
            let found = try [
                places(in: folder), places(in: folder, variable: variable),
                places(in: folder, named: option, variable: variable),
            ].map { try Self.abc.locate(in: $0) }
            #expect(found == ["Data", "variable", "option"].map { "\(folder.path)/\($0)/abc.txt" })
            #expect(try Self.abc.text(in: places(in: folder, named: option)) == "abc")
        }
    }

    @Test func `a file missing where it was named is an error, though Data has it`() throws {
        try withFile("abc") { folder in
            for places in [
                places(in: folder, named: "/nowhere"), places(in: folder, variable: "/nowhere"),
            ] {
                #expect(
                    message { try Self.abc.text(in: places) }
                        == "/nowhere/abc.txt: no such file; `make data` fetches it")
            }
        }
    }

    @Test(arguments: [
        ("ab", "truncated, 2 of 3 bytes"), ("<html>", "another file, 6 bytes where 3 belong"),
        ("abd", "wrong content, its SHA-256 is a52d159f262b…, not ba7816bf8f01…"),
    ])
    func `half a download, another file and one changed letter are errors in one line`(
        _ text: String, _ problem: String
    ) throws {
        try withFile(text) { folder in
            #expect(
                message { try Self.abc.text(in: places(in: folder)) }
                    == "\(folder.path)/Data/abc.txt: \(problem); `make data` fetches it")
        }
    }

    @Test func `a machine without sha256sum is told so`() throws {
        try withFile("abc") { folder in
            let text = message {
                try Self.abc.text(in: places(in: folder, programs: folder.path))
            }
            #expect(text.contains("sha256sum is not on PATH; install coreutils"))
        }
    }

    /// It hangs, or its child does, or it does so with nothing to hear of it, or never stops writing.
    @Test(arguments: [
        ("exec sleep 60", 0.3), ("sleep 60", 0.3), ("exec 1>&- 2>&-; exec sleep 60", 0.3),
        ("exec cat /dev/zero", 60),
    ])
    func `a program without an end is ended`(body: String, seconds: Double) throws {
        try withFolder { folder in
            let file = folder.appending(path: "hang")
            try write(Data("#!/bin/sh\n\(body)\n".utf8), to: file)
            chmod(file.path, 0o755)
            let program = try #require(Program("hang", searchPath: [folder.path]))
            let start = ContinuousClock.now
            #expect(throws: Program.Endless.self) {
                try program.run([], seconds: seconds, hearing: \.standardOutput)
            }
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test func `a program that is ended leaves no child`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "hang")
            try write(Data("#!/bin/sh\nsleep 60 & echo $! >child; wait\n".utf8), to: file)
            chmod(file.path, 0o755)
            let program = try #require(Program("hang", searchPath: [folder.path]))
            #expect(throws: Program.Endless.self) {
                try program.run([], in: folder, seconds: 1, hearing: \.standardOutput)
            }
            let child = try String(contentsOf: folder.appending(path: "child"), encoding: .utf8)
            // Of a process that was ended, and perhaps not taken note of yet, no words are left.
            let number = child.trimmingCharacters(in: .whitespacesAndNewlines)
            let words = URL(fileURLWithPath: "/proc/\(number)/cmdline")
            var tries = 0
            while tries < 100, (try? Data(contentsOf: words))?.isEmpty == false {
                usleep(10_000)
                tries += 1
            }
            #expect(tries < 100)
        }
    }

    @Test func `what has no end is not read to it`() {
        let text = message { _ = try TextFile.bytes(at: "/dev/zero", atMost: 100) }
        #expect(text == "/dev/zero: too large, at most 100 bytes are read; give a part of it")
    }

    @Test func `a folder under the file's name is an error`() throws {
        try withFolder { folder in
            try write(Data(), to: folder.appending(path: "Data/abc.txt/file"))
            #expect(
                message { try Self.abc.text(in: places(in: folder)) }.contains("is a folder"))
        }
    }

    @Test func `bytes that are not UTF-8 are an error with their line`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "latin.txt")
            try (Data("one\ntwo caf".utf8) + [0xE9, 10]).write(to: file)
            #expect(
                message { try TextFile.text(at: file.path) }
                    == "\(file.path):2: not UTF-8 text; "
                    + "convert it, for instance with iconv -f latin1 -t utf-8")
        }
    }

    @Test(arguments: [100, 40_000])
    func `marks that pile up on a letter are ordered or refused, in no time`(count: Int) throws {
        try withFolder { folder in
            let file = folder.appending(path: "my.txt")
            let marks = (0..<count).map { $0 % 2 == 0 ? "\u{301}" : "\u{323}" }
            try Data("a\(marks.joined()) b".utf8).write(to: file)
            let isFew = count <= 100
            let start = ContinuousClock.now
            let text = try? Corpus(file: file.path, letters: .all)
            #expect((text != nil) == isFew && ContinuousClock.now - start < .seconds(2))
        }
    }

    @Test(arguments: ["\u{1D165}", "\u{F73}", #"\u0301"#, #"\uD834\uDD65"#])
    func `accents are counted as they are and as JSON writes them`(mark: String) {
        for count in [100, 101] {
            let text = "a" + String(repeating: mark, count: count)
            #expect(text.pilesAccents(inJSON: true) == (count > 100))
            #expect(text.pilesAccents() == (count > 100 && !mark.hasPrefix("\\")))
        }
        for letter in [#"\u00e9"#, #"\ud83d\ude00"#, "e"] {
            #expect(!String(repeating: letter + mark, count: 200).pilesAccents(inJSON: true))
        }
    }

    @Test func `a text of one's own needs to exist and to hold a letter`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "mine.txt")
            func corpus() throws -> Corpus { try Corpus(file: file.path) }
            #expect(message(corpus) == "\(file.path): no such file; check the name")
            for (text, problem) in [("", "empty"), ("42\n", "holds no letter from A to Z")] {
                try Data(text.utf8).write(to: file)
                #expect(message(corpus).hasPrefix("\(file.path): \(problem); "))
            }
            try Data("Éa".utf8).write(to: file)
            #expect(try corpus().indices == [0, 2])
        }
    }
}
