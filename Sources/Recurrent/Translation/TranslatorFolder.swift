import Foundation

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

    func url(in folder: URL) -> URL { folder.appendingPathComponent(rawValue) }
}

extension Translator {
    /// Saves the model as a folder: `model.safetensors`, which PyTorch reads, `source.txt` and
    /// `target.txt` with a token a line, and `config.json`.
    ///
    /// Other files in the folder stay. `config.json` is written last and removed first, so that a
    /// folder written by half is not taken for a model.
    /// - Throws: ``RecurrentError`` when the folder cannot be written.
    /// - Parameter record: how it was trained, for `training.json`.
    public func save(to folder: URL, record: TrainingRecord? = nil) throws {
        let description = TranslatorDescription(
            model: configuration, normalization: vocabularies.normalization)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let configuration = TranslatorFile.configuration.url(in: folder)
            if FileManager.default.fileExists(atPath: configuration.path) {
                try FileManager.default.removeItem(at: configuration)
            }
            for (file, vocabulary) in [
                (TranslatorFile.source, vocabularies.source), (.target, vocabularies.target),
            ] {
                let text = vocabulary.tokens.joined(separator: "\n") + "\n"
                try writeWhole(Data(text.utf8), to: file.url(in: folder))
            }
            try record?.save(in: folder)
            try model.save(to: TranslatorFile.weights.url(in: folder).path)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try writeWhole(encoder.encode(description), to: configuration)
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
        let path = TranslatorFile.weights.url(in: folder).path
        try description.model.check(Safetensors(file: path), path: path)
        var generator = Generator(seed: 0)
        var model = Seq2Seq(
            description.model, sourceVocabularySize: vocabularies.source.count,
            targetVocabularySize: vocabularies.target.count, using: &generator)
        try model.load(from: path)
        self.init(description.model, vocabularies, model: model)
    }

    fileprivate static let remedy = "give the folder of a trained model, whole as it was saved"

    private static func description(in folder: URL) throws -> TranslatorDescription {
        let path = TranslatorFile.configuration.url(in: folder).path
        let text = try read(path)
        guard
            let description = try? JSONDecoder().decode(
                TranslatorDescription.self, from: Data(text.utf8))
        else {
            throw RecurrentError(
                place: path, problem: "is not the configuration of a model", remedy: remedy)
        }
        let problem = description.model.problem
        try throwUnless(problem == nil, path, problem ?? "", remedy: remedy)
        return description
    }

    private static func vocabulary(
        _ file: TranslatorFile, in folder: URL
    ) throws -> Vocabulary {
        let path = file.url(in: folder).path
        let tokens = try read(path).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
        guard let vocabulary = Vocabulary(ordered: tokens) else {
            throw RecurrentError(
                place: path, problem: "holds a token twice, or no <unk>", remedy: remedy)
        }
        let reserved =
            file == .source ? Vocabulary.reservedForSource : Vocabulary.reservedForTarget
        for token in reserved {
            try throwUnless(vocabulary.contains(token), path, "lacks \(token)", remedy: remedy)
        }
        return vocabulary
    }

    /// A text file of the folder.
    private static func read(_ path: String) throws -> String {
        try throwUnless(
            FileManager.default.fileExists(atPath: path), path, "no such file", remedy: remedy)
        return try TextFile.text(at: path)
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
            try throwUnless(
                shape.last == size && found.last == embeddingSize, path,
                "does not fit config.json: \(name) is \(shape), where rows of \(size) belong, and "
                    + "\(side).embedding.weight \(found), where rows of \(embeddingSize) belong",
                remedy: Translator.remedy)
        }
    }
}
