import Foundation

/// A side of a row: a process that answers each line with a line of JSON.
final class Child {
    /// What a side is ready with.
    struct Ready: Decodable {
        let values: [Double]
        let version: String?
    }

    /// How long it took for how much work.
    struct Trial: Codable {
        let seconds: Double
        let units: Double
    }

    let name: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let log: URL
    private var unread = Data()

    init(_ name: String, _ command: [String], log: URL) throws {
        (self.name, self.log) = (name, log)
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = Child.environment
        (process.standardInput, process.standardOutput) = (input, output)
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
    }

    /// Without what a shell may have set to hold a BLAS to another processor's kernels, and what
    /// `make` leaves for a `make` below it.
    static var environment: [String: String] {
        let left = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "MAKEFLAGS", "MFLAGS", "MAKELEVEL"]
        return ProcessInfo.processInfo.environment.filter { !left.contains($0.key) }
            // A backtrace of a child that fails would be asked for, and waited for, for ever.
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    }

    func ready() throws -> Ready { try answer() }

    /// Has one trial made.
    func trial() throws -> Trial {
        try? input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
        return try answer()
    }

    /// The most memory it has had so far, in bytes; nil where the system does not say.
    var peakMemory: Double? {
        let status = try? String(
            contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropLast().last.flatMap { Double($0) }.map { $0 * 1024 }
    }

    func end() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private func answer<Answer: Decodable>() throws -> Answer {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Data(unread[..<end])
                unread = Data(unread[unread.index(after: end)...])
                if let answer = try? JSONDecoder().decode(Answer.self, from: line) { return answer }
                throw BenchmarkError("\(name) answers \(String(decoding: line, as: UTF8.self))")
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw BenchmarkError("\(name) ended: \(lastWords)") }
            unread += more
        }
    }

    private var lastWords: String {
        let words = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        return words.split(separator: "\n").last.map(String.init) ?? "without a word"
    }
}

/// A program that runs to its end.
struct Command {
    let words: [String]

    init(_ words: [String]) { self.words = words }

    /// What it prints, on either stream.
    /// - Parameter progress: is handed all of it so far, whenever there is more.
    /// - Throws: an error with its last line if it fails.
    func output(progress: (String) -> Void = { _ in }) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = Child.environment
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        var output = Data()
        while case let more = pipe.fileHandleForReading.availableData, !more.isEmpty {
            output += more
            progress(String(decoding: output, as: UTF8.self))
        }
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        guard process.terminationStatus == 0 else {
            let last = text.split(separator: "\n").last.map(String.init) ?? ""
            throw BenchmarkError("\(words.joined(separator: " ")): \(last)")
        }
        return text
    }
}

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The other end: what our own child does.
func serve(_ work: any Work) throws {
    var work = work
    func trial(_ units: Int) throws -> Double {
        work.reset()
        let start = ContinuousClock.now
        for _ in 0..<units { _ = try work.unit() }
        return (ContinuousClock.now - start) / .seconds(1)
    }
    func tell(_ answer: some Encodable) throws {
        try FileHandle.standardOutput.write(
            contentsOf: JSONEncoder().encode(answer) + Data("\n".utf8))
    }
    work.reset()
    var values: [Double] = []
    while values.count < 5 { values += try work.unit() }
    _ = try trial(1)
    let units = max(1, Int((0.5 / (try trial(1))).rounded()))
    try tell(["values": Array(values.prefix(5))])
    while readLine() != nil {
        try tell(Child.Trial(seconds: try trial(units), units: Double(units)))
    }
}
