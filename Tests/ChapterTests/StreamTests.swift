import Foundation
import Notebook
import TestSupport
import Testing

/// What a program prints can be lost; what it computes must not be.
@Suite struct StreamTests {
    private let lost =
        "error: standard output: cannot be written; send it to a disk that is not "
        + "full, or a program that reads to its end\n"

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

    @Test func `help explains its options on the narrowest terminal`() throws {
        try withFolder { folder in
            for columns in ["0", "25", "80"] {
                let ran = try Chapter("LSTM").run(
                    ["--help"], in: folder, environment: ["COLUMNS": columns])
                let words = ran.output.split { " \n".contains($0) }.joined(separator: " ")
                #expect(ran.status == 0 && words.contains("Seed of the random numbers"))
            }
        }
    }

    /// As a program that shares them may have set them: the text comes late, and is answered by more
    /// than a pipe holds, to a reader who comes late too.
    @Test func `streams that would rather fail than wait are waited for`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(
                ["--quick", "--quiet", "--epochs", "1", "--hidden", "8", "--save", "m"], in: folder)
            let (input, output, process) = (Pipe(), Pipe(), Process())
            for end in [input.fileHandleForReading, output.fileHandleForWriting] {
                let flags = fcntl(end.fileDescriptor, F_GETFL)
                #expect(fcntl(end.fileDescriptor, F_SETFL, flags | O_NONBLOCK) == 0)
            }
            process.executableURL = try Chapter("Write").program
            process.arguments = [
                "--model", "m", "--prompt", "-", "--length", "100000",
            ]
            process.currentDirectoryURL = folder
            (process.standardInput, process.standardOutput) = (input, output)
            try process.run()
            usleep(500_000)
            try input.fileHandleForWriting.write(contentsOf: Data("the time".utf8))
            try input.fileHandleForWriting.close()
            sleep(1)
            let words = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0 && words.count > 90_000)
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

    /// A file stands where the training is to be kept.
    @Test func `on a terminal a warning is a line of its own, and the end says what was not kept`()
        throws
    {
        try withFolder { folder in
            let program = try Chapter("LSTM").program.path
            let options = "--quick --epochs 1000000 --hidden 4 --save m --text my.txt"
            try write(text(ofLength: 2000), to: folder.appending(path: "my.txt"))
            try Data().write(to: folder.appending(path: "m.training"))
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    "script -qec \"stty cols 80; timeout -s INT 5 '\(program)' \(options)\" /dev/null",
                ], in: folder)
            let lines = ran.output.split { $0 == "\r" || $0 == "\n" || $0 == "\r\n" }
            let warnings = lines.filter { $0.contains("warning: ") }
            #expect(warnings.count == 2 && warnings.allSatisfy { $0.hasPrefix("warning: ") })
            #expect(lines.last?.hasPrefix("stopped; ") == true)
            #expect(lines.last?.hasSuffix("but the last state could not be written") == true)
        }
    }

    /// Each shell is asked, where it is installed, what it would complete by once it has the script.
    @Test(arguments: [
        ("bash", "#!/bin/bash", "source ./script && complete -p TranslationData"),
        (
            "zsh", "#compdef ",
            "autoload -U compinit && compinit -u -d ./dump && source ./script && whence -w _TranslationData"
        ),
        ("fish", "function ", "source ./script && complete -c TranslationData"),
    ])
    func `a completion script is a script and nothing else, and loads`(
        shell: String, start: String, load: String
    ) throws {
        try withFolder { folder in
            let ran = try run("--generate-completion-script \(shell)", in: folder)
            #expect(ran.status == 0 && ran.output.hasPrefix(start))
            try write(Data(ran.output.utf8), to: folder.appending(path: "script"))
            let isThere = try Chapter.shell.run(["-c", "command -v \(shell)"], in: folder)
            guard isThere.status == 0 else { return }
            let loaded = try Chapter.shell.run(
                ["-c", "exec \(shell) -c '\(load)'"], in: folder,
                environment: ["HOME": folder.path])
            #expect(loaded.status == 0 && loaded.errors == "", "\(loaded.errors)")
            #expect(loaded.output.contains("TranslationData"))
        }
    }

    @Test func `the project's papers name the version that programs tell`() throws {
        let told = try withFolder { try run("--version", in: $0).output }
        #expect(told == "Recurrent \(version)\n")
        for (file, words) in [
            ("CITATION.cff", "\nversion: \(version)\n"), ("CHANGELOG.md", "\n## \(version)\n"),
            (".spi.yml", "documentation_targets: [Recurrent]"),
        ] {
            let text = try String(
                contentsOf: projectFolder.appending(path: file), encoding: .utf8)
            #expect(text.contains(words), "\(file)")
        }
    }
}
