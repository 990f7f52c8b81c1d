import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Recurrent

/// Files of a folder that are replaced together.
@Suite struct WholeFolderTests {
    private func write(_ text: String, to folder: URL, _ names: [String] = ["a", "b"]) throws {
        try writeWholeFolder(folder) { folder in
            for name in names {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
        }
    }

    private func read(_ folder: URL) throws -> [String] {
        let files = OpenFiles(["a", "b"], in: folder)
        return try ["a", "b"].map {
            String(decoding: try files.file($0, atMost: 100, remedy: "").bytes(), as: UTF8.self)
        }
    }

    @Test func `a reader finds the old files or the new ones, never some of both`() throws {
        try withFolder { place in
            let folder = place.appending(path: "model")
            try write("0", to: folder)
            let isOver = Atomic(false)
            let writer = Thread {
                for number in 1...60 { try? write("\(number)", to: folder) }
                isOver.store(true, ordering: .relaxed)
            }
            writer.start()
            var seen: Set<String> = []
            while !isOver.load(ordering: .relaxed) {
                let texts = try read(folder)
                #expect(texts[0] == texts[1])
                seen.insert(texts[0])
            }
            #expect(seen.count > 2)
            #expect(try read(folder) == ["60", "60"])
            #expect(try files(in: place) == ["model", "model/a", "model/b"])
        }
    }

    @Test func `what else is in a folder stays, and so does a link to it`() throws {
        try withFolder { place in
            let folder = place.appending(path: "model")
            try TestSupport.write(Data("kept".utf8), to: folder.appending(path: "training/run"))
            try write("old", to: folder)
            let link = place.appending(path: "link")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
            try write("new", to: link)
            #expect(try read(folder) == ["new", "new"])
            let kept = try Data(contentsOf: folder.appending(path: "training/run"))
            #expect(kept == Data("kept".utf8))
            let target = try FileManager.default.destinationOfSymbolicLink(atPath: link.path)
            #expect(target == folder.path)
            #expect(try files(in: place).filter { $0.contains("draft") } == [])
        }
    }

    /// Files are made, and one is changed as an editor saves, while the folder is replaced.
    @Test func `what comes into a folder meanwhile stays`() throws {
        try withFolder { place in
            let folder = place.appending(path: "model")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "sub"), withIntermediateDirectories: true)
            try write("0", to: folder)
            let isOver = Atomic(false)
            let writer = Thread {
                for number in 1...40 { try? write("\(number)", to: folder) }
                isOver.store(true, ordering: .relaxed)
            }
            writer.start()
            var made = 0
            while !isOver.load(ordering: .relaxed) {
                made += 1
                let text = Data("\(made)".utf8)
                try text.write(to: folder.appending(path: "\(made)"))
                try text.write(to: folder.appending(path: "sub/\(made)"))
                try text.write(to: folder.appending(path: "new"))
                #expect(rename(folder.path + "/new", folder.path + "/last") == 0)
                usleep(5_000)
            }
            #expect(made > 0)
            let left = try Set(files(in: folder))
            let wanted = (1...made).flatMap { ["\($0)", "sub/\($0)"] }
            #expect(wanted.filter { !left.contains($0) } == [])
            let last = try String(contentsOf: folder.appending(path: "last"), encoding: .utf8)
            #expect(last == "\(made)")
            #expect(try files(in: place).filter { $0.contains("draft") } == [])
        }
    }

    @Test func `who may read a folder and its files stays the same`() throws {
        func mode(_ file: URL) -> mode_t {
            var status = stat()
            stat(file.path, &status)
            return status.st_mode & 0o7777
        }
        try withFolder { place in
            let folder = place.appending(path: "model")
            try write("old", to: folder)
            chmod(folder.path, 0o2750)
            chmod(folder.appending(path: "a").path, 0o600)
            try write("new", to: folder)
            #expect(mode(folder) == 0o2750)
            #expect(mode(folder.appending(path: "a")) == 0o600)
            try writeWhole(Data("newer".utf8), to: folder.appending(path: "a"))
            #expect(mode(folder.appending(path: "a")) == 0o600)
        }
    }

    @Test func `a name that is not UTF-8 is no obstacle`() throws {
        try withFolder { place in
            let folder = place.appending(path: "model")
            try write("old", to: folder)
            let strange = Array((folder.path + "/bad").utf8CString.dropLast()) + [-1, 0]
            close(open(strange, O_CREAT | O_WRONLY, 0o600))
            try write("new", to: folder)
            #expect(try read(folder) == ["new", "new"])
            #expect(access(strange, F_OK) == 0)
        }
    }

    @Test func `a folder keeps its identity`() throws {
        try withFolder { folder in
            let identity = FileIdentity(folder.path)
            try write("old", to: folder)
            try write("new", to: folder)
            #expect(FileIdentity(folder.path) == identity)
            #expect(try files(in: folder) == ["a", "b"])
        }
    }

    /// A kill comes after the first file has moved: `a` is the new one, and outside `b` still the old.
    @Test func `new files that have not moved yet count, and the next that writes moves them`()
        throws
    {
        try withFolder { folder in
            try write("old", to: folder)
            try TestSupport.write(Data("new".utf8), to: folder.appending(path: "a"))
            try TestSupport.write(Data("new".utf8), to: folder.appending(path: ".recurrent-new/b"))
            #expect(try read(folder) == ["new", "new"])
            try write("newer", to: folder, ["a"])
            #expect(try read(folder) == ["newer", "new"])
            #expect(try files(in: folder) == ["a", "b"])
        }
    }

    @Test func `where a file cannot be replaced the new ones count all the same`() throws {
        try withFolder { folder in
            try write("old", to: folder)
            try write("old", to: folder, ["c"])
            unlink(folder.path + "/b")
            try TestSupport.write(Data(), to: folder.appending(path: "b/kept"))
            #expect(obstacle(toReplacing: ["a", "b"], in: folder)?.lastPathComponent == "b")
            #expect(obstacle(toReplacing: ["a", "c"], in: folder) == nil)
            try TestSupport.write(Data(), to: folder.appending(path: ".recurrent-new/a/kept"))
            let left = obstacle(toReplacing: ["a", "c"], in: folder)?.path
            #expect(left == folder.path + "/.recurrent-new/a")
            try FileManager.default.removeItem(at: folder.appending(path: ".recurrent-new"))
            let error = #expect(throws: RecurrentError.self) { try write("new", to: folder) }
            #expect(error?.problem == "cannot be replaced; the new one is in .recurrent-new")
            #expect(try read(folder) == ["new", "new"])
            #expect(throws: RecurrentError.self) { try write("newer", to: folder) }
            #expect(try read(folder) == ["new", "new"])
            #expect(rename(folder.path + "/b", folder.path + "/d") == 0)
            try write("newest", to: folder)
            #expect(try read(folder) == ["newest", "newest"])
            #expect(try files(in: folder) == ["a", "b", "c", "d", "d/kept"])
        }
    }

    @Test func `a failure leaves the folder as it was and nothing beside it`() throws {
        try withFolder { place in
            let folder = place.appending(path: "model")
            try write("old", to: folder)
            #expect(throws: RecurrentError.self) {
                try writeWholeFolder(folder) { folder in
                    try Data("new".utf8).write(to: folder.appending(path: "a"))
                    throw CocoaError(.fileWriteOutOfSpace)
                }
            }
            #expect(try read(folder) == ["old", "old"])
            #expect(try files(in: place) == ["model", "model/a", "model/b"])
        }
    }

    @Test func `what a folder called a draft has in folders of its own stays`() throws {
        try withFolder { place in
            let kept = place.appending(path: "\(Draft.prefix)dead/folder/file")
            try TestSupport.write(Data(), to: kept)
            try writeWhole(Data(), to: place.appending(path: "file"))
            #expect(FileManager.default.fileExists(atPath: kept.path))
        }
    }

    @Test func `drafts of the dead are removed and those of the living are not`() throws {
        try withFolder { place in
            let dead = place.appending(path: "\(Draft.prefix)dead")
            try TestSupport.write(Data(), to: dead.appending(path: "a"))
            mkfifo(place.appending(path: "\(Draft.prefix)pipe").path, 0o600)
            let living = try Draft(.folder, in: place)
            try write("new", to: place.appending(path: "model"))
            try writeWhole(Data(), to: place.appending(path: "file"))
            #expect(
                try files(in: place) == [
                    living.url.lastPathComponent, "file", "model", "model/a", "model/b",
                ])
        }
    }

    @Test func `what is no plain file of a bearable size is not read`() throws {
        try withFolder { folder in
            try TestSupport.write(Data(count: 101), to: folder.appending(path: "large"))
            try TestSupport.write(Data(), to: folder.appending(path: "folder/file"))
            mkfifo(folder.appending(path: "pipe").path, 0o600)
            let names = ["large", "folder", "pipe", "nothing"]
            let open = OpenFiles(names, in: folder)
            let problems = names.map { name in
                let error = #expect(throws: RecurrentError.self) {
                    _ = try open.file(name, atMost: 100, remedy: "")
                }
                return error?.problem ?? ""
            }
            #expect(
                problems == [
                    "is 101 bytes long, at most 100 are read", "is a folder",
                    "is no plain file", "no such file",
                ])
        }
    }
}
