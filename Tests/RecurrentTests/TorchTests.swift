import Course
import Foundation
import Testing

@testable import Recurrent

/// Numbers that PyTorch computed: Tests/Reference/torch.json, made by make_reference.py.
struct TorchReference: Decodable {
    struct Numbers: Decodable {
        let shape: [Int]
        let scalars: [Float]
        var tensor: Tensor { Tensor(scalars, shape: shape) }
    }

    /// A layer's run; its loss is Σ lossWeights · results, over the outputs and the last states.
    struct Recurrent: Decodable {
        let input: Numbers
        let validLengths: [Int]?
        let state: [String: Numbers]
        let parameters: [String: Numbers]
        let outputs: Numbers
        let last: [Numbers]
        let lossWeights: [Numbers]
        let gradients: [String: Numbers]
    }

    struct CrossEntropy: Decodable {
        let logits: Numbers
        let targets: [Int32]
        let padding: Int
        let mean: Double
        let gradient: Numbers
    }

    /// An encoder-decoder on a batch of three pairs.
    struct Translation: Decodable {
        let parameters: [String: Numbers]
        let source, inputs, targets: [Int32]
        let sourceLengths, targetLengths: [Int]
        let logits: Numbers
        let mean: Double
        let gradients: [String: Numbers]

        var batch: TranslationBatch {
            func tokens(_ indices: [Int32]) -> Tokens {
                Tokens(stepCount: indices.count / 3, batchSize: 3, indices: indices)
            }
            return TranslationBatch(
                source: tokens(source), sourceLengths: sourceLengths, inputs: tokens(inputs),
                targets: tokens(targets), targetLengths: targetLengths)
        }
    }

    let lstm, rnn, gru: Recurrent
    let seq2seq, dotSeq2seq, additiveSeq2seq: Translation
    let deepGRU, deepLSTM, bidirectionalLSTM, bidirectionalGRU: Recurrent
    let paddedLSTM, paddedBidirectionalLSTM, paddedDeepBidirectionalGRU: Recurrent
    let crossEntropy: CrossEntropy
    let sgd, sgdClipNorm, sgdClipValue, adam: [[Float]]

    static let shared: TorchReference = numbers("torch.json")
}

extension TorchReference.Recurrent {
    /// PyTorch keeps its weights transposed, the gates one below the other.
    static func here(_ name: String, _ numbers: TorchReference.Numbers) -> Tensor {
        name.hasPrefix("weight") ? numbers.tensor.transposed() : numbers.tensor
    }

    /// PyTorch keeps the hidden states of all layers and directions in one tensor and the cell
    /// states in another; here each layer and direction has its own.
    static func states(_ parts: [TorchReference.Numbers]) -> [Tensor] {
        let parts = parts.map { $0.tensor.unstacked() }
        return parts[0].indices.flatMap { layer in parts.map { $0[layer] } }
    }

    /// PyTorch's run through a layer of the same sizes.
    func run<Layer: RecurrentLayer>(_ layer: Layer) -> Run<Layer> {
        let parameters = layer.parameterNames.map { Self.here($0, self.parameters[$0]!) }
        let state = Self.states(["h0", "c0"].compactMap { self.state[$0] })
        let zeros = layer(input.tensor).state
        return Run(
            layer.with(parameters: parameters), input: input.tensor,
            state: zeros.with(parameters: state), validLengths: validLengths)
    }

    /// Values of order one and gradients of order ten, at most a few hundred products in each:
    /// 10⁻⁵ is less than a hundred units in the last place.
    func expectEqual<Layer: RecurrentLayer>(
        _ layer: Layer, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let run = run(layer)
        let results = run.results
        expectClose(
            results, [outputs.tensor] + Self.states(last), 1e-5, sourceLocation: sourceLocation)
        let weights = [lossWeights[0].tensor] + Self.states(Array(lossWeights.dropFirst()))
        #expect(results.count == weights.count, sourceLocation: sourceLocation)
        let gradient = valueAndGradient(at: run) { run in
            zip(run.results, weights).reduce(Tensor(0)) { $0 + ($1.0 * $1.1).sum() }
        }.gradient
        let states = Self.states(["h0", "c0"].compactMap { gradients[$0] })
        let names = gradient.layer.parameterNames
        #expect(names.count + state.count + 1 == gradients.count, sourceLocation: sourceLocation)
        let found = [gradient.input] + gradient.state.parameters + gradient.layer.parameters
        let truth =
            [gradients["input"]!.tensor] + states + names.map { Self.here($0, gradients[$0]!) }
        expectClose(found, truth, 1e-5, relative: true, sourceLocation: sourceLocation)
    }
}

@Suite struct TorchTests {
    let reference = TorchReference.shared
    private var generator = Generator(seed: 0)

    @Test mutating func `the LSTM is PyTorch's`() {
        let cell = LSTMCell(4, 5, using: &generator)
        reference.lstm.expectEqual(LSTM(cell))
        reference.lstm.expectEqual(Unrolled(StepByStep(cell)))
    }

    @Test mutating func `the RNN is PyTorch's`() {
        let cell = RNNCell(4, 5, using: &generator)
        reference.rnn.expectEqual(RNN(cell))
        reference.rnn.expectEqual(Unrolled(StepByStep(cell)))
    }

    @Test mutating func `the GRU that resets after the product is PyTorch's`() {
        let cell = GRUCell(4, 5, reset: .afterProduct, using: &generator)
        reference.gru.expectEqual(GRU(cell))
        reference.gru.expectEqual(Unrolled(StepByStep(cell)))
    }

    @Test mutating func `stacks are PyTorch's`() {
        reference.deepGRU.expectEqual(
            Deep(layerCount: 2, inputSize: 4) { GRU($0, 5, using: &generator) })
        reference.deepLSTM.expectEqual(
            Deep(layerCount: 3, inputSize: 4) { LSTM($0, 5, using: &generator) })
        reference.deepLSTM.expectEqual(
            Deep(layerCount: 3, inputSize: 4) {
                Unrolled(StepByStep(LSTMCell($0, 5, using: &generator)))
            })
    }

    @Test mutating func `bidirectional layers are PyTorch's`() {
        reference.bidirectionalLSTM.expectEqual(
            Bidirectional { LSTM(4, 5, using: &generator) })
        reference.bidirectionalGRU.expectEqual(Bidirectional { GRU(4, 5, using: &generator) })
    }

    @Test mutating func `valid lengths are PyTorch's packed sequences`() {
        let cell = LSTMCell(4, 5, using: &generator)
        reference.paddedLSTM.expectEqual(LSTM(cell))
        reference.paddedLSTM.expectEqual(Unrolled(StepByStep(cell)))
        reference.paddedBidirectionalLSTM.expectEqual(
            Bidirectional { LSTM(4, 5, using: &generator) })
        reference.paddedDeepBidirectionalGRU.expectEqual(
            Deep(layerCount: 2, inputSize: 4) { size in
                Bidirectional { GRU(size, 5, using: &generator) }
            })
    }

    @Test(arguments: [
        (nil as Attention.Score?, \TorchReference.seq2seq), (.dot, \.dotSeq2seq),
        (.additive, \.additiveSeq2seq),
    ])
    mutating func `the sequence-to-sequence model is PyTorch's`(
        attention: Attention.Score?,
        case: KeyPath<TorchReference, TorchReference.Translation> & Sendable
    ) throws {
        var configuration = Seq2SeqConfiguration.small(4, 5)
        configuration.attention = attention
        let drawn = Seq2Seq(
            configuration, sourceVocabularySize: 8, targetVocabularySize: 7, using: &generator)
        let (truth, batch) = (reference[keyPath: `case`], reference[keyPath: `case`].batch)
        #expect(Set(drawn.parameterNames) == Set(truth.parameters.keys))
        let model = try drawn.with(
            pyTorchState: truth.parameters.mapValues(\.tensor), place: "torch.json")

        let state = model.read(batch.source, validLengths: batch.sourceLengths)
        let hidden = model.decoder(batch.inputs, from: state).outputs
        expectClose(model.decoder.logits(hidden), truth.logits.tensor, 1e-5)
        var count = 0
        let result = valueAndGradient(at: model) { model in
            let loss = model.loss(batch)
            count = loss.count
            return loss.sum
        }
        #expect(abs(Double(result.value) / Double(count) - truth.mean) < 1e-5)
        let gradients = result.gradient.pyTorchState
        for (name, gradient) in truth.gradients {
            let found = try #require(gradients[name]) / Tensor(Float(count))
            expectClose(found, gradient.tensor, 1e-5, name)
        }
    }

    @Test func `the cross-entropy without padding is PyTorch's`() {
        let reference = reference.crossEntropy
        let targets = Tokens(stepCount: 7, batchSize: 3, indices: reference.targets)
        var count = 0
        let result = valueAndGradient(at: reference.logits.tensor) { logits in
            let loss = crossEntropy(logits, targets, padding: reference.padding)
            count = loss.count
            #expect(abs(loss.mean - reference.mean) < 1e-6)
            return loss.sum
        }
        expectClose(
            result.gradient / Tensor(Float(count)), reference.gradient.tensor, 1e-6)
    }

    /// Ten steps on Σ scale · (p − goal)², as make_reference.py takes them. PyTorch divides by the
    /// norm plus 10⁻⁶ when it clips, which the tolerance covers.
    private func expectPath(
        _ path: [[Float]], _ optimizer: some Optimizer, _ clipping: Clipping? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var (optimizer, p) = (optimizer, Tensor([1, -2, 0.5]))
        let (scale, goal) = (Tensor([1, 10, 0.1]), Tensor([0, 1, 2]))
        for truth in path {
            var gradient = valueAndGradient(at: p) { p in
                (scale * (p - goal) * (p - goal)).sum()
            }.gradient
            clipping?.clip(&gradient)
            optimizer.update(&p, along: gradient)
            expectClose(p, Tensor(truth), 1e-5, sourceLocation: sourceLocation)
        }
    }

    @Test func `gradient descent takes PyTorch's path, clipped or not`() {
        #expect(reference.sgd.count == 10)
        expectPath(reference.sgd, SGD(learningRate: 0.04))
        expectPath(reference.sgdClipNorm, SGD(learningRate: 0.04), .norm(1))
        expectPath(reference.sgdClipValue, SGD(learningRate: 0.04), .value(0.5))
    }

    @Test func `Adam takes PyTorch's path`() {
        expectPath(reference.adam, Adam(learningRate: 0.1))
    }
}
