import Course
import Recurrent

// What the library asks of what `main.swift` builds from the notes' equation.

extension ScratchRNN {
    var inputSize: Int { Wxh.shape[0] }
    var hiddenSize: Int { Whh.shape[0] }

    func initialState(batchSize: Int) -> Tensor {
        Tensor(zeros: [batchSize, hiddenSize])
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("Wxh", &Wxh)
        visit("Whh", &Whh)
        visit("bh", &bh)
    }
}

extension Stack {
    var inputSize: Int { layers[0].inputSize }
    var hiddenSize: Int { layers[layers.count - 1].hiddenSize }

    func initialState(batchSize: Int) -> [Cell.State] {
        layers.map { $0.initialState(batchSize: batchSize) }
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        for index in layers.indices {
            layers[index].visitParameters(under: "\(index)", visit)
        }
    }

    /// A stack of cells that `make` makes, each for the input size it is
    /// called with.
    init(
        _ layerCount: Int, inputSize: Int, _ make: (_ inputSize: Int) -> Cell
    ) {
        layers = []
        while layers.count < layerCount {
            layers.append(make(layers.last?.hiddenSize ?? inputSize))
        }
    }
}

extension RNNCell {
    /// The same cell, with the library's two biases; one of them stays zero.
    init(_ cell: ScratchRNN) {
        var nothing = Generator(seed: 0)
        self.init(cell.inputSize, cell.hiddenSize, using: &nothing)
        (weights.inputWeight, weights.hiddenWeight) = (cell.Wxh, cell.Whh)
        weights.inputBias = cell.bh
        weights.hiddenBias = Tensor(zeros: [cell.hiddenSize])
    }
}
