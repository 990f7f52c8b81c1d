import Foundation
import TestSupport
import Testing

extension Chapter {
    /// Runs a program that is to fail in one line and to leave all files as they were.
    /// - Parameters:
    ///   - says: what the line holds: the thing that is wrong and the remedy.
    ///   - output: what is printed before.
    ///   - isLate: whether a network was trained before, and told of its progress.
    func fails(
        _ arguments: [String], _ says: [String], in folder: URL,
        environment: [String: String] = [:], input: Data = Data(), after output: String? = nil,
        fileLimit: Int? = nil, isLate: Bool = false
    ) throws {
        let before = try contents(of: folder).compactMapValues { $0 }
        let ran = try run(
            arguments, in: folder, environment: environment, input: input, fileLimit: fileLimit)
        let statuses = [EXIT_FAILURE, EX_USAGE]
        #expect(statuses.contains(ran.status) && (output == nil || ran.output == output))
        var lines = ran.errors.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.popLast() == "", "the last line does not end")
        if isLate { lines.removeAll { $0.contains("  epoch ") || $0.contains(" runs") } }
        #expect(lines.count == 1 && lines.first?.hasPrefix("error: ") == true, "\(ran.errors)")
        for words in says { #expect(ran.errors.contains(words), "\(ran.errors)") }
        #expect(try contents(of: folder).compactMapValues { $0 } == before)
    }
}

/// A run of 10.1 that cannot go on, and what it has to say.
struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var arguments: [String] = []
    var figure = cheapFigure
    var environment: [String: String] = [:]
    /// What is written to some files before; what lies in `bin` can be run.
    var files: [String: Data] = [:]
    /// Whether no program is found but those in `bin`.
    var isIsolated = false
    /// As ``Chapter`` has it: blocks of 512 bytes.
    var fileLimit: Int?
    var isLate = false
    let says: [String]

    func check() throws {
        try withWorkplace { folder in
            for (path, bytes) in files {
                let file = folder.appending(path: path)
                try write(bytes, to: file)
                if path.hasPrefix("bin/") { chmod(file.path, 0o755) }
            }
            let usual = isIsolated ? "" : ProcessInfo.processInfo.environment["PATH"] ?? ""
            let path = ["PATH": "\(folder.appending(path: "bin").path):\(usual)"]
            try Chapter("LSTM").fails(
                arguments + ["--only", figure], says, in: folder,
                environment: environment.merging(path) { $1 }, fileLimit: fileLimit, isLate: isLate)
        }
    }
}
