/// A search that cannot be: impossible options, or a model that gives no distribution.
public struct SearchError: Error, CustomStringConvertible, Equatable {
    /// One line, fit for a command line.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Throws unless the condition holds.
func check(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    if !condition { throw SearchError(message()) }
}
