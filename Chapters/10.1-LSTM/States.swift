import Course
import Recurrent

extension [Tensor] {
    /// The correlation of states with those a step later, about their mean.
    var correlationWithNext: Double {
        let mean = reduce(0, +) / Tensor(Float(count))
        let centred = map { $0 - mean }
        let products = zip(centred, centred.dropFirst()).map { $0 * $1 }
        func meanSum(_ tensors: [Tensor]) -> Float {
            tensors.reduce(0, +).sum().item / Float(tensors.count)
        }
        return Double(meanSum(products) / meanSum(centred.map { $0 * $0 }))
    }

    /// The largest absolute value of any number.
    var largest: Double {
        flatMap(\.scalars).map { Double(abs($0)) }.max() ?? 0
    }
}

/// By what share of their norm the weights change in a minibatch of training.
func weightChange(
    of model: LanguageModel<LSTM>, on windows: Windows, threads: Int
) throws -> Double {
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
    return change.norm / model.norm
}

extension LSTM {
    /// The state after each step.
    func states(on tokens: Tokens) -> [LSTMState] {
        var state = cell.initialState(batchSize: tokens.batchSize)
        return Tensor.oneHot(tokens, size: inputSize).unstacked().map { X in
            state = cell(X, state)
            return state
        }
    }
}

/// How long the states of a trained model keep what they hold, how far they go,
/// and by how much a minibatch of training changes the weights.
func memories(
    of model: LanguageModel<LSTM>, on windows: Windows, threads: Int
) throws -> [String: Double] {
    let unseen = windows.batch(windows.validation.prefix(512)).inputs
    let states = model.layer.states(on: unseen)
    let (H, C) = (states.map(\.hidden), states.map(\.cell))
    return [
        "H kept": H.correlationWithNext, "C kept": C.correlationWithNext,
        "largest H": H.largest, "largest C": C.largest,
        "change": try weightChange(of: model, on: windows, threads: threads),
    ]
}
