import Foundation
import Recurrent
import TestSupport
import Testing

/// A run that is ended by a signal keeps what it finished, and the same command goes on.
@Suite struct InterruptionTests {
    /// Starts a program, sends it a signal once a file is there, and waits for its end.
    /// - Parameter naps: whether it is made to sleep, again and again, for longer than training goes
    ///   on without being kept.
    private func interrupt(
        _ program: String, _ arguments: [String], in folder: URL, with signal: Int32,
        naps: Bool = false, when isReady: (_ files: [String]) -> Bool
    ) throws -> (status: Int32, errors: String) {
        let (process, errors) = (Process(), Pipe())
        process.executableURL = try Chapter(program).program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        while process.isRunning, try !isReady(files(in: folder)) {
            usleep(naps ? 300_000 : 2_000)
            guard naps, process.isRunning else { continue }
            kill(process.processIdentifier, SIGSTOP)
            usleep(3_100_000)
            kill(process.processIdentifier, SIGCONT)
            usleep(100_000)
        }
        kill(process.processIdentifier, signal)
        // As `timeout` does: to the program, and to its group.
        if signal != SIGKILL { kill(process.processIdentifier, signal) }
        let words = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit || signal == SIGKILL)
        return (process.terminationStatus, String(decoding: words, as: UTF8.self))
    }

    /// Thirty times, or in the soak 300 times, while a run makes its folders and draws.
    @Test func `a signal at any early moment leaves nothing unfinished`() throws {
        try withFolder { folder in
            let program = try Chapter("GRU").program.path
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    """
                    for turn in $(seq \(isSoak ? 300 : 30)); do
                        '\(program)' --quick --only gru-cell --figures F --again >/dev/null 2>&1 &
                        sleep 0.0$((turn % 10))$((turn % 7)); kill -TERM $!; wait $!
                    done
                    find F -name '.recurrent*'
                    """,
                ], in: folder)
            #expect(ran.output == "", "\(ran.errors)")
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `a signal ends a gnuplot that hangs`(signal: Int32) throws {
        try withFolder { folder in
            let program = try Chapter("GRU").program.path
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    """
                    mkdir bin
                    printf '#!/bin/sh\\necho $$ > ../../hanging; sleep 98\\n' > bin/gnuplot
                    chmod +x bin/gnuplot
                    PATH="$PWD/bin:$PATH"
                    '\(program)' --quick --only gru-cell --figures F >/dev/null &
                    while [ ! -s hanging ]; do sleep 0.01; done
                    kill -\(signal) $!; wait $!; echo $?
                    ls -A F
                    ps -o args= -g "$(cat hanging)"
                    """,
                ], in: folder)
            #expect(ran.output == "\(128 + signal)\ndata\n", "\(ran.errors)")
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `the same command goes on, to the same figure`(signal: Int32) throws {
        let options = [
            "--quick", "--seeds", "4", "--threads", "1", "--hidden", "8", "--only",
            "lstm-perplexity",
        ]
        func table(_ folder: URL) throws -> Data {
            try Data(
                contentsOf: folder.appending(path: ".build/figures/data/lstm-perplexity.csv"))
        }
        let whole = try withFolder { folder in
            try Chapter("LSTM").succeeds(options, in: folder)
            return try table(folder)
        }
        try withFolder { folder in
            let again = signal == SIGINT ? ["--again"] : []
            let (status, errors) = try interrupt(
                "LSTM", options + again, in: folder, with: signal
            ) {
                $0.contains { $0.contains("runs/lstm/perplexity/") && $0.hasSuffix(".json") }
            }
            #expect(status == 128 + signal)
            let command = "the same command" + (again.isEmpty ? "" : " without --again")
            #expect(errors.hasSuffix("stopped; \(command) goes on from what is kept\n"))
            let left = try files(in: folder)
            #expect(!left.contains { $0.contains("draft") || $0.hasSuffix(".svg") })
            let kept = left.filter {
                $0.contains("runs/lstm/perplexity/") && $0.hasSuffix(".json")
            }
            let bytes = try kept.map { try Data(contentsOf: folder.appending(path: $0)) }
            try Chapter("LSTM").succeeds(options, in: folder)
            let after = try kept.map { try Data(contentsOf: folder.appending(path: $0)) }
            #expect(after == bytes, "what was kept is not run again")
            #expect(try table(folder) == whole)
        }
    }

    /// Ctrl-\, which a reader presses where Ctrl-C seems not to help.
    /// A terminal that is stopped, a pipe whose reader hangs.
    @Test func `a program whose errors nobody takes ends all the same`() throws {
        try withFolder { folder in
            let (process, errors) = (Process(), Pipe())
            let end = errors.fileHandleForWriting.fileDescriptor
            let flags = fcntl(end, F_GETFL)
            _ = fcntl(end, F_SETFL, flags | O_NONBLOCK)
            var (full, one) = ([UInt8](repeating: 0, count: 4_096), UInt8(0))
            while write(end, &full, full.count) > 0 {}
            while write(end, &one, 1) > 0 {}
            _ = fcntl(end, F_SETFL, flags)
            process.executableURL = try Chapter("LSTM").program
            process.arguments = ["--quick", "--epochs", "100000", "--save", "m"]
            process.currentDirectoryURL = folder
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            usleep(1_000_000)
            let deadline = ContinuousClock.now + .seconds(20)
            kill(process.processIdentifier, SIGTERM)
            while process.isRunning, ContinuousClock.now < deadline { usleep(10_000) }
            #expect(!process.isRunning)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(process.terminationStatus == 143)
        }
    }

    @Test func `SIGQUIT ends a program, with no report of a crash`() throws {
        try withFolder { folder in
            try Chapter("LSTM").succeeds(
                ["--quick", "--quiet", "--epochs", "1", "--hidden", "8", "--save", "m"], in: folder)
            let (process, input, errors) = (Process(), Pipe(), Pipe())
            process.executableURL = try Chapter("Write").program
            // It waits for a text.
            process.arguments = ["--model", "m", "--evaluate", "-"]
            process.currentDirectoryURL = folder
            process.standardInput = input
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            usleep(500_000)
            kill(process.processIdentifier, SIGQUIT)
            let words = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal)
            #expect(process.terminationStatus == SIGQUIT && words.isEmpty)
        }
    }

    /// Once, or in the soak ten times.
    @Test func `a run that is killed goes on within its training, to the same bytes`() throws {
        let options = [
            "--text", "my.txt", "--seeds", "1", "--hidden", "4", "--epochs", "100", "--only",
            "lstm-perplexity",
        ]
        func table(_ folder: URL) throws -> Data {
            try Data(
                contentsOf: folder.appending(path: ".build/figures/data/lstm-perplexity.csv"))
        }
        func states(_ files: [String]) -> [String] {
            files.filter { $0.contains(".json.training/") && $0.contains("/epoch-") }
        }
        let (chapter, text) = (try Chapter("LSTM"), text(ofLength: 2_000))
        let whole = try withFolder { folder in
            try write(text, to: folder.appending(path: "my.txt"))
            try chapter.succeeds(options, in: folder)
            return try table(folder)
        }
        try withFolder { folder in
            try write(text, to: folder.appending(path: "my.txt"))
            var generator = Generator(seed: 1)
            for _ in 0..<(isSoak ? 10 : 1) {
                let before = try states(files(in: folder))
                _ = try interrupt("LSTM", options, in: folder, with: SIGKILL, naps: true) {
                    usleep(UInt32(1e5 * generator.uniform()))
                    return states($0) != before
                }
            }
            #expect(try !states(files(in: folder)).isEmpty || isSoak)
            let ran = try chapter.succeeds(options, in: folder)
            #expect(!ran.errors.contains("warning"), "\(ran.errors)")
            #expect(try table(folder) == whole)
            #expect(try states(files(in: folder)) == [])
        }
    }

    /// Three times, or in the soak 50 times.
    @Test func `a figure survives that drawing is killed`() throws {
        try withFolder { folder in
            let chapter = try Chapter("TranslationData")
            let options = ["--quick", "--only", "data-lengths", "--figures", "f"]
            try chapter.succeeds(options, in: folder)
            let names = ["data-lengths.svg", "data/data-lengths.csv", "data/data-lengths.gp"]
            func figure() throws -> [Data] {
                try names.map { try Data(contentsOf: folder.appending(path: "f/\($0)")) }
            }
            let whole = try figure()
            let start = ContinuousClock.now
            try chapter.succeeds(options + ["--redraw"], in: folder)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            var generator = Generator(seed: 1)
            for _ in 0..<(isSoak ? 50 : 3) {
                let wait = UInt32(1e6 * seconds * Double(generator.uniform()))
                _ = try interrupt(
                    "TranslationData", options + ["--redraw"], in: folder, with: SIGKILL
                ) { _ in
                    usleep(wait)
                    return true
                }
                #expect(try figure() == whole)
            }
            try chapter.succeeds(options + ["--redraw"], in: folder)
            #expect(try !files(in: folder).contains { $0.contains("draft") })
        }
    }

    /// Twice, or in the soak 50 times.
    @Test func `a translator survives that training is killed while it would be replaced`() throws {
        try withFolder { folder in
            var generator = Generator(seed: 1)
            func train(_ options: [String]) -> [String] {
                [
                    "--quick", "--epochs", "1", "--hidden", "8", "--only", "seq2seq-translator",
                    "--save", "m",
                ] + options
            }
            let chapter = try Chapter("Seq2Seq")
            let start = ContinuousClock.now
            try chapter.succeeds(train([]), in: folder)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let model = folder.appending(path: "m")
            for _ in 0..<(isSoak ? 50 : 2) {
                let wait = UInt32(1e6 * seconds * Double(generator.uniform()))
                _ = try interrupt("Seq2Seq", train(["--again"]), in: folder, with: SIGKILL) { _ in
                    usleep(wait)
                    return true
                }
                _ = try Translator(folder: model)
            }
            try chapter.succeeds(train(["--again"]), in: folder)
            #expect(try !files(in: folder).contains { $0.contains("draft") })
        }
    }

    /// As `nohup` and a shell's background jobs have it.
    @Test func `a signal that was ignored from the start stays so`() throws {
        try withFolder { folder in
            let program = try Chapter("TranslationData").program.path
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    """
                    trap '' INT; '\(program)' --quick --only data-lengths & sleep 0.1
                    kill -INT $!; wait $!
                    """,
                ], in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
        }
    }
}
