import Foundation
import Notebook
import Recurrent

/// The peers that are installed in a virtual environment.
struct Peers {
    let python: String
    let installed: [Peer]

    /// Says in one line what is missing.
    init(folder: String) throws {
        python = "\(folder)/bin/python"
        var modules: [Substring] = []
        if FileManager.default.isExecutableFile(atPath: python) {
            let names = "('torch', 'jax', 'numpy', 'safetensors')"
            let output = try Command([
                python, "-c",
                "from importlib.util import find_spec\n"
                    + "print(*[name for name in \(names) if find_spec(name)])",
            ]).output()
            modules = output.split(whereSeparator: \.isWhitespace)
        }
        let needed = ["numpy", "safetensors"]
        installed = Peer.allCases.filter { peer in
            (needed + [peer.module]).allSatisfy { modules.contains(Substring($0)) }
        }
        let missing = Peer.allCases.filter { !installed.contains($0) }.map(\.rawValue)
        if !missing.isEmpty {
            show("not in \(folder): \(missing.joined(separator: "; ")) (make bench-peers)")
        }
    }
}

/// Has the sides of each row do their work in turn.
struct Driver {
    let rounds: Int
    let threads: Int
    let peers: Peers
    let data: DataPlaces
    /// The machine's peak with one thread and with all: the most that any round so far has seen, for
    /// whatever else the machine does can only lower it.
    private(set) var peak = [0.0, 0.0]
    private let workplace = FileManager.default.temporaryDirectory
        .appendingPathComponent("benchmark-\(ProcessInfo.processInfo.processIdentifier)")

    init(rounds: Int, threads: Int, peers: Peers, data: DataPlaces) {
        (self.rounds, self.threads, self.peers, self.data) = (rounds, threads, peers, data)
        // A child that has ended is told by what it leaves unanswered.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Measures a row, and prints it.
    mutating func measure(_ row: Row) throws -> Report.Row {
        let folder = workplace.appendingPathComponent(row.name)
        defer { try? FileManager.default.removeItem(at: workplace) }
        let setting = try Preparation(places: data, threads: threads).write(row, to: folder)
        var children: [Child] = []
        defer { for child in children { child.end() } }
        var result = Report.Row(name: row.name, title: row.title, unit: row.unit)
        for (name, command) in commands(row, in: folder) {
            let child = try Child(name, command, log: folder.appendingPathComponent("\(name).log"))
            children.append(child)
            do {
                try result.add(name, child.ready())
            } catch let error as BenchmarkError {
                result.faults.append(error.description)
                children.removeLast().end()
            }
        }
        guard !children.isEmpty else { throw BenchmarkError("\(row.name): \(result.faults)") }
        for _ in 0..<rounds {
            for (index, count) in [1, threads].enumerated() {
                peak[index] = max(peak[index], fusedPeak(threads: count))
            }
            for (index, child) in children.enumerated() {
                let trial = try child.trial()
                let unitsPerSecond = trial.units / trial.seconds
                result.sides[index].rates.append(setting.countPerUnit * unitsPerSecond)
                guard index == 0, setting.operationsPerUnit > 0 else { continue }
                result.sharesOfPeak.append(unitsPerSecond * setting.operationsPerUnit / peak[1])
            }
        }
        for (index, child) in children.enumerated() {
            result.sides[index].peakMemory = child.peakMemory
        }
        show(result.line)
        return result
    }

    /// Ours first, then each peer that has a way to do it and is there.
    private func commands(_ row: Row, in folder: URL) -> [(name: String, command: [String])] {
        let ours = URL(fileURLWithPath: CommandLine.arguments[0]).path
        return [("here", [ours, "--work", folder.path])]
            + row.peers.filter(peers.installed.contains).map {
                ($0.rawValue, [peers.python, $0.script, folder.path] + $0.flags)
            }
    }

    /// From `make lstm` to the end of two runs of an epoch, side by side, when everything is built.
    func secondsToFirstEpoch() throws -> Double {
        _ = try Command(["/usr/bin/env", "swift", "build", "-c", "release", "--product", "LSTM"])
            .output()
        let arguments = "--only lstm-perplexity --epochs 1 --seeds 1 --figures \(workplace.path)"
        defer { try? FileManager.default.removeItem(at: workplace) }
        let start = ContinuousClock.now
        var seconds: Double?
        _ = try Command(["/usr/bin/env", "make", "lstm", "ARGS=\(arguments)"]).output { words in
            if seconds == nil, words.contains("perplexity  "), words.contains(" runs") {
                seconds = (ContinuousClock.now - start) / .seconds(1)
            }
        }
        guard let seconds else { throw BenchmarkError("make lstm told of no epoch") }
        return seconds
    }

    /// What the system calls its processor.
    var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
            ?? "this machine"
    }
}
