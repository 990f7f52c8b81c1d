import Foundation

/// Any file of text, taken as it is.
public enum TextFile {
    /// The text of a file.
    /// - Throws: ``RecurrentError`` when the file cannot be read or is not UTF-8, with the line.
    public static func text(at path: String) throws -> String {
        try decode(bytes(at: path), path: path)
    }

    static func bytes(at path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw RecurrentError.cannotRead(path)
        }
    }

    package static func decode(_ bytes: Data, path: String) throws -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw RecurrentError(
            place: "\(path):\(bad + 1)", problem: "not UTF-8 text",
            remedy: "convert the file, for instance with iconv -f latin1 -t utf-8")
    }
}
