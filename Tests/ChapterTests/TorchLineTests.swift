import Course
import Foundation
import TestSupport
import Testing

@testable import BidirectionalRNN
@testable import DeepRNN
@testable import GRU
@testable import LSTM
@testable import Recurrent
@testable import Seq2Seq

/// The lines of PyTorch that pages show beside what is built from scratch. What they compute is in
/// Tests/Reference/scratch.json, made by make_scratch_reference.py, with the lines themselves.
@Suite struct TorchLineTests {
    struct Reference: Decodable {
        let runs: [String: Run]
    }

    struct Run: Decodable {
        struct Numbers: Decodable {
            let shape: [Int]
            let scalars: [Float]
            var tensor: Tensor { Tensor(scalars, shape: shape) }
        }

        let lines: String
        let inputs: Numbers
        let parameters: [String: Numbers]
        let outputs: Numbers

        var tokens: Tokens {
            Tokens(
                stepCount: inputs.shape[0], batchSize: inputs.shape[1],
                indices: inputs.scalars.map { Int32($0) })
        }
    }

    /// What PyTorch made of the lines that a page shows.
    private func run(_ name: String) throws -> Run {
        let chapter = try #require(
            ChapterSource.all.first {
                FileManager.default.fileExists(atPath: lines(of: $0, name).path)
            })
        let file = projectFolder.appending(path: "Tests/Reference/scratch.json")
        let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
        let run = try #require(reference.runs[name])
        let shown = try String(contentsOf: lines(of: chapter, name), encoding: .utf8)
        #expect(run.lines == shown, "the lines were changed and not run: make_scratch_reference.py")
        return run
    }

    private func lines(of chapter: ChapterSource, _ name: String) -> URL {
        let folder = chapter.file.deletingLastPathComponent().lastPathComponent
        return projectFolder.appending(path: "Book/torch/\(folder)/\(name).py")
    }

    private func filled<M: Module>(_ module: M, by run: Run) throws -> M {
        module.with(
            parameters: try module.parameterNames.map { try #require(run.parameters[$0]).tensor })
    }

    /// Sums of a few products of numbers of order one, through six steps.
    private func expectSame(_ outputs: Tensor, _ run: Run) {
        #expect(outputs.shape == run.outputs.shape)
        #expect(largestDifference(outputs, run.outputs.tensor) < 1e-5)
    }

    private var generator = Generator(seed: 1)

    @Test mutating func `of the LSTM`() throws {
        let run = try run("ScratchLSTM")
        let cell = try filled(ScratchLSTM(4, 5, using: &generator), by: run)
        expectSame(Unrolled(cell)(run.inputs.tensor).outputs, run)
    }

    @Test mutating func `of the GRU`() throws {
        let run = try run("ScratchGRU")
        let cell = try filled(ScratchGRU(4, 5, using: &generator), by: run)
        expectSame(Unrolled(cell)(run.inputs.tensor).outputs, run)
    }

    @Test mutating func `of a stack of layers`() throws {
        let run = try run("Stack")
        let drawn = Stack(2, inputSize: 4) { DeepRNN.ScratchRNN($0, 5, using: &generator) }
        expectSame(Unrolled(try filled(drawn, by: run))(run.inputs.tensor).outputs, run)
    }

    @Test mutating func `of two directions`() throws {
        let run = try run("ScratchBidirectional")
        var both = ScratchBidirectional(4, forward: 5, backward: 5, using: &generator)
        func weight(_ name: String) throws -> Tensor { try #require(run.parameters[name]).tensor }
        for (path, name) in [(\ScratchBidirectional.forward, "forward"), (\.backward, "backward")] {
            both[keyPath: path].Wx = try weight("\(name).Wx")
            both[keyPath: path].Wh = try weight("\(name).Wh")
            both[keyPath: path].b = try weight("\(name).b")
        }
        expectSame(.stacked(both(run.inputs.tensor.unstacked())), run)
    }

    @Test mutating func `of the encoder and the decoder`() throws {
        let (read, written) = (try run("ScratchEncoder"), try run("ScratchDecoder"))
        let drawn = ScratchSeq2Seq(
            layerCount: 2, size: 5, sourceSize: 7, targetSize: 7, using: &generator)
        let encoder = try drawn.encoder.with(
            pyTorchState: read.parameters.mapValues(\.tensor), place: "scratch.json")
        expectSame(.stacked(encoder(read.tokens, validLengths: [6, 2, 4])), read)

        var weights = written.parameters.mapValues(\.tensor)
        let states = try #require(written.parameters["states"]).tensor.unstacked()
        weights["states"] = nil
        let decoder = try drawn.decoder.with(pyTorchState: weights, place: "scratch.json")
        expectSame(decoder(written.tokens, from: states, context: states[1]).scores, written)
    }
}
