/// Bad data: what is wrong, where, and what the reader can do about it.
public struct DataError: Error, CustomStringConvertible, Equatable {
    /// A file, with the line where there is one: `fra.txt:12`.
    public let place: String
    public let problem: String
    public let remedy: String

    public init(place: String, problem: String, remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    public var description: String { "\(place): \(problem); \(remedy)" }
}
