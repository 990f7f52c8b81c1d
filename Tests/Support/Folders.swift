import Foundation

/// A new empty folder, there while the block runs.
package func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// The names of all files in a folder and those within it, sorted.
package func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
}

/// All that is in a folder: the bytes of each file under its path, and nil under a folder's.
package func contents(of folder: URL) throws -> [String: Data?] {
    try files(in: folder).reduce(into: [:]) { contents, path in
        let file = folder.appendingPathComponent(path)
        let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        contents.updateValue(isFolder ? nil : try Data(contentsOf: file), forKey: path)
    }
}

/// Writes a file, with the folders that it lies in.
package func write(_ bytes: Data, to file: URL) throws {
    try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
}

/// The folder of the whole project.
package let projectFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
