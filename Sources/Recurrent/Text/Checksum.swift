import Foundation

/// SHA-256 by the program `sha256sum`, run without a shell.
struct Checksum {
    private static let program = "sha256sum"
    let searchPath: [String]

    /// The sum of a file's bytes, in hexadecimal.
    /// - Throws: ``DataError`` when the program is missing or fails.
    func sha256(ofFileAt path: String) throws -> String {
        let programs = searchPath.map { "\($0)/\(Self.program)" }
        guard
            let program = programs.first(where: FileManager.default.isExecutableFile(atPath:))
        else {
            throw failure(path, "\(Self.program) is not on PATH")
        }
        do {
            let answer = try run(program, readingFileAt: path)
            let sum = answer.prefix { $0.isHexDigit }
            guard sum.count == 64 else { throw failure(path, "\(program) gave no sum") }
            return String(sum)
        } catch let error as DataError {
            throw error
        } catch {
            throw failure(path, "\(program) does not run")
        }
    }

    /// The file goes through standard input, so that its name cannot change what is printed.
    private func run(_ program: String, readingFileAt path: String) throws -> String {
        let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? input.close() }
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: answer, as: UTF8.self) : ""
    }

    private func failure(_ path: String, _ problem: String) -> DataError {
        DataError(
            place: path, problem: "its SHA-256 cannot be checked, \(problem)",
            remedy: "install coreutils, which brings \(Self.program)")
    }
}
