import Foundation

/// Where to look for data files: a folder that was named, or else `Data/` if it is there.
public struct DataPlaces: Sendable {
    public static let environmentVariable = "RECURRENT_DATA"

    /// The folder that `--data` or else `$RECURRENT_DATA` names.
    public let named: String?
    /// The folder that needs no naming.
    public let standard: String
    /// The folders in which a program is looked for.
    package let searchPath: [String]

    /// - Parameters:
    ///   - directory: what `--data` says; it goes before `$RECURRENT_DATA`.
    ///   - workingDirectory: the folder that holds `Data/`.
    public init(
        directory: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment,
        workingDirectory: String = FileManager.default.currentDirectoryPath
    ) {
        let variable = environment[Self.environmentVariable] ?? ""
        named = directory ?? (variable.isEmpty ? nil : variable)
        standard = workingDirectory + "/Data"
        searchPath = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    }
}

/// A file of known content: its size and SHA-256 are checked before a byte of it is used.
///
/// A page of HTML saved under the book's name, or half a download, trains without complaint; it
/// is an error here.
public struct DataFile: Sendable, Equatable {
    public let name: String
    public let byteCount: Int
    /// 64 hexadecimal digits in lower case.
    public let sha256: String
    /// What a reader can do when the file is missing or wrong.
    public let remedy: String

    public init(name: String, byteCount: Int, sha256: String, remedy: String) {
        self.name = name
        self.byteCount = byteCount
        self.sha256 = sha256
        self.remedy = remedy
    }

    /// The file's path, or nil when no place was named and the standard place lacks the file.
    /// - Throws: ``RecurrentError`` when a place was named and the file is not there.
    public func locate(in places: DataPlaces = DataPlaces()) throws -> String? {
        if isPresent(in: places) { return path(in: places) }
        guard places.named != nil else { return nil }
        throw RecurrentError(place: path(in: places), problem: "no such file", remedy: remedy)
    }

    package func isPresent(in places: DataPlaces) -> Bool {
        FileManager.default.fileExists(atPath: path(in: places))
    }

    private func path(in places: DataPlaces) -> String {
        "\(places.named ?? places.standard)/\(name)"
    }

    /// The file's bytes, or nil when no place was named and the standard place lacks the file.
    /// - Throws: ``RecurrentError`` when the file is missing from a place that was named, unreadable,
    ///   of another size or of other content, or when `sha256sum` is not there to tell.
    public func bytes(in places: DataPlaces = DataPlaces()) throws -> Data? {
        try load(in: places)?.bytes
    }

    /// The file as text, or nil when no place was named and the standard place lacks the file.
    /// - Throws: ``RecurrentError`` as ``bytes(in:)`` does, and when the bytes are not UTF-8.
    public func text(in places: DataPlaces = DataPlaces()) throws -> String? {
        guard let (path, bytes) = try load(in: places) else { return nil }
        return try TextFile.decode(bytes, path: path)
    }

    private func load(in places: DataPlaces) throws -> (path: String, bytes: Data)? {
        guard let path = try locate(in: places) else { return nil }
        let bytes = try TextFile.bytes(at: path)
        let count = bytes.count
        try throwUnless(
            count >= byteCount, path, "truncated, \(count) of \(byteCount) bytes", remedy: remedy)
        try throwUnless(
            count == byteCount, path, "another file, \(count) bytes where \(byteCount) belong",
            remedy: remedy)
        let sum = try Recurrent.sha256(ofFileAt: path, searchPath: places.searchPath)
        try throwUnless(
            sum == sha256, path,
            "wrong content, its SHA-256 is \(sum.prefix(12))…, not \(sha256.prefix(12))…",
            remedy: remedy)
        return (path, bytes)
    }
}
