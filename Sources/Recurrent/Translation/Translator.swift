import Foundation

/// A trained model with the vocabularies it was trained on: all that translating needs.
public struct Translator: Sendable {
    public let configuration: Seq2SeqConfiguration
    public let vocabularies: TranslationVocabularies
    public var model: Seq2Seq

    /// A model with weights as they are drawn.
    public init(
        _ configuration: Seq2SeqConfiguration, _ vocabularies: TranslationVocabularies,
        using generator: inout Generator
    ) {
        self.configuration = configuration
        self.vocabularies = vocabularies
        model = Seq2Seq(
            configuration, sourceVocabularySize: vocabularies.source.count,
            targetVocabularySize: vocabularies.target.count, using: &generator)
    }

    /// The decoder's state when the sources have been read, a row each.
    /// - Parameter sources: in indices of the source vocabulary, `<eos>` at their end
    public func read(_ sources: [[Int32]]) -> Seq2SeqState {
        let steps = configuration.sourceStepCount
        let sources = steps.map { steps in sources.map { Array($0.prefix(steps)) } } ?? sources
        return model.read(
            Tokens(sources, padding: vocabularies.sourcePadding, stepCount: steps),
            validLengths: sources.map(\.count))
    }
}

/// What `config.json` in a model's folder says.
private struct TranslatorDescription: Codable {
    var model: Seq2SeqConfiguration
    var normalization: Normalization
}

/// The files of a model's folder.
private enum TranslatorFile: String, CaseIterable {
    case configuration = "config.json"
    case source = "source.txt"
    case target = "target.txt"
    case weights = "model.safetensors"

    func path(in folder: URL) -> String { folder.appendingPathComponent(rawValue).path }
}

extension Translator {
    /// Saves the model as a folder: `model.safetensors`, which PyTorch reads, `source.txt` and
    /// `target.txt` with a token a line, and `config.json`.
    ///
    /// Other files in the folder stay. `config.json` is written last and removed first, so that a
    /// folder written by half is not taken for a model.
    /// - Throws: ``RecurrentError`` when the folder cannot be written.
    public func save(to folder: URL) throws {
        let description = TranslatorDescription(
            model: configuration, normalization: vocabularies.normalization)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let configuration = URL(fileURLWithPath: TranslatorFile.configuration.path(in: folder))
            if FileManager.default.fileExists(atPath: configuration.path) {
                try FileManager.default.removeItem(at: configuration)
            }
            for (file, vocabulary) in [
                (TranslatorFile.source, vocabularies.source), (.target, vocabularies.target),
            ] {
                let text = vocabulary.tokens.joined(separator: "\n") + "\n"
                try Data(text.utf8).write(
                    to: URL(fileURLWithPath: file.path(in: folder)), options: .atomic)
            }
            try model.save(to: TranslatorFile.weights.path(in: folder))
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(description).write(to: configuration, options: .atomic)
        } catch let error as RecurrentError {
            throw error
        } catch {
            throw RecurrentError.cannotWrite(folder.relativePath)
        }
    }

    /// Loads what ``save(to:)`` saved.
    /// - Throws: ``RecurrentError`` when a file is missing, cannot be read, or does not fit the others.
    public init(folder: URL) throws {
        let description = try Self.description(in: folder)
        let vocabularies = TranslationVocabularies(
            normalization: description.normalization,
            source: try Self.vocabulary(.source, in: folder),
            target: try Self.vocabulary(.target, in: folder))
        let path = TranslatorFile.weights.path(in: folder)
        try description.model.check(Safetensors(file: path), path: path)
        var generator = Generator(seed: 0)
        self.init(description.model, vocabularies, using: &generator)
        try model.load(from: path)
    }

    fileprivate static let remedy = "give the folder of a trained model, whole as it was saved"

    private static func description(in folder: URL) throws -> TranslatorDescription {
        let path = TranslatorFile.configuration.path(in: folder)
        let text = try read(path)
        do {
            let description = try JSONDecoder().decode(
                TranslatorDescription.self, from: Data(text.utf8))
            if let problem = description.model.problem {
                throw RecurrentError(place: path, problem: problem, remedy: remedy)
            }
            return description
        } catch let error as RecurrentError {
            throw error
        } catch {
            throw RecurrentError(
                place: path, problem: "is not the configuration of a model", remedy: remedy)
        }
    }

    private static func vocabulary(
        _ file: TranslatorFile, in folder: URL
    ) throws -> Vocabulary {
        let path = file.path(in: folder)
        let tokens = try read(path).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
        guard let vocabulary = Vocabulary(ordered: tokens) else {
            throw RecurrentError(
                place: path, problem: "holds a token twice, or no <unk>", remedy: remedy)
        }
        let reserved =
            file == .source ? Vocabulary.reservedForSource : Vocabulary.reservedForTarget
        for token in reserved where !vocabulary.contains(token) {
            throw RecurrentError(place: path, problem: "lacks \(token)", remedy: remedy)
        }
        return vocabulary
    }

    /// A text file of the folder.
    private static func read(_ path: String) throws -> String {
        guard FileManager.default.fileExists(atPath: path) else {
            throw RecurrentError(place: path, problem: "no such file", remedy: remedy)
        }
        return try TextFile.text(at: path)
    }
}

extension Seq2SeqConfiguration {
    /// What makes the configuration impossible, if anything does.
    var problem: String? {
        let sizes = [
            ("embeddingSize", embeddingSize, 1...8192),
            ("encoderHiddenSize", encoderHiddenSize, 1...8192),
            ("decoderHiddenSize", decoderHiddenSize, 1...8192),
            ("encoderLayerCount", encoderLayerCount, 1...64),
            ("decoderLayerCount", decoderLayerCount, 1...64),
            ("sourceStepCount", sourceStepCount ?? 1, 1...10_000),
        ]
        if let (name, size, range) = sizes.first(where: { !$0.2.contains($0.1) }) {
            return "\(name) is \(size), not in \(range.lowerBound) to \(range.upperBound)"
        }
        return (0..<1).contains(dropout) ? nil : "dropout is \(dropout), not in 0 to below 1"
    }
}

extension Seq2SeqConfiguration {
    /// Compares the sizes with those of the weights in a file, before a model of them is made: the
    /// sizes of a file are those of the file itself.
    fileprivate func check(_ file: Safetensors, path: String) throws {
        for (side, size, layers) in [
            ("encoder", encoderHiddenSize, encoderLayerCount),
            ("decoder", decoderHiddenSize, decoderLayerCount),
        ] {
            let name = "\(side).rnn.weight_hh_l\(layers - 1)"
            let shape = file.tensors[name]?.shape ?? []
            let found = file.tensors["\(side).embedding.weight"]?.shape ?? []
            guard shape.last == size, found.last == embeddingSize else {
                throw RecurrentError(
                    place: path,
                    problem: "does not fit config.json: \(name) is \(shape), where rows of "
                        + "\(size) belong, and \(side).embedding.weight \(found), where rows of "
                        + "\(embeddingSize) belong",
                    remedy: Translator.remedy)
            }
        }
    }
}
