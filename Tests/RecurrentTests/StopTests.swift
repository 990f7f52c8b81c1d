import Testing

@testable import Recurrent

/// Mistakes in a program: each stops it and says what is wrong.
@Suite struct StopTests {
    struct Trap: Sendable {
        let message: String
        let spring: @Sendable () throws -> Void

        init(_ message: String, _ spring: @escaping @Sendable () throws -> Void) {
            (self.message, self.spring) = (message, spring)
        }
    }

    static let traps: [Trap] = [
        // Tensors and gradients.
        Trap("left is [2, 3], right is [4, 5]; inner sizes 3 and 4 differ") {
            _ = matmul(Tensor(zeros: [2, 3]), Tensor(zeros: [4, 5]))
        },
        Trap("an operation mixes tensors of two gradient computations; detach one of them") {
            _ = valueAndGradient(at: Tensor(1)) { x in
                Tensor(valueAndGradient(at: Tensor(2)) { y in x * y }.value)
            }
        },
        // Layers and losses.
        Trap("Dropout: the rate 1.0 is not in [0, 1)") { _ = Dropout(1) },
        Trap("Dropout: the rate -0.1 is not in [0, 1)") { _ = Dropout(-0.1) },
        Trap("affine: left is [2, 4], right is [3, 1]; inner sizes 4 and 3 differ") {
            _ = Linear(weight: Tensor(zeros: [3, 1]), bias: Tensor([0]))(Tensor(zeros: [2, 4]))
        },
        Trap("affine: the bias is [2], the weight is [3, 1]") {
            _ = Linear(weight: Tensor(zeros: [3, 1]), bias: Tensor([0, 0]))(Tensor(zeros: [2, 3]))
        },
        Trap("token 2 is outside a vocabulary of 2") {
            var generator = Generator(seed: 1)
            _ = Embedding(2, 3, using: &generator)(LayerTests.tokens)
        },
        Trap("crossEntropy: logits are [3, 3, 5], targets [3, 2]") {
            _ = crossEntropy(Tensor(zeros: [3, 3, 5]), LossTests.targets)
        },
        Trap("token 4 is outside a vocabulary of 4") {
            _ = crossEntropy(Tensor(zeros: [3, 2, 4]), LossTests.targets)
        },
        Trap("squaredError: prediction is [3], target is [1]") {
            _ = squaredError(Tensor([1, 2, 3]), Tensor([1]))
        },
        // Recurrent layers.
        Trap("a sequence [steps, batch, 2] is needed, this is [4, 3, 7]") {
            _ = LSTM(LSTMTests.cell())(Tensor(zeros: [4, 3, 7]))
        },
        Trap("a sequence without a step") {
            _ = LSTM(LSTMTests.cell())(Tokens(stepCount: 0, batchSize: 3, indices: []))
        },
        Trap("the state before the first step is [[4, 5], [4, 5]], not [[3, 5], [3, 5]]") {
            _ = LSTM(LSTMTests.cell())(Tensor(zeros: [4, 3, 2]), from: LSTMState(zeros: 4, 5))
        },
        Trap("2 valid lengths for 3 sequences") { run(validLengths: [4, 4]) },
        Trap("valid lengths [4, 0, 4] are not all in 1...4") { run(validLengths: [4, 0, 4]) },
        Trap("valid lengths [4, 5, 4] are not all in 1...4") { run(validLengths: [4, 5, 4]) },
        Trap("Bidirectional: input and hidden sizes [2, 5] forward, [3, 5] backward") {
            _ = Bidirectional(forward: rnn, backward: RNN(RNNTests.cell(3, 5)))
        },
        Trap("Deep: a stack of no layers") { _ = Deep<RNN>([]) },
        Trap("Deep: a layer that writes 5 numbers a step is below one that reads 2") {
            _ = Deep([rnn, rnn])
        },
        Trap("Dropout: the rate 1.0 is not in [0, 1)") { _ = Deep([rnn], dropout: 1) },
        Trap("Deep: 1 states for 2 layers") {
            let deep = Deep([rnn, RNN(RNNTests.cell(5, 5))])
            _ = deep(Tensor(zeros: [4, 3, 2]), from: [Tensor(zeros: [3, 5])])
        },
        // Training, texts and search.
        Trap("0: the parameter is [2], its gradient [1]") {
            var (model, rule) = ([Tensor([1, 2])], SGD(learningRate: 1))
            rule.update(&model, along: [Tensor([1])])
        },
        Trap("Windows: no window starts at token 6") {
            let corpus = try Corpus(text: "abcdefgh")
            _ = try Windows(corpus, stepCount: 2, trainingCount: 2, validationCount: 1).batch([6])
        },
        Trap("Predictor: hidden size 5, head [4, 7]") {
            let head = Linear(weight: Tensor(zeros: [4, 7]), bias: Tensor(zeros: [7]))
            _ = LanguageModel(layer: LSTM(LSTMTests.cell(7, 5)), head: head)
        },
        Trap("continuation: temperature -1.0: not a number of at least 0; ") {
            var generator = Generator(seed: 1)
            _ = LanguageModelTests.lstm.continuation(
                of: "a", in: try Corpus(text: "abcdef"), temperature: -1, using: &generator)
        },
        Trap("a sequence without a step") { _ = LanguageModelTests.lstm.start(after: []) },
        Trap("token 7 is outside a vocabulary of 7") {
            _ = LanguageModelTests.lstm.start(after: [7])
        },
        Trap("Sampler: a draw at temperature 1.0 needs a generator") {
            let model = TableModel.bookFirst
            _ = try Sampler(temperature: 1, within: SearchSpace(maxLength: 1))(
                model, from: model.start())
        },
        // BLEU.
        Trap("CorpusBLEU: 2 hypotheses, references for 1") {
            _ = CorpusBLEU()(["a", "b"], references: [["a"], []])
        },
        Trap("CorpusBLEU: n-grams of 0 tokens") { _ = CorpusBLEU(maximumOrder: 0) },
    ]

    private static let rnn = RNN(RNNTests.cell())
    @Sendable private static func run(validLengths: [Int]) {
        _ = rnn(Tensor(zeros: [4, 3, 2]), validLengths: validLengths)
    }

    @Test(arguments: zip(traps.indices, traps.map(\.message)))
    func `what does not fit stops with a message`(_ index: Int, _ message: String) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [index] in try Self.traps[index].spring() }
        expectMessage(message, from: result)
    }
}
