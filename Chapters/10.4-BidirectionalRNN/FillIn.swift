import Course
import Foundation
import Notebook
import Recurrent

/// Sequences with one token of each hidden, and the tokens that were there.
struct Blanks: Sendable {
    /// The sequences, with `<unk>` in the gaps.
    let inputs: Tokens
    /// The step of each sequence's gap.
    let gaps: [Int]
    /// What was there, one token a sequence.
    let answers: Tokens

    /// The same sequences from their end: what a network reads that knows only
    /// what follows a gap.
    var reversed: Blanks {
        Blanks(
            inputs: inputs.reversed(within: nil),
            gaps: gaps.map { inputs.stepCount - 1 - $0 }, answers: answers)
    }
}

extension Blanks {
    /// Hides one token of each sequence.
    init(in text: Tokens, at gaps: [Int], unknown: Int) {
        let count = text.batchSize
        var indices = text.indices
        let places = gaps.enumerated().map { $1 * count + $0 }
        for place in places { indices[place] = Int32(unknown) }
        self.init(
            inputs: Tokens(
                stepCount: text.stepCount, batchSize: count, indices: indices),
            gaps: gaps,
            answers: Tokens(
                stepCount: 1, batchSize: count,
                indices: places.map { text.indices[$0] }))
    }
}

/// Numbered sequences with gaps, the first ones to train on.
struct FillInTask: Sendable {
    let training: Range<Int>
    let validation: Range<Int>
    let blanks: @Sendable (ArraySlice<Int>) -> Blanks
}

/// How well a network fills in gaps that it has not seen.
struct FillInScores {
    /// The share that is right, after each epoch.
    let accuracy: [Double]
    /// The mean loss of one at the end, in nats.
    let loss: Double
}

// A network that names the hidden token: `main.swift` says how.
extension Predictor {
    /// The share of unseen gaps filled with what was there.
    func accuracy(on task: FillInTask) -> Double {
        let unseen = Array(task.validation)
        let right = shards(of: unseen).reduce(0) { sum, examples in
            let blanks = task.blanks(examples)
            return sum
                + zip(logits(blanks).argmax(), blanks.answers.indices)
                .count { $0 == Int($1) }
        }
        return Double(right) / Double(unseen.count)
    }

    /// Trains it with Adam at 0.01, clipped to norm 1, on minibatches of 256
    /// sequences.
    mutating func fillIn(
        _ task: FillInTask, epochs: Int, threads: Int, seed: UInt64
    ) throws -> FillInScores {
        var trainer = Trainer(
            self, optimizer: Adam(learningRate: 0.01), clipping: .norm(1),
            threadCount: threads, generator: Generator(seed: seed)
        ) { model, examples, _ in model.loss(task.blanks(examples)) }
        var run = TrainingRun(
            trainer, epochs: epochs, measuring: .loss,
            minibatches: { _, generator in
                minibatches(
                    of: task.training.shuffled(using: &generator), size: 256)
            }, validation: { $0.model.accuracy(on: task) })
        try run.train()
        self = run.model
        trainer.model = run.model
        return FillInScores(
            accuracy: run.curve.validation.map(\.value),
            loss: try trainer.evaluate(Array(task.validation)))
    }
}
