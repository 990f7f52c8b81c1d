import ArgumentParser
import Foundation
import Notebook
import Recurrent

/// Measures what a training step and its messages take here, and draws what more processes would.
@main
struct Scaling: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws how fast more processes would train, from what is measured here.",
        discussion: "scripts/scaling.sh measures; without --measure, what it left is drawn again.")

    @Option(help: ArgumentHelp("Measure on this network, as mpirun starts it.", valueName: "name"))
    var measure: String?
    @Option(help: ArgumentHelp("Where what was measured is.", valueName: "file"))
    var file = "Figures/scaling.json"
    @Option(help: ArgumentHelp("Where the figure goes.", valueName: "dir"))
    var figures = "Figures"

    func run() throws {
        let url = URL(fileURLWithPath: file)
        guard let measure else {
            guard let data = try? Data(contentsOf: url) else {
                throw RecurrentError(
                    place: file, problem: "cannot be read", remedy: "measure it by: make scaling")
            }
            let measured = try JSONDecoder().decode(Measured.self, from: data)
            show("\(measured.table)\n")
            return try measured.figure.draw(
                as: "scaling", in: URL(fileURLWithPath: figures, isDirectory: true))
        }
        let notebook = Notebook(
            chapter: "scaling", title: "scaling", figures: ["scaling": ""],
            arguments: ["--only", "scaling", "--quiet"])
        defer { notebook.finish() }
        let result = try Measured.Group(network: measure, among: notebook.ranks)
        guard notebook.ranks?.isFirst ?? true else { return }
        var measured =
            try FileManager.default.fileExists(atPath: file)
            ? JSONDecoder().decode(Measured.self, from: Data(contentsOf: url)) : Measured()
        if measured.alone == nil {
            var laboratory = Laboratory(Shape())
            measured.alone = try laboratory.compute()
            show("one thread: measured")
            measured.beside = try Laboratory.computeBeside(Shape())
        }
        measured.groups.append(result)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try (encoder.encode(measured) + Data("\n".utf8)).write(to: url, options: .atomic)
        show("\(measure), \(result.processes): measured")
    }
}

/// What was measured on one machine.
struct Measured: Codable {
    /// Processes on one network.
    struct Group: Codable {
        struct Step: Codable {
            let batch: Int
            let seconds: Double
        }

        let network: String
        let processes: Int
        /// How many others wanted a processor when it began.
        let load: Double
        /// One way, between two.
        var messages: [Timing] = []
        /// A part from each process to each other.
        var exchanges: [Timing] = []
        var steps: [Step] = []
    }

    /// One thread, the rest of the machine idle; and with a second one that does the same.
    var alone, beside: Compute?
    var groups: [Group] = []
}

extension Measured.Group {
    init(network: String, among ranks: (any Ranks)?) throws {
        var loads = [0.0]
        getloadavg(&loads, 1)
        self.init(network: network, processes: ranks?.count ?? 1, load: loads[0])
        if let ranks {
            for size in [8, 1 << 10, 1 << 14, 1 << 17, 1 << 20, 1 << 22, 1 << 24] {
                let times = size > 1 << 20 ? 5 : 41
                if ranks.count == 2 { messages.append(pingPong(size, times, ranks)) }
                exchanges.append(exchange(size, times, ranks))
            }
        }
        guard processes <= 2 else { return }
        var laboratory = Laboratory(Shape(), ranks: ranks)
        for (batch, times) in [(128, 7), (512, 5), (2_048, 3)] {
            let seconds = try laboratory.step(batch: batch, times: times)
            steps.append(Step(batch: batch, seconds: seconds))
        }
    }

    private func pingPong(_ size: Int, _ times: Int, _ ranks: any Ranks) -> Timing {
        var bytes = [UInt8](repeating: 1, count: size)
        let seconds = bytes.withUnsafeMutableBytes { bytes in
            leastSeconds(of: times) {
                if ranks.isFirst { ranks.send(UnsafeRawBufferPointer(bytes), to: 1) }
                ranks.receive(bytes, from: 1 - ranks.rank)
                if !ranks.isFirst { ranks.send(UnsafeRawBufferPointer(bytes), to: 0) }
            }
        }
        return Timing(bytes: Double(size), seconds: seconds / 2)
    }

    private func exchange(_ size: Int, _ times: Int, _ ranks: any Ranks) -> Timing {
        let part = [UInt8](repeating: 1, count: max(1, size / ranks.count))
        var received = part
        let seconds = leastSeconds(of: times) {
            for distance in 1..<ranks.count {
                part.withUnsafeBytes { part in
                    received.withUnsafeMutableBytes {
                        ranks.exchange(
                            part, to: (ranks.rank + distance) % ranks.count, for: $0,
                            from: (ranks.rank + ranks.count - distance) % ranks.count)
                    }
                }
            }
        }
        return Timing(bytes: Double(size), seconds: seconds)
    }
}
