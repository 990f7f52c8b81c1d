import Foundation
import Recurrent
import TestSupport
import Testing

/// A folder with a `Data` folder in it, there while the block runs.
private func withDataFolder(_ body: (Folder) throws -> Void) throws {
    try withFolder { folder in
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Data"), withIntermediateDirectories: true)
        try body(Folder(path: folder.path))
    }
}

private struct Folder {
    let path: String

    @discardableResult func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }

    /// This folder as the working directory, with nothing named unless said.
    func places(
        named directory: String? = nil, variable: String? = nil,
        programs: String? = ProcessInfo.processInfo.environment["PATH"]
    ) -> DataPlaces {
        var environment = ["PATH": programs ?? ""]
        environment[DataPlaces.environmentVariable] = variable
        return DataPlaces(directory: directory, environment: environment, workingDirectory: path)
    }
}

@Suite struct DataFileTests {
    /// The sum of "abc" is the first test vector of FIPS 180-2.
    static let abc = DataFile(
        name: "abc.txt", byteCount: 3,
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        remedy: "`make data` fetches it")

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    @Test func `a file that nobody named may be missing`() throws {
        try withDataFolder { folder in
            try #expect(Self.abc.text(in: folder.places()) == nil)
            try #expect(Self.abc.text(in: folder.places(variable: "")) == nil)
        }
    }

    @Test func `a file is found in --data before $RECURRENT_DATA before Data`() throws {
        try withDataFolder { folder in
            for place in ["Data", "variable", "option"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder.path)/\(place)", withIntermediateDirectories: true)
                try folder.write("\(place)/abc.txt", "abc".utf8)
            }
            let (variable, option) = (folder.path + "/variable", folder.path + "/option")
            let found = try [
                folder.places(), folder.places(variable: variable),
                folder.places(named: option, variable: variable),
            ].map { try Self.abc.locate(in: $0) }
            #expect(found == ["Data", "variable", "option"].map { "\(folder.path)/\($0)/abc.txt" })
            #expect(try Self.abc.text(in: folder.places(named: option)) == "abc")
        }
    }

    @Test func `a file missing where it was named is an error, though Data has it`() throws {
        try withDataFolder { folder in
            try folder.write("Data/abc.txt", "abc".utf8)
            let expected = "/nowhere/abc.txt: no such file; `make data` fetches it"
            #expect(
                message { _ = try Self.abc.text(in: folder.places(named: "/nowhere")) } == expected)
            #expect(
                message { _ = try Self.abc.text(in: folder.places(variable: "/nowhere")) }
                    == expected)
        }
    }

    @Test func `half a download is an error that says how much is there`() throws {
        try withDataFolder { folder in
            let path = try folder.write("Data/abc.txt", "ab".utf8)
            #expect(
                message { _ = try Self.abc.text(in: folder.places()) }
                    == "\(path): truncated, 2 of 3 bytes; `make data` fetches it")
            try folder.write("Data/abc.txt", "<html>".utf8)
            #expect(
                message { _ = try Self.abc.text(in: folder.places()) }
                    == "\(path): another file, 6 bytes where 3 belong; `make data` fetches it")
        }
    }

    @Test func `one changed letter is an error`() throws {
        try withDataFolder { folder in
            let path = try folder.write("Data/abc.txt", "abd".utf8)
            let text = message { _ = try Self.abc.text(in: folder.places()) }
            #expect(
                text.hasPrefix(
                    "\(path): wrong content, its SHA-256 is a52d159f262b…, not ba7816bf8f01…"))
            #expect(text.hasSuffix("; `make data` fetches it"))
        }
    }

    @Test func `a machine without sha256sum is told so`() throws {
        try withDataFolder { folder in
            try folder.write("Data/abc.txt", "abc".utf8)
            let text = message { _ = try Self.abc.text(in: folder.places(programs: folder.path)) }
            #expect(text.contains("sha256sum is not on PATH; install coreutils"))
        }
    }

    @Test func `a folder under the file's name is an error`() throws {
        try withDataFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder.path + "/Data/abc.txt", withIntermediateDirectories: true)
            #expect(
                message { _ = try Self.abc.text(in: folder.places()) }.contains("cannot be read"))
        }
    }

    @Test func `bytes that are not UTF-8 are an error with their line`() throws {
        try withDataFolder { folder in
            let path = try folder.write("latin.txt", Array("one\ntwo caf".utf8) + [0xE9, 10])
            #expect(
                message { _ = try TextFile.text(at: path) }
                    == "\(path):2: not UTF-8 text; "
                    + "convert the file, for instance with iconv -f latin1 -t utf-8")
        }
    }

    @Test func `a text of one's own needs to exist and to hold a letter`() throws {
        try withDataFolder { folder in
            let absent = folder.path + "/absent.txt"
            #expect(
                message { _ = try Corpus(file: absent) }
                    == "\(absent): no such file; check the name")
            for (bytes, problem) in [("", "empty"), ("42\n", "holds no letter from A to Z")] {
                let path = try folder.write("mine.txt", bytes.utf8)
                #expect(message { _ = try Corpus(file: path) }.hasPrefix("\(path): \(problem); "))
            }
            let path = try folder.write("mine.txt", "Éa".utf8)
            #expect(try Corpus(file: path).indices == [0, 2])
        }
    }

    @Test func `every message is one line`() throws {
        try withDataFolder { folder in
            try folder.write("Data/abc.txt", "abd".utf8)
            #expect(!message { _ = try Self.abc.text(in: folder.places()) }.contains("\n"))
        }
    }
}
