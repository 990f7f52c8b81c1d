import Foundation

/// Tensors with their names, and some words about them, as one file of the safetensors format.
///
/// A file is a length n in 8 bytes, n bytes of JSON, and the elements of all tensors, everything
/// little-endian. The JSON tells each tensor's element type, shape and place:
///
///     {"__metadata__": {"epoch": "3"},
///      "head.bias": {"dtype": "F32", "shape": [5], "data_offsets": [0, 20]}}
///
/// Only 32-bit floats are read and written. Reading checks every byte that it relies on, so that
/// no file can do harm: the header is UTF-8 that begins with a brace and says nothing twice, and no
/// tensor takes more memory than the file has bytes for it.
///
/// Source: <https://github.com/huggingface/safetensors>, "Format".
public struct Safetensors: Sendable, Equatable {
    public var tensors: [String: Tensor]
    public var metadata: [String: String]

    /// The most bytes of a file that are read, 16 GB, and of its header, as the format has it.
    package static let greatestSize = 1 << 34
    private static let greatestHeaderSize: UInt64 = 100_000_000

    public init(tensors: [String: Tensor], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }

    /// Reads a file.
    /// - Throws: ``RecurrentError`` when the file is missing, unreadable or truncated, is not of this
    ///   format, or holds anything but 32-bit floats.
    public init(file path: String) throws {
        try self.init(PlainFile(path, atMost: Self.greatestSize))
    }

    /// Writes a file, which is either there as a whole afterwards or as it was before.
    /// - Throws: ``RecurrentError`` when it cannot be written.
    public func write(to path: String) throws {
        try telling(.cannotWrite(path)) { try writeWhole(bytes, to: URL(fileURLWithPath: path)) }
    }
}

extension Safetensors {
    /// The file's bytes: tensors in the order of their names.
    package var bytes: Data {
        let sorted = tensors.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var (entries, end) = ([String](), 0)
        if !metadata.isEmpty {
            let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(quoted($1))" }
            entries.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        for (name, tensor) in sorted {
            let (start, shape) = (end, tensor.shape.map(String.init).joined(separator: ","))
            end += tensor.count * MemoryLayout<Float>.size
            entries.append(
                "\(quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(start),\(end)]}")
        }
        var header = Array("{\(entries.joined(separator: ","))}".utf8)
        header += Array(repeating: UInt8(ascii: " "), count: -header.count & 7)
        var data = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
        data.append(contentsOf: header)
        for (_, tensor) in sorted {
            let words = tensor.scalars.map { $0.bitPattern.littleEndian }
            words.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        return data
    }

    /// A string of JSON.
    private func quoted(_ string: String) -> String {
        let escaped = string.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..<" ": String(format: "\\u%04x", scalar.value)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}

extension Safetensors {
    /// Reads an open file, no more of it at a time than a tensor takes.
    init(_ file: PlainFile) throws {
        try self.init(byteCount: file.size, path: file.path, reading: file.bytes)
    }

    /// - Parameter path: the name of the file in errors
    init(bytes: Data, path: String) throws {
        try self.init(byteCount: bytes.count, path: path) {
            bytes[bytes.startIndex + $0.lowerBound..<bytes.startIndex + $0.upperBound]
        }
    }

    private init(
        byteCount: Int, path: String, reading read: (Range<Int>) throws -> Data
    ) throws {
        func error(_ problem: String) -> RecurrentError {
            RecurrentError(place: path, problem: problem, remedy: "save the file again")
        }
        guard byteCount >= 8 else { throw error("truncated, \(byteCount) bytes in all") }
        let length = try read(0..<8).withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))
        }
        guard length <= byteCount - 8 else {
            throw error(
                "truncated or no safetensors: a header of \(length) bytes is announced, "
                    + "\(byteCount - 8) follow")
        }
        guard length <= Self.greatestHeaderSize else {
            throw error(
                "has a header of \(length) bytes, at most \(Self.greatestHeaderSize) are read")
        }
        let start = 8 + Int(length)
        let json = try Data(read(8..<start))
        guard json.first == UInt8(ascii: "{"), let text = String(validating: json, as: UTF8.self),
            !text.pilesAccents(inJSON: true),
            let header = try? JSONDecoder().decode(Header.self, from: json)
        else { throw error("its header is not the JSON of safetensors") }
        guard header.nameCount == colonCount(json), !hasLoneComma(json) else {
            throw error("its header says something twice, or what is not of safetensors")
        }
        self.init(tensors: [:], metadata: header.metadata)
        var end = 0
        for (name, entry) in header.entriesInOrder {
            let range = try entry.range(name, from: end, of: byteCount - start, path: path)
            end = range.upperBound
            tensors[name] = Tensor(
                entry.shape,
                littleEndian: try read(start + range.lowerBound..<start + range.upperBound))
        }
        guard start + end == byteCount else {
            throw error("\(byteCount - start - end) bytes belong to no tensor")
        }
    }

    private struct Header: Decodable {
        struct Entry: Decodable {
            let dtype: String
            let shape: [Int]
            let dataOffsets: [Int]

            enum CodingKeys: String, CodingKey {
                case dtype, shape
                case dataOffsets = "data_offsets"
            }

            /// Where the tensor's bytes lie, which must be right behind those of another.
            func range(
                _ name: String, from start: Int, of byteCount: Int, path: String
            ) throws -> Range<Int> {
                func error(_ problem: String, remedy: String = "save the file again")
                    -> RecurrentError
                {
                    RecurrentError(place: path, problem: "\(name) \(problem)", remedy: remedy)
                }
                guard shape.count <= 8 else {
                    throw error("has \(shape.count) axes, at most 8 are read")
                }
                guard dtype == "F32" else {
                    throw error(
                        "is of type \(dtype), only F32 is read",
                        remedy: "convert it to 32-bit floats, in PyTorch with .float()")
                }
                guard dataOffsets.count == 2, dataOffsets[0] == start else {
                    throw error("lies at \(dataOffsets), not from \(start) on")
                }
                let end = dataOffsets[1]
                guard end >= start, end - start == self.byteCount else {
                    throw error("of shape \(shape) does not fill \(dataOffsets)")
                }
                guard end <= byteCount else {
                    throw error("is truncated, it ends at byte \(end) of \(byteCount)")
                }
                return start..<end
            }

            /// Nil where the shape is impossible.
            private var byteCount: Int? {
                shape.reduce(MemoryLayout<Float>.size) { size, length in
                    guard let size, length >= 0 else { return nil }
                    let (product, overflow) = size.multipliedReportingOverflow(by: length)
                    return overflow ? nil : product
                }
            }
        }

        struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        var entries: [String: Entry] = [:]
        var metadata: [String: String] = [:]
        var hasMetadata = false

        init(from decoder: any Swift.Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            for name in container.allKeys {
                if name.stringValue == "__metadata__" {
                    metadata = try container.decode([String: String].self, forKey: name)
                    hasMetadata = true
                } else {
                    entries[name.stringValue] = try container.decode(Entry.self, forKey: name)
                }
            }
        }

        /// How many values have a name, each of which stands before a colon.
        var nameCount: Int {
            4 * entries.count + metadata.count + (hasMetadata ? 1 : 0)
        }

        /// In the order of their places, so that gaps and overlaps show.
        var entriesInOrder: [(key: String, value: Entry)] {
            entries.sorted {
                $0.value.dataOffsets.lexicographicallyPrecedes($1.value.dataOffsets)
            }
        }
    }
}

extension Tensor {
    /// A tensor of the first elements of some bytes.
    fileprivate init(_ shape: [Int], littleEndian bytes: Data) {
        self.init(shape: shape) { result in
            bytes.withUnsafeBytes { bytes in
                for i in 0..<shape.elementCount {
                    result[i] = Float(
                        bitPattern: UInt32(
                            littleEndian: bytes.loadUnaligned(
                                fromByteOffset: 4 * i, as: UInt32.self)))
                }
            }
        }
    }
}
