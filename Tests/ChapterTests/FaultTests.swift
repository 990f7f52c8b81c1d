import Foundation
import Recurrent
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
        let odd = ["\u{85}", "\u{2028}", "\u{c}", "\u{b}", "\u{1e}"].flatMap { other in
            ["i run\t\(other)je cours .", "\(other)i\(other)run\tje\(other) cours\(other)x"]
        }
        try drawsPairs((odd + Self.pairs).joined(separator: end) + end)
    }

    @Test func `a translator of pairs with odd characters can be read again`() throws {
        try withFolder { folder in
            let odd = ["\u{7F}", "\u{85}", "\u{92}", "\u{2028}", "\u{2029}", "\u{1B}"]
            let pairs = (0..<60).map { number in
                let odd = odd[number % 6]
                return "he is a\(odd)b \(number)\til est xy\(odd) \(number)\n"
            }
            try Data(pairs.joined().utf8).write(to: folder.appending(path: "pairs.txt"))
            try Chapter("Seq2Seq").succeeds(
                [
                    "--quick", "--epochs", "1", "--hidden", "4", "--text", "pairs.txt", "--seeds",
                    "1",
                    "--only", "seq2seq-translator", "--save", "m",
                ], in: folder)
            let ran = try Chapter("Translate").run(
                ["--model", "m", "-"], in: folder, input: Data("he is a b\n".utf8))
            #expect(ran.status == 0, "\(ran.errors)")
        }
    }

    @Test func `nobody waits for what a pipe among the figures' files may bring`() throws {
        try withFolder { folder in
            let options = ["--quick", "--quiet", "--figures", "f"]
            try Chapter("GRU").succeeds(options + ["--only", "gru-gates"], in: folder)
            for name in try files(in: folder)
            where ["json", "csv", "gp"].contains(name.split(separator: ".").last) {
                let ran = try Chapter.shell.run(
                    ["-c", "rm -f \"$0\"; mkfifo \"$0\"", name], in: folder)
                #expect(ran.status == 0, "\(ran.errors)")
            }
            for option in [["--check"], ["--redraw"], []] {
                let ran = try Chapter("GRU").run(
                    options + ["--only", "gru-gates"] + option, in: folder, seconds: 60)
                #expect([0, 1].contains(ran.status), "\(option): \(ran.errors)")
            }
        }
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

    /// Commas for points, digits and order of another script.
    @Test func `another language of the system's changes no byte of a figure`() throws {
        func drawn(_ environment: [String: String]) throws -> [String: Data?] {
            try withFolder { folder in
                try Chapter("TranslationData").succeeds(
                    ["--quick", "--only", "data-lengths", "--figures", "f"], in: folder,
                    environment: environment)
                return try contents(of: folder).filter { $0.key.contains("data-lengths.") }
            }
        }
        try withFolder { locales in
            _ = try Chapter.shell.run(
                ["-c", "localedef -i de_DE -f UTF-8 ./de_DE.UTF-8"], in: locales)
            let plain = try drawn([:])
            for name in ["de_DE.UTF-8", "ar_EG.UTF-8", "none-of-this-name"] {
                let other = ["LC_ALL": name, "LANG": name, "LOCPATH": locales.path]
                #expect(try drawn(other) == plain)
            }
        }
    }

    /// A clock that jumps can change nothing else: durations are measured by one that does not.
    @Test func `the time of day is read for a model's record only`() throws {
        let readers = try ["Sources", "Chapters"].flatMap { name in
            let folder = projectFolder.appending(path: name)
            return try files(in: folder).filter { $0.hasSuffix(".swift") }.filter {
                let text = try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
                return text.contains(/\bDate\(\)|\.now\(\)|gettimeofday|CLOCK_REALTIME/)
            }
        }
        #expect(readers == ["Recurrent/Training/TrainingRecord.swift"])
    }

    @Test func `of two runs that keep their model in one folder one does, wholly`() throws {
        func train(_ seed: Int, in place: String) -> [String] {
            [
                "--text", "my.txt", "--epochs", "1", "--hidden", "4", "--quiet", "--replace",
                "--seed", "\(seed)", "--save", place,
            ]
        }
        try withFolder { folder in
            let chapter = try Chapter("LSTM")
            try write(text(ofLength: 1_500), to: folder.appending(path: "my.txt"))
            let models = try [1, 2].map { seed in
                try chapter.succeeds(train(seed, in: "m\(seed)"), in: folder)
                return try weights(folder.appending(path: "m\(seed)"))
            }
            for _ in 0..<(isSoak ? 50 : 2) {
                let both = [1, 2].map {
                    "'\(chapter.program.path)' \(train($0, in: "m").joined(separator: " "))"
                }
                let ran = try Chapter.shell.run(
                    ["-c", "\(both[0]) & \(both[1]); s=$?; wait $! && exit $s"], in: folder)
                #expect(ran.status == 0, "\(ran.errors)")
                #expect(try models.contains(weights(folder.appending(path: "m"))))
            }
            let left = try files(in: folder).filter { $0.contains("draft") || $0.contains("m.") }
            #expect(left == [])
        }
    }

    private func weights(_ folder: URL) throws -> [Tensor] {
        try Writer(folder: folder).model.parameters
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

    @Test func `a vocabulary that memory cannot hold is refused`() throws {
        try withFolder { folder in
            let ideographs = (0x4E00..<0x9000).compactMap { Unicode.Scalar($0) }
            let text = String(String.UnicodeScalarView(ideographs))
            try write(Data(text.utf8), to: folder.appending(path: "my.txt"))
            let program = try Chapter("GRU").program.path
            let options = "--text my.txt --epochs 1 --hidden 4 --threads 2 --steps 9000 --save m"
            let ran = try Chapter.shell.run(
                ["-c", "ulimit -v 8000000; '\(program)' \(options)"], in: folder)
            #expect(ran.status == 1, "\(ran.status)")
            let says =
                "my.txt: has 16,897 different characters, which take more than 155.7 GB of memory"
            #expect(ran.errors.contains(says), "\(ran.errors)")
            #expect(try files(in: folder) == ["my.txt"])
        }
    }

    @Test(arguments: [
        "--hidden 4096 --layers 64", "--hidden 256 --steps 5000",
        "--layers 2 --steps 10000 --batch 100000",
    ])
    func `what memory cannot hold is refused before it is made`(options: String) throws {
        try withFolder { folder in
            let program = try Chapter("DeepRNN").program.path
            let ran = try Chapter.shell.run(
                ["-c", "ulimit -v 2000000; '\(program)' --quick \(options)"], in: folder)
            #expect(ran.status == EX_USAGE && ran.errors.contains("take fewer"), "\(ran.errors)")
            #expect(ran.errors.contains(options.replacing(" --", with: " with --")))
            #expect(try files(in: folder) == [])
        }
    }

    @Test(arguments: ["2", "1e6"])
    func `a translator that has diverged is not saved`(rate: String) throws {
        try withFolder { folder in
            let ran = try Chapter("Seq2Seq").run(
                [
                    "--quick", "--epochs", "1", "--hidden", "8", "--learning-rate", rate, "--only",
                    "seq2seq-translator",
                ], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("it has diverged"), "\(ran.errors)")
            #expect(try !files(in: folder).contains { $0.contains("models") })
        }
    }

    @Test func `a name that is not UTF-8 is refused, not changed`() throws {
        try withFolder { folder in
            let program = try Chapter("TranslationData").program.path
            for script in [
                "'\(program)' --quick --figures \"$(printf 'a\\377')\"",
                "name=$(printf 'a\\377'); mkdir $name; cd $name; '\(program)' --quick; "
                    + "status=$?; rmdir ../$name; exit $status",
            ] {
                let ran = try Chapter.shell.run(["-c", script], in: folder)
                #expect(ran.status == EX_USAGE && ran.errors.contains("not UTF-8"), "\(ran.errors)")
                #expect(try files(in: folder) == [])
            }
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
