@testable import Recurrent

extension PackedCell {
    /// Where a node's weights and biases stand.
    func columns(of node: Node) -> Range<Int> {
        node.rawValue * hiddenSize..<(node.rawValue + 1) * hiddenSize
    }

    /// This cell with a node cut off from input and state, its sum held at a constant.
    ///
    /// Held at 100, σ and tanh are exactly 1, for 1 + e⁻⁸⁷ rounds to 1 (any sum above 17.4 would
    /// do). Held at −100, σ is e⁻⁸⁷ ≈ 10⁻³⁸: what it multiplies no longer changes a sum whose other
    /// term is above 10⁻³⁰.
    func holding(_ node: Node, at sum: Float) -> Self {
        var cell = self
        let columns = columns(of: node)
        cell.weights.inputWeight.fill(columns, with: 0)
        cell.weights.hiddenWeight.fill(columns, with: 0)
        cell.weights.inputBias.fill(columns, with: sum)
        cell.weights.hiddenBias.fill(columns, with: 0)
        return cell
    }

    /// X W_x + H W_h + b of one node.
    func sum(_ node: Node, _ input: Tensor, _ hidden: Tensor) -> Tensor {
        let (inputWeight, hiddenWeight, bias) = weights.node(node)
        return matmul(input, inputWeight) + matmul(hidden, hiddenWeight) + bias
    }
}

extension GRUCell {
    /// The plain RNN of the candidate's weights.
    var candidateAlone: RNNCell {
        seeded { RNNCell(inputSize, hiddenSize, using: &$0) }
            .with(parameters: parameters.map { $0.columns(of: Node.candidate) })
    }
}

extension Tensor {
    /// Sets a range of the last axis.
    mutating func fill(_ columns: Range<Int>, with value: Float) {
        let width = shape.last!
        for start in stride(from: 0, to: count, by: width) {
            for column in columns { scalars[start + column] = value }
        }
    }
}

func normal(_ shape: Int..., seed: UInt64 = 1) -> Tensor {
    var generator = Generator(seed: seed)
    return Tensor(
        (0..<shape.reduce(1, *)).map { _ in Float(generator.normal()) }, shape: shape)
}

/// What is drawn with a generator of its own.
func seeded<T>(_ seed: UInt64 = 1, _ draw: (inout Generator) throws -> T) rethrows -> T {
    var generator = Generator(seed: seed)
    return try draw(&generator)
}
