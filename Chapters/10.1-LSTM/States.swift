import Course
import Recurrent

/// How long the three kinds of memory last (Notes ③): the correlation of each
/// state with itself a step later, and what training changes of the weights.
struct Keeping: Encodable {
    let hidden: Float
    let cell: Float
    /// By what share of their norm the weights change in a minibatch of training.
    let weightChange: Double

    init(
        of model: LanguageModel<LSTM>, on windows: Windows, threads: Int
    ) throws {
        let inputs = windows.batch(windows.validation.prefix(512)).inputs
        let states = model.layer.states(on: inputs)
        hidden = states.map(\.hidden).correlationWithNext
        cell = states.map(\.cell).correlationWithNext
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

extension [Tensor] {
    /// The correlation of states with those a step later, about their mean.
    fileprivate var correlationWithNext: Float {
        let mean = reduce(0, +) / Tensor(Float(count))
        let centred = map { $0 - mean }
        let products = zip(centred, centred.dropFirst()).map { $0 * $1 }
        func meanSum(_ tensors: [Tensor]) -> Float {
            tensors.reduce(0, +).sum().item / Float(tensors.count)
        }
        return meanSum(products) / meanSum(centred.map { $0 * $0 })
    }
}

/// The largest absolute values that the two states of an LSTM reach.
struct Largest: Encodable {
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

extension LSTM {
    /// The state after each step.
    fileprivate func states(on tokens: Tokens) -> [LSTMState] {
        var state = cell.initialState(batchSize: tokens.batchSize)
        return Tensor.oneHot(tokens, size: inputSize).unstacked().map { X in
            state = cell(X, state)
            return state
        }
    }
}
