import Foundation
import Recurrent
import TestSupport
import Testing

#if MPI
    private let hasMPI = true
#else
    private let hasMPI = false
#endif

/// Several processes that `mpirun` starts come to what one does, to the byte.
@Suite(
    .serialized, .enabled(if: hasMPI, "needs Open MPI: swift test --traits MPI"),
    .timeLimit(.minutes(10)))
struct ProcessesTests {
    private let program = try! Chapter("Seq2Seq").program.path
    /// A small translator of all pairs of a text.
    private let all = [
        "--text", "pairs.txt", "--hidden", "8", "--full", "--save", "m", "--figures", "f",
    ]

    /// Runs a program as so many processes.
    @discardableResult
    private func run(
        _ program: String, _ count: Int, _ options: [String], in folder: URL
    ) throws -> Chapter.Ran {
        try Chapter.shell.run(
            ["-c", "exec mpirun --oversubscribe \"$@\"", "sh", "-n", "\(count)", program] + options,
            in: folder, environment: asRoot)
    }

    private let asRoot = [
        "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    ]

    /// The options of the run that trains on all pairs.
    private func fullRun(epochs: Int, in folder: URL) throws -> [String] {
        let options = all + ["--epochs", "\(epochs)"]
        let plan = try Chapter("Seq2Seq").succeeds(options + ["--plan"], in: folder)
        let names = plan.output.split(separator: "\n").filter { $0.hasPrefix("full/") }
        return try options + ["--run", String(#require(names[0].split(separator: " ").first))]
    }

    /// Bytes of the model and of the figure's numbers, and all that the training left but its times.
    private func result(in folder: URL) throws -> [Data] {
        let states = try files(in: folder).filter { $0.hasSuffix("run.safetensors") }.sorted()
        return try [Data(contentsOf: folder.appending(path: "m-full/model.safetensors"))]
            + states.map { try weights(folder.appending(path: $0)) }
            + keptRuns(in: folder)
    }

    /// What stands behind the header.
    private func weights(_ file: URL) throws -> Data {
        let bytes = try Data(contentsOf: file)
        let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        return bytes.dropFirst(8 + length)
    }

    /// Kept runs without what is measured anew each time.
    private func keptRuns(in folder: URL) throws -> [Data] {
        let names = try files(in: folder).filter { $0.contains("/runs/") && $0.hasSuffix(".json") }
        return try names.sorted().map { name in
            let bytes = try Data(contentsOf: folder.appending(path: name))
            return try JSONSerialization.data(
                withJSONObject: timeless(JSONSerialization.jsonObject(with: bytes)),
                options: .sortedKeys)
        }
    }

    private func timeless(_ value: Any) -> Any {
        if let list = value as? [Any] { return list.map(timeless) }
        guard let object = value as? [String: Any] else { return value }
        let measured = [
            "seconds", "pace", "sum", "memory", "processes", "threads", "tokensPerSecond",
            "greedySpeed", "beamSpeed",
        ]
        return object.filter { !measured.contains($0.key) }.mapValues(timeless)
    }

    @Test func `all numbers of processes and threads train the same translator, to the byte`()
        throws
    {
        try withPairs(1_500) { folder in
            let options = try fullRun(epochs: 2, in: folder)
            try Chapter("Seq2Seq").succeeds(options + ["--threads", "2"], in: folder)
            let alone = try result(in: folder)
            #expect(alone.count == 4)
            for count in [1, 2, 3, 4, 8] {
                for threads in ["1", "2"] {
                    for name in ["m-full", "m-full.training", "f"] {
                        try FileManager.default.removeItem(at: folder.appending(path: name))
                    }
                    let ran = try run(program, count, options + ["--threads", threads], in: folder)
                    #expect(ran.status == 0, "\(count) × \(threads): \(ran.errors)")
                    #expect(try result(in: folder) == alone, "\(count) × \(threads)")
                }
            }
        }
    }

    @Test func `figures of several processes are those of one`() throws {
        let options = all + ["--epochs", "1", "--only", "seq2seq-full", "--threads", "1"]
        func figure(_ folder: URL) throws -> [Data] {
            try ["seq2seq-full.svg", "data/seq2seq-full.gp", "data/seq2seq-full.csv"].map {
                try Data(contentsOf: folder.appending(path: "f/\($0)"))
            }
        }
        try withPairs(1_500) { folder in
            try Chapter("Seq2Seq").succeeds(options, in: folder)
            let (alone, runs) = (try figure(folder), try keptRuns(in: folder))
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name != "pairs.txt" {
                try FileManager.default.removeItem(at: folder.appending(path: name))
            }
            let ran = try run(program, 3, options, in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
            #expect(try figure(folder) == alone)
            #expect(try keptRuns(in: folder) == runs)
        }
    }

    /// As where `mpirun` goes to a machine of which the environment names no data.
    @Test(arguments: [["--full", "--only", "seq2seq-full"], ["--only", "seq2seq-loss"]])
    func `processes that have other data or options end the run`(_ options: [String]) throws {
        try withPairs(300) { folder in
            let place = folder.appending(path: "other/pairs.txt")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            let text = try Data(contentsOf: folder.appending(path: "pairs.txt"))
            try (text + Data("what ?\tquoi ?\n".utf8)).write(to: place)
            let all =
                ["--quiet", "--epochs", "1", "--hidden", "8", "--seeds", "2", "--save", "m"]
                + options + ["--text", "pairs.txt"]
            let elsewhere = ["sh", "-c", "cd other && exec \"$0\" \"$@\""]
            func run(_ second: [String]) throws -> Chapter.Ran {
                try Chapter.shell.run(
                    ["-c", "exec mpirun --oversubscribe \"$@\"", "sh", "-n", "1", program] + all
                        + [":", "-n", "1"] + second, in: folder, environment: asRoot)
            }
            let ran = try run(elsewhere + [program] + all)
            #expect(ran.status != 0)
            #expect(ran.errors.contains("has other data, options or code here"), "\(ran.errors)")
            let other = try run([program] + all + ["--seed", "1"])
            #expect(other.status != 0)
            #expect(other.errors.contains("starts this process with other options"))
            let joined = ["--quiet", "--epochs=1"] + all.dropFirst(3)
            let same = try run([program] + joined + ["--threads=1"])
            #expect(same.status == 0, "\(same.errors)")
        }
    }

    /// What a chapter prints beside its figures asks for experiments too.
    @Test func `several processes run a whole chapter, and judge its claims again`() throws {
        try withFolder { folder in
            let chapter = try Chapter("DeepRNN").program.path
            let quick = ["--quick", "--quiet", "--hidden", "4", "--epochs", "1", "--figures", "f"]
            let ran = try run(chapter, 2, quick, in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
            let judged = try run(
                chapter, 2, quick + ["--check", "--only", "deep-sweep"], in: folder)
            #expect(judged.status == 0, "\(judged.errors)")
        }
    }

    /// Ten kills, at moments drawn from the whole of a run.
    @Test func `killed at any moment, it goes on with another number to the same bytes`() throws {
        try withPairs(1_500) { folder in
            let options = try fullRun(epochs: 8, in: folder)
            let start = ContinuousClock.now
            try Chapter("Seq2Seq").succeeds(options, in: folder)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let alone = try result(in: folder)
            for name in ["m-full", "m-full.training", "f"] {
                try FileManager.default.removeItem(at: folder.appending(path: name))
            }
            var generator = Generator(seed: 1)
            func resuming() throws -> [String] {
                let isBegun = try files(in: folder).contains { $0.contains("/epoch-") }
                return options + (isBegun ? ["--resume"] : [])
            }
            for kill in 0..<10 {
                let nap = String(format: "%.2f", generator.uniform() * (0.5 + seconds))
                let count = 2 + kill % 3
                let ran = try Chapter.shell.run(
                    ["-c", killing, "sh", "\(count)", nap, "\(kill % count + 1)", program]
                        + resuming(), in: folder, environment: asRoot)
                #expect(ran.status != 0 || ran.output.contains("kept: "), "\(ran.errors)")
            }
            let isOver = try files(in: folder).contains { $0.hasPrefix("f/runs/") }
            if !isOver { #expect(try run(program, 2, resuming(), in: folder).status == 0) }
            #expect(try result(in: folder) == alone)
        }
    }

    /// `mpirun` started, and after a nap one of its processes killed. Open MPI 4.1 ends the others then;
    /// but now and again it waits for ever afterwards, in its own PMIx, with no process left, so that it
    /// is killed too.
    private let killing = """
        count=$1; nap=$2; which=$3; shift 3
        mpirun --oversubscribe -n "$count" "$@" & mpi=$!
        sleep "$nap"
        processes=$(cat /proc/$mpi/task/$mpi/children 2>/dev/null)
        if kill -9 $(echo $processes | cut -d " " -f "$which") 2>/dev/null; then
            { sleep 20; kill -9 $mpi; } >/dev/null 2>&1 & guard=$!
        fi
        wait $mpi; status=$?
        [ -z "$guard" ] || { pkill -P $guard; kill $guard; } 2>/dev/null
        for process in $processes; do
            [ ! -r /proc/$process/exe ] || { echo "$process is left" >&2; exit 0; }
        done
        exit $status
        """

    @Test func `runs are handed out, and what is kept is what one process keeps`() throws {
        let options = [
            "--quick", "--seeds", "3", "--hidden", "4", "--epochs", "2", "--only",
            "lstm-perplexity", "--figures", "f", "--threads", "1",
        ]
        try withFolder { folder in
            try Chapter("LSTM").succeeds(options, in: folder)
            let (alone, names) = (try keptRuns(in: folder), try files(in: folder))
            let csv = folder.appending(path: "f/data/lstm-perplexity.csv")
            let points = try Data(contentsOf: csv)
            let lstm = try Chapter("LSTM").program.path
            for count in [2, 3, 4] {
                try FileManager.default.removeItem(at: folder.appending(path: "f"))
                let ran = try run(lstm, count, options, in: folder)
                #expect(ran.status == 0, "\(ran.errors)")
                #expect(try files(in: folder) == names)
                #expect(try keptRuns(in: folder) == alone)
                #expect(try Data(contentsOf: csv) == points)
            }
        }
    }

    @Test func `a mistake is one line, and processes leave nothing behind`() throws {
        try withFolder { folder in
            let temporary = FileManager.default.temporaryDirectory
            func left() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: temporary.path)
                    .filter { $0.wholeMatch(of: /recurrent-[0-9]+/) != nil }
            }
            let before = try left()
            for (options, status) in [
                (["--text", "nowhere"], 1 as Int32), (["--hidden", "0"], 64),
            ] {
                let ran = try run(program, 3, options, in: folder)
                let lines = ran.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
                #expect(ran.status == status && lines.count == 1, "\(ran.errors)")
            }
            #expect(try left() == before)
        }
    }
}

@Suite struct PlanTests {
    private let options = ["--quick", "--hidden", "4", "--epochs", "2", "--figures", "f"]

    @Test func `runs are listed, and done one by one are those of the whole`() throws {
        try withFolder { folder in
            let chapter = try Chapter("LSTM")
            func plan() throws -> [[Substring]] {
                try chapter.succeeds(options + ["--plan"], in: folder).output
                    .split(separator: "\n").map { $0.split(separator: " ") }
                    .filter { $0[0].contains("-seed-") }
            }
            let first = try plan()
            #expect(first.count > 5 && first.allSatisfy { $0[1...] == ["not", "known"] })
            #expect(Set(first.map { $0[0] }).count == first.count)
            let name = String(first[0][0])
            let ran = try chapter.succeeds(options + ["--run", name], in: folder)
            #expect(ran.output.hasSuffix("kept: f/runs/lstm/\(name).json\n"))
            #expect(try plan()[0][1] == "kept")
            try chapter.fails(
                options + ["--run", "none"], ["--run none: there is no such run"], in: folder,
                isLate: true)
            try chapter.fails(options + ["--run", name, "--plan"], ["exclude"], in: folder)
        }
    }

    @Test func `a list of runs leaves nothing`() throws {
        try withPairs(200) { folder in
            try Chapter("Seq2Seq").succeeds(["--text", "pairs.txt", "--plan"], in: folder)
            #expect(try files(in: folder) == ["pairs.txt"])
        }
    }

    @Test func `what a run may take is told from its work and from what is kept`() throws {
        try withFolder { folder in
            let chapter = try Chapter("DeepRNN")
            func seconds(_ stack: String, _ options: [String]) throws -> Double {
                let plan = try chapter.succeeds(["--plan", "--figures", "f"] + options, in: folder)
                let line = try #require(
                    plan.output.split(separator: "\n").first { $0.hasPrefix("sweep/\(stack)-") })
                let words = line.split(separator: " ")
                #expect(words[2] == "s" && words[4] == "MB" && Double(words[3]) ?? 0 > 0)
                return Double(words[1]) ?? .nan
            }
            let (small, large) = (
                try seconds("1-1-64", ["--full"]), try seconds("8-1-2056", ["--full"])
            )
            #expect(large > 100 * small)
            let toy = ["--quick", "--epochs", "2"]
            let guess = try seconds("2-1-8", toy)
            try chapter.succeeds(toy + ["--figures", "f", "--only", "deep-sweep"], in: folder)
            let kept = try files(in: folder).filter { $0.hasPrefix("f/runs/deep-rnn/sweep/2-1-8") }
            try FileManager.default.removeItem(at: folder.appending(path: kept[0]))
            #expect(try seconds("2-1-8", toy) != guess)
        }
    }
}
