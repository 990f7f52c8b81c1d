import Foundation
import TestSupport
import Testing

/// What a program prints can be lost; what it computes must not be.
@Suite struct StreamTests {
    private let lost =
        "error: standard output: cannot be written; send it to a disk that is not full\n"

    /// Runs 10.5 through a shell that redirects its streams.
    private func run(_ redirected: String, in folder: URL) throws -> Chapter.Ran {
        let program = try Chapter("TranslationData").program.path
        return try Chapter.shell.run(["-c", "exec '\(program)' \(redirected)"], in: folder)
    }

    @Test(arguments: ["2>&-", "2>/dev/full", "2>&1 >/dev/null | true"])
    func `with nobody to hear its errors a run goes on`(redirected: String) throws {
        try withFolder { folder in
            let ran = try run("--quick --only data-lengths \(redirected)", in: folder)
            #expect(ran.status == 0)
            let drawn = try files(in: folder.appending(path: ".build/figures"))
            #expect(drawn.contains("data-lengths.svg"))
        }
    }

    @Test func `a mistake whose message is lost ends with its status all the same`() throws {
        try withFolder { folder in
            for redirected in ["2>&-", "2>/dev/full"] {
                let ran = try run("--bogus \(redirected)", in: folder)
                #expect(ran.status == EX_USAGE)
            }
        }
    }

    @Test(arguments: [">&-", ">/dev/full"])
    func `lost output is a failure, told at the end`(redirected: String) throws {
        try withFolder { folder in
            for options in ["--help", "--list", "--version"] {
                let ran = try run("\(options) \(redirected)", in: folder)
                #expect(ran.status == EXIT_FAILURE && ran.errors == lost)
            }
            let ran = try run("--quick --only data-lengths \(redirected)", in: folder)
            #expect(ran.status == EXIT_FAILURE && ran.errors.hasSuffix(lost))
            // Nothing printed has gone into a file that was opened in the stream's place.
            let place = folder.appending(path: ".build/figures")
            #expect(FigureCheck(name: "data-lengths", folder: place).faults() == [])
        }
    }

    @Test func `wrong usage is told apart from failure by its status`() throws {
        try withFolder { folder in
            let wrong = [
                "--bogus", "--quick --full", "--check --redraw", "--seed -1", "--only nothing",
                "--epochs 0",
            ]
            for options in wrong {
                let ran = try run(options, in: folder)
                #expect(ran.status == EX_USAGE, "\(options)")
            }
            let missing = try run("--data /nowhere", in: folder)
            #expect(missing.status == EXIT_FAILURE)
            let version = try run("--version", in: folder)
            #expect(version.output.hasPrefix("Recurrent "))
        }
    }

    @Test(arguments: [20, 40, 80])
    func `on a terminal progress stays on its line`(columns: Int) throws {
        try withFolder { folder in
            let program = try Chapter("LSTM").program.path
            let options = "--quick --epochs 3 --hidden 4 --save m --text my.txt"
            try write(text(ofLength: 2000), to: folder.appending(path: "my.txt"))
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    "script -qec \"stty cols \(columns); '\(program)' \(options)\" /dev/null",
                ], in: folder)
            let lines = ran.output.split { $0 == "\r" || $0 == "\n" || $0 == "\r\n" }
            let told = lines.filter { $0.hasPrefix("\u{1B}[K") }.map { String($0.dropFirst(3)) }
            #expect(ran.status == 0 && !told.isEmpty, "\(ran.output)")
            #expect(told.allSatisfy { $0.count < columns }, "\(told)")
            #expect(columns < 40 || told.last?.contains("epoch 3/3") == true)
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a completion script is a script and nothing else`(shell: String) throws {
        try withFolder { folder in
            let ran = try run("--generate-completion-script \(shell)", in: folder)
            let starts = ["bash": "#!/bin/bash", "zsh": "#compdef ", "fish": "function "]
            #expect(ran.status == 0 && ran.output.hasPrefix(starts[shell]!))
            try write(Data(ran.output.utf8), to: folder.appending(path: "script"))
            let sourced = try Chapter.shell.run(
                ["-c", "! command -v \(shell) >/dev/null || \(shell) -n ./script"], in: folder)
            #expect(sourced.status == 0 && sourced.errors == "")
        }
    }
}
