import Testing

@testable import Recurrent

@Suite struct GradientTests {
    /// One or two inputs and an operation on them.
    struct Rule: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let inputs: [Tensor]
        let operation: @Sendable ([Tensor]) -> Tensor

        init(
            _ name: String, _ inputs: Tensor...,
            operation: @escaping @Sendable ([Tensor]) -> Tensor
        ) {
            testDescription = name
            self.inputs = inputs.map { 0.7 * $0 }
            self.operation = operation
        }
    }

    static let tokens = Tokens(stepCount: 3, batchSize: 2, indices: [0, 2, 1, 1, 2, 0])

    static let rules: [Rule] = {
        let (a, b) = (normal(3, 4), normal(3, 4, seed: 2))
        let (row, column) = (normal(4, seed: 3), normal(3, 1, seed: 4))
        let scalar = normal(1, seed: 9).reshaped(to: [])
        return [
            Rule("+", a, b) { $0[0] + $0[1] },
            Rule("+ row", a, row) { $0[0] + $0[1] },
            Rule("row -", row, a) { $0[0] - $0[1] },
            Rule("- column", a, column) { $0[0] - $0[1] },
            Rule("*", a, b) { $0[0] * $0[1] },
            Rule("* itself", a) { $0[0] * $0[0] },
            Rule("* column", a, column) { $0[0] * $0[1] },
            Rule("* scalar", scalar, a) { $0[0] * $0[1] },
            Rule("/", a, b) { $0[0] / ($0[1] * $0[1] + 1) },
            Rule("/ column", a, column) { $0[0] / ($0[1] * $0[1] + 1) },
            Rule("outer *", column, normal(1, 5)) { $0[0] * $0[1] },
            Rule("negation", a) { -$0[0] },
            Rule("matmul", a, normal(4, 2)) { matmul($0[0], $0[1]) },
            Rule("matmul of a stack", normal(2, 3, 4), normal(4, 2)) { matmul($0[0], $0[1]) },
            Rule("affine", a, normal(4, 2), normal(2)) { affine($0[0], $0[1], $0[2]) },
            Rule(
                "affine joined to a context", normal(2, 3, 4), normal(3, 5), normal(9, 2), normal(2)
            ) { affine($0[0], joinedTo: $0[1], $0[2], $0[3]) },
            Rule("sigmoid", a) { sigmoid($0[0]) },
            Rule("tanh", a) { tanh($0[0]) },
            Rule("relu", Tensor([-2, -0.1, 0.1, 2])) { relu($0[0]) },
            Rule("exp", a) { exp($0[0]) },
            Rule("log", a) { log($0[0] * $0[0] + 1) },
            Rule("softmax", a) { softmax($0[0]) },
            Rule("log softmax", a) { logSoftmax($0[0]) },
            Rule("mean", a) { $0[0].mean() },
            Rule("reshaped", a) { $0[0].reshaped(to: [2, 6]) },
            Rule("transposed", a) { $0[0].transposed() },
            Rule("unstacked", a) { $0[0].unstacked()[1] },
            Rule("stacked", a, b) { .stacked([$0[0], $0[1], $0[0]]) },
            Rule("concatenated", a, column) { .concatenated([$0[0], $0[1], $0[0]]) },
            Rule("columns", a) { $0[0].columns(1..<3) },
            Rule("rows", a) { $0[0].rows(tokens) },
            Rule("cross-entropy", normal(3, 2, 4)) { crossEntropy($0[0], tokens).sum },
            Rule("cross-entropy with padding", normal(3, 2, 4)) {
                crossEntropy($0[0], tokens, padding: 1).sum
            },
            Rule("squared error", a, b) { squaredError($0[0], $0[1]).sum },
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
}
