import Foundation

/// A chapter's program, run as a reader runs it: in a folder, with options.
package struct Chapter: Sendable {
    /// What a run came to.
    package struct Ran: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String
    }

    package let program: URL

    /// - Parameter name: of the program: `LSTM`.
    /// - Throws: `Fault` if it was not built beside the program that runs the tests.
    package init(_ name: String) throws {
        let tests = [
            URL(fileURLWithPath: "/proc/self/exe"), URL(fileURLWithPath: CommandLine.arguments[0]),
        ]
        let folders = tests.map { $0.resolvingSymlinksInPath().deletingLastPathComponent() }
        let programs = folders.map { $0.appendingPathComponent(name) }
        let built = programs.first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let built else {
            throw Fault("\(name) is not in \(folders[0].path): build it, as `swift test` does")
        }
        program = built
    }

    /// The shell, for what redirects a program's streams.
    package static let shell = Chapter(program: URL(fileURLWithPath: "/bin/sh"))

    private init(program: URL) { self.program = program }

    /// Runs it with nothing in its environment but a PATH and what is given here.
    /// - Parameters:
    ///   - input: what it reads as standard input.
    ///   - fileLimit: no file may grow beyond so many blocks of 512 bytes, as on a full disk.
    ///   - seconds: after which it is taken to hang.
    package func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:],
        input: Data = Data(), fileLimit: Int? = nil, seconds: Double = 240
    ) throws -> Ran {
        try withFolder { place in
            let (output, errors) = (place.appending(path: "out"), place.appending(path: "err"))
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            if let fileLimit {
                process.executableURL = URL(fileURLWithPath: "/bin/sh")
                process.arguments =
                    ["-c", limited, program.path, "\(fileLimit)"] + arguments
            }
            process.environment = inherited.merging(environment) { $1 }
            process.currentDirectoryURL = folder
            let read = place.appending(path: "in")
            try input.write(to: read)
            let streams = [
                try FileHandle(forReadingFrom: read), try emptyFile(output), try emptyFile(errors),
            ]
            // Foundation keeps a process, and what it holds open: it fails beyond 1,024 files.
            defer { for stream in streams { try? stream.close() } }
            process.standardInput = streams[0]
            process.standardOutput = streams[1]
            process.standardError = streams[2]
            try process.run()
            try wait(for: process, seconds: seconds)
            return Ran(
                status: process.terminationStatus,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// The figures that `--list` names, in its order.
    package func listedFigures() throws -> [String] {
        let ran = try withFolder { try run(["--list"], in: $0) }
        guard ran.status == 0 else { throw Fault("--list: \(ran.errors)") }
        return ran.output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
    }

    private func wait(for process: Process, seconds: Double) throws {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while process.isRunning {
            guard Date() < deadline else {
                kill(process.processIdentifier, SIGKILL)
                throw Fault("still running after \(seconds) s")
            }
            usleep(5000)
        }
    }
}

/// A program that writes beyond the limit gets an error rather than a signal.
private let limited = """
    trap '' XFSZ; ulimit -f "$1"; shift; exec "$0" "$@"
    """

private let inherited = ProcessInfo.processInfo.environment.filter {
    ["PATH", "LD_LIBRARY_PATH"].contains($0.key)
}

private func emptyFile(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
}
