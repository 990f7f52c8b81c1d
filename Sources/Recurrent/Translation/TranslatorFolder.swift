import Foundation

/// What `config.json` in a model's folder says.
private struct TranslatorDescription: Codable {
    var model: Seq2SeqConfiguration
    var normalization: Normalization

    init(model: Seq2SeqConfiguration, normalization: Normalization) {
        (self.model, self.normalization) = (model, normalization)
    }

    /// - Throws: ``RecurrentError`` when the file is no configuration.
    init(_ file: PlainFile) throws {
        let bytes = try file.bytes()
        do {
            self = try JSONDecoder().decode(Self.self, from: bytes)
        } catch {
            throw RecurrentError(
                place: file.path, problem: "is not the configuration of a model",
                remedy: Translator.remedy)
        }
        try throwUnless(
            !isLoose(bytes), file.path,
            "is not UTF-8, or says something twice, or nothing behind a comma",
            remedy: Translator.remedy)
        let problem = model.problem
        try throwUnless(problem == nil, file.path, problem ?? "", remedy: Translator.remedy)
    }
}

extension Translator {
    /// Saves the model as a folder: `model.safetensors`, which PyTorch reads, `source.txt` and
    /// `target.txt` with a token a line, and `config.json`.
    ///
    /// The four replace those of another model in one step, see ``writeWholeFolder(_:_:)``; other
    /// files in the folder stay.
    /// - Parameter record: how it was trained, for `training.json`.
    /// - Throws: ``RecurrentError`` when the folder cannot be written.
    public func save(to folder: URL, record: TrainingRecord? = nil) throws {
        let description = TranslatorDescription(
            model: configuration, normalization: vocabularies.normalization)
        try writeWholeFolder(folder) { folder in
            for (file, vocabulary) in [
                (ModelFile.source, vocabularies.source), (.target, vocabularies.target),
            ] {
                let text = vocabulary.tokens.joined(separator: "\n") + "\n"
                try writeNew(Data(text.utf8), to: file.url(in: folder))
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try writeNew(
                encoder.encode(description), to: ModelFile.configuration.url(in: folder))
            try writeNew(
                Safetensors(tensors: model.pyTorchState).bytes,
                to: ModelFile.weights.url(in: folder))
            try record?.save(in: folder)
        }
    }

    /// Loads what ``save(to:)`` saved, the four files being of one model whatever is saved meanwhile.
    /// - Throws: ``RecurrentError`` when a file is missing, cannot be read, or does not fit the others.
    public init(folder: URL) throws {
        let files = OpenFiles([.configuration, .source, .target, .weights], in: folder)
        func open(_ file: ModelFile) throws -> PlainFile {
            try files.file(file, remedy: Self.remedy)
        }
        func words(_ file: ModelFile, reserved: [String]) throws -> Vocabulary {
            try Vocabulary(
                open(file), reserved: reserved, partedBy: Normalization.spaces, remedy: Self.remedy)
        }
        let description = try TranslatorDescription(open(.configuration))
        let vocabularies = TranslationVocabularies(
            normalization: description.normalization,
            source: try words(.source, reserved: Vocabulary.reservedForSource),
            target: try words(.target, reserved: Vocabulary.reservedForTarget))
        let path = ModelFile.weights.url(in: folder).path
        let file = try Safetensors(open(.weights))
        try description.model.check(file, vocabularies, path: path)
        var generator = Generator(seed: 0)
        let model = Seq2Seq(
            description.model, sourceVocabularySize: vocabularies.source.count,
            targetVocabularySize: vocabularies.target.count, using: &generator)
        self.init(
            description.model, vocabularies,
            model: try model.with(pyTorchState: file.tensors, place: path))
    }

    fileprivate static let remedy = "give the folder of a trained model, whole as it was saved"
}

extension Seq2SeqConfiguration {
    /// Compares the sizes with those of the weights in a file, before a model of them is made.
    fileprivate func check(
        _ file: Safetensors, _ vocabularies: TranslationVocabularies, path: String
    ) throws {
        func check(_ name: String, rows: Int, columns: Int, isLeast: Bool = false) throws {
            try file.checkMatrix(
                name, rows: rows, columns: columns, isLeast: isLeast, path: path,
                remedy: Translator.remedy)
        }
        for (side, count, size, layers) in [
            ("encoder", vocabularies.source.count, encoderHiddenSize, encoderLayerCount),
            ("decoder", vocabularies.target.count, decoderHiddenSize, decoderLayerCount),
        ] {
            try check("\(side).embedding.weight", rows: count, columns: embeddingSize)
            for layer in 0..<layers {
                try check(
                    "\(side).rnn.weight_hh_l\(layer)", rows: cell.nodeCount * size, columns: size)
                try check(
                    "\(side).rnn.weight_ih_l\(layer)", rows: cell.nodeCount * size,
                    columns: layer == 0 ? embeddingSize : size, isLeast: true)
            }
        }
        if let bridge = bridgeSizes {
            try check("decoder.bridge.weight", rows: bridge.output, columns: bridge.input)
        }
        try check(
            "decoder.dense.weight", rows: vocabularies.target.count, columns: decoderHiddenSize,
            isLeast: true)
    }
}
