/// Stops on a programming error, such as shapes that do not fit, and says where it was noticed.
///
/// `fatalError` rather than `precondition`, whose message a release build does not print.
package func stop(
    _ message: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line
) -> Never {
    fatalError(message(), file: file, line: line)
}

/// Stops unless the condition holds; see ``stop(_:file:line:)``.
@inline(__always)
package func require(
    _ condition: Bool, _ message: @autoclosure () -> String,
    file: StaticString = #file, line: UInt = #line
) {
    if !condition { stop(message(), file: file, line: line) }
}
