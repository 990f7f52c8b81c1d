import Course
import Recurrent

// The library's parameters, as the network from scratch names them.

extension ScratchRNN {
    /// The library's cell has two biases where one would do.
    init(_ cell: RNNCell) {
        Wx = cell.inputWeight
        Wh = cell.hiddenWeight
        b = cell.inputBias + cell.hiddenBias
    }
}

extension ScratchBidirectional {
    init(_ layer: Bidirectional<RNN>) {
        forward = ScratchRNN(layer.forward.cell)
        backward = ScratchRNN(layer.backward.cell)
    }
}
