import Foundation

/// A program of the machine's, run without a shell.
package struct Program {
    package let path: String

    /// Nil when no folder of the search path has such a program.
    package init?(_ name: String, searchPath: [String]) {
        let paths = searchPath.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            return nil
        }
        self.path = path
    }

    /// What it writes, or nil when it ends with a status other than 0.
    package func output(_ arguments: [String] = [], readingFileAt file: String? = nil) throws
        -> Data?
    {
        let (output, process) = try run(arguments, readingFileAt: file, hearing: \.standardOutput)
        return process.terminationStatus == 0 ? output : nil
    }

    /// Runs it to its end.
    /// - Parameters:
    ///   - file: goes through standard input, so that its name cannot change what is written.
    ///   - environment: what differs from the environment of this program.
    ///   - stream: the one to return what is written to.
    package func run(
        _ arguments: [String], readingFileAt file: String? = nil, in folder: URL? = nil,
        environment: [String: String] = [:], hearing stream: ReferenceWritableKeyPath<Process, Any?>
    ) throws -> (words: Data, process: Process) {
        let input =
            try file.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
            ?? FileHandle.nullDevice
        defer { try? input.close() }
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process[keyPath: stream] = pipe
        try process.run()
        let words = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (words, process)
    }
}
