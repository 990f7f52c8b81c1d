import Foundation

/// Bad data: what is wrong, where, and what the reader can do about it.
public struct RecurrentError: Error, CustomStringConvertible, Equatable {
    /// A file, with the line where there is one: `fra.txt:12`.
    public let place: String
    public let problem: String
    public let remedy: String

    public init(place: String, problem: String, remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    /// Of a file that is not there or may not be read.
    package static func cannotRead(_ path: String) -> RecurrentError {
        let exists = FileManager.default.fileExists(atPath: path)
        return RecurrentError(
            place: path, problem: exists ? "cannot be read" : "no such file",
            remedy: exists ? "give a file you may read" : "check the name")
    }

    static func cannotWrite(_ path: String) -> RecurrentError {
        RecurrentError(
            place: path, problem: "cannot be written",
            remedy: "choose a folder you may write to, on a disk that is not full")
    }

    public var description: String { "\(place): \(problem); \(remedy)" }
}
