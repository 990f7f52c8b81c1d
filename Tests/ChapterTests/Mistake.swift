import Foundation
import TestSupport
import Testing

/// A run that cannot go on, and what it has to say.
struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var arguments: [String] = []
    var figure = cheapFigure
    var environment: [String: String] = [:]
    /// The body of a shell script to find in place of gnuplot.
    var gnuplot: String?
    /// Whether no program is found but those that the mistake brings.
    var isIsolated = false
    /// As ``Chapter`` has it: blocks of 512 bytes.
    var fileLimit: Int?
    /// Whether a network was trained before, and told of its progress.
    var isLate = false
    /// What the line holds: the thing that is wrong and the remedy.
    let says: [String]
    var prepare: @Sendable (URL) throws -> Void = { _ in }

    /// Runs the chapter and checks that it fails in one line and leaves all as it was.
    func check() throws {
        try withWorkplace { folder in
            try prepare(folder)
            let programs = folder.appending(path: "bin")
            if let gnuplot {
                let program = programs.appending(path: "gnuplot")
                try write(Data("#!/bin/sh\n\(gnuplot)\n".utf8), to: program)
                chmod(program.path, 0o755)
            }
            let usual = isIsolated ? "" : ProcessInfo.processInfo.environment["PATH"] ?? ""
            let path = ["PATH": "\(programs.path):\(usual)"]
            let before = try contents(of: folder)

            let ran = try Chapter("LSTM").run(
                arguments + ["--only", figure], in: folder,
                environment: environment.merging(path) { $1 }, fileLimit: fileLimit)

            #expect(ran.status == 1)
            checkWords(ran.errors)
            let after = try contents(of: folder)
            let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            #expect(changed == [])
        }
    }

    private func checkWords(_ errors: String) {
        var lines = errors.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.popLast() == "", "the last line does not end")
        if isLate { lines.removeAll { $0.contains("  epoch ") } }
        #expect(lines.count == 1 && errors.contains("error: "), "\(errors)")
        let line = lines.first ?? ""
        #expect(line.hasPrefix("error: "))
        for words in says { #expect(line.contains(words), "\(line)") }
    }
}
