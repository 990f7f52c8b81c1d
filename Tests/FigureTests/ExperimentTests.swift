import Foundation
import Recurrent
import TestSupport
import Testing

@testable import Notebook

@Suite struct ExperimentTests {
    private static func notebook(_ folder: URL, _ options: String...) -> Notebook {
        let notebook = Notebook(
            chapter: "c", title: "C", figures: ["one": ""],
            specials: [.epochs: "", .hidden: ""],
            arguments: ["--figures", folder.path] + options)
        notebook.use(DataSet(name: "data", isReal: true, checksum: "1"))
        return notebook
    }

    /// Squares a number and adds the seed; the log tells what was computed.
    private static func squares(_ notebook: Notebook, _ log: Log) -> Experiment<Int, Double> {
        notebook.experiment("squares", of: [2, 3]) { setting, seed, _ in
            log.add("\(setting) \(seed)")
            return Double(setting * setting) + 0.1 * Double(seed)
        }
    }

    @Test func `nothing runs until it is asked for, and then every setting with every seed once`()
        throws
    {
        try withFolder { folder in
            let log = Log()
            let squares = Self.squares(Self.notebook(folder, "--seeds", "3"), log)
            #expect(log.entries == [])
            #expect(squares[3] == [9, 9.1, 9.2] && squares[2] == [4, 4.1, 4.2])
            #expect(log.entries.sorted() == ["2 0", "2 1", "2 2", "3 0", "3 1", "3 2"])
            let kept = try files(in: folder).filter { $0.hasPrefix("runs/c/squares/") }
            #expect(kept.count { $0.hasSuffix(".json") } == 6)
        }
    }

    @Test func `a finished run is not repeated, and one that is missing or damaged is`() throws {
        try withFolder { folder in
            _ = Self.squares(Self.notebook(folder, "--seeds", "2"), Log())[2]
            let log = Log()
            let more = Self.squares(Self.notebook(folder, "--seeds", "3"), log)
            #expect(more[2] == [4, 4.1, 4.2] && log.entries.sorted() == ["2 2", "3 2"])
            let runs = folder.appending(path: "runs/c/squares")
            let names = try FileManager.default.contentsOfDirectory(atPath: runs.path).sorted()
            try write(Data("{".utf8), to: runs.appending(path: names[0]))
            let again = Log()
            _ = Self.squares(Self.notebook(folder, "--seeds", "3"), again)[2]
            #expect(again.entries == ["2 0"])
            let file = runs.appending(path: names[1])
            let text = try String(contentsOf: file, encoding: .utf8)
            let other = text.replacing(/"outcome":4/, with: "\"outcome\":5")
            #expect(other != text)
            try write(Data(other.utf8), to: file)
            let damaged = Log()
            let mended = Self.squares(Self.notebook(folder, "--seeds", "3"), damaged)
            #expect(mended[2] == [4, 4.1, 4.2] && damaged.entries == ["2 1"])
            let all = Log()
            _ = Self.squares(Self.notebook(folder, "--seeds", "3", "--again"), all)[2]
            #expect(all.entries.count == 6)
        }
    }

    @Test(arguments: [["--epochs", "3"], ["--seed", "7"], ["--hidden", "9"]])
    func `runs with other options are other runs`(options: [String]) throws {
        try withFolder { folder in
            _ = Self.squares(Self.notebook(folder, "--seeds", "1"), Log())[2]
            let log = Log()
            let notebook = Notebook(
                chapter: "c", title: "C", figures: ["one": ""],
                specials: [.epochs: "", .hidden: ""],
                arguments: ["--figures", folder.path, "--seeds", "1"] + options)
            notebook.use(DataSet(name: "data", isReal: true, checksum: "1"))
            _ = Self.squares(notebook, log)[2]
            #expect(log.entries.count == 2)
            let old = Log()
            _ = Self.squares(Self.notebook(folder, "--seeds", "1"), old)[2]
            #expect(old.entries == [], "the other runs did not replace those")
        }
    }

    @Test func `runs on other data are other runs`() throws {
        try withFolder { folder in
            _ = Self.squares(Self.notebook(folder, "--seeds", "1"), Log())[2]
            let notebook = Self.notebook(folder, "--seeds", "1")
            notebook.use(DataSet(name: "data", isReal: true, checksum: "2"))
            let log = Log()
            _ = Self.squares(notebook, log)[2]
            #expect(log.entries.count == 2)
        }
    }

    @Test func `other code runs again, unless figures are only drawn again`() throws {
        try withFolder { folder in
            func run(_ basis: String, _ options: String...) -> [String] {
                let log = Log()
                let notebook = Notebook(
                    chapter: "c", title: "C", figures: ["one": ""],
                    arguments: ["--figures", folder.path, "--seeds", "1"] + options)
                let experiment = notebook.experiment("e", basis: basis) { seed, _ in
                    log.add("\(seed)")
                    return seed
                }
                #expect(experiment.outcomes == [0])
                return log.entries
            }
            #expect(run("a model") == ["0"] && run("a model") == [])
            #expect(run("another", "--redraw") == [] && run("another") == ["0"])
        }
    }

    @Test(arguments: ["", "a model"])
    func `what is drawn again is known to have depended on a model, or on none`(basis: String)
        throws
    {
        try withFolder { folder in
            func experiment(_ basis: String, _ options: String...) -> Experiment<String, UInt64> {
                let notebook = Notebook(
                    chapter: "c", title: "C", figures: ["one": ""],
                    arguments: ["--figures", folder.path, "--seeds", "1"] + options)
                return notebook.experiment("e", basis: basis) { seed, _ in seed }
            }
            #expect(!experiment("", "--redraw").drawsWithoutBasis)
            let new = experiment(basis)
            #expect(new.outcomes == [0] && !new.drawsWithoutBasis)
            #expect(experiment("", "--redraw").drawsWithoutBasis == basis.isEmpty)
        }
    }

    @Test func `what it depends on is read when an outcome is asked for`() throws {
        try withFolder { folder in
            let log = Log()
            func basis() -> String {
                log.add("read")
                return ""
            }
            let notebook = Self.notebook(folder, "--seeds", "1")
            let experiment = notebook.experiment("e", basis: basis()) { seed, _ in seed }
            #expect(log.entries == [])
            #expect(experiment.outcomes == [0] && log.entries == ["read"])
        }
    }

    @Test func `the first seeds that were kept are drawn again, where that will do`() throws {
        try withFolder { folder in
            _ = Self.squares(Self.notebook(folder, "--seeds", "2"), Log())[2]
            let notebook = Self.notebook(folder, "--seeds", "3", "--redraw")
            let again = notebook.experiment("squares", of: [2, 3]) { _, _, _ in 0.0 }
            again.takeKeptSeeds()
            #expect(again.seeds == [0, 1] && again[3] == [9, 9.1])
        }
    }

    @Test func `the outcomes are the same on any number of threads, a thread each or all for one`()
        throws
    {
        let outcomes = try [1, 2, 3, 8].map { threads in
            try withFolder { folder in
                let notebook = Self.notebook(folder, "--threads", "\(threads)", "--seeds", "5")
                let experiment = notebook.experiment("e", of: ["a", "b"]) { name, seed, threads in
                    #expect(threads >= 1)
                    return "\(name)\(seed)"
                }
                return experiment["a"] + experiment["b"]
            }
        }
        let wanted = ["a0", "a1", "a2", "a3", "a4", "b0", "b1", "b2", "b3", "b4"]
        #expect(outcomes.allSatisfy { $0 == wanted })
    }

    @Test func `a run that fails ends the chapter, and those that ended are kept`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [path = folder.path as String] in
            let notebook = Notebook(
                chapter: "c", title: "", figures: [:],
                arguments: ["--figures", path, "--seeds", "4", "--threads", "1"])
            let experiment = notebook.experiment("e") { seed, _ in
                if seed == 2 { throw Fault("seed 2 diverged") }
                return seed
            }
            _ = experiment.outcomes
        }
        let said = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
        #expect(said.hasSuffix("error: seed 2 diverged\n"))
        let kept = try files(in: folder).filter { $0.hasSuffix(".json") }
        #expect(kept.count == 2)
    }

    @Test func `--redraw without kept runs is an error that says what to do`() async throws {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            try withFolder { folder in
                let notebook = Notebook(
                    chapter: "c", title: "", figures: [:],
                    arguments: ["--figures", folder.path, "--redraw"])
                _ = notebook.experiment("e") { seed, _ in seed }.outcomes
            }
        }
        let said = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
        #expect(said.contains("there is no whole kept run here"))
        #expect(said.contains("run the chapter without --redraw or --check first"))
    }

    @Test func `a plan learns nothing from files that take long to read`() throws {
        try withFolder { folder in
            func seconds(numbers: Int) throws -> Double? {
                let setting = JSON.list((0..<numbers).map { .number(Double($0)) })
                let identity = RunIdentity(
                    experiment: "e", setting: setting, seed: 0, options: [:], data: "")
                let file = folder.appending(path: identity.fileName)
                try KeptRun(identity: identity, seconds: 2, outcome: 1).save(to: file)
                let plan = RunPlan([file.deletingLastPathComponent()])
                return plan.seconds(of: identity, work: nil as ((JSON) -> Work)?)
            }
            let (large, small) = (try seconds(numbers: 400_000), try seconds(numbers: 4))
            #expect(large == nil && small != nil)
        }
    }

    @Test func `of code only what does something counts`() {
        let text = "/*:\n# A title\n*/\nlet a = 1  // one\n\n    // A remark.\n    let b = 2\n"
        #expect(Code.withoutComments(text) == "let a = 1  // one\nlet b = 2")
        #expect(Fingerprint("a") != Fingerprint("b"))
    }

    @Test func `a program older than its sources, or far from them, is known by its file`() throws {
        let program = try #require(Code.fingerprint(chapter: "/nowhere/main.swift"))
        #expect(program != Code.fingerprint(chapter: #filePath))
        try withFolder { folder in
            let source = folder.appending(path: "main.swift")
            try Data("let a = 1\n".utf8).write(to: source)
            let edited = Date.now.addingTimeInterval(60)
            try FileManager.default.setAttributes(
                [.modificationDate: edited], ofItemAtPath: source.path)
            #expect(Code.fingerprint(chapter: source.path) == program)
        }
    }
}
