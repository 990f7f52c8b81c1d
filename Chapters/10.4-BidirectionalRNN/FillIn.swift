import Course
import Foundation
import Recurrent

/// Sequences with one token of each hidden, and the tokens that were there.
struct Blanks: Sendable {
    /// The sequences, with `<unk>` in the gaps.
    let inputs: Tokens
    /// The step of each sequence's gap.
    let gaps: [Int]
    /// What was there, one token a sequence.
    let answers: Tokens

    /// Hides one token of each sequence.
    init(in text: Tokens, at gaps: [Int], unknown: Int) {
        let count = text.batchSize
        var indices = text.indices
        let places = gaps.enumerated().map { $1 * count + $0 }
        for place in places { indices[place] = Int32(unknown) }
        inputs = Tokens(
            stepCount: text.stepCount, batchSize: count, indices: indices)
        self.gaps = gaps
        answers = Tokens(
            stepCount: 1, batchSize: count,
            indices: places.map { text.indices[$0] })
    }

    private init(inputs: Tokens, gaps: [Int], answers: Tokens) {
        (self.inputs, self.gaps, self.answers) = (inputs, gaps, answers)
    }

    /// The same sequences from their end: what a network reads that knows only
    /// what follows a gap.
    var reversed: Blanks {
        Blanks(
            inputs: inputs.reversed(within: nil),
            gaps: gaps.map { inputs.stepCount - 1 - $0 }, answers: answers)
    }
}

/// A recurrent layer and a fully connected one that names the hidden token:
/// `main.swift` says how.
struct FillIn<Layer: RecurrentLayer>: Module {
    var layer: Layer
    var head: Linear

    init(_ layer: Layer, using generator: inout Generator) {
        self.layer = layer
        head = Linear(layer.hiddenSize, layer.inputSize, using: &generator)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }

    /// The number of gaps filled with what was there.
    func hits(_ blanks: Blanks) -> Int {
        zip(logits(blanks).argmax(), blanks.answers.indices)
            .count { $0 == Int($1) }
    }
}

/// How well gaps were filled, epoch by epoch.
struct FillInCurve {
    /// The share of unseen gaps filled with what was there, after each epoch.
    var accuracy: [Double] = []
    /// Of the missing token: over each epoch while it trains, and after it on
    /// unseen sequences.
    var training: [Double] = []
    var validation: [Double] = []
    var tokensPerSecond = 0.0
}

/// Numbered sequences with gaps, the first ones to train on.
struct FillInTask: Sendable {
    let training: Range<Int>
    let validation: Range<Int>
    let blanks: @Sendable (ArraySlice<Int>) -> Blanks
}

extension FillIn {
    /// Trains with Adam, clipped to norm 1, on minibatches of 256 sequences.
    mutating func train(
        on task: FillInTask, epochs: Int, learningRate: Float, threads: Int,
        seed: UInt64, report: (Int, FillInCurve) -> Void = { _, _ in }
    ) throws -> FillInCurve {
        var trainer = Trainer(
            self, optimizer: Adam(learningRate: learningRate),
            clipping: .norm(1), threadCount: threads,
            generator: Generator(seed: seed)
        ) { model, examples, _ in model.loss(task.blanks(examples)) }
        defer { self = trainer.model }
        let unseen = Array(task.validation)
        let steps = task.blanks(unseen.prefix(1)).inputs.stepCount
        var curve = FillInCurve()
        var seconds = 0.0
        for epoch in 1...epochs {
            let start = ContinuousClock.now
            let losses = try trainer.shuffledMinibatches(
                of: task.training, size: 256
            ).map { try trainer.step($0).loss }
            seconds += (ContinuousClock.now - start) / .seconds(1)
            curve.tokensPerSecond =
                Double(epoch * task.training.count * steps) / seconds
            curve.training.append(
                exp(losses.reduce(0, +) / Double(losses.count)))
            curve.validation.append(exp(try trainer.evaluate(unseen)))
            curve.accuracy.append(trainer.model.accuracy(on: unseen, of: task))
            report(epoch, curve)
        }
        return curve
    }

    /// The share of gaps filled with what was there.
    private func accuracy(on examples: [Int], of task: FillInTask) -> Double {
        let right = shards(of: examples).reduce(0) {
            $0 + hits(task.blanks($1))
        }
        return Double(right) / Double(examples.count)
    }
}
