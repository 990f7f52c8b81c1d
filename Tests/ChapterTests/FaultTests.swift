import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Inputs and circumstances that are odd, and no mistakes: a run copes with them.
@Suite struct FaultTests {
    /// Pairs in plain words, a line each.
    private static let pairs = (0..<120).map { number in
        "i \(["run", "sing", "read"][number % 3]) \(["now", "here"][number % 2]) .\tje "
            + "\(["cours", "chante", "lis"][number % 3]) \(number % 7) ."
    }

    /// Draws a figure of 10.5 from pairs.
    private func drawsPairs(
        _ text: String, named name: String = "pairs.txt", environment: [String: String] = [:]
    ) throws {
        try withFolder { folder in
            try write(Data(text.utf8), to: folder.appending(path: name))
            try Chapter("TranslationData").succeeds(
                ["--quick", "--only", "data-lengths", "--text", name], in: folder,
                environment: environment)
            let place = folder.appending(path: ".build/figures")
            #expect(FigureCheck(name: "data-lengths", folder: place).faults() == [])
            let others = try files(in: folder).filter { !$0.hasPrefix(".build") }
            #expect(others == [name])
        }
    }

    @Test(arguments: ["LSTM", "GRU", "DeepRNN"])
    func `the shortest text that can be cut into windows is enough`(program: String) throws {
        try withFolder { folder in
            let text = "the time machine by h g wells it was all".prefix(34)
            try write(Data(text.utf8), to: folder.appending(path: "my.txt"))
            let ran = try Chapter(program).run(
                ["--quick", "--text", "my.txt", "--epochs", "1", "--hidden", "2"], in: folder)
            #expect([0, 1].contains(ran.status), "\(ran.errors)")
        }
    }

    @Test(arguments: ["\n", "\r\n"])
    func `nothing but a line feed ends a pair`(end: String) throws {
        let odd = ["\u{85}", "\u{2028}", "\u{c}", "\r", "\u{b}", "\u{1e}"].flatMap { other in
            ["i run\t\(other)je cours .", "\(other)i\(other)run\tje\(other) cours\(other)x"]
        }
        try drawsPairs((odd + Self.pairs).joined(separator: end) + end)
    }

    /// Markup, quotes, commands of gnuplot and the shell, and what XML cannot hold.
    @Test(arguments: [
        "a]]>b\u{FFFE}\u{FFFF}'\" <&>{:Bold a}^_@&~\\.txt",
        "`touch hit`$(touch hit);touch hit\n'.system('touch hit').'",
    ])
    func `a name is drawn as it is and never becomes a command`(name: String) throws {
        try drawsPairs(Self.pairs.joined(separator: "\n"), named: name)
    }

    @Test func `the reader's own settings of gnuplot are not heeded`() throws {
        try drawsPairs(Self.pairs.joined(separator: "\n"), environment: ["GNUTERM": "nonsense"])
    }

    @Test func `a pipe will do as a text`() throws {
        try withFolder { folder in
            try write(
                Data(Self.pairs.joined(separator: "\n").utf8), to: folder.appending(path: "p"))
            let program = try Chapter("TranslationData").program.path
            let ran = try Chapter.shell.run(
                ["-c", "cat p | '\(program)' --quick --only data-lengths --text /dev/stdin"],
                in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
        }
    }

    @Test func `a model that memory cannot hold is refused before it is made`() throws {
        try withFolder { folder in
            let program = try Chapter("DeepRNN").program.path
            let ran = try Chapter.shell.run(
                ["-c", "ulimit -v 2000000; '\(program)' --quick --hidden 4096 --layers 64"],
                in: folder)
            #expect(ran.status == EX_USAGE && ran.errors.contains("take fewer"), "\(ran.errors)")
            #expect(try files(in: folder) == [])
        }
    }

    @Test func `a translator that has diverged is not saved`() throws {
        try withFolder { folder in
            let ran = try Chapter("Seq2Seq").run(
                [
                    "--quick", "--epochs", "1", "--hidden", "8", "--learning-rate", "1e6", "--only",
                    "seq2seq-translator",
                ], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("it has diverged"), "\(ran.errors)")
            #expect(try !files(in: folder).contains { $0.contains("models") })
        }
    }

    @Test func `a name that is not UTF-8 is refused, not changed`() throws {
        try withFolder { folder in
            let program = try Chapter("TranslationData").program.path
            let ran = try Chapter.shell.run(
                ["-c", "'\(program)' --quick --figures \"$(printf 'a\\377')\""], in: folder)
            #expect(ran.status == EX_USAGE && ran.errors.contains("not UTF-8"), "\(ran.errors)")
            #expect(try files(in: folder) == [])
        }
    }

    /// Another process holds the folder, writes results and lets go.
    @Test func `two runs on one folder lose no results`() throws {
        try withFolder { folder in
            let chapter = try Chapter("TranslationData")
            let options = ["--quick", "--figures", "f", "--only"]
            try chapter.succeeds(options + ["data-lengths"], in: folder)
            let results = folder.appending(path: "f/translation-data.json")
            try FileManager.default.moveItem(at: results, to: folder.appending(path: "other"))
            let ran = try Chapter.shell.run(
                [
                    "-c",
                    """
                    flock f sh -c 'sleep 3; mv other f/translation-data.json' & sleep 0.2
                    '\(chapter.program.path)' --quick --figures f --only data-vocabulary; wait
                    """,
                ], in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
            let figures = Set(try Results.load(results).claims?.map(\.figure) ?? [])
            #expect(figures == ["data-lengths", "data-vocabulary"])
        }
    }
}
