import Foundation

/// The files of a model's folder: of a language model one vocabulary, of a translator two.
package enum ModelFile: String, CaseIterable {
    case configuration = "config.json"
    case vocabulary = "vocabulary.txt"
    case source = "source.txt"
    case target = "target.txt"
    case weights = "model.safetensors"
    case trainingRecord = "training.json"

    /// The most bytes of it that are read.
    package var greatestSize: Int {
        switch self {
        case .configuration: 1 << 16
        case .vocabulary, .source, .target, .trainingRecord: 1 << 26
        case .weights: 1 << 34
        }
    }

    package func url(in folder: URL) -> URL { folder.appendingPathComponent(rawValue) }
}

extension OpenFiles {
    package convenience init(_ files: [ModelFile], in folder: URL) {
        self.init(files.map(\.rawValue), in: folder)
    }

    /// - Throws: as ``file(_:atMost:remedy:)``.
    package func file(_ file: ModelFile, remedy: String) throws -> PlainFile {
        try self.file(file.rawValue, atMost: file.greatestSize, remedy: remedy)
    }
}
