import Synchronization

/// What a run printed, each line with the place in the source that printed it.
enum Transcript {
    struct Line: Codable, Equatable {
        /// Such as `LSTM/main.swift`.
        let file: String
        let line: Int
        let text: String
    }

    private static let lines = Mutex<[Line]>([])

    static func note(_ text: String, file: String, line: Int) {
        lines.withLock { $0.append(Line(file: file, line: line, text: text)) }
    }

    /// All so far.
    static var all: [Line] { lines.withLock { $0 } }
}
