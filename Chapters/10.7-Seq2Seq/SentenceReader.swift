import Course
import Foundation
import Recurrent

/// Reads sentences, one a line, from a file or from standard input, and holds
/// no more than it has to.
struct SentenceReader {
    /// As errors say it.
    let name: String
    /// Of the line read last, counted from 1.
    private(set) var number = 0
    private let file: FileHandle
    private var bytes: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// - Parameter path: `-` stands for standard input.
    /// - Throws: ``RecurrentError`` when the file cannot be opened.
    init(_ path: String) throws {
        name = path == "-" ? "standard input" : path
        if path == "-" {
            file = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: path) {
            file = opened
        } else {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw RecurrentError(
                place: path,
                problem: isThere ? "cannot be read" : "no such file",
                remedy: isThere ? "give a file you may read" : "check the name")
        }
    }

    var place: String { "\(name):\(number)" }

    /// Whether somebody types the lines and waits for each answer.
    var isTyped: Bool { isatty(file.fileDescriptor) == 1 }

    /// Whether the lines can be read a second time.
    var isRereadable: Bool {
        var status = stat()
        return file.fileDescriptor != STDIN_FILENO
            && fstat(file.fileDescriptor, &status) == 0
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// The next sentence, as `encode` has it; nil after the last line.
    /// - Throws: ``RecurrentError``, with the line, for what is no sentence.
    mutating func next(
        _ encode: (String) -> TranslationVocabularies.Encoded
    ) throws -> TranslationVocabularies.Encoded? {
        guard let line = try nextLine() else { return nil }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw RecurrentError(
                place: place, problem: "not UTF-8 text",
                remedy: "convert it, for instance with iconv -f latin1 -t utf-8"
            )
        }
        let sentence = encode(text)
        if sentence.tokens.count > ParallelText.greatestLength {
            throw tooLong("\(sentence.tokens.count) tokens")
        }
        return sentence
    }

    private func tooLong(_ length: String) -> RecurrentError {
        RecurrentError(
            place: place,
            problem: "the line has \(length), at most "
                + "\(ParallelText.greatestLength) tokens are translated",
            remedy: "write one sentence a line")
    }

    /// The next line without its end.
    private mutating func nextLine() throws -> ArraySlice<UInt8>? {
        while true {
            let rest = bytes[start...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            if let end = end ?? (isAtEnd && !rest.isEmpty ? rest.endIndex : nil)
            {
                start = min(end + 1, bytes.count)
                number += 1
                let line = rest[..<end]
                let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
                return number == 1 && line.starts(with: mark)
                    ? line.dropFirst(mark.count) : line
            }
            if isAtEnd { return nil }
            try readMore()
        }
    }

    private mutating func readMore() throws {
        bytes.removeFirst(start)
        start = 0
        if bytes.count > longestLine {
            number += 1
            throw tooLong("over \(longestLine) bytes")
        }
        let piece = try [UInt8](unsafeUninitializedCapacity: 65_536) {
            piece, count in
            let found = read(
                file.fileDescriptor, piece.baseAddress, piece.count)
            guard found >= 0 else {
                throw RecurrentError(
                    place: name, problem: "cannot be read",
                    remedy: "give a file you may read")
            }
            count = found
        }
        bytes += piece
        isAtEnd = piece.isEmpty
    }
}

private let longestLine = 1_000_000
