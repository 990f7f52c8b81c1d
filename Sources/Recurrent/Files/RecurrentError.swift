import Foundation

/// What went wrong, where, and what the reader can do about it, in one line.
///
/// It is thrown for what a program's user gave it: data, options, a setting that cannot be trained
/// with. Mistakes of the program itself, such as shapes that do not fit, stop it instead.
public struct RecurrentError: Error, CustomStringConvertible, Equatable {
    /// What is wrong: a file, with the line where there is one, `fra.txt:12`; an option, `beam size
    /// 0`; a moment, `training step 12`.
    public let place: String
    public let problem: String
    public let remedy: String

    public init(place: String, problem: String, remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    /// Of a file that is not there or may not be read.
    /// - Parameter descriptor: where it could be opened, as standard input always is.
    package static func cannotRead(_ path: String, _ descriptor: Int32? = nil) -> RecurrentError {
        guard errno != EMFILE && errno != ENFILE else {
            return RecurrentError(
                place: path, problem: "cannot be read, too many files are open",
                remedy: "give fewer, or raise ulimit -n")
        }
        var status = stat()
        let exists = (descriptor.map { fstat($0, &status) } ?? stat(path, &status)) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            return RecurrentError(
                place: path, problem: "is a folder", remedy: "give a file you may read")
        }
        return RecurrentError(
            place: path, problem: exists ? "cannot be read" : "no such file",
            remedy: exists ? "give a file you may read" : "check the name")
    }

    /// - Parameter option: the option that names another folder
    package static func cannotWrite(_ path: String, option: String? = nil) -> RecurrentError {
        RecurrentError(
            place: path, problem: "cannot be written",
            remedy: "choose a folder you may write to, on a disk that is not full"
                + (option.map { ", with \($0)" } ?? ""))
    }

    public var description: String { "\(place): \(problem); \(remedy)" }
}

/// Throws a ``RecurrentError`` unless the condition holds.
package func throwUnless(
    _ condition: Bool, _ place: @autoclosure () -> String, _ problem: @autoclosure () -> String,
    remedy: @autoclosure () -> String
) throws {
    guard !condition else { return }
    throw RecurrentError(place: place(), problem: problem(), remedy: remedy())
}

/// Does something of which the errors that are not in a reader's words become one that is.
package func telling<T: ~Copyable>(
    _ failure: RecurrentError, _ body: () throws -> T
) throws -> T {
    do {
        return try body()
    } catch let error as RecurrentError {
        throw error
    } catch {
        throw failure
    }
}
