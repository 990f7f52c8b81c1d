import Course
import Foundation
import Testing

@testable import Recurrent

@Suite struct LanguageModelTests {
    /// A model that is far from sure and far from undecided.
    static func model<Layer: RecurrentLayer>(_ layer: Layer) -> LanguageModel<Layer> {
        var generator = Generator(seed: 21)
        return LanguageModel(
            layer: layer,
            head: Linear(
                weight: .normal(
                    layer.hiddenSize, layer.inputSize, standardDeviation: 2, using: &generator),
                bias: .normal(layer.inputSize, standardDeviation: 0.5, using: &generator)))
    }
    /// Its weights enlarged, or it would soon repeat one token.
    static let lstm = {
        var lstm = LSTM(LSTMTests.cell(7, 16, seed: 2))
        lstm.scale(by: 3)
        return model(lstm)
    }()
    let prefix: [Int32] = [3, 1, 4, 1, 5]

    private static let layers = [
        AnyRecurrentLayer(LSTM(LSTMTests.cell(7, 5))), AnyRecurrentLayer(RNN(RNNTests.cell(7, 5))),
        AnyRecurrentLayer(Unrolled(StepByStep(GRUTests.cell(.beforeProduct, 7, 5)))),
        AnyRecurrentLayer(GRU(GRUTests.cell(.afterProduct, 7, 5))),
    ]

    @Test(arguments: layers)
    func `every gradient of the loss equals central differences`(_ layer: AnyRecurrentLayer) {
        let inputs = Tokens(stepCount: 3, batchSize: 2, indices: [0, 6, 2, 1, 5, 3])
        let targets = Tokens(stepCount: 3, batchSize: 2, indices: [2, 1, 5, 3, 4, 4])
        expectGradient(at: Self.model(layer)) { $0.loss(inputs, targets).sum / Tensor(6) }
    }

    @Test(arguments: layers)
    func `one step after the other equals the whole sequence at once`(_ layer: AnyRecurrentLayer) {
        let model = Self.model(layer)
        let indices = (0..<40).map { Int32($0 * $0 % 7) }
        let whole = model(Tokens(stepCount: 20, batchSize: 2, indices: indices))
        var (steps, state): ([Tensor], AnyRecurrentState?) = ([], nil)
        for step in 0..<20 {
            let row = Array(indices[2 * step..<2 * step + 2])
            let next = model(Tokens(stepCount: 1, batchSize: 2, indices: row), from: state)
            (steps, state) = (steps + next.outputs.unstacked(), next.state)
        }
        expectClose([.stacked(steps), state!.hidden], [whole.outputs, whole.state.hidden], 1e-5)
    }

    private func generate(
        _ temperature: Double = 0, topK: Int? = nil, after prefix: [Int32]? = nil, count: Int = 40
    ) throws -> [Int32] {
        var generator = Generator(seed: 1)
        let sampler = Sampler(
            temperature: temperature, topK: topK, within: SearchSpace(maxLength: count))
        defer { #expect(temperature > 0 || generator == Generator(seed: 1)) }
        return try sampler(
            Self.lstm, from: Self.lstm.start(after: prefix ?? self.prefix), using: &generator)[0]
            .best.tokens
    }

    @Test func `greedy takes the likeliest token and draws nothing`() throws {
        let text = try generate()
        #expect(text.count == 40)
        let logits = Self.lstm(Tokens(stepCount: 45, batchSize: 1, indices: prefix + text)).outputs
        #expect(logits.argmax()[4..<44].map { Int32($0) } == text)
        #expect(Set(text).count > 2)
    }

    @Test func `the state carries over: what was generated may as well be the prefix`() throws {
        let text = try generate()
        #expect(try generate(after: prefix + text[..<15], count: 25) == Array(text[15...]))
    }

    @Test func `sampling from one token, or at temperature zero, is greedy`() throws {
        let greedy = try generate()
        #expect(try generate(1, topK: 1) == greedy)
        for temperature in [1e-4, 1e-30, 1e-300] {
            #expect(try generate(temperature) == greedy)
        }
        #expect(try generate(1) != greedy)
    }
}
