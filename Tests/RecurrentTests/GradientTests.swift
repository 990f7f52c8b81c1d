import Testing

@testable import Recurrent

@Suite struct GradientTests {
    static func sample(_ shape: Int..., seed: UInt64 = 1) -> Tensor {
        var generator = Generator(seed: seed)
        let scalars = (0..<shape.reduce(1, *)).map { _ in Float(generator.normal()) * 0.7 }
        return Tensor(scalars, shape: shape)
    }

    /// One or two inputs and an operation on them.
    struct Rule: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let inputs: [Tensor]
        let operation: @Sendable ([Tensor]) -> Tensor
    }

    static let tokens = Tokens(stepCount: 3, batchSize: 2, indices: [0, 2, 1, 1, 2, 0])

    static let rules: [Rule] = {
        let (a, b) = (sample(3, 4), sample(3, 4, seed: 2))
        let (row, column) = (sample(4, seed: 3), sample(3, 1, seed: 4))
        let scalar = sample(1, seed: 9).reshaped(to: [])
        return [
            Rule(testDescription: "+", inputs: [a, b]) { $0[0] + $0[1] },
            Rule(testDescription: "+ row", inputs: [a, row]) { $0[0] + $0[1] },
            Rule(testDescription: "row -", inputs: [row, a]) { $0[0] - $0[1] },
            Rule(testDescription: "- column", inputs: [a, column]) { $0[0] - $0[1] },
            Rule(testDescription: "*", inputs: [a, b]) { $0[0] * $0[1] },
            Rule(testDescription: "* itself", inputs: [a]) { $0[0] * $0[0] },
            Rule(testDescription: "* column", inputs: [a, column]) { $0[0] * $0[1] },
            Rule(testDescription: "* scalar", inputs: [scalar, a]) { $0[0] * $0[1] },
            Rule(testDescription: "/", inputs: [a, b]) { $0[0] / ($0[1] * $0[1] + 1) },
            Rule(testDescription: "/ column", inputs: [a, column]) { $0[0] / ($0[1] * $0[1] + 1) },
            Rule(testDescription: "outer *", inputs: [column, sample(1, 5)]) { $0[0] * $0[1] },
            Rule(testDescription: "negation", inputs: [a]) { -$0[0] },
            Rule(testDescription: "matmul", inputs: [a, sample(4, 2)]) { matmul($0[0], $0[1]) },
            Rule(testDescription: "matmul of a stack", inputs: [sample(2, 3, 4), sample(4, 2)]) {
                matmul($0[0], $0[1])
            },
            Rule(testDescription: "affine", inputs: [a, sample(4, 2), sample(2)]) {
                affine($0[0], $0[1], $0[2])
            },
            Rule(testDescription: "sigmoid", inputs: [a]) { sigmoid($0[0]) },
            Rule(testDescription: "tanh", inputs: [a]) { tanh($0[0]) },
            Rule(testDescription: "relu", inputs: [Tensor([-2, -0.1, 0.1, 2])]) { relu($0[0]) },
            Rule(testDescription: "exp", inputs: [a]) { exp($0[0]) },
            Rule(testDescription: "log", inputs: [a]) { log($0[0] * $0[0] + 1) },
            Rule(testDescription: "softmax", inputs: [a]) { softmax($0[0]) },
            Rule(testDescription: "log softmax", inputs: [a]) { logSoftmax($0[0]) },
            Rule(testDescription: "mean", inputs: [a]) { $0[0].mean() },
            Rule(testDescription: "reshaped", inputs: [a]) { $0[0].reshaped(to: [2, 6]) },
            Rule(testDescription: "transposed", inputs: [a]) { $0[0].transposed() },
            Rule(testDescription: "unstacked", inputs: [a]) { $0[0].unstacked()[1] },
            Rule(testDescription: "stacked", inputs: [a, b]) { .stacked([$0[0], $0[1], $0[0]]) },
            Rule(testDescription: "concatenated", inputs: [a, column]) {
                .concatenated([$0[0], $0[1], $0[0]])
            },
            Rule(testDescription: "columns", inputs: [a]) { $0[0].columns(1..<3) },
            Rule(testDescription: "rows", inputs: [a]) { $0[0].rows(tokens) },
            Rule(testDescription: "cross-entropy", inputs: [sample(3, 2, 4)]) {
                crossEntropy($0[0], tokens).sum
            },
            Rule(testDescription: "cross-entropy with padding", inputs: [sample(3, 2, 4)]) {
                crossEntropy($0[0], tokens, padding: 1).sum
            },
            Rule(testDescription: "squared error", inputs: [a, b]) {
                squaredError($0[0], $0[1]).sum
            },
        ]
    }()

    @Test(arguments: rules)
    func `every rule equals central differences`(_ rule: Rule) {
        expectGradient(at: rule.inputs) { weighted(rule.operation($0)) }
    }

    @Test func `a value used twice collects both gradients`() {
        let result = valueAndGradient(at: Tensor(3)) { x in x * x + 2 * x }
        #expect(result.value == 15)
        #expect(result.gradient.item == 8)
    }

    @Test func `a parameter the result does not depend on has gradient zero`() {
        let result = valueAndGradient(at: [Tensor([1, 2]), Tensor([3, 4])]) { $0[0].sum() }
        #expect(result.gradient[1] == Tensor([0, 0]))
        #expect(valueAndGradient(at: Tensor(2)) { _ in Tensor(1) }.gradient.item == 0)
    }

    @Test func `a detached value is a constant`() {
        #expect(valueAndGradient(at: Tensor(3)) { $0 * $0.detached }.gradient.item == 3)
    }

    @Test func `nothing is recorded once the gradient has been taken`() {
        var kept = Tensor(0)
        _ = valueAndGradient(at: Tensor(3)) { x in
            kept = x * x
            return kept
        }
        #expect(!kept.isTracked)
        #expect((kept * kept).node == nil)
    }

    /// A chain this long overflows the stack where freeing one node frees the next.
    @Test func `a chain of a hundred thousand operations is differentiated and freed`() {
        let result = valueAndGradient(at: Tensor(1)) { x in
            (0..<100_000).reduce(x) { y, _ in y * 1 }
        }
        #expect(result.gradient.item == 1)
    }

    @Test func `mixing two gradient computations stops with a message`() async {
        await #expect(processExitsWith: .failure) {
            _ = valueAndGradient(at: Tensor(1)) { x in
                Tensor(valueAndGradient(at: Tensor(2)) { y in x * y }.value)
            }
        }
    }
}
