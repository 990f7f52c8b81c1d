import Testing

@testable import Recurrent

/// What is a mistake, and what is said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let message: String
    let make: @Sendable () throws -> Void
    var testDescription: String { message }

    init<T>(_ message: String, _ make: @escaping @Sendable () throws -> T) {
        self.message = message
        self.make = { _ = try make() }
    }
}

/// Mistakes in a program: each stops it and says what is wrong.
@Suite struct StopTests {
    static let mistakes: [Mistake] = [
        // Tensors and gradients.
        Mistake("left is [2, 3], right is [4, 5]; inner sizes 3 and 4 differ") {
            matmul(Tensor(zeros: [2, 3]), Tensor(zeros: [4, 5]))
        },
        Mistake("an operation mixes tensors of two gradient computations; detach one of them") {
            _ = valueAndGradient(at: Tensor(1)) { x in
                Tensor(valueAndGradient(at: Tensor(2)) { y in x * y }.value)
            }
        },
        // Layers and losses.
        Mistake("Dropout: the rate 1.0 is not in [0, 1)") { Dropout(1) },
        Mistake("Dropout: the rate -0.1 is not in [0, 1)") { Dropout(-0.1) },
        Mistake("affine: left is [2, 4], right is [3, 1]; inner sizes 4 and 3 differ") {
            Linear(weight: Tensor(zeros: [3, 1]), bias: Tensor([0]))(Tensor(zeros: [2, 4]))
        },
        Mistake("affine: the bias is [2], the weight is [3, 1]") {
            Linear(weight: Tensor(zeros: [3, 1]), bias: Tensor([0, 0]))(Tensor(zeros: [2, 3]))
        },
        Mistake("token 2 is outside a vocabulary of 2") {
            seeded { Embedding(2, 3, using: &$0) }(LayerTests.tokens)
        },
        Mistake("crossEntropy: logits are [3, 3, 5], targets [3, 2]") {
            crossEntropy(Tensor(zeros: [3, 3, 5]), LossTests.targets)
        },
        Mistake("token 4 is outside a vocabulary of 4") {
            crossEntropy(Tensor(zeros: [3, 2, 4]), LossTests.targets)
        },
        Mistake("squaredError: prediction is [3], target is [1]") {
            squaredError(Tensor([1, 2, 3]), Tensor([1]))
        },
        Mistake("dotProducts: [4, 3, 2] at every step, a memory of [3, 5, 6]") {
            let attention = seeded {
                Attention(.dot, querySize: 2, keySize: 6, hiddenSize: 2, using: &$0)
            }
            return attention(
                Tensor(zeros: [4, 3, 2]),
                over: attention.memory(of: Tensor(zeros: [5, 3, 6]), validLengths: nil))
        },
        // Recurrent layers.
        Mistake("a sequence [steps, batch, 2] is needed, this is [4, 3, 7]") {
            LSTM(LSTMTests.cell())(Tensor(zeros: [4, 3, 7]))
        },
        Mistake("a sequence without a step") {
            LSTM(LSTMTests.cell())(Tokens(stepCount: 0, batchSize: 3, indices: []))
        },
        Mistake("the state before the first step is [[4, 5], [4, 5]], not [[3, 5], [3, 5]]") {
            LSTM(LSTMTests.cell())(Tensor(zeros: [4, 3, 2]), from: LSTMState(zeros: 4, 5))
        },
        Mistake("2 valid lengths for 3 sequences") { run(validLengths: [4, 4]) },
        Mistake("valid lengths [4, 0, 4] are not all in 1...4") { run(validLengths: [4, 0, 4]) },
        Mistake("valid lengths [4, 5, 4] are not all in 1...4") { run(validLengths: [4, 5, 4]) },
        Mistake("Bidirectional: input and hidden sizes [2, 5] forward, [3, 5] backward") {
            Bidirectional(forward: rnn, backward: RNN(RNNTests.cell(3, 5)))
        },
        Mistake("Deep: a stack of no layers") { Deep<RNN>([]) },
        Mistake("Deep: a layer that writes 5 numbers a step is below one that reads 2") {
            Deep([rnn, rnn])
        },
        Mistake("Dropout: the rate 1.0 is not in [0, 1)") { Deep([rnn], dropout: 1) },
        Mistake("Deep: 1 states for 2 layers") {
            let deep = Deep([rnn, RNN(RNNTests.cell(5, 5))])
            _ = deep(Tensor(zeros: [4, 3, 2]), from: [Tensor(zeros: [3, 5])])
        },
        // Training, texts and search.
        Mistake("0: the parameter is [2], its gradient [1]") {
            var (model, rule) = ([Tensor([1, 2])], SGD(learningRate: 1))
            rule.update(&model, along: [Tensor([1])])
        },
        Mistake("Corpus: an index beyond the vocabulary") {
            _ = Corpus(encoding: try Corpus(text: "abc").encoding, indices: [0, 4])
        },
        Mistake("Windows: no window starts at token 6") {
            let corpus = try Corpus(text: "abcdefgh")
            _ = try Windows(corpus, stepCount: 2, trainingCount: 2, validationCount: 1).batch([6])
        },
        Mistake("Predictor: hidden size 5, head [4, 7]") {
            let head = Linear(weight: Tensor(zeros: [4, 7]), bias: Tensor(zeros: [7]))
            _ = LanguageModel(layer: LSTM(LSTMTests.cell(7, 5)), head: head)
        },
        Mistake("continuation: temperature -1.0: not a number of at least 0; ") {
            var generator = Generator(seed: 1)
            _ = LanguageModelTests.lstm.continuation(
                of: "a", in: try Corpus(text: "abcdef"), temperature: -1, using: &generator)
        },
        Mistake("a sequence without a step") { LanguageModelTests.lstm.start(after: []) },
        Mistake("token 7 is outside a vocabulary of 7") {
            LanguageModelTests.lstm.start(after: [7])
        },
        Mistake("Sampler: a draw at temperature 1.0 needs a generator") {
            let model = TableModel.bookFirst
            _ = try Sampler(temperature: 1, within: SearchSpace(maxLength: 1))(
                model, from: model.start())
        },
        // BLEU.
        Mistake("CorpusBLEU: 2 hypotheses, references for 1") {
            CorpusBLEU()(["a", "b"], references: [["a"], []])
        },
        Mistake("CorpusBLEU: n-grams of 0 tokens") { CorpusBLEU(maximumOrder: 0) },
    ]

    private static let rnn = RNN(RNNTests.cell())
    @Sendable private static func run(validLengths: [Int]) {
        _ = rnn(Tensor(zeros: [4, 3, 2]), validLengths: validLengths)
    }

    @Test(arguments: zip(mistakes.indices, mistakes.map(\.message)))
    func `what does not fit stops with a message`(_ index: Int, _ message: String) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [index] in try Self.mistakes[index].make() }
        expectMessage(message, from: result)
    }
}
