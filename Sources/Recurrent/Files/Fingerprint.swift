import Foundation

/// A short name for any bytes: other bytes have another, but for one case in 2⁶⁴.
///
/// It tells apart what nobody means to confuse; against a forger it is no help.
///
/// Source: Fowler, Noll and Vo, FNV-1a, 64 bits.
public struct Fingerprint: Sendable, Equatable {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    public init() {}

    public init(_ text: String) { add(text) }

    /// Goes on with these bytes and an end mark, so that "ab", "c" differs from "a", "bc".
    public mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF)
    }

    /// Goes on with these bytes.
    public mutating func add(_ bytes: Data) {
        bytes.withUnsafeBytes { for byte in $0 { add(byte) } }
    }

    /// Goes on with the bytes of a file, a part of it at a time.
    /// - Throws: ``RecurrentError`` when it cannot be read.
    mutating func add(_ file: PlainFile) throws {
        for start in stride(from: 0, to: file.size, by: 1 << 24) {
            add(try file.bytes(start..<min(start + (1 << 24), file.size)))
        }
    }

    private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// 16 hexadecimal digits.
    public var text: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
