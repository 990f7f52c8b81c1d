import Foundation
import TestSupport
import Testing

/// What stands where a model is to be kept.
@Suite struct ModelPlaceTests {
    private let quick = ["--quick", "--quiet", "--hidden", "8", "--save", "m", "--epochs"]

    @Test func `what another training has kept for the same folder stays`() throws {
        try withFolder { folder in
            let state = "m.training/0123456789abcdef/1/epoch-9/run.safetensors"
            try write(Data("of hours".utf8), to: folder.appending(path: state))
            try Chapter("LSTM").succeeds(quick + ["1"], in: folder)
            #expect(try files(in: folder).filter { $0.hasPrefix("m.training") }.contains(state))
        }
    }

    @Test func `weights that were changed are replaced when told so alone`() throws {
        try withFolder { folder in
            let options = ["--quick", "--epochs", "1", "--save", "m"]
            try Chapter("GRU").succeeds(options, in: folder)
            try Chapter("GRU").succeeds(options, in: folder)
            let file = folder.appending(path: "m/model.safetensors")
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count - 1] ^= 1
            try bytes.write(to: file)
            try Chapter("GRU").fails(
                options, ["m: holds weights that were changed since they were kept", "--replace"],
                in: folder)
            #expect(try Data(contentsOf: file) == bytes)
            try Chapter("GRU").succeeds(options + ["--replace"], in: folder)
            #expect(try Data(contentsOf: file) != bytes)
        }
    }

    @Test func `a file that only looks like a part of a model is not replaced`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "m/model.safetensors")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("weights of my own".utf8).write(to: file)
            try Chapter("LSTM").fails(
                quick + ["1"], ["m: holds a model of other data", "--replace"], in: folder)
            #expect(try Data(contentsOf: file) == Data("weights of my own".utf8))
        }
    }

    @Test func `a record that says something twice lets no model be replaced`() throws {
        try withFolder { folder in
            let options = quick + ["1", "--seed"]
            try Chapter("LSTM").succeeds(options + ["1"], in: folder)
            let file = folder.appending(path: "m/training.json")
            let record = try String(contentsOf: file, encoding: .utf8)
            let twice = record.replacing("\"seed\" : 1,", with: "\"seed\" : 2, \"seed\" : 1,")
            #expect(twice != record)
            try Data(twice.utf8).write(to: file)
            try Chapter("LSTM").fails(
                options + ["2"], ["m: holds a model of other data or settings"], in: folder)
        }
    }

    @Test func `a link that leads to the folder it lies in is refused at once`() throws {
        try withFolder { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "m").path, withDestinationPath: ".")
            let ran = try Chapter("LSTM").run(quick + ["1"], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("m: is no folder that can"))
        }
    }

    /// As a kill leaves one whose files were not moved out yet.
    @Test func `a model that lies in .recurrent-new alone is not replaced unasked`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["1"], in: folder)
            let (model, left) = (folder.appending(path: "m"), folder.appending(path: "left"))
            try FileManager.default.moveItem(at: model, to: left)
            try FileManager.default.createDirectory(
                at: model, withIntermediateDirectories: true)
            try FileManager.default.moveItem(at: left, to: model.appending(path: ".recurrent-new"))
            try Chapter("LSTM").fails(
                quick + ["2"], ["m: holds a model of other data or settings"], in: folder)
        }
    }

    @Test func `a slash behind a folder's name changes no other's`() throws {
        try withPairs(300) { folder in
            try Chapter("Seq2Seq").succeeds(
                ["--quick", "--quiet", "--epochs", "1", "--hidden", "8", "--text", "pairs.txt"]
                    + ["--only", "seq2seq-translator", "--save", "m/"], in: folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.contains("m-attention"))
            #expect(try files(in: folder).filter { $0.hasPrefix("m/") }.count == 5)
        }
    }

    @Test func `a folder that has the name of a model's file is not removed`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "m/model.safetensors/kept")
            try write(Data(), to: file)
            try Chapter("LSTM").fails(
                quick + ["1", "--replace"],
                ["m/model.safetensors: cannot be replaced, being a folder"], in: folder)
            #expect(FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test(.enabled(if: canMount, "needs root, to mount a file system"))
    func `what is mounted within a model's folder stays, and stays there`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["1"], in: folder)
            try write(Data(), to: folder.appending(path: "m/sub name/below"))
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    """
                    exec unshare --mount sh -ec '
                        mount -t tmpfs none "m/sub name"
                        echo kept >"m/sub name/file"
                        "$0" "$@" 2 --replace >/dev/null
                        "$0" "$@" 3 --replace >/dev/null
                        cat "m/sub name/file"
                    ' "$0" "$@"
                    """, try Chapter("LSTM").program.path,
                ] + quick, in: folder)
            #expect(ran.status == 0 && ran.output == "kept\n", "\(ran.errors)")
            let left = try files(in: folder)
            #expect(left.contains("m/sub name/below") && !left.contains { $0.contains("draft") })
        }
    }

    @Test(.enabled(if: canMount, "needs root, to mount a file"))
    func `a model of which a file cannot be replaced stays as it is`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(quick + ["1"], in: folder)
            let old = try contents(of: folder)
            for (make, undo, place) in [
                ("mount --bind m/config.json m/vocabulary.txt", ":", "m/vocabulary.txt"),
                ("chattr +i m/config.json", "chattr -i m/config.json", "m/config.json"),
                ("chattr +a m", "chattr -a m", "m"),
                ("touch m/.recurrent-new", "rm m/.recurrent-new", "m/.recurrent-new"),
            ] {
                let script = """
                    exec unshare --mount sh -c '
                        \(make) 2>/dev/null || exit 100
                        "$0" "$@" 2 --replace >/dev/null
                        status=$?
                        \(undo)
                        exit $status
                    ' "$0" "$@"
                    """
                let ran = try Chapter.shell.run(
                    ["-c", script, try Chapter("LSTM").program.path] + quick, in: folder)
                // Not every file system has such marks.
                if ran.status == 100, make.hasPrefix("chattr") { continue }
                #expect(ran.status == 1)
                #expect(
                    ran.errors.hasPrefix("error: \(place): cannot be replaced"), "\(ran.errors)")
                #expect(try contents(of: folder) == old)
            }
        }
    }

    @Test(.enabled(if: canMount, "needs root, to mount a folder"))
    func `what is mounted in a folder called a draft, or as one, stays`() throws {
        try withFolder { folder in
            for name in ["kept", ".recurrent-draft-a/in", ".recurrent-draft-b"] {
                try write(Data(), to: folder.appending(path: "\(name)/file"))
            }
            let script = """
                exec unshare --mount sh -ec '
                    mount --bind kept .recurrent-draft-a/in
                    mount --bind kept .recurrent-draft-b
                    "$0" "$@" 1 >/dev/null
                ' "$0" "$@"
                """
            let ran = try Chapter.shell.run(
                ["-c", script, try Chapter("LSTM").program.path] + quick, in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
            #expect(try files(in: folder).contains("kept/file"))
        }
    }

    @Test func `files keep their access control lists, and get none from their folder`() throws {
        let lists = """
            import os, struct, sys
            # The owner may read and write, user 1234 and the group read, others nothing.
            entries = (1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1)
            list = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
            access, default = "system.posix_acl_access", "system.posix_acl_default"
            if sys.argv[1] == "set":
                os.setxattr("m/config.json", access, list)
                os.setxattr("m", default, list)
            else:
                assert os.getxattr("m/config.json", access) == list
                assert os.getxattr("m", default) == list
                assert access not in os.listxattr("m/vocabulary.txt")
            """
        try withFolder { folder in
            func python(_ argument: String) throws -> Chapter.Ran {
                try Chapter.shell.run(
                    ["-c", "python3 -c \"$0\" \"$1\"", lists, argument], in: folder)
            }
            try Chapter("LSTM").succeeds(quick + ["1"], in: folder)
            // Not every file system has such lists.
            guard try python("set").status == 0 else { return }
            try Chapter("LSTM").succeeds(quick + ["2", "--replace"], in: folder)
            let ran = try python("compare")
            #expect(ran.status == 0, "\(ran.errors)")
        }
    }

    @Test func `a model that came while another was trained is not replaced`() throws {
        try withFolder { folder in
            let (process, errors) = (Process(), Pipe())
            process.executableURL = try Chapter("LSTM").program
            process.arguments = quick + ["400"]
            process.currentDirectoryURL = folder
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            sleep(1)
            kill(process.processIdentifier, SIGSTOP)
            try Chapter("GRU").succeeds(quick + ["1"], in: folder)
            let model = try Data(contentsOf: folder.appending(path: "m/model.safetensors"))
            kill(process.processIdentifier, SIGCONT)
            let words = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationStatus == 1)
            let line = String(decoding: words, as: UTF8.self)
            #expect(line.contains("m: holds a model of other data or settings"), "\(line)")
            #expect(try Data(contentsOf: folder.appending(path: "m/model.safetensors")) == model)
        }
    }
}

private let canMount: Bool = {
    let ran = try? Chapter.shell.run(
        ["-c", "exec unshare --mount mount -t tmpfs none /mnt"], in: projectFolder)
    return ran?.status == 0
}()
