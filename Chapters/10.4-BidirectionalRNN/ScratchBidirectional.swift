import Course
import Recurrent

// The library's parameters, as the network from scratch names them.

extension ScratchRNN {
    /// The library's cell has two biases where one would do.
    init(_ cell: RNNCell) {
        (Wx, Wh, b) = cell.weights.node(.hidden)
    }
}

extension ScratchBidirectional {
    init(_ layer: Bidirectional<RNN>) {
        forward = ScratchRNN(layer.forward.cell)
        backward = ScratchRNN(layer.backward.cell)
    }
}
