import Foundation

/// The SHA-256 of a file's bytes, in hexadecimal, by the program `sha256sum`.
/// - Throws: ``RecurrentError`` when the program is missing or fails.
func sha256(ofFileAt path: String, searchPath: [String]) throws -> String {
    func failure(_ problem: String) -> RecurrentError {
        RecurrentError(
            place: path, problem: "its SHA-256 cannot be checked, \(problem)",
            remedy: "install coreutils, which brings sha256sum")
    }
    guard let program = Program("sha256sum", searchPath: searchPath) else {
        throw failure("sha256sum is not on PATH")
    }
    let answer: Data?
    do {
        answer = try program.output(readingFileAt: path)
    } catch let endless as Program.Endless {
        throw failure("\(program.path) \(endless)")
    } catch {
        throw failure("\(program.path) does not run")
    }
    let sum = String(decoding: answer ?? Data(), as: UTF8.self).prefix { $0.isHexDigit }
    guard sum.count == 64 else { throw failure("\(program.path) gave no sum") }
    return String(sum)
}
