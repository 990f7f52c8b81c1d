import Testing

@testable import Recurrent

/// How much runs through a layer: every axis its own length.
struct RunSize: CustomTestStringConvertible, Sendable {
    var steps = 4, batch = 3, input = 2, hidden = 5

    var testDescription: String {
        "\(steps) steps, batch \(batch), input \(input), hidden \(hidden)"
    }

    /// Around the sixteen lanes of a kernel, and where an axis has length one.
    static let awkward = [
        RunSize(hidden: 1), RunSize(hidden: 5), RunSize(hidden: 16), RunSize(hidden: 19),
        RunSize(hidden: 32), RunSize(hidden: 33), RunSize(steps: 1), RunSize(batch: 1),
        RunSize(input: 1), RunSize(steps: 1, batch: 1, input: 1, hidden: 1),
        RunSize(steps: 7, batch: 20, input: 3, hidden: 17),
    ]
}

/// A layer with an input and an initial state: everything that a gradient can be taken of.
struct Run<Layer: RecurrentLayer>: Module {
    var layer: Layer
    var input: Tensor
    var state: Layer.State
    var validLengths: [Int]?

    init(_ layer: Layer, input: Tensor, state: Layer.State, validLengths: [Int]? = nil) {
        self.layer = layer
        self.input = input
        self.state = state
        self.validLengths = validLengths
    }

    /// A standard normal input and state.
    init(_ layer: Layer, _ size: RunSize = RunSize(), seed: UInt64 = 1) {
        var generator = Generator(seed: seed)
        let input = Tensor.normal(
            size.steps, size.batch, layer.inputSize, standardDeviation: 1, using: &generator)
        let zeros = layer(input).state
        let state = zeros.parameters.map {
            Tensor.normal($0.shape[0], $0.shape[1], standardDeviation: 1, using: &generator)
        }
        self.init(layer, input: input, state: zeros.with(parameters: state))
    }

    /// The same numbers through another layer.
    func through<Other: RecurrentLayer>(_ layer: Other) -> Run<Other>
    where Other.State == Layer.State {
        Run<Other>(layer, input: input, state: state, validLengths: validLengths)
    }

    /// The outputs of all steps, then the parts of the last state.
    var results: [Tensor] {
        let recurrence = layer(input, from: state, validLengths: validLengths)
        return [recurrence.outputs] + recurrence.state.parameters
    }

    /// The same from two runs, the second from the state that the first has left.
    func results(cutAt step: Int) -> [Tensor] {
        let steps = input.unstacked()
        let first = layer(Tensor.stacked(Array(steps[..<step])), from: state)
        let second = layer(Tensor.stacked(Array(steps[step...])), from: first.state)
        return [.stacked(first.outputs.unstacked() + second.outputs.unstacked())]
            + second.state.parameters
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "layer", visit)
        input.visitParameters(under: "input", visit)
        state.visitParameters(under: "state", visit)
    }
}

/// A scalar that every element of every tensor reaches with a weight of its own.
func weighted(_ tensors: [Tensor]) -> Tensor {
    zip(tensors, 1...).reduce(Tensor(0)) { $0 + Tensor(Float($1.1)) * weighted($1.0) }
}

/// Expects two computations to have the same results, and the same gradients where any of the
/// results alone, or all of them, have one.
///
/// Values of order one add up at most a hundred products, so that 10⁻⁵ is fifty units in the last
/// place; a gradient adds up to a thousand.
func expectSame<A: Module, B: Module>(
    _ a: A, _ b: B, _ resultsOfA: (A) -> [Tensor], _ resultsOfB: (B) -> [Tensor],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let (first, second) = (resultsOfA(a), resultsOfB(b))
    #expect(first.count == second.count, sourceLocation: sourceLocation)
    for (index, pair) in zip(first, second).enumerated() {
        expectClose(pair.0, pair.1, 1e-5, "result \(index)", sourceLocation: sourceLocation)
    }
    for chosen in first.indices.map({ $0...$0 }) + [0...first.count - 1] {
        let p = valueAndGradient(at: a) { weighted(Array(resultsOfA($0)[chosen])) }.gradient
        let q = valueAndGradient(at: b) { weighted(Array(resultsOfB($0)[chosen])) }.gradient
        #expect(p.parameterNames == q.parameterNames, sourceLocation: sourceLocation)
        for ((name, p), q) in zip(zip(p.parameterNames, p.parameters), q.parameters) {
            expectClose(
                p, q, 1e-4, relative: true, "the gradient of results \(chosen) at \(name)",
                sourceLocation: sourceLocation)
        }
    }
}

/// Expects tokens to do what their one-hot vectors do, as values and as gradients.
func expectTokensActAsOneHotVectors<Layer: RecurrentLayer>(
    _ layer: Layer, sourceLocation: SourceLocation = #_sourceLocation
) {
    let size = layer.inputSize
    let tokens = Tokens(stepCount: 5, batchSize: 3, indices: (0..<15).map { Int32($0 * 4 % size) })
    let state = Run(layer, RunSize(batch: 3)).state
    func results(_ recurrence: Recurrence<Layer.State>) -> [Tensor] {
        [recurrence.outputs] + recurrence.state.parameters
    }
    expectSame(
        layer, layer, { results($0(tokens, from: state)) },
        { results($0(Tensor.oneHot(tokens, size: size), from: state)) },
        sourceLocation: sourceLocation)
}
