import Recurrent

/// The LSTM of the notes, pages ④ to ⑦, with one name for each of its parameters.
nonisolated struct ScratchLSTM: RecurrentCell {
    var Wxi, Whi, bi: Tensor  // input gate
    var Wxf, Whf, bf: Tensor  // forget gate
    var Wxo, Who, bo: Tensor  // output gate
    var Wxc, Whc, bc: Tensor  // input node

    /// Weights from N(0, deviation²) and biases of zero; D2L's deviation is 0.01.
    init(
        _ d: Int, _ h: Int, deviation: Double = 0.01,
        using generator: inout Generator
    ) {
        func weight(_ rows: Int) -> Tensor {
            .normal(rows, h, standardDeviation: deviation, using: &generator)
        }
        (Wxi, Whi, bi) = (weight(d), weight(h), Tensor(zeros: [h]))
        (Wxf, Whf, bf) = (weight(d), weight(h), Tensor(zeros: [h]))
        (Wxo, Who, bo) = (weight(d), weight(h), Tensor(zeros: [h]))
        (Wxc, Whc, bc) = (weight(d), weight(h), Tensor(zeros: [h]))
    }

    /// The parameters of the library's cell, which keeps the four nodes side by
    /// side in the order I, F, C̃, O and has two biases where one would do.
    init(_ cell: LSTMCell) {
        func node(_ k: Int) -> (Tensor, Tensor, Tensor) {
            let h = cell.hiddenSize
            let columns = k * h..<(k + 1) * h
            return (
                cell.inputWeight.columns(columns),
                cell.hiddenWeight.columns(columns),
                (cell.inputBias + cell.hiddenBias).columns(columns)
            )
        }
        (Wxi, Whi, bi) = node(0)
        (Wxf, Whf, bf) = node(1)
        (Wxc, Whc, bc) = node(2)
        (Wxo, Who, bo) = node(3)
    }

    /// I, F and O.
    func gates(_ X: Tensor, _ H: Tensor) -> [Tensor] {
        [
            sigmoid(matmul(X, Wxi) + matmul(H, Whi) + bi),
            sigmoid(matmul(X, Wxf) + matmul(H, Whf) + bf),
            sigmoid(matmul(X, Wxo) + matmul(H, Who) + bo),
        ]
    }

    /// One step: H and C from X and the H and C before.
    func callAsFunction(_ X: Tensor, _ state: LSTMState) -> LSTMState {
        let (H, C) = (state.hidden, state.cell)
        let gates = gates(X, H)
        let (I, F, O) = (gates[0], gates[1], gates[2])  // [n, h]
        let candidate = tanh(matmul(X, Wxc) + matmul(H, Whc) + bc)  // [n, h]
        let newC = F * C + I * candidate
        let newH = O * tanh(newC)
        return LSTMState(hidden: newH, cell: newC)
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
