import Foundation
import Recurrent

/// The gnuplot of this computer.
struct Gnuplot {
    let program: URL

    /// - Throws: `RecurrentError` if there is none on the PATH.
    static func find() throws -> Gnuplot {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        for folder in path.split(separator: ":") {
            let program = URL(fileURLWithPath: String(folder)).appendingPathComponent("gnuplot")
            if FileManager.default.isExecutableFile(atPath: program.path) {
                return Gnuplot(program: program)
            }
        }
        throw RecurrentError(
            place: "gnuplot", problem: "not found on PATH",
            remedy: "install it with \"sudo apt-get install gnuplot\"")
    }

    /// Runs a script, in its own folder and with none of the user's settings.
    /// - Throws: `RecurrentError` with gnuplot's own words if it fails.
    func run(_ script: URL) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = ["--default-settings", script.lastPathComponent]
        process.currentDirectoryURL = script.deletingLastPathComponent()
        // Scripts are UTF-8; in another locale gnuplot warns that it cannot show a degree sign.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C.UTF-8"]) { $1 }
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        do {
            try process.run()
        } catch {
            throw failure(script, "\(program.path) does not run")
        }
        let words = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let status = process.terminationStatus
        guard process.terminationReason == .exit else {
            throw failure(script, "gnuplot was ended by signal \(status)")
        }
        guard status == 0 else {
            let said = words.isEmpty ? "status \(status)" : oneLine(words)
            throw failure(script, "gnuplot failed: \(said)")
        }
    }

    /// gnuplot ends with status 0 even where the disk was too full for the image.
    /// - Throws: `RecurrentError` if the image is missing or not whole.
    func check(_ image: URL, of script: URL) throws {
        let svg = (try? Data(contentsOf: image)) ?? Data()
        guard !svg.isEmpty else { throw failure(script, "gnuplot drew nothing") }
        guard oneLine(String(decoding: svg.suffix(16), as: UTF8.self)).hasSuffix("</svg>") else {
            throw RecurrentError(
                place: image.lastPathComponent, problem: "gnuplot wrote only a part of it",
                remedy: "see whether the disk is full")
        }
    }

    private func failure(_ script: URL, _ problem: String) -> RecurrentError {
        RecurrentError(
            place: script.lastPathComponent, problem: problem,
            remedy: "try another gnuplot, version 5.4 or later")
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
