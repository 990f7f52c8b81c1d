import Foundation

/// The names in a folder, in no order. Foundation takes an error while it reads them, as of a network's
/// disk, for their end.
func fileNames(in folder: URL) throws -> [String] {
    guard let opened = opendir(folder.path) else { throw CocoaError(.fileReadUnknown) }
    defer { closedir(opened) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(opened) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
        errno = 0
    }
    guard errno == 0 else { throw CocoaError(.fileReadUnknown) }
    return names
}
