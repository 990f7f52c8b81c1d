import Recurrent

/// The LSTM of the notes, pages ④ to ⑦, with one name for each of its parameters.
nonisolated struct ScratchLSTM: RecurrentCell {
    var Wxi, Whi, bi: Tensor  // input gate
    var Wxf, Whf, bf: Tensor  // forget gate
    var Wxo, Who, bo: Tensor  // output gate
    var Wxc, Whc, bc: Tensor  // input node

    /// Weights from N(0, 0.01²) and biases of zero, as D2L has them.
    init(_ d: Int, _ h: Int, using generator: inout Generator) {
        func three() -> (Tensor, Tensor, Tensor) {
            (
                .normal(d, h, standardDeviation: 0.01, using: &generator),
                .normal(h, h, standardDeviation: 0.01, using: &generator),
                Tensor(zeros: [h])
            )
        }
        (Wxi, Whi, bi) = three()
        (Wxf, Whf, bf) = three()
        (Wxo, Who, bo) = three()
        (Wxc, Whc, bc) = three()
    }

    func callAsFunction(_ X: Tensor, _ state: LSTMState) -> LSTMState {
        let (H, C) = (state.hidden, state.cell)
        let I = sigmoid(matmul(X, Wxi) + matmul(H, Whi) + bi)
        let F = sigmoid(matmul(X, Wxf) + matmul(H, Whf) + bf)
        let O = sigmoid(matmul(X, Wxo) + matmul(H, Who) + bo)
        let candidate = tanh(matmul(X, Wxc) + matmul(H, Whc) + bc)
        let newC = F * C + I * candidate
        return LSTMState(hidden: O * tanh(newC), cell: newC)
    }

    var inputSize: Int { Wxi.shape[0] }
    var hiddenSize: Int { Whi.shape[0] }

    func initialState(batchSize: Int) -> LSTMState {
        LSTMState(zeros: batchSize, hiddenSize)
    }

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
}
