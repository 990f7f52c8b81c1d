import Course
import Notebook
import Recurrent

// What the library asks of the cells that `main.swift` builds from the notes'
// equations.

extension ScratchGRU {
    var inputSize: Int { Wxr.shape[0] }
    var hiddenSize: Int { Whr.shape[0] }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("Wxr", &Wxr)
        visit("Whr", &Whr)
        visit("br", &br)
        visit("Wxz", &Wxz)
        visit("Whz", &Whz)
        visit("bz", &bz)
        visit("Wxh", &Wxh)
        visit("Whh", &Whh)
        visit("bh", &bh)
    }

    /// The parameters of the library's cell, which computes the same if its
    /// reset is before the product.
    init(_ cell: GRUCell) {
        (Wxr, Whr, br) = cell.weights.node(.reset)
        (Wxz, Whz, bz) = cell.weights.node(.update)
        (Wxh, Whh, bh) = cell.weights.node(.candidate)
    }
}

extension PartialGRU {
    var inputSize: Int { whole.inputSize }
    var hiddenSize: Int { whole.hiddenSize }

    /// Starts from the weights that the library's cell starts from.
    init(
        _ inputSize: Int, _ hiddenSize: Int, gates: Gates,
        using generator: inout Generator
    ) {
        whole = ScratchGRU(GRUCell(inputSize, hiddenSize, using: &generator))
        self.gates = gates
    }

    func initialState(batchSize: Int) -> Tensor {
        whole.initialState(batchSize: batchSize)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        whole.visitParameters(visit)
    }
}
