/// SHA-256 by the program `sha256sum`.
struct Checksum {
    private static let name = "sha256sum"
    let searchPath: [String]

    /// The sum of a file's bytes, in hexadecimal.
    /// - Throws: ``RecurrentError`` when the program is missing or fails.
    func sha256(ofFileAt path: String) throws -> String {
        guard let program = Program(Self.name, searchPath: searchPath) else {
            throw failure(path, "\(Self.name) is not on PATH")
        }
        do {
            let answer = try program.output(readingFileAt: path) ?? .init()
            let sum = String(decoding: answer, as: UTF8.self).prefix { $0.isHexDigit }
            guard sum.count == 64 else { throw failure(path, "\(program.path) gave no sum") }
            return String(sum)
        } catch let error as RecurrentError {
            throw error
        } catch {
            throw failure(path, "\(program.path) does not run")
        }
    }

    private func failure(_ path: String, _ problem: String) -> RecurrentError {
        RecurrentError(
            place: path, problem: "its SHA-256 cannot be checked, \(problem)",
            remedy: "install coreutils, which brings \(Self.name)")
    }
}
