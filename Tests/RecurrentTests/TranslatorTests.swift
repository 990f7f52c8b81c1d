import Foundation
import TestSupport
import Testing

@testable import Recurrent

/// A small translator of the grammar's sentences, with random weights.
private func translator(_ change: (inout Seq2SeqConfiguration) -> Void = { _ in }) throws
    -> Translator
{
    var generator = Generator(seed: 4)
    let data = try TranslationData(
        splitting: .grammar(count: 60, using: &generator), using: &generator)
    var configuration = Seq2SeqConfiguration.small(3, 4)
    change(&configuration)
    return Translator(configuration, data.vocabularies, using: &generator)
}

@Suite struct TranslatorTests {
    @Test func `a model comes back from its folder as it was`() throws {
        for change: (inout Seq2SeqConfiguration) -> Void in [
            { _ in }, { ($0.cell, $0.isBidirectional) = (.lstm, true) },
            { ($0.sourceStepCount, $0.context) = (9, .start) }, { $0.attention = .dot },
            { ($0.attention, $0.isBidirectional) = (.additive, true) },
        ] {
            let saved = try translator(change)
            let loaded = try withFolder { folder in
                // A folder that has something else in it, and one that is there already.
                try saved.save(to: folder)
                try saved.save(to: folder)
                return try Translator(folder: folder)
            }
            #expect(loaded.configuration == saved.configuration)
            #expect(loaded.vocabularies.source.tokens == saved.vocabularies.source.tokens)
            #expect(loaded.vocabularies.target.tokens == saved.vocabularies.target.tokens)
            #expect(loaded.vocabularies.normalization == saved.vocabularies.normalization)
            #expect(loaded.model.parameters == saved.model.parameters)
            let sources = ["she reads .", "they sing with us ."].map {
                saved.vocabularies.encode($0).indices
            }
            let state = saved.read(sources)
            #expect(loaded.read(sources).parameters == state.parameters)
            let step = loaded.step([1, 2], from: state).logits
            #expect(step == saved.step([1, 2], from: state).logits)
        }
    }

    /// The error of a folder one file of which is changed, or gone.
    private func refusal(
        of name: String, _ change: (String) throws -> String?
    ) throws -> RecurrentError {
        try withFolder { folder in
            try translator().save(to: folder)
            let file = folder.appending(path: name)
            let text = try change(String(decoding: Data(contentsOf: file), as: UTF8.self))
            try FileManager.default.removeItem(at: file)
            if let text { try Data(text.utf8).write(to: file) }
            let error = try #require(throws: RecurrentError.self) { try Translator(folder: folder) }
            #expect(error.place.hasPrefix(folder.path))
            return error
        }
    }

    /// Each file gone, cut in two or replaced, with what the error has to say.
    @Test(arguments: [
        ("config.json", "no such file", nil as String?),
        ("config.json", "is not the configuration", "{"),
        ("config.json", "is not the configuration", "[]"),
        ("source.txt", "no such file", nil), ("target.txt", "lacks <bos>", "<unk>\n<pad>\n<eos>\n"),
        ("source.txt", "a token twice", "<unk>\n<unk>\n"),
        ("target.txt", "no such file", nil), ("target.txt", "no <unk>", ""),
        ("source.txt", "does not end with a whole line", "<unk>\n<pad>\n<eos>\nshe"),
        ("source.txt", "begins with a byte order mark", "\u{FEFF}<unk>\n<pad>\n<eos>\n"),
        ("source.txt", "line 4 holds a space", "<unk>\n<pad>\n<eos>\nl\u{A0}ami\n"),
        ("target.txt", "line 1 holds a space", " a\n<unk>\n<pad>\n<bos>\n<eos>\n"),
        (
            "source.txt", "more than 100 accents",
            "<unk>\na" + String(repeating: "\u{301}\u{316}", count: 100_000) + "\n"
        ),
        ("source.txt", "lacks <pad>", "<unk>\npad\n<eos>\n"),
        ("source.txt", "line 2 is empty or holds a control", "<unk>\n<pad>\r\n<eos>\n"),
        ("source.txt", "more than 1000000 tokens", String(repeating: "\n", count: 1_000_001)),
        ("model.safetensors", "no such file", nil), ("model.safetensors", "truncated", "half"),
    ])
    func `a folder with a missing or broken file is told`(
        name: String, problem: String, text: String?
    ) throws {
        let error = try refusal(of: name) { _ in text }
        #expect(error.place.hasSuffix("/\(name)") && error.problem.contains(problem), "\(error)")
    }

    @Test(arguments: ["source.txt", "target.txt"])
    func `a vocabulary that is not the model's is told with both shapes`(name: String) throws {
        let vocabularies = try translator().vocabularies
        let count = (name == "source.txt" ? vocabularies.source : vocabularies.target).count
        let error = try refusal(of: name) { $0 + "more\n" }
        for count in [count, count + 1] { #expect(error.problem.contains("[\(count)"), "\(error)") }
    }

    /// Sizes that no model has, and sizes that the weights have not: no model of them is ever made.
    @Test(arguments: [
        (#""embeddingSize" : 3"#, #""embeddingSize" : 0"#, "embeddingSize is 0"),
        (#""embeddingSize" : 3"#, #""embeddingSize" : 900000000"#, "embeddingSize is 9"),
        (#""encoderLayerCount" : 2"#, #""encoderLayerCount" : -1"#, "encoderLayerCount is -1"),
        (#""reversesSource""#, #""sourceStepCount" : 10000, "reversesSource""#, "not in 1 to 1001"),
        (#""dropout" : 0.2"#, #""dropout" : 1"#, "dropout is 1"),
        (#"Bidirectional" : false"#, #"Bidirectional" : true, "attention" : "dot""#, "of 8 and 4"),
        (#""embeddingSize" : 3"#, #""embeddingSize" : 8192"#, "8192] belongs"),
        (#""encoderHiddenSize" : 4"#, #""encoderHiddenSize" : 8192"#, "8192] belongs"),
        (#""decoderLayerCount" : 2"#, #""decoderLayerCount" : 64"#, "has no matrix decoder.rnn."),
    ])
    func `sizes that cannot be are told`(part: String, other: String, says: String) throws {
        let error = try refusal(of: "config.json") { text in
            #expect(text.contains(part))
            return text.replacing(part, with: other)
        }
        #expect(error.problem.contains(says), "\(error)")
    }

    @Test func `a bridge of other sizes is told before a model is made`() throws {
        try withFolder { folder in
            var configuration = Seq2SeqConfiguration(size: 4, layerCount: 2)
            configuration.isBidirectional = true
            var generator = Generator(seed: 0)
            for cell in CellKind.allCases {
                configuration.cell = cell
                let saved = Translator(
                    configuration, try translator().vocabularies, using: &generator)
                try saved.save(to: folder)
                #expect(try Translator(folder: folder).model.parameters == saved.model.parameters)
            }
            let weights = folder.appending(path: "model.safetensors")
            var tensors = try Safetensors(file: weights.path).tensors
            tensors["decoder.bridge.weight"] = Tensor(zeros: [1, 1])
            try Safetensors(tensors: tensors).write(to: weights.path)
            let error = try #require(throws: RecurrentError.self) { try Translator(folder: folder) }
            #expect(error.problem.contains("decoder.bridge.weight is [1, 1], where ["), "\(error)")
        }
    }

    /// An axis of no length makes room for others of any.
    @Test func `weights of no bytes are told before a model of their sizes is made`() throws {
        try withFolder { folder in
            try translator().save(to: folder)
            let sizes = "\"[a-z]+HiddenSize\" : 4"
            let file = folder.appending(path: "config.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing(try Regex(sizes)) { $0.output[0].substring!.dropLast() + "8192" }
                .write(to: file, atomically: true, encoding: .utf8)
            let weights = folder.appending(path: "model.safetensors")
            var tensors = try Safetensors(file: weights.path).tensors
            for (name, tensor) in tensors where name.contains("weight_hh") {
                tensors[name] = Tensor(zeros: [0, 8192 + 0 * tensor.count])
            }
            try Safetensors(tensors: tensors).write(to: weights.path)
            let error = try #require(throws: RecurrentError.self) { try Translator(folder: folder) }
            #expect(error.problem.contains("[0, 8192], where [24576, 8192] belongs"), "\(error)")
        }
    }

    @Test func `of a model without attention the folder says nothing of it`() throws {
        try withFolder { folder in
            try translator().save(to: folder)
            let file = folder.appending(path: "config.json")
            #expect(try !String(contentsOf: file, encoding: .utf8).contains("attention"))
            #expect(try Translator(folder: folder).configuration.attention == nil)
        }
    }

    @Test func `a folder that cannot be written is told`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            let error = #expect(throws: RecurrentError.self) { try translator().save(to: file) }
            #expect(error?.problem == "cannot be written")
        }
    }
}

/// The searches, with a translator's decoder.
@Suite struct TranslatorSearchTests {
    private let sentences = ["she reads .", "they sing with us in the garden .", "", "we sleep ."]

    @Test(arguments: [nil, .dot, .additive] as [Attention.Score?])
    func `a translation found among others is the one found alone`(
        attention: Attention.Score?
    ) throws {
        for search in [
            BeamSearch(size: 1, within: SearchSpace(maxLength: 8)),
            BeamSearch(size: 5, within: SearchSpace(maxLength: 8), bestCount: 3),
        ] {
            let translator = try translator { $0.attention = attention }
            let sources = sentences.map { translator.vocabularies.encode($0).indices }
            let together = try translator.translate(sources) { try search($0, from: $1) }
            for (source, found) in zip(sources, together) {
                let alone = try translator.translate([source]) { try search($0, from: $1) }[0]
                #expect(found.hypotheses.map(\.tokens) == alone.hypotheses.map(\.tokens))
                for (one, other) in zip(found.hypotheses, alone.hypotheses) {
                    #expect(abs(one.logProbability - other.logProbability) < 1e-5)
                }
            }
        }
    }

    @Test func `greedy search takes the likeliest token of the decoder at each step`() throws {
        let translator = try translator()
        let source = translator.vocabularies.encode(sentences[0]).indices
        let found = try translator.translate([source]) {
            try Sampler.greedy(within: SearchSpace(maxLength: 8))($0, from: $1)
        }[0].best
        var state = translator.read([source])
        var (token, logProbability) = (translator.vocabularies.start, 0.0)
        for expected in found.tokens {
            let next = translator.model.decoder(
                Tokens(stepCount: 1, batchSize: 1, indices: [token]), from: state)
            let scores = logSoftmax(translator.model.decoder.logits(next.outputs))
            (state, token) = (next.state, Int32(scores.argmax()[0]))
            logProbability += Double(scores[0, 0, Int(token)])
            #expect(token == expected)
        }
        #expect(abs(found.logProbability - logProbability) < 1e-5)
        #expect(found.hasEnded == (token == translator.vocabularies.end))
    }

    /// A step of a search takes the context's part in the sums from the step before, and every
    /// token's from a table: the same sums in the same order.
    @Test(arguments: Seq2SeqConfiguration.Cell.allCases, [1, 3])
    func `a step of a search is the decoder's to the bit`(
        _ cell: Seq2SeqConfiguration.Cell, _ threadCount: Int
    ) throws {
        for context in [Seq2SeqConfiguration.Context.everyStep, .start] {
            // Large enough for a product to be shared out.
            let translator = try translator {
                ($0.cell, $0.context) = (cell, context)
                $0.setSizes(200)
            }
            let sources = sentences.map { translator.vocabularies.encode($0).indices }
            var plain = translator.read(sources)
            var prepared = plain
            for tokens in [[1, 2, 3, 4], [5, 0, 7, 5], [3, 3, 1, 9]] as [[Int32]] {
                let expected = translator.model.decoder(
                    Tokens(stepCount: 1, batchSize: 4, indices: tokens), from: plain)
                let next = translator.step(tokens, from: prepared, threadCount: threadCount)
                let logits = translator.model.decoder.logits(expected.outputs)
                #expect(next.logits.scalars == logits.scalars)
                #expect(next.state.recurrent.parameters == expected.state.recurrent.parameters)
                // Rows of the whole, and rows of two states joined.
                plain = expected.state.rows([2, 0, 0, 1])
                prepared = translator.joined([
                    translator.rows([2], of: next.state),
                    translator.rows([0, 0, 1], of: next.state),
                ])
                #expect(prepared.parameters == plain.parameters)
            }
            let other = translator.step([4, 4], from: translator.read(Array(sources[0...1])))
            let mixed = translator.joined([prepared, other.state])
            let next = translator.step([1, 2, 3, 4, 5, 6], from: mixed)
            let alone = translator.step([5, 6], from: other.state)
            #expect(next.logits.scalars.suffix(alone.logits.count) == alone.logits.scalars[...])
        }
    }
}
