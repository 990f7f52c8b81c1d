import Foundation
import TestSupport
import Testing

@testable import Recurrent

/// The model of Tests/Reference/make_safetensors_reference.py.
private struct Tagger: Module {
    var embedding: Embedding
    var rnn: Deep<Bidirectional<LSTM>>
    var head: Linear

    init(seed: UInt64 = 0, embeddingSize: Int = 3) {
        var generator = Generator(seed: seed)
        embedding = Embedding(7, embeddingSize, using: &generator)
        rnn = Deep(layerCount: 2, inputSize: embeddingSize) { size in
            Bidirectional { LSTM(size, 4, using: &generator) }
        }
        head = Linear(8, 5, using: &generator)
    }

    func callAsFunction(_ tokens: Tokens) -> Tensor { head(rnn(embedding(tokens)).outputs) }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        embedding.visitParameters(under: "embedding", visit)
        rnn.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }
}

private struct TaggerRun: Decodable {
    let tokens: [Int32]
    let logits: [Float]
}

private let tagger = reference("tagger.safetensors").path

/// A file of this header and this many bytes of data.
private func file(_ header: String, dataCount: Int = 0) -> Data {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8)
        + Data(count: dataCount)
}

@Suite struct PyTorchStateTests {
    /// Values of order one; the tolerance is a hundred units in the last place.
    @Test func `a model that PyTorch saved computes the same here`() throws {
        let run: TaggerRun = numbers("tagger.json")
        var model = Tagger()
        try model.load(from: tagger)
        let logits = model(Tokens(stepCount: 6, batchSize: 2, indices: run.tokens))
        expectClose(logits, Tensor(run.logits, shape: [6, 2, 5]), 1e-5)
    }

    @Test func `a model that PyTorch saved is saved again byte for byte`() throws {
        var model = Tagger()
        try model.load(from: tagger)
        let saved = Safetensors(
            tensors: model.pyTorchState, metadata: try Safetensors(file: tagger).metadata)
        #expect(try saved.bytes == Data(contentsOf: reference("tagger.safetensors")))
    }

    @Test func `a model comes back from its file bit for bit`() throws {
        try withFolder { folder in
            let path = folder.appending(path: "model.safetensors").path
            let model = Tagger(seed: 1)
            var other = Tagger(seed: 2)
            try model.save(to: path)
            try other.load(from: path)
            #expect(other.parameters == model.parameters)
        }
    }

    @Test func `matrices are transposed in the file, tables and vectors are not`() {
        let (model, state) = (Tagger(), Tagger().pyTorchState)
        #expect(Set(state.keys) == Set(model.parameterNames))
        #expect(state["embedding.weight"] == model.embedding.weight)
        #expect(state["head.weight"] == model.head.weight.transposed())
        #expect(state["head.bias"] == model.head.bias)
        #expect(state["rnn.weight_ih_l1_reverse"]?.shape == [16, 8])
        #expect(state["rnn.weight_hh_l0"]?.shape == [16, 4])
    }

    @Test func `a file that does not fit is refused and changes nothing`() throws {
        try withFolder { folder in
            let path = folder.appending(path: "model.safetensors").path
            func expect(
                _ problem: String,
                remedy: String = "load it into a model of the kind and sizes that were saved",
                _ change: (inout [String: Tensor]) -> Void
            ) throws {
                var tensors = Tagger(seed: 1).pyTorchState
                change(&tensors)
                try Safetensors(tensors: tensors).write(to: path)
                var model = Tagger()
                #expect(
                    message { try model.load(from: path) }
                        == "\(path): \(problem); \(remedy)")
                #expect(model.parameters == Tagger().parameters)
            }
            try expect("head.bias is missing") { $0["head.bias"] = nil }
            try expect("tail is in the file, but no parameter of the model") {
                $0["tail"] = Tensor(1)
            }
            try expect("head.weight is [8, 5] in the file, [5, 8] in the model") {
                $0["head.weight"] = $0["head.weight"]!.transposed()
            }
            for number in [Float.infinity, -.infinity, .nan] {
                try expect(
                    "head.bias holds what is no finite number",
                    remedy: "save it again, of a training that did not diverge"
                ) {
                    $0["head.bias"] = Tensor([0, number, 0, 0, 0])
                }
            }
        }
    }
}

@Suite struct SafetensorsTests {
    static let some = Safetensors(
        tensors: [
            "scalar": Tensor(.pi), "empty": Tensor(zeros: [0, 3]), "é \"\\\n/": Tensor([1, -0.0]),
            "cube": normal(2, 3, 4), "": Tensor([.infinity, -.leastNonzeroMagnitude]),
        ],
        metadata: ["made by": "a \"test\"\t\u{1}", "": "é"])

    @Test func `every tensor and word comes back`() throws {
        let found = try Safetensors(bytes: Self.some.bytes, path: "some")
        #expect(found == Self.some)
        let none = Safetensors(tensors: [:])
        #expect(try Safetensors(bytes: none.bytes, path: "none") == none)
    }

    @Test func `every bit of a number comes back, of one that is none too`() throws {
        let bits: [UInt32] = [0x7FC0_0001, 0xFFC1_2345, 0x8000_0000, 0x0000_0001]
        let tensor = Tensor(bits.map { Float(bitPattern: $0) })
        let found = try Safetensors(
            bytes: Safetensors(tensors: ["x": tensor]).bytes, path: "bits")
        #expect(found.tensors["x"]?.scalars.map(\.bitPattern) == bits)
    }

    @Test func `the file's layout, worked by hand`() {
        let bytes = Safetensors(tensors: ["b": Tensor([1, 2]), "a": Tensor(0.5)]).bytes
        let header = """
            {"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},\
            "b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}
            """
        let padding = String(repeating: " ", count: -header.utf8.count & 7)
        let data: [UInt8] = [0, 0, 0, 0x3F, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]
        #expect(bytes == file(header + padding) + Data(data))
    }

    static let bad: [(Data, String)] = [
        (Data([1, 2, 3]), "truncated, 3 bytes in all"),
        (
            Data(repeating: 0xFF, count: 16),
            "truncated or no safetensors: a header of \(UInt64.max) bytes is announced, 8 follow"
        ),
        (file("<html>"), "its header is not the JSON of safetensors"),
        (file("[]"), "its header is not the JSON of safetensors"),
        (file(#"{"x":{"dtype":"F32","shape":[1]}}"#), "its header is not the JSON of safetensors"),
        (file("\u{FEFF}{}"), "its header is not the JSON of safetensors"),
        (file(" {}"), "its header is not the JSON of safetensors"),
        // To look such a name up takes half a minute.
        (
            file(
                "{\"__metadata__\":{\"a"
                    + String(repeating: "\u{301}\u{316}", count: 100_000) + "\":\"\"}}"),
            "its header is not the JSON of safetensors"
        ),
        (
            file(#"{"x":{"dtype":"F32","shape":[0],"shape":[0],"data_offsets":[0,0]}}"#),
            "its header says something twice, or what is not of safetensors"
        ),
        (
            file(#"{"__metadata__":{"a":"1","\u0061":"2"}}"#),
            "its header says something twice, or what is not of safetensors"
        ),
        (
            tensor("[0]", "[0, 0]", of: 0, twice: true),
            "its header says something twice, or what is not of safetensors"
        ),
        (tensor("[2]", "[0, 8]", of: 7), "x is truncated, it ends at byte 8 of 7"),
        (tensor("[2]", "[0, 8]", of: 9), "1 bytes belong to no tensor"),
        (tensor("[1]", "[4, 8]", of: 8), "x lies at [4, 8], not from 0 on"),
        (tensor("[1]", "[-4, 0]", of: 8), "x lies at [-4, 0], not from 0 on"),
        (tensor("[1]", "[0]", of: 8), "x lies at [0], not from 0 on"),
        (tensor("[2]", "[0, 8]", "[4, 12]", of: 12), "x1 lies at [4, 12], not from 8 on"),
        (tensor("[3]", "[0, 8]", of: 8), "x of shape [3] does not fill [0, 8]"),
        (
            tensor("[1]", "[0, 4]", "[4, \(Int.min)]", of: 8),
            "x1 of shape [1] does not fill [4, \(Int.min)]"
        ),
        (tensor("[-1, -2]", "[0, 8]", of: 8), "x of shape [-1, -2] does not fill [0, 8]"),
        (
            tensor("[\(Int.max / 2 + 1), 4]", "[0, 0]", of: 0),
            "x of shape [\(Int.max / 2 + 1), 4] does not fill [0, 0]"
        ),
    ]

    /// A file of a tensor x, and of an x1 of the same shape if a second place is given.
    private static func tensor(
        _ shape: String, _ places: String..., of dataCount: Int, twice: Bool = false
    ) -> Data {
        let entries = places.enumerated().map { index, place in
            let name = index == 0 ? "x" : "x\(index)"
            return #""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":\#(place)}"#
        }
        let all = twice ? entries + entries : entries
        return file("{\(all.joined(separator: ","))}", dataCount: dataCount)
    }

    @Test(arguments: bad)
    func `a file that is not right is refused`(_ bytes: Data, _ problem: String) {
        #expect(
            message { try Safetensors(bytes: bytes, path: "bad") }
                == "bad: \(problem); save the file again")
    }

    @Test(arguments: ["F64", "F16", "BF16", "I64"])
    func `numbers of another type are refused by its name`(_ type: String) {
        let bytes = file(
            #"{"x":{"dtype":"\#(type)","shape":[1],"data_offsets":[0,8]}}"#, dataCount: 8)
        #expect(
            message { try Safetensors(bytes: bytes, path: "f") }
                == "f: x is of type \(type), only F32 is read; "
                + "convert it to 32-bit floats, in PyTorch with .float()")
    }

    @Test func `a file that is missing or a folder is an error`() throws {
        try withFolder { folder in
            let absent = folder.path + "/absent"
            #expect(
                message { try Safetensors(file: absent) }
                    == "\(absent): no such file; check the name")
            #expect(message { try Safetensors(file: folder.path) }.contains("is a folder"))
        }
    }

    @Test func `a file that cannot be written leaves nothing behind`() throws {
        try withFolder { folder in
            let taken = folder.path + "/taken"
            try write(Data(), to: folder.appending(path: "taken/inside"))
            for path in [folder.path + "/absent/model", taken] {
                #expect(
                    message { try Self.some.write(to: path) }
                        .hasPrefix("\(path): cannot be written; "))
            }
            #expect(try files(in: folder) == ["taken", "taken/inside"])
        }
    }

    @Test func `a file is replaced as a whole`() throws {
        try withFolder { folder in
            let path = folder.path + "/model"
            for count in [1_000, 1] {
                let file = Safetensors(tensors: ["x": Tensor(zeros: [count])])
                try file.write(to: path)
                #expect(try Safetensors(file: path) == file)
            }
            #expect(try files(in: folder) == ["model"])
        }
    }

    /// Most flips hit the header: with ten of them in a file, all that it says is hit sometime.
    @Test func `whatever is done to a file's bytes, it loads or throws`() throws {
        let sound = Self.some.bytes
        let headerEnd = sound.count - Self.some.tensors.values.reduce(0) { $0 + 4 * $1.count }
        var generator = Generator(seed: 1)
        var (loaded, refused) = (0, 0)
        for _ in 0..<2_000 {
            var bytes = Array(sound)
            if Bool.random(using: &generator) {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
            }
            let flips = Int.random(in: 0...10, using: &generator)
            for _ in 0..<flips {
                let index = Int.random(in: 0..<min(headerEnd, bytes.count), using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            do {
                _ = try Safetensors(bytes: Data(bytes), path: "fuzz")
                loaded += 1
            } catch {
                #expect(error is RecurrentError)
                refused += 1
            }
        }
        #expect(loaded > 10 && refused > 1_000)
    }

    /// Random digits in the header's numbers keep it valid JSON, so that the checks behind are hit.
    @Test func `whatever numbers the header holds, it loads or throws`() throws {
        let sound = Array(Self.some.bytes)
        var generator = Generator(seed: 2)
        for _ in 0..<2_000 {
            var bytes = sound
            for index in bytes.indices.dropFirst(8).prefix(300)
            where 0x30...0x39 ~= bytes[index] && Int.random(in: 0..<10, using: &generator) == 0 {
                bytes[index] = UInt8.random(in: 0x30...0x39, using: &generator)
            }
            if let file = try? Safetensors(bytes: Data(bytes), path: "fuzz") {
                #expect(file.tensors.values.allSatisfy { $0.count == $0.shape.reduce(1, *) })
            }
        }
    }
}
