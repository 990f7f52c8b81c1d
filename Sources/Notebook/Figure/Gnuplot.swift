import Foundation
import Recurrent

/// The gnuplot of this computer.
struct Gnuplot {
    let program: URL

    /// - Throws: `DataError` if there is none on the PATH.
    static func find() throws -> Gnuplot {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        for folder in path.split(separator: ":") {
            let program = URL(fileURLWithPath: String(folder)).appendingPathComponent("gnuplot")
            if FileManager.default.isExecutableFile(atPath: program.path) {
                return Gnuplot(program: program)
            }
        }
        throw DataError(
            place: "gnuplot", problem: "not found on PATH",
            remedy: "install it with \"sudo apt-get install gnuplot\"")
    }

    /// Runs a script, in its own folder and with none of the user's settings.
    /// - Throws: `DataError` with gnuplot's own words if it fails.
    func run(_ script: URL) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = ["--default-settings", script.lastPathComponent]
        process.currentDirectoryURL = script.deletingLastPathComponent()
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let words = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw DataError(
                place: script.lastPathComponent,
                problem: "gnuplot failed: \(oneLine(words))",
                remedy: "try another version of gnuplot, 5.4 or later")
        }
    }
}

/// The text in one line, its own lines parted by spaces, without control characters.
func oneLine(_ text: String) -> String {
    func parts(_ character: Character) -> Bool {
        character.isWhitespace
            || character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }
    return text.split(whereSeparator: parts).joined(separator: " ")
}
