import Foundation
import Recurrent

/// Damaged files: copies of a sound one, each changed in a few places in ways that its number alone
/// decides.
package struct Damage {
    /// How many copies a test tries: a thousand, or with `RECURRENT_SOAK` a million or the number
    /// that it is.
    package static let count: Int = {
        guard let soak = ProcessInfo.processInfo.environment["RECURRENT_SOAK"] else { return 1_000 }
        return Int(soak).flatMap { $0 > 1 ? $0 : nil } ?? 1_000_000
    }()

    /// What a number is replaced by: ends of ranges, and what only looks like a number.
    private static let numbers = [
        "0", "-1", "1", "2", "127", "256", "65535", "4294967296", "9223372036854775807",
        "-9223372036854775808", "18446744073709551616", "1e9", "1e400", "-0.0", "0.1", "null",
        "\"nan\"", "\"inf\"", "[]", "{}", "true", "\"\"",
    ].map { Data($0.utf8) }

    /// What is put in: marks of formats, ends of lines, bytes that are no UTF-8.
    private static let pieces =
        [
            "\n", "\r\n", "\t", "\t\t", " ", "\"", "{", "}", "[", "]", ":", ",", "\\", "\u{FEFF}",
            "\u{2028}", "\u{85}", "\0", "é", "e\u{301}", "<unk>", "<eos>", "😀",
        ].map { Data($0.utf8) } + [Data([0xFF]), Data([0xC3]), Data([0xED, 0xA0, 0x80])]

    /// A copy.
    package static func copy(_ number: Int, of sound: Data) -> Data {
        var generator = Generator(seed: UInt64(number))
        var bytes = sound
        for _ in 0..<1 + below(4, &generator) { change(&bytes, &generator) }
        return bytes
    }

    private static func below(_ count: Int, _ generator: inout Generator) -> Int {
        Int(generator.next() % UInt64(max(1, count)))
    }

    private static func change(_ bytes: inout Data, _ generator: inout Generator) {
        let place = below(bytes.count + 1, &generator)
        let length = min(below(1 << below(10, &generator), &generator), bytes.count - place)
        let range = place..<place + length
        switch below(8, &generator) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8, &generator)) }
        case 1: if place < bytes.count { bytes[place] = UInt8(below(256, &generator)) }
        case 2: bytes.removeSubrange(range)
        case 3: bytes.insert(contentsOf: Data(bytes[range]), at: place)
        case 4: bytes = bytes.prefix(place)
        case 5: bytes.insert(contentsOf: pieces[below(pieces.count, &generator)], at: place)
        case 6:
            let other = below(bytes.count - length + 1, &generator)
            bytes.replaceSubrange(range, with: Data(bytes[other..<other + length]))
        default: replaceNumber(in: &bytes, from: place, &generator)
        }
        bytes = Data(bytes)
    }

    /// Replaces the first number behind a place.
    private static func replaceNumber(
        in bytes: inout Data, from place: Int, _ generator: inout Generator
    ) {
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x2E }
        guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
        bytes.replaceSubrange(start..<end, with: numbers[below(numbers.count, &generator)])
    }

    /// Tries every copy, with at most 3 GB of address space; on a crash its number is told.
    ///
    /// - Parameter attempt: may throw any error, and has to be run in a process of its own.
    /// - Returns: how many attempts threw none.
    package static func tryAll(of sound: Data, _ attempt: (Data) throws -> Void) -> Int {
        // A sanitizer takes more address space than there is memory.
        if ProcessInfo.processInfo.environment["RECURRENT_SANITIZER"] == nil {
            var limit = rlimit(rlim_cur: 3 << 30, rlim_max: 3 << 30)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        }
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE] {
            signal(number) { number in
                let text = "copy \(current) ended the process with signal \(number)\n"
                _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
                _exit(1)
            }
        }
        return (0..<count).count { number in
            current = number
            return (try? attempt(copy(number, of: sound))) != nil
        }
    }
}

/// The copy that is being tried.
///
/// Safe: only the one thread of such a process sets it.
nonisolated(unsafe) private var current = 0

/// Changes the text of a kept run, with the fingerprint that tells a changed file made anew.
package func forge(_ file: URL, _ change: (String) -> String) throws {
    let fields = try String(contentsOf: file, encoding: .utf8)
        .replacing(/,"sum":"[0-9a-f]+"}\n/, with: "")
    let changed = change(fields)
    var sum = Fingerprint()
    sum.add(Data(changed.utf8))
    try write(Data("\(changed),\"sum\":\"\(sum.text)\"}\n".utf8), to: file)
}
