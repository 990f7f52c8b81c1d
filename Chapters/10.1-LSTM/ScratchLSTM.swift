import Course
import Notebook
import Recurrent

// What the library asks of the cell that `main.swift` builds from the notes' equations.

extension ScratchLSTM {
    var inputSize: Int { Wxi.shape[0] }
    var hiddenSize: Int { Whi.shape[0] }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("Wxi", &Wxi)
        visit("Whi", &Whi)
        visit("bi", &bi)
        visit("Wxf", &Wxf)
        visit("Whf", &Whf)
        visit("bf", &bf)
        visit("Wxo", &Wxo)
        visit("Who", &Who)
        visit("bo", &bo)
        visit("Wxc", &Wxc)
        visit("Whc", &Whc)
        visit("bc", &bc)
    }

    /// The parameters of the library's cell, which keeps the four nodes side by
    /// side in the order I, F, C̃, O and has two biases where one would do.
    init(_ cell: LSTMCell) {
        (Wxi, Whi, bi) = cell.weights.node(.input)
        (Wxf, Whf, bf) = cell.weights.node(.forget)
        (Wxc, Whc, bc) = cell.weights.node(.candidate)
        (Wxo, Who, bo) = cell.weights.node(.output)
    }
}
