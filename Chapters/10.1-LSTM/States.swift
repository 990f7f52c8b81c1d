import Recurrent

/// How fast the three kinds of memory change (Notes ③): the norm of a step's
/// change over the norm of what changes, on average.
nonisolated struct Change: Encodable {
    /// The hidden state, a step.
    let hidden: Double
    /// The internal state, a step.
    let cell: Double
    /// The weights, a minibatch of training.
    let weights: Double

    init(
        of model: LanguageModel<LSTM>, on windows: Windows, threads: Int
    ) throws {
        let inputs = windows.batch(windows.validation.prefix(64)).inputs
        let steps = model.layer.states(on: inputs)
        hidden = Self.change(steps.map(\.hidden))
        cell = Self.change(steps.map(\.cell))
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
        weights = change.norm / model.norm
    }

    private static func change(_ states: [Tensor]) -> Double {
        let changes = zip(states.dropFirst(), states).map { ($0 - $1).norm }
        return changes.reduce(0, +)
            / states.dropLast().reduce(0) { $0 + $1.norm }
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
}
