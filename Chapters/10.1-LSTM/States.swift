import Recurrent

/// What the internal state and the weights keep from step to step (Notes ③);
/// the hidden state is computed anew at each.
nonisolated struct Keeping: Encodable {
    /// The share of C that the forget gates carry into the next step, on average.
    let oneStep: Float
    /// The same over 10 steps, for the cell that forgets least.
    let tenSteps: Float
    /// By what share of their norm the weights change in a minibatch of training.
    let weightChange: Double

    init(
        of model: LanguageModel<LSTM>, on windows: Windows, threads: Int
    ) throws {
        let inputs = windows.batch(windows.validation.prefix(64)).inputs
        let F = model.layer.forgetGates(on: inputs)
        let runs = (9..<F.count).map { end in F[end - 9...end].reduce(1, *) }
        oneStep = Tensor.stacked(F).mean().item
        tenSteps = Tensor.stacked(runs).meanOfColumns().max() ?? 0
        var trainer = Trainer(
            model, optimizer: SGD(learningRate: 4), clipping: .norm(1),
            threadCount: threads, generator: Generator(seed: 0)
        ) { model, starts, _ in
            let batch = windows.batch(starts)
            return model.loss(batch.inputs, batch.targets)
        }
        try trainer.step(Array(windows.training.prefix(1024)))
        let change = zip(trainer.model.parameters, model.parameters).map {
            $0 - $1
        }
        weightChange = change.norm / model.norm
    }
}

/// The largest absolute values that the two states of an LSTM reach.
nonisolated struct Largest: Encodable {
    let hidden: Float
    let cell: Float

    init(of layer: LSTM, on tokens: Tokens) {
        let states = layer.states(on: tokens)
        func largest(_ tensors: [Tensor]) -> Float {
            tensors.flatMap(\.scalars).map(abs).max() ?? 0
        }
        hidden = largest(states.map(\.hidden))
        cell = largest(states.map(\.cell))
    }
}

nonisolated extension LSTM {
    /// The state after each step.
    fileprivate func states(on tokens: Tokens) -> [LSTMState] {
        var state = cell.initialState(batchSize: tokens.batchSize)
        return Tensor.oneHot(tokens, size: inputSize).unstacked().map { X in
            state = cell(X, state)
            return state
        }
    }

    /// The forget gates at each step, `[batchSize, hiddenSize]`.
    fileprivate func forgetGates(on tokens: Tokens) -> [Tensor] {
        let inputs = Tensor.oneHot(tokens, size: inputSize).unstacked()
        let before = [cell.initialState(batchSize: tokens.batchSize)]
        return zip(inputs, before + states(on: tokens)).map { X, state in
            ScratchLSTM(cell).gates(X, state.hidden).F
        }
    }
}

nonisolated extension Tensor {
    /// The mean of each column along the last axis.
    fileprivate func meanOfColumns() -> [Float] {
        let width = shape.last ?? 1
        return (0..<width).map { column in
            columns(column..<column + 1).mean().item
        }
    }
}
