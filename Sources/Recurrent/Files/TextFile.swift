import Foundation

/// Any file of text, taken as it is.
public enum TextFile {
    /// The most bytes of a text that are read.
    package static let greatestSize = 1 << 28

    /// The text of a file or of a pipe, without a byte order mark.
    /// - Throws: ``RecurrentError`` when it cannot be read, is larger than 256 MB, holds a NUL or a
    ///   hundred accents on one letter, or is not UTF-8, with the line.
    public static func text(at path: String) throws -> String {
        try text(bytes(at: path), path: path)
    }

    /// The same of what stands on the standard input.
    package static func standardInput() throws -> String {
        let name = "standard input"
        return try text(bytes(of: STDIN_FILENO, name, atMost: greatestSize), path: name)
    }

    private static func text(_ bytes: Data, path: String) throws -> String {
        let text = try decode(bytes, path: path)
        try check(text, path)
        let mark: Unicode.Scalar = "\u{FEFF}"
        return text.unicodeScalars.first == mark
            ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// - Throws: ``RecurrentError`` for what holds a NUL, or too many accents on a letter.
    package static func check(_ text: String, _ place: @autoclosure () -> String) throws {
        try throwUnless(
            !text.utf8.contains(0), place(), "holds a NUL, as UTF-16 does and no text in UTF-8",
            remedy: "convert it, for instance with iconv -f utf-16le -t utf-8")
        try checkAccents(of: text, place(), remedy: "give a text of words")
    }

    /// - Throws: ``RecurrentError`` for what has too many accents on a letter.
    package static func checkAccents(
        of text: String, inJSON: Bool = false, _ place: @autoclosure () -> String, remedy: String
    ) throws {
        try throwUnless(
            !text.pilesAccents(inJSON: inJSON), place(),
            "holds a letter with more than 100 accents",
            remedy: remedy)
    }

    /// The bytes of a file or of a pipe.
    /// - Parameter limit: the most bytes that are read.
    package static func bytes(at path: String, atMost limit: Int = greatestSize) throws -> Data {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw RecurrentError.cannotRead(path) }
        defer { close(file) }
        return try bytes(of: file, path, atMost: limit)
    }

    private static func bytes(
        of descriptor: Int32, _ path: String, atMost limit: Int
    ) throws -> Data {
        var (bytes, part) = (Data(), [UInt8](repeating: 0, count: 1 << 20))
        while bytes.count <= limit {
            let count = part.withUnsafeMutableBytes { readWaiting(descriptor, into: $0) }
            guard count >= 0 else { throw RecurrentError.cannotRead(path, descriptor) }
            if count == 0 { break }
            bytes += part[..<count]
        }
        try throwUnless(
            bytes.count <= limit, path, "too large, at most \(limit) bytes are read",
            remedy: "give a part of it")
        return bytes
    }

    /// - Throws: ``RecurrentError`` for a line that holds others, which end in a carriage return alone.
    package static func checkEnds(
        of line: some BidirectionalCollection<UInt8>, _ place: @autoclosure () -> String
    ) throws {
        let carriageReturn = UInt8(ascii: "\r")
        let end = line.lastIndex { $0 != carriageReturn } ?? line.startIndex
        try throwUnless(
            !line[..<end].contains(carriageReturn), place(),
            "holds a carriage return, which ends no line here",
            remedy: "end lines with line feeds, for instance with tr '\\r' '\\n'")
    }

    package static func decode(_ bytes: Data, path: String) throws -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw notUTF8("\(path):\(bad + 1)", in: bytes)
    }

    /// - Parameter bytes: the text's first, which tell UTF-16 by its mark.
    package static func notUTF8(_ place: String, in bytes: Data) -> RecurrentError {
        let isWide = [[0xFF, 0xFE], [0xFE, 0xFF]].contains([UInt8](bytes.prefix(2)))
        return RecurrentError(
            place: place, problem: "not UTF-8 text",
            remedy: "convert it, for instance with iconv -f "
                + "\(isWide ? "utf-16" : "latin1") -t utf-8")
    }
}

extension String {
    /// Whether a letter has more than 100 accents. Wherever Swift compares texts it orders them, which
    /// takes the square of their number.
    /// - Parameter inJSON: whether escapes such as `\\u0301` are read as what they stand for.
    package func pilesAccents(inJSON: Bool = false) -> Bool {
        var (run, scalars) = (0, unicodeScalars.makeIterator())
        var half: UInt32?
        while var scalar = scalars.next() {
            if inJSON, scalar == "\\" {
                guard scalars.next() == "u" else {
                    run = 0
                    continue
                }
                var unit: UInt32 = 0
                for _ in 0..<4 {
                    let digit = scalars.next().flatMap { Character($0).hexDigitValue }
                    unit = unit << 4 | UInt32(digit ?? 0)
                }
                if let high = half, 0xDC00..<0xE000 ~= unit {
                    unit = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)
                }
                half = 0xD800..<0xDC00 ~= unit ? unit : nil
                if half != nil { continue }
                scalar = Unicode.Scalar(unit) ?? " "
            }
            run = scalar.isAccent ? run + 1 : 0
            if run > 100 { return true }
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Three have no class of their own, and fall into two accents.
    fileprivate var isAccent: Bool {
        value >= 0x300
            && (properties.canonicalCombiningClass != .notReordered
                || [0xF73, 0xF75, 0xF81].contains(value))
    }
}
