@testable import Recurrent

/// A cell whose weights stand gate by gate in blocks of columns.
protocol GatedCell: RecurrentCell {
    associatedtype Gate: RawRepresentable<Int>
    var inputWeight: Tensor { get set }
    var hiddenWeight: Tensor { get set }
    var inputBias: Tensor { get set }
    var hiddenBias: Tensor { get set }
}

extension LSTMCell: GatedCell {
    enum Gate: Int, CaseIterable { case input, forget, candidate, output }
}

extension GRUCell: GatedCell {
    enum Gate: Int, CaseIterable { case reset, update, candidate }
}

extension GatedCell {
    /// Where a gate's weights and biases stand.
    func columns(of gate: Gate) -> Range<Int> {
        gate.rawValue * hiddenSize..<(gate.rawValue + 1) * hiddenSize
    }

    /// This cell with a gate cut off from input and state, its sum held at a constant.
    ///
    /// Held at 100, σ and tanh are exactly 1, for 1 + e⁻⁸⁷ rounds to 1 (any sum above 17.4 would
    /// do). Held at −100, σ is e⁻⁸⁷ ≈ 10⁻³⁸: what it multiplies no longer changes a sum whose other
    /// term is above 10⁻³⁰.
    func holding(_ gate: Gate, at sum: Float) -> Self {
        var cell = self
        let columns = columns(of: gate)
        cell.inputWeight.fill(columns, with: 0)
        cell.hiddenWeight.fill(columns, with: 0)
        cell.inputBias.fill(columns, with: sum)
        cell.hiddenBias.fill(columns, with: 0)
        return cell
    }

    /// X W_x + H W_h + b of one gate.
    func sum(_ gate: Gate, _ input: Tensor, _ hidden: Tensor) -> Tensor {
        let columns = columns(of: gate)
        return matmul(input, inputWeight.columns(columns))
            + matmul(hidden, hiddenWeight.columns(columns))
            + (inputBias + hiddenBias).columns(columns)
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
