/*:
# 10.1 Long short-term memory

Run it with `swift run LSTM`; `swift run LSTM --help` lists what can be varied,
`--quick` makes a toy run of it. The marks ① to ⑦ are the pages of the notes.

A recurrent network reads a sequence one step at a time and carries a state
along. Trained by backpropagation, its error signal has to travel the same way
back, and on the way it shrinks to nothing or grows without bound. The LSTM was
built so that it need do neither.
*/
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "lstm",
    title: "10.1 Long short-term memory",
    figures: [
        "lstm-gradient-flow": "gradients against lag, with and without clipping",
        "lstm-adding-problem": "RNN and LSTM on long dependencies",
        "lstm-gates": "the gates of a trained cell that keeps, skips, resets",
        "lstm-late-output-gate": "a state that builds up unseen",
        "lstm-perplexity": "training from scratch and with the library's layer",
    ])
let options = notebook.options
let quick = options.quick
let raw = notebook.readText()
let runsAll = options.only.isEmpty

/*:
## Vanishing and exploding gradients (Notes ① ②)

How much does a step `lag` places before the end contribute to the gradient of a
loss at the end? We give every step its own copy of the parameters; the gradient
of a copy is that step's contribution. Small recurrent weights let it vanish,
large ones let it explode, for every step multiplies it once more by the same
matrix (and by tanh′, at most 1).

Clipping scales the whole gradient down to norm 1 when it is longer. That caps
what exploded. It cannot bring back what vanished: in the right-hand panel the
curve of the RNN with small weights is the same as in the left one.

An LSTM is no cure by name alone. With its forget gates half open, as they are
before training, the gradient is halved at every step. With the forget gates
wide open, here by a bias of 5, it stays. The same holds for the GRU's update
gate, the topic of 10.2.
*/
let lagCount = quick ? 40 : 101
let clippingLimit = 1.0

func flows(
    _ makeCell: (inout Generator) -> some RecurrentCell
) -> [GradientFlow] {
    (0..<(quick ? 2 : 10)).map { draw in
        var generator = Generator(seed: options.seed &* 100 &+ UInt64(draw))
        let cell = makeCell(&generator)
        return GradientFlow(of: cell, stepCount: lagCount, using: &generator)
    }
}

/// An RNN whose recurrent weights are drawn from N(0, gain² / hiddenSize).
func rnn(gain: Double, using generator: inout Generator) -> RNNCell {
    var cell = RNNCell(8, 32, using: &generator)
    let deviation = gain / 32.0.squareRoot()
    cell.hiddenWeight = .normal(
        32, 32, standardDeviation: deviation, using: &generator)
    return cell
}

/// An LSTM whose forget gates have this bias on top of their initial one.
func lstm(forgetBias: Float, using generator: inout Generator) -> LSTMCell {
    var cell = LSTMCell(8, 32, using: &generator)
    let second = (0..<4 * 32).map { 32..<64 ~= $0 ? forgetBias : 0 }
    cell.inputBias += Tensor(second)
    return cell
}

/// A GRU whose update gates have this bias on top of their initial one.
func gru(updateBias: Float, using generator: inout Generator) -> GRUCell {
    var cell = GRUCell(8, 32, using: &generator)
    let second = (0..<3 * 32).map { 32..<64 ~= $0 ? updateBias : 0 }
    cell.inputBias += Tensor(second)
    return cell
}

notebook.figure("lstm-gradient-flow") {
    let flows: [(String, Colour, [GradientFlow])] = [
        ("RNN, large weights", .vermilion, flows { rnn(gain: 3, using: &$0) }),
        ("LSTM, forget gates open", .blue, flows { lstm(forgetBias: 5, using: &$0) }),
        ("GRU, update gates open", .green, flows { gru(updateBias: 5, using: &$0) }),
        ("LSTM, as initialised", .sky, flows { lstm(forgetBias: 0, using: &$0) }),
        ("RNN, small weights", .orange, flows { rnn(gain: 0.5, using: &$0) }),
    ]
    func panel(_ title: String, _ norms: (GradientFlow) -> [Double]) -> Panel {
        Panel(
            title: title, x: Axis("lag (steps before the loss)"),
            y: Axis("norm of the gradient", scale: .log, range: 1e-12...1e9),
            series: flows.map { name, colour, draws in
                let mean = GradientFlow.geometricMean(draws.map(norms))
                return Series(
                    name, x: mean.indices.map { Double($0) }, y: mean,
                    colour: colour)
            })
    }
    return Figure(
        title: "What a step contributes to the gradient of a loss after it",
        caption: "Mean over \(flows[0].2.count) draws of weights and inputs, "
            + "32 hidden units, seed \(options.seed)",
        panels: [
            panel("as it is") { $0.byLag },
            panel("clipped to norm 1") { $0.clipped(to: clippingLimit) },
        ],
        columns: 2)
}

/*:
## Long dependencies are hard (Notes ②)

What vanishes cannot be learned from. In the adding problem a network reads
numbers from [−1, 1], two of them marked, and is to answer with ½ plus a quarter
of their sum at the end. The earlier mark stands in the first half, so the lag
grows with the length. Whoever always answers ½ has a mean squared error of 1/24.

RNN and LSTM get the same sequences, 32 hidden units and the same optimiser.
*/
let lengths = quick ? [4, 8] : [10, 25, 50, 100]

notebook.figure("lstm-adding-problem") {
    let steps = quick ? 20 : 600
    func errors(_ name: String, _ layer: some RecurrentLayer) throws -> [Double] {
        try lengths.map { length in
            var generator = Generator(seed: options.seed)
            var model = Regressor(layer, using: &generator)
            let error = try model.train(
                steps: steps, every: steps, threads: options.threads,
                seed: options.seed
            ) { count, generator in
                .adding(
                    stepCount: length, batchSize: count, using: &generator)
            }[0]
            show("\(name), \(length) steps: mean squared error", error)
            return error
        }
    }
    var generator = Generator(seed: options.seed)
    let rnn = try errors("RNN", RNN(2, 32, using: &generator))
    let lstm = try errors("LSTM", LSTM(2, 32, using: &generator))
    let x = lengths.map { Double($0) }
    return Figure(
        title: "The adding problem",
        caption: "After \(steps) minibatches of 128, Adam at 0.01, "
            + "32 hidden units, seed \(options.seed)",
        x: Axis("length of the sequences (steps)", scale: .log),
        y: Axis("mean squared error", scale: .log),
        series: [
            Series("RNN", x: x, y: rnn, style: .linePoints, colour: .orange),
            Series("LSTM", x: x, y: lstm, style: .linePoints, colour: .blue),
            .reference("always ½", at: 1.0 / 24),
        ])
}

/*:
## Three kinds of memory (Notes ③)

An RNN has a long-term memory, its weights, which change slowly as it is
trained, and a short-term one, its activations, which are new at every step. The
memory cell adds a third kind in between: the internal state, which is carried
from step to step and changed only as far as the gates allow. We return to this
with numbers once a network is trained.

## Gates (Notes ④ ⑤)

A cell is put together from simple nodes. Three of them are gates, whose outputs
multiply others. All read the same two things, the present input and the hidden
state of the step before, but each has weights and a bias of its own:

$$
\begin{aligned}
I_t &= \sigma(X_t W_{\textrm{xi}} + H_{t-1} W_{\textrm{hi}} + b_{\textrm{i}}) \\
F_t &= \sigma(X_t W_{\textrm{xf}} + H_{t-1} W_{\textrm{hf}} + b_{\textrm{f}}) \\
O_t &= \sigma(X_t W_{\textrm{xo}} + H_{t-1} W_{\textrm{ho}} + b_{\textrm{o}})
\end{aligned}
$$

The sigmoid σ keeps each in (0, 1), a share of what is to pass: the input gate
of what is new, the forget gate of the old internal state, the output gate of
what the cell shows.

## Input node and internal state (Notes ⑥)

What is new comes from a fourth node of the same kind, with tanh in place of σ:

$$\tilde C_t = \tanh(X_t W_{\textrm{xc}} + H_{t-1} W_{\textrm{hc}} + b_{\textrm{c}})$$

The internal state mixes old and new, element by element:

$$C_t = F_t \odot C_{t-1} + I_t \odot \tilde C_t$$

With F = 1 and I = 0 the state stays as it is for ever, and so does a gradient
on its way back: ∂C_t / ∂C_{t−1} is F. With F = 0 what was there is flushed.

**Erratum.** The notes say that the parameters of I, F and O "are fixed for all
sequences — they are not retained / vary". It is the *weights* that all steps
and all sequences share. The gates' *values* differ at every step; that is what
gates are for.

## Hidden state (Notes ⑦)

$$H_t = O_t \odot \tanh(C_t)$$

The internal state may grow beyond 1; tanh and the output gate keep what leaves
the cell within (−1, 1). These equations are the code of `ScratchLSTM`, beside
this file; its parameters carry the names above.

As long as O is near 0, a state can build up that nobody sees. When the gate
opens, all of it acts at once. Here one cell is set by hand: it takes in 0.1 at
every step and opens its output gate at step 20.
*/
notebook.figure("lstm-late-output-gate") {
    var generator = Generator(seed: 0)
    var cell = ScratchLSTM(1, 1, deviation: 0, using: &generator)
    cell.bi = Tensor([20])  // σ(20) is 1 to the last bit: always take in,
    cell.bf = Tensor([20])  // never forget,
    cell.bc = Tensor([0.1003])  // tanh of this is 0.1,
    cell.bo = Tensor([-20])  // keep shut, unless the input
    cell.Wxo = Tensor([40], shape: [1, 1])  // is 1.
    var state = cell.initialState(batchSize: 1)
    var (C, H): ([Double], [Double]) = ([], [])
    for step in 1...30 {
        let input: Float = step < 20 ? 0 : 1
        state = cell(Tensor([input], shape: [1, 1]), state)
        C.append(Double(state.cell.item))
        H.append(Double(state.hidden.item))
    }
    return Figure(
        title: "A state that builds up unseen",
        caption: "One cell with gates set by hand",
        x: Axis("step"), y: Axis("state"),
        series: [
            Series("internal state C", C, style: .linePoints, colour: .blue),
            Series("hidden state H", H, style: .linePoints, colour: .vermilion),
        ])
}

/*:
## What gates learn (Notes ④)

To keep what matters, to skip what does not, to reset when something new begins:
the running sum asks for all three. A number arrives at each step. Most are
noise. Those with a mark are to be added up and the sum kept; a delimiter resets
it. An LSTM with a *single* memory cell learns it, and its gates can be read off:
the input gate opens at marks only, the forget gate closes at delimiters only.
*/
notebook.figure("lstm-gates") {
    var generator = Generator(seed: options.seed)
    var model = Regressor(LSTM(3, 1, using: &generator), using: &generator)
    let steps = quick ? 20 : 1500
    let error = try model.train(
        steps: steps, every: steps, threads: options.threads, seed: options.seed
    ) { count, generator in
        .runningSum(stepCount: 32, batchSize: count, using: &generator)
    }[0]
    show("running sum: mean squared error", error)
    var unseen = Generator(seed: 99)
    let task = SequenceTask.runningSum(
        stepCount: 48, batchSize: 1, using: &unseen)
    return gatesFigure(model, task, origin: "seed \(options.seed)")
}

/*:
## From scratch and with the library (Notes ⑤ – ⑦, D2L 10.1.2 and 10.1.3)

Both are trained as in the book: on the windows of 32 characters that start at
the first 10,000 characters, 1,024 windows a minibatch, gradient descent at a
rate of 4, the gradient clipped to norm 1. The network from scratch starts from
N(0, 0.01²); the library's layer starts, as PyTorch's does, from the uniform
distribution on ±1/√hiddenSize, and learns faster for it.
*/
let corpus = notebook.run {
    try Corpus(text: raw, name: notebook.dataSet.name)
}
let windows = notebook.run {
    try Windows(
        corpus, trainingCount: quick ? 1_000 : 10_000,
        validationCount: quick ? 500 : 5_000, name: notebook.dataSet.name)
}
let vocabularySize = corpus.vocabulary.count
let hiddenSize = options.hidden ?? 32
let epochs = options.epochs ?? (quick ? 2 : 50)
show("characters", corpus.indices.count)
show("vocabulary", vocabularySize)
show("training windows", windows.training.count)
show("validation windows", windows.validation.count)

var random = Generator(seed: options.seed)
var scratch = LanguageModel(
    layer: Unrolled(ScratchLSTM(vocabularySize, hiddenSize, using: &random)),
    head: Linear(
        weight: .normal(
            hiddenSize, vocabularySize, standardDeviation: 0.01, using: &random),
        bias: Tensor(zeros: [vocabularySize])))
var library = LanguageModel(
    layer: LSTM(vocabularySize, hiddenSize, using: &random),
    head: Linear(hiddenSize, vocabularySize, using: &random))

/*:
The two are the same function. With the library's weights put into the cell from
scratch, their outputs agree.
*/
let sample = windows.batch(0..<4).inputs
let twin = LanguageModel(
    layer: Unrolled(ScratchLSTM(library.layer.cell)), head: library.head)
let difference = twin(sample).logits - library(sample).logits
show("largest difference of a logit", difference.scalars.map(abs).max()!)

func train<Layer: RecurrentLayer>(
    _ name: String, _ model: inout LanguageModel<Layer>
) throws -> PerplexityCurve {
    var progress = notebook.progress(name, epochs: epochs)
    let curve = try LanguageModelTraining(
        epochs: epochs, learningRate: 4, threadCount: options.threads
    ).train(&model, on: windows, using: &random) { epoch, curve in
        progress.update(
            epoch: epoch, value: curve.validation.last!.perplexity,
            tokensPerSecond: curve.tokensPerSecond)
    }
    progress.finish()
    notebook.record(name, curve, epochs: epochs)
    return curve
}

notebook.figure("lstm-perplexity") {
    let fromScratch = try train("lstm-scratch", &scratch)
    let concise = try train("lstm", &library)
    return notebook.perplexityFigure(
        title: "LSTM language models",
        [
            ("from scratch", fromScratch, .lstmScratch),
            ("with the library's layer", concise, .lstm),
        ],
        windows: windows, corpus: corpus)
}
print(1)
