import Recurrent

/// A cell of the library, which keeps the parameters of its nodes side by side: `hiddenSize`
/// columns for each.
public protocol PackedCell: RecurrentCell {
    /// `[inputSize, nodes · hiddenSize]`
    var inputWeight: Tensor { get }
    /// `[hiddenSize, nodes · hiddenSize]`
    var hiddenWeight: Tensor { get }
    /// `[nodes · hiddenSize]`
    var inputBias: Tensor { get }
    /// `[nodes · hiddenSize]`
    var hiddenBias: Tensor { get }
}

extension LSTMCell: PackedCell {}
extension GRUCell: PackedCell {}

extension PackedCell {
    /// The weights and the bias of one node, its two biases added up, as a cell that is built from
    /// the equations names them.
    public func node(_ index: Int) -> (inputWeight: Tensor, hiddenWeight: Tensor, bias: Tensor) {
        let columns = index * hiddenSize..<(index + 1) * hiddenSize
        return (
            inputWeight: inputWeight.columns(columns), hiddenWeight: hiddenWeight.columns(columns),
            bias: (inputBias + hiddenBias).columns(columns)
        )
    }
}
