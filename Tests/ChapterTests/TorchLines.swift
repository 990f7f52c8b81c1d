import Course
import Foundation
import Recurrent
import Testing

/// What the lines of PyTorch compute that a page shows beside what is built from scratch:
/// Tests/Reference/scratch.json, made by make_scratch_reference.py, which keeps the lines as well.
struct TorchLines {
    private struct Reference: Decodable {
        let runs: [String: Run]
    }

    private struct Run: Decodable {
        let lines: String
        let inputs, outputs: Numbers
        let parameters: [String: Numbers]
    }

    private struct Numbers: Decodable {
        let shape: [Int]
        let scalars: [Float]
        var tensor: Tensor { Tensor(scalars, shape: shape) }
    }

    /// Of six steps of three sequences.
    let inputs: Tensor
    /// By the names that the lines use.
    let parameters: [String: Tensor]
    private let outputs: Tensor

    /// - Parameter name: of the file in Book/torch, such as `10.1-LSTM/ScratchLSTM`.
    init(_ name: String) throws {
        let project = URL(fileURLWithPath: #filePath).appending(path: "../../..")
            .standardizedFileURL
        let file = project.appending(path: "Tests/Reference/scratch.json")
        let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
        let run = try #require(reference.runs[name])
        let shown = try String(
            contentsOf: project.appending(path: "Book/torch/\(name).py"), encoding: .utf8)
        #expect(run.lines == shown, "the lines were changed and not run: make_scratch_reference.py")
        (inputs, outputs) = (run.inputs.tensor, run.outputs.tensor)
        parameters = run.parameters.mapValues(\.tensor)
    }

    /// The same as token indices.
    var tokens: Tokens {
        Tokens(
            stepCount: inputs.shape[0], batchSize: inputs.shape[1],
            indices: inputs.scalars.map { Int32($0) })
    }

    /// A module whose parameters have these names, with these values.
    func filling<M: Module>(_ module: M) throws -> M {
        module.with(parameters: try module.parameterNames.map { try #require(parameters[$0]) })
    }

    /// Sums of a few products of numbers of order one, through six steps: 10⁻⁵ is some hundred units
    /// in the last place.
    func expectSame(_ found: Tensor, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(found.shape == outputs.shape, sourceLocation: sourceLocation)
        #expect(largestDifference(found, outputs) < 1e-5, sourceLocation: sourceLocation)
    }
}
