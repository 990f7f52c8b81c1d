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

    @Test func `a folder that has the name of a model's file is not removed`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "m/model.safetensors/kept")
            try write(Data(), to: file)
            try Chapter("LSTM").fails(
                quick + ["1", "--replace"],
                ["m/model.safetensors: is a folder, and would be a model's file"], in: folder)
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
