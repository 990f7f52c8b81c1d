import Foundation
import Recurrent
import TestSupport
import Testing

/// What systems without room, threads, locks or a disk that works do to a reader.
@Suite struct LimitTests {
    private let quick = ["--quick", "--quiet", "--epochs", "1", "--hidden", "8"]

    @Test(arguments: ["-n 20", "-v 400000", "-d 300000", "-s 128"])
    func `a limit too tight to say so later is named at once`(_ limit: String) throws {
        try withFolder { folder in
            let program = try Chapter("EncoderDecoder").program.path
            let ran = try Chapter.shell.run(
                ["-c", "ulimit \(limit); exec '\(program)' --quick --quiet"], in: folder)
            #expect(ran.status == 1)
            #expect(ran.errors.hasPrefix("error: ulimit \(limit.prefix(2)): lets a program"))
            #expect(ran.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `a file that was left open beyond the limit hinders nothing`() throws {
        try withFolder { folder in
            let program = try Chapter("GRU").program.path
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    "exec bash -c \"exec 300</dev/null; ulimit -n 256; exec '\(program)' "
                        + "--quick --quiet --only gru-cell\"",
                ], in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
        }
    }

    /// As those of some clusters are; a library stands in for one, which may begin at a folder.
    @Test(.enabled(if: hasCompiler, "needs cc, to make a library without locks"))
    func `a file system without locks is named at once`() throws {
        try withFolder { folder in
            for (options, place, mount) in [
                ("--save m", ".", "/"), ("--only lstm-cell --figures f", "f", "/"),
                ("--save mount", "mount", "/mount/"),
            ] {
                let mountPoint = folder.appending(path: "mount")
                try FileManager.default.createDirectory(
                    at: mountPoint, withIntermediateDirectories: true)
                let ran = try Chapter("LSTM").run(
                    quick + options.split(separator: " ").map(String.init), in: folder,
                    environment: failing("flock(int file, int how)", in: mount, "ENOSYS", folder),
                    seconds: 60)
                let error = "error: \(place): is on a file system without locks; choose a folder"
                #expect(ran.status == 1 && ran.errors.hasPrefix(error), "\(ran.errors)")
            }
            #expect(try files(in: folder).filter { $0.contains("draft") } == [])
        }
    }

    @Test(.enabled(if: hasCompiler, "needs cc, to make a library of a failing disk"))
    func `a model that the disk did not take replaces none`() throws {
        try withFolder { folder in
            let options = quick + ["--save", "m"]
            let place = folder.appending(path: "m")
            let lstm = try Chapter("LSTM")
            try lstm.succeeds(options, in: folder)
            let model = try contents(of: place)
            for name in ["vocabulary.txt", "model.safetensors"] {
                let ran = try lstm.run(
                    options + ["--seed", "1", "--replace"], in: folder,
                    environment: failing("fsync(int file)", in: name, "EIO", folder))
                let isTold = ran.errors.contains("m: cannot be written")
                #expect(ran.status == 1 && isTold, "\(ran.errors)")
                #expect(try contents(of: place) == model)
            }
            let ran = try lstm.run(
                options + ["--seed", "1", "--replace"], in: folder,
                environment: failing("fsync(int file)", in: "/m/|", "EIO", folder))
            #expect(ran.errors.hasPrefix("error: m: has the new files, but its disk fails"))
            #expect(try contents(of: place) != model)
        }
    }

    /// A system may take a part of the bytes at a time, as Linux does of more than 2 GB.
    @Test(.enabled(if: hasCompiler, "needs cc, to make a library that writes little by little"))
    func `what is written in parts is written whole`() throws {
        try withFolder { folder in
            let options = quick + ["--seed", "1", "--save"]
            let lstm = try Chapter("LSTM")
            try lstm.succeeds(options + ["whole"], in: folder)
            let source = """
                #include <sys/syscall.h>
                #include <unistd.h>
                ssize_t write(int file, const void *bytes, size_t count) {
                    return syscall(SYS_write, file, bytes, count > 1000 ? count / 2 : count);
                }
                """
            try lstm.succeeds(
                options + ["parts"], in: folder, environment: library(source, in: folder))
            for name in ["config.json", "model.safetensors", "vocabulary.txt"] {
                let bytes = try ["whole", "parts"].map {
                    try Data(contentsOf: folder.appending(path: "\($0)/\(name)"))
                }
                #expect(bytes[0] == bytes[1])
            }
        }
    }

    /// The limit holds for no superuser, who becomes nobody here.
    @Test(.enabled(if: getuid() == 0, "needs root, to run a program as nobody"))
    func `too few threads are told, not waited for`() throws {
        try withFolder { folder in
            let program = try Chapter("EncoderDecoder").program.path
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    """
                    exec setpriv --reuid 65534 --clear-groups \
                        bash -c 'ulimit -u 1; exec "$0" --quick --list' '\(program)'
                    """,
                ], in: folder, seconds: 20)
            #expect(ran.status == 1 && ran.errors.hasPrefix("error: ulimit -u"), "\(ran.errors)")
        }
    }
}

private let hasCompiler =
    (try? Chapter.shell.run(["-c", "command -v cc"], in: projectFolder))?.status == 0

/// What makes a program load a library in which a function of files fails.
/// - Parameter part: of the names of files for which it does; each name ends in `/|`.
private func failing(
    _ function: String, in part: String, _ error: String, _ folder: URL
) throws -> [String: String] {
    let name = function.prefix { $0 != "(" }
    let arguments = function.contains("how") ? "file, how" : "file"
    let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdio.h>
        #include <string.h>
        #include <unistd.h>
        int \(function) {
            char link[40], name[4096] = "";
            snprintf(link, sizeof link, "/proc/self/fd/%d", file);
            if (readlink(link, name, sizeof name - 3) < 0) name[0] = 0;
            strcat(name, "/|");
            if (strstr(name, "\(part)")) { errno = \(error); return -1; }
            int (*next)() = (int (*)())dlsym(RTLD_NEXT, "\(name)");
            return next(\(arguments));
        }
        """
    return try library(source, in: folder)
}

/// What makes a program load a library.
private func library(_ source: String, in folder: URL) throws -> [String: String] {
    let made = try Chapter.shell.run(
        ["-c", "cc -shared -fPIC -o library.so -x c - -ldl"], in: folder, input: Data(source.utf8))
    try throwUnless(made.status == 0, "cc", made.errors, remedy: "mend the library's source")
    return ["LD_PRELOAD": folder.appending(path: "library.so").path]
}
