import Foundation
import Synchronization

/// A program of the machine's, run without a shell.
package struct Program {
    package let path: String
    /// The most that is read of what it writes; a text to unpack has less.
    fileprivate static let mostBytes = 1 << 25
    private static let running = Mutex<Set<pid_t>>([])

    /// Nil when no folder of the search path has such a program.
    package init?(_ name: String, searchPath: [String]) {
        let paths = searchPath.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            return nil
        }
        self.path = path
    }

    /// What it writes, or nil when it ends with a status other than 0.
    /// - Throws: as ``run(_:readingFileAt:in:environment:seconds:hearing:)``.
    package func output(_ arguments: [String] = [], readingFileAt file: String? = nil) throws
        -> Data?
    {
        let (output, process) = try run(arguments, readingFileAt: file, hearing: \.standardOutput)
        return process.terminationStatus == 0 ? output : nil
    }

    /// Runs it to its end, or ends it and its children when it takes too long or writes too much.
    /// - Parameters:
    ///   - file: goes through standard input, so that its name cannot change what is written.
    ///   - environment: what differs from the environment of this program.
    ///   - seconds: the most it may take.
    ///   - stream: the one to return what is written to.
    /// - Throws: ``Endless``; an error of the system's when the program or the file cannot be opened.
    package func run(
        _ arguments: [String], readingFileAt file: String? = nil, in folder: URL? = nil,
        environment: [String: String] = [:], seconds: Double = 120,
        hearing stream: ReferenceWritableKeyPath<Process, Any?>
    ) throws -> (words: Data, process: Process) {
        let input =
            try file.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
            ?? FileHandle.nullDevice
        defer { try? input.close() }
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process[keyPath: stream] = pipe
        try process.run()
        let group = process.processIdentifier
        Program.running.withLock { _ = $0.insert(group) }
        defer { Program.running.withLock { _ = $0.remove(group) } }
        let deadline = ContinuousClock.now + .seconds(seconds)
        do {
            let words = try pipe.fileHandleForReading.readToEnd(by: deadline, seconds: seconds)
            // Foundation tells of the end through this thread's run loop.
            while process.isRunning {
                guard ContinuousClock.now < deadline else { throw Endless.runs(seconds: seconds) }
                _ = RunLoop.current.run(mode: .default, before: Date(timeIntervalSinceNow: 0.05))
            }
            process.waitUntilExit()
            return (words, process)
        } catch {
            if process.isRunning { Program.end(group) }
            throw error
        }
    }

    /// Foundation makes a program the first of a group, in which its children are too.
    private static func end(_ group: pid_t) { kill(-group, SIGKILL) }

    /// Ends all that run now, with their children.
    package static func endAll() {
        running.withLock { for group in $0 { end(group) } }
    }

    /// Why a program was ended.
    package enum Endless: Error, CustomStringConvertible {
        case runs(seconds: Double)
        case writes(bytes: Int)

        package var description: String {
            switch self {
            case .runs(let seconds): "does not end in \(Int(seconds)) s"
            case .writes(let bytes): "writes more than \(bytes) bytes"
            }
        }
    }
}

extension FileHandle {
    /// All that is written to a pipe.
    fileprivate func readToEnd(
        by deadline: ContinuousClock.Instant, seconds: Double
    ) throws -> Data {
        var (all, chunk) = (Data(), [UInt8](repeating: 0, count: 1 << 16))
        while all.count <= Program.mostBytes {
            let left = (deadline - ContinuousClock.now) / .milliseconds(1)
            var pipe = pollfd(fd: fileDescriptor, events: Int16(POLLIN), revents: 0)
            let found = poll(&pipe, 1, Int32(max(0, left)))
            if found == 0 { throw Program.Endless.runs(seconds: seconds) }
            let count = found < 0 ? -1 : Foundation.read(fileDescriptor, &chunk, chunk.count)
            if count == 0 { return all }
            if count > 0 {
                all.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                return all
            }
        }
        throw Program.Endless.writes(bytes: Program.mostBytes)
    }
}
