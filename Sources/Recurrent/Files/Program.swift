import Foundation

/// A program of the machine's, run without a shell.
package struct Program {
    let path: String

    /// Nil when no folder of the search path has such a program.
    package init?(_ name: String, searchPath: [String]) {
        let paths = searchPath.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            return nil
        }
        self.path = path
    }

    /// What it writes, or nil when it ends with a status other than 0.
    ///
    /// The file goes through standard input, so that its name cannot change what is written.
    package func output(_ arguments: [String] = [], readingFileAt file: String? = nil) throws
        -> Data?
    {
        let input =
            try file.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
            ?? FileHandle.nullDevice
        defer { try? input.close() }
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? answer : nil
    }
}
