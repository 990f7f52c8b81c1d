import Synchronization

/// What was done, noted from any thread.
final class Log: Sendable {
    private let noted = Mutex<[String]>([])
    func add(_ entry: String) { noted.withLock { $0.append(entry) } }
    var entries: [String] { noted.withLock { $0 } }
}
