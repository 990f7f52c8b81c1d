import Foundation

/// What `config.json` in a language model's folder says; its sizes are those of the weights.
private struct WriterDescription: Codable {
    var cell: CellKind
    var letters: TextEncoding.Letters
    var unit: TextEncoding.Unit
}

extension Writer {
    /// Saves the model as a folder: `model.safetensors`, which PyTorch reads, `vocabulary.txt` with a
    /// token a line, `config.json`, and `training.json`, which tells how it was trained.
    /// - Throws: ``RecurrentError`` when the folder cannot be written.
    public func save(to folder: URL, record: TrainingRecord) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let description = WriterDescription(
            cell: cell, letters: encoding.letters, unit: encoding.unit)
        try writeWholeFolder(folder) { folder in
            let vocabulary = encoding.vocabulary.tokens.joined(separator: "\n") + "\n"
            try writeNew(Data(vocabulary.utf8), to: ModelFile.vocabulary.url(in: folder))
            try writeNew(
                encoder.encode(description), to: ModelFile.configuration.url(in: folder))
            try writeNew(
                Safetensors(tensors: model.pyTorchState).bytes,
                to: ModelFile.weights.url(in: folder))
            try record.save(in: folder)
        }
    }

    /// Loads what ``save(to:record:)`` saved, the files being of one model whatever is saved
    /// meanwhile.
    /// - Throws: ``RecurrentError`` when a file is missing, cannot be read, or does not fit the
    ///   others.
    public init(folder: URL) throws {
        let files = OpenFiles([.configuration, .vocabulary, .weights], in: folder)
        func open(_ file: ModelFile) throws -> PlainFile {
            try files.file(file, remedy: remedy)
        }
        let path = ModelFile.configuration.url(in: folder).relativePath
        let configuration = try open(.configuration).bytes()
        guard !isLoose(configuration),
            let description = try? JSONDecoder().decode(
                WriterDescription.self, from: configuration)
        else {
            throw RecurrentError(
                place: path, problem: "is not the configuration of a language model",
                remedy: remedy)
        }
        let vocabulary = try Vocabulary(open(.vocabulary), remedy: remedy)
        let encoding = TextEncoding(
            letters: description.letters, unit: description.unit, vocabulary: vocabulary)
        try throwUnless(
            encoding.canGiveVocabulary, path, "is of a model with another vocabulary",
            remedy: remedy)
        try self.init(
            Safetensors(open(.weights)), path: ModelFile.weights.url(in: folder).relativePath,
            cell: description.cell, encoding: encoding)
    }

    /// Loads a bare file that PyTorch saved: an `nn.RNN`, `nn.GRU` or `nn.LSTM` of any number of
    /// layers named `rnn`, which reads one-hot vectors, and an `nn.Linear` named `head`; the
    /// vocabulary is D2L's for *The Time Machine*.
    /// - Parameter cell: if nil, it is told from the shape of the weights.
    /// - Throws: ``RecurrentError`` when the file cannot be read or is of another model.
    public init(file path: String, cell: CellKind? = nil) throws {
        let letters = "abcdefghijklmnopqrstuvwxyz ".map(String.init)
        try self.init(
            Safetensors(file: path), path: path, cell: cell,
            encoding: TextEncoding(
                letters: .latin, unit: .characters, vocabulary: Vocabulary(tokens: letters)))
    }

    private init(
        _ file: Safetensors, path: String, cell: CellKind?, encoding: TextEncoding
    ) throws {
        let size = encoding.vocabulary.count
        let input = try file.matrix("rnn.weight_ih_l0", path: path, remedy: remedy)
        let hidden = try file.matrix("rnn.weight_hh_l0", path: path, remedy: remedy)
        let nodes = Double(hidden[0]) / Double(hidden[1])
        guard let found = CellKind.allCases.first(where: { Double($0.nodeCount) == nodes }),
            cell == nil || cell == found
        else {
            throw RecurrentError(
                place: path,
                problem: "rnn.weight_hh_l0 is \(hidden), the weight of no "
                    + (cell?.rawValue ?? "rnn, gru or lstm"),
                remedy: "an rnn has 1 row a column, a gru 3, an lstm 4")
        }
        try throwUnless(
            input[1] == size, path, "reads \(input[1]) tokens, its vocabulary has \(size)",
            remedy: remedy)
        let layers = (0...ModelLimit.layers).first {
            file.tensors["rnn.weight_hh_l\($0)"] == nil
        }
        guard let layers, hidden[1] <= ModelLimit.units else {
            throw RecurrentError(
                place: path,
                problem: "is larger than \(ModelLimit.layers) layers of \(ModelLimit.units) units",
                remedy: remedy)
        }
        func check(_ name: String, columns: Int, rows: Int? = nil) throws {
            try file.checkMatrix(
                name, rows: rows ?? hidden[0], columns: columns, path: path, remedy: remedy)
        }
        for layer in 0..<layers {
            try check("rnn.weight_ih_l\(layer)", columns: layer == 0 ? size : hidden[1])
            try check("rnn.weight_hh_l\(layer)", columns: hidden[1])
        }
        try check("head.weight", columns: hidden[1], rows: size)
        var generator = Generator(seed: 0)
        self.init(
            found, layerCount: layers, hiddenSize: hidden[1], encoding: encoding,
            using: &generator)
        model = try model.with(pyTorchState: file.tensors, place: path)
    }
}

extension Safetensors {
    /// The shape of a matrix, from which a model's sizes are known before it is made: what it takes
    /// is then a small multiple of what the file holds.
    /// - Throws: ``RecurrentError`` when the file has no such matrix.
    func matrix(_ name: String, path: String, remedy: String) throws -> [Int] {
        guard let shape = tensors[name]?.shape, shape.count == 2, shape[1] > 0 else {
            throw RecurrentError(place: path, problem: "has no matrix \(name)", remedy: remedy)
        }
        return shape
    }

    /// - Parameter isLeast: whether it may have more columns.
    /// - Throws: ``RecurrentError`` when the file has no such matrix of this shape.
    func checkMatrix(
        _ name: String, rows: Int, columns: Int, isLeast: Bool = false, path: String,
        remedy: String
    ) throws {
        let shape = try matrix(name, path: path, remedy: remedy)
        try throwUnless(
            shape[0] == rows && (isLeast ? shape[1] >= columns : shape[1] == columns), path,
            "does not fit what else is known of its model: \(name) is \(shape), where "
                + "[\(rows), \(columns)\(isLeast ? " or more" : "")] belongs",
            remedy: remedy)
    }
}

private let remedy = "give the folder of a language model, or a file that PyTorch saved of one"
