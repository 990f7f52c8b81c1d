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

    @Test func `every gradient of the loss equals central differences`() {
        let inputs = Tokens(stepCount: 3, batchSize: 2, indices: [0, 6, 2, 1, 5, 3])
        let targets = Tokens(stepCount: 3, batchSize: 2, indices: [2, 1, 5, 3, 4, 4])
        func expectGradients<Layer: RecurrentLayer>(_ layer: Layer) {
            expectGradient(at: Self.model(layer)) { model in
                model.loss(inputs, targets).sum / Tensor(6)
            }
        }
        expectGradients(LSTM(LSTMTests.cell(7, 5)))
        expectGradients(RNN(RNNTests.cell(7, 5)))
        expectGradients(Unrolled(StepByStep(GRUTests.cell(.beforeProduct, 7, 5))))
    }

    @Test func `one step after the other equals the whole sequence at once`() {
        func expectSame<Layer: RecurrentLayer>(_ layer: Layer) {
            let model = Self.model(layer)
            let indices = (0..<40).map { Int32($0 * $0 % 7) }
            let whole = model(Tokens(stepCount: 20, batchSize: 2, indices: indices))
            var (steps, state): ([Tensor], Layer.State?) = ([], nil)
            for step in 0..<20 {
                let row = Array(indices[2 * step..<2 * step + 2])
                let next = model(Tokens(stepCount: 1, batchSize: 2, indices: row), from: state)
                (steps, state) = (steps + next.outputs.unstacked(), next.state)
            }
            expectClose(.stacked(steps), whole.outputs, 1e-5)
            expectClose(state!.hidden, whole.state.hidden, 1e-5)
        }
        expectSame(LSTM(LSTMTests.cell(7, 5)))
        expectSame(RNN(RNNTests.cell(7, 5)))
        expectSame(Unrolled(StepByStep(GRUTests.cell(.afterProduct, 7, 5))))
    }

    private func generate(
        _ temperature: Double = 0, topK: Int? = nil, after prefix: [Int32]? = nil, count: Int = 40,
        seed: UInt64 = 1
    ) throws -> [Int32] {
        var generator = Generator(seed: seed)
        let sampler = Sampler(
            temperature: temperature, topK: topK, within: SearchSpace(maxLength: count))
        defer { #expect(temperature > 0 || generator == Generator(seed: seed)) }
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

    @Test func `the same seed writes the same text and another seed another`() throws {
        #expect(try generate(1) == generate(1))
        #expect(try generate(1) != generate(1, seed: 2))
        #expect(try generate(1, topK: 100) == generate(1))
    }

    /// Of n draws the share of an event of probability p has the standard deviation √(p(1 − p)/n);
    /// five of them. At temperature ½ the odds 1 : 3 : 6 are squared.
    @Test(
        arguments: [
            (1.0, nil, [0.1, 0.3, 0.6]), (0.5, nil, [1 / 46, 9 / 46, 36 / 46]),
            (1, 2, [0, 1 / 3, 2 / 3]), (1e9, 2, [0, 0.5, 0.5]),
        ] as [(Double, Int?, [Double])])
    func `tokens are drawn in proportion to the softmax at a temperature`(
        _ temperature: Double, _ topK: Int?, _ shares: [Double]
    ) throws {
        let model = RawModel(vocabularySize: 3, end: nil) { _ in
            [1.0, 3, 6].map { Float(log($0)) }
        }
        var (generator, counts) = (Generator(seed: 3), [0, 0, 0])
        let n = 20_000
        let sampler = Sampler(
            temperature: temperature, topK: topK, within: SearchSpace(maxLength: 1))
        for found in try sampler(model, from: model.start(n), using: &generator) {
            counts[Int(found.best.tokens[0])] += 1
        }
        for (count, p) in zip(counts, shares) {
            let deviation = (p * (1 - p) / Double(n)).squareRoot()
            #expect(abs(Double(count) / Double(n) - p) <= 5 * deviation)
        }
    }

    enum Trap: String, Codable, CaseIterable {
        case head = "Predictor: hidden size 5, head [4, 7]"
        case temperature =
            "continuation: temperature -1.0: not a number of at least 0; "
        case noToken = "a sequence without a step"
        case token = "token 7 is outside a vocabulary of 7"

        func spring() {
            switch self {
            case .head:
                let head = Linear(weight: Tensor(zeros: [4, 7]), bias: Tensor(zeros: [7]))
                _ = LanguageModel(layer: LSTM(LSTMTests.cell(7, 5)), head: head)
            case .temperature:
                var generator = Generator(seed: 1)
                let corpus = try! Corpus(text: "abcdef")
                _ = LanguageModelTests.lstm.continuation(
                    of: "a", in: corpus, temperature: -1, using: &generator)
            case .noToken: _ = LanguageModelTests.lstm.start(after: [])
            case .token: _ = LanguageModelTests.lstm.start(after: [7])
            }
        }
    }

    @Test(arguments: Trap.allCases)
    func `what cannot be predicted stops with a message`(_ trap: Trap) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [trap] in trap.spring() }
        expectMessage(trap.rawValue, from: result)
    }
}
