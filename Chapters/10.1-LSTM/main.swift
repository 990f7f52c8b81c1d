/*:
# 10.1 Long short-term memory

Run it with `swift run LSTM`, which takes a few minutes on two cores; `--quick`
makes a toy run of it and `--help` lists what can be varied. The marks ① to ⑦ are
the pages of the notes.

Experiments are repeated with five seeds. A figure shows the median and the range
of the five; a claim that compares two things holds when the 95 % interval of
their mean difference, seed by seed, lies on one side of zero.

A recurrent network reads a sequence one step at a time and carries a state
along. Trained by backpropagation, its error signal has to travel the same way
back, and on the way it shrinks to nothing or grows without bound. The LSTM was
built so that it need do neither.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "lstm",
    title: "10.1 Long short-term memory",
    figures: [
        "lstm-gradient-flow":
            "gradients against lag, with and without clipping",
        "lstm-adding-problem": "RNN and LSTM on long dependencies",
        "lstm-gates": "the gates of a trained cell that keeps, skips, resets",
        "lstm-late-output-gate": "a state that builds up unseen",
        "lstm-perplexity": "training from scratch and with the library's layer",
    ])
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
let raw = notebook.readText()

/*:
## Vanishing and exploding gradients (Notes ① ②)

How much does a step `lag` places before the end contribute to the gradient of a
loss L at the end? All steps share their parameters θ. Give each a copy θ_t of
its own, all equal: the values stay what they were, and the gradient of a copy
is what its step alone contributes. Added up they are the gradient:

$$\frac{\partial L}{\partial \theta} = \sum_t \frac{\partial L}{\partial \theta_t}$$
*/
do {
    var generator = Generator(seed: seed)
    let cell = RNNCell(8, 32, using: &generator)
    let X = Tensor.normal(5, 1, 8, standardDeviation: 1, using: &generator)
    func loss(_ copies: [RNNCell]) -> Tensor {
        var H = cell.initialState(batchSize: 1)
        for (copy, X) in zip(copies, X.unstacked()) { H = copy(X, H) }
        return H.sum()
    }
    let copies = [RNNCell](repeating: cell, count: 5)
    let parts = valueAndGradient(at: copies) { loss($0) }.gradient
    let whole = valueAndGradient(at: cell) { cell in
        loss([RNNCell](repeating: cell, count: 5))
    }.gradient
    let sum = parts.map(\.weights.hiddenWeight).reduce(0, +)
    let norms = parts.reversed().map { String(format: "%.3f", $0.norm) }
    show("norm at lag 0, 1, 2, …", norms.joined(separator: ", "))
    show(
        "sum less gradient", largestDifference(sum, whole.weights.hiddenWeight))
}

/*:
Here are the norms over a hundred steps. Small recurrent weights let the
gradient vanish, large ones let it explode, for every step multiplies it once
more by the same matrix (and by tanh′, at most 1).

Clipping scales the whole gradient down to norm 1 when it is longer. That caps
what exploded, and shrinks the healthy nearby gradients by the same factor. It
cannot bring back what vanished: in the right-hand panel the curve of the RNN
with small weights is the same as in the left one.

An LSTM is no cure by name alone. With its forget gates half open, as they are
before training, its gradient shrinks by a constant factor a step, as the RNN's
does. With the forget gates wide open, here by a bias of 5, it stays. The same
holds for the GRU's update gate, the topic of 10.2.
*/
let flow = notebook.experiment(
    "gradient-flow", of: FlowingCell.allCases
) { cell, seed, _ in
    cell.norms(seed: seed)
}
notebook.figure("lstm-gradient-flow") {
    gradientFlowFigure(
        flow, caption: "32 hidden units, \(notebook.seedRange)")
} claims: { figure, _ in
    let small = figure["RNN, small weights"]
    let left = { (name: String) in figure[name].at(100) / figure[name].at(0) }
    let open = ["LSTM, forget gates open", "GRU, update gates open"]
    Claim(
        "O2", "small weights let it vanish", small.at(50) < 1e-6 * small.at(0))
    Claim("O2", "large ones let it explode", left("RNN, large weights") > 1e3)
    Claim(
        "O2", "half-open gates let it vanish",
        left("LSTM, as initialised") < 1e-6)
    Claim(
        "L3", "open ones keep it", every(open) { left($0).lies(in: 0.01...100) }
    )
    Claim("L2", "clipping caps it", figure.all(panel: 2) <= 1)
    Claim(
        "L2", "clipping does not bring back what vanished",
        figure["RNN, small weights", panel: 2] == small)
}

/*:
## Long dependencies are hard (Notes ②)

What vanishes cannot be learned from. In the adding problem a network reads
numbers from [−1, 1], two of them marked, and is to answer with ½ plus a quarter
of their sum at the end. The earlier mark stands in the first half, so the lag
grows with the length. Always answering ½ scores a mean squared error of 1/24.

RNN and LSTM get the same sequences, 32 hidden units and the same optimiser.
*/
let lengths = quick ? [5, 10] : [10, 25, 50, 100]
let minibatches = quick ? 200 : 600
let adding = notebook.experiment(
    "adding-problem", of: AddingSetting.all(lengths)
) { [minibatches] setting, seed, threads in
    try setting.error(minibatches: minibatches, seed: seed, threads: threads)
}
notebook.figure("lstm-adding-problem") {
    addingProblemFigure(
        adding, lengths: lengths,
        caption: "After \(minibatches) minibatches of 128, Adam at 0.01, "
            + "32 hidden units, \(notebook.seedRange)")
} claims: { _, _ in
    let error = { (network: String, length: Int) in
        adding.sample(AddingSetting(network: network, length: length)) {
            24 * $0
        }
    }
    Claim(
        "L1", "with every seed the RNN answers ½ from 50 steps on",
        every([50, 100]) { Numbers(error("RNN", $0)).lies(in: 0.8...1.2) })
    Claim(
        "L1", "a tenth of that error is left of the LSTM's",
        every(lengths) { error("LSTM", $0) < 0.1 })
    Claim(
        "L1", "at every length it is below the RNN's",
        every(lengths) { error("LSTM", $0).log < error("RNN", $0).log })
}

/*:
## What a cell costs (Notes ① ②)

The library's layers on D2L's 28 characters, with 32 hidden units. An LSTM has
four nodes where an RNN has one, and so four times the parameters; a GRU, called
the lighter of the two, has three. A bidirectional network is two of any kind.
Times: this machine, this run, per step of one sequence.
*/
let costs = notebook.experiment("costs", seeds: 1, isTimed: true) { seed, _ in
    var generator = Generator(seed: seed)
    return [
        Cost("RNN", layer: RNN(28, 32, using: &generator)),
        Cost("GRU", layer: GRU(28, 32, using: &generator)),
        Cost("LSTM", layer: LSTM(28, 32, using: &generator)),
        Cost(
            "bidirectional LSTM",
            layer: Bidirectional { LSTM(28, 32, using: &generator) }),
    ]
}
notebook.aside {
    for cost in costs.outcomes[0] { show(cost.name, cost.summary) }
} claims: { _ in
    let counts = costs.outcomes[0].map { Numbers(Double($0.parameters)) }
    Claim(
        "O3",
        "for 1 node there are 3 in a GRU, 4 in an LSTM, 8 in both directions",
        counts[1] == 3 * counts[0], counts[2] == 4 * counts[0],
        counts[3] == 8 * counts[0])
}

/*:
## Three kinds of memory (Notes ③)

An RNN has a long-term memory, its weights, which change slowly as it is
trained, and a short-term one, its activations, which are new at every step. The
memory cell adds a third kind in between: the internal state, which is carried
from step to step and changed only as far as the gates allow. We return to this
with numbers once a network is trained.

## The cell and its parameters (Notes ③ ④)

A cell is put together from simple nodes. Three are gates, whose outputs
multiply what others give: the *input gate* decides how much of what is new
enters the internal state, the *forget gate* how much of the old state stays,
the *output gate* how much of the state others get to see. The fourth, the
*input node*, makes what is new.

All four read the same two things, the present input X and the hidden state H of
the step before, but each has weights and a bias of its own. As in the book the
weights start from N(0, 0.01²) and the biases at zero.
*/
struct ScratchLSTM {
    var Wxi, Whi, bi: Tensor  // input gate
    var Wxf, Whf, bf: Tensor  // forget gate
    var Wxo, Who, bo: Tensor  // output gate
    var Wxc, Whc, bc: Tensor  // input node

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
}

/*:
## Gates (Notes ④ ⑤)

$$
\begin{aligned}
I_t &= \sigma(X_t W_{\textrm{xi}} + H_{t-1} W_{\textrm{hi}} + b_{\textrm{i}}) \\
F_t &= \sigma(X_t W_{\textrm{xf}} + H_{t-1} W_{\textrm{hf}} + b_{\textrm{f}}) \\
O_t &= \sigma(X_t W_{\textrm{xo}} + H_{t-1} W_{\textrm{ho}} + b_{\textrm{o}})
\end{aligned}
$$

The sigmoid σ keeps each in (0, 1): a share of what is to pass.
*/
extension ScratchLSTM {
    func gates(_ X: Tensor, _ H: Tensor) -> (I: Tensor, F: Tensor, O: Tensor) {
        (
            I: sigmoid(matmul(X, Wxi) + matmul(H, Whi) + bi),  // [n, h]
            F: sigmoid(matmul(X, Wxf) + matmul(H, Whf) + bf),  // [n, h]
            O: sigmoid(matmul(X, Wxo) + matmul(H, Who) + bo)  // [n, h]
        )
    }
}

/*:
## Input node (Notes ⑥)

What is new comes from a node of the same kind, with tanh in place of σ, so it
lies in (−1, 1):

$$\tilde C_t = \tanh(X_t W_{\textrm{xc}} + H_{t-1} W_{\textrm{hc}} + b_{\textrm{c}})$$
*/
extension ScratchLSTM {
    func inputNode(_ X: Tensor, _ H: Tensor) -> Tensor {
        tanh(matmul(X, Wxc) + matmul(H, Whc) + bc)  // [n, h]
    }
}

/*:
## Internal state and hidden state (Notes ⑥ ⑦)

The internal state mixes old and new, element by element; the hidden state is
what the output gate lets out of it:

$$
\begin{aligned}
C_t &= F_t \odot C_{t-1} + I_t \odot \tilde C_t \\
H_t &= O_t \odot \tanh(C_t)
\end{aligned}
$$

With F = 1 and I = 0 the state stays as it is for ever, and so does a gradient
on its way back along this edge: with the gates held fixed, ∂C_t / ∂C_{t−1} is
F. With F = 0 what was there is flushed. C may grow beyond 1; tanh and the
output gate keep H within (−1, 1).

**Erratum.** The notes say that the parameters of I, F and O "are fixed for all
sequences — they are not retained / vary". It is the *weights* that all steps
and all sequences share. The gates' *values* differ at every step; that is what
gates are for.
*/
extension ScratchLSTM: RecurrentCell {
    func callAsFunction(_ X: Tensor, _ state: LSTMState) -> LSTMState {
        let (I, F, O) = gates(X, state.hidden)
        let C = F * state.cell + I * inputNode(X, state.hidden)
        let H = O * tanh(C)
        return LSTMState(hidden: H, cell: C)
    }

    func initialState(batchSize: Int) -> LSTMState {
        LSTMState(zeros: batchSize, hiddenSize)
    }
}

/*:
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
} claims: { figure, _ in
    let (C, H) = (figure["internal state C"], figure["hidden state H"])
    Claim(
        "L13", "nothing is seen at first",
        H.wherever { $0 < 20 }.magnitude < 1e-6)
    Claim("L13", "the state grows at every step, past 1", C.rises, C.at(19) > 1)
    Claim("L13", "then all of it acts, below 1", H.at(20) > 0.9, H < 1)
}

/*:
## What gates learn (Notes ④)

To keep what matters, to skip what does not, to reset when something new begins:
the running sum asks for all three. A number arrives at each step. Most are
noise. Those with a mark are to be added up and the sum kept; a delimiter resets
it. An LSTM with a *single* memory cell learns it, and its gates can be read off:
the input gate opens at marks, halfway, and hardly anywhere else; the forget
gate closes at delimiters only.
*/
let runningSum = notebook.experiment("running-sum") { [quick] in
    try GatesOfRunningSum(
        minibatches: quick ? 200 : 1500, seed: $0, threads: $1)
}
notebook.figure("lstm-gates") {
    runningSum.outcomes[0].figure(seed: seed)
} claims: { _, _ in
    let gate = {
        (index: Int, event: SequenceTask.Event, isElsewhere: Bool) in
        Sample(
            runningSum.outcomes.map {
                let values = $0.gate(index, at: event, or: isElsewhere)
                return values.reduce(0, +) / Double(values.count)
            })
    }
    Claim(
        "L7", "the input gate opens at marks far more than elsewhere",
        5 * gate(0, .add, true) < gate(0, .add, false))
    Claim(
        "L7", "the forget gate closes at delimiters, and hardly elsewhere",
        gate(1, .reset, false) < 0.5, gate(1, .reset, true) > 0.9)
    Claim(
        "L7", "less than a tenth of the sum's variance is wrong in the answer",
        Sample(runningSum.outcomes.map(\.unexplained)) < 0.1)
}

/*:
## From scratch and with the library (Notes ⑤ – ⑦, D2L 10.1.2 and 10.1.3)

Both are trained as in the book: on the windows of 32 characters that start at
the first 10,000 characters, 1,024 windows a minibatch, gradient descent at a
rate of 4, the gradient clipped to norm 1. The network from scratch starts from
N(0, 0.01²). The library's layer does as PyTorch's: it starts from the uniform
distribution on ±1/√hiddenSize and keeps two biases; both get the same gradient,
so their sum learns twice as fast.
*/
let (corpus, windows) = notebook.characters(of: raw)
let (v, h) = (corpus.vocabulary.count, options.hidden ?? 32)
show("characters", corpus.indices.count)
show("vocabulary", v)
show("windows to train on", windows.training.count)

/*:
With the library's weights put into the cell from scratch, the outputs agree.
*/
let sample = windows.batch(0..<4).inputs
do {
    var random = Generator(seed: seed)
    let library = LanguageModel(
        LSTM(v, h, using: &random), outputSize: v, using: &random)
    let twin = LanguageModel(
        layer: Unrolled(ScratchLSTM(library.layer.cell)), head: library.head)
    show(
        "largest difference of a logit",
        largestDifference(twin(sample).outputs, library(sample).outputs))
}

let book = notebook.bookSettings()
let trained = notebook.experiment("perplexity", of: ["scratch", "library"]) {
    [corpus, windows, book, v, h] kind, seed, threads in
    var settings = book
    settings.threadCount = threads
    var random = Generator(seed: seed)
    if kind == "scratch" {
        var model = LanguageModel(
            layer: Unrolled(ScratchLSTM(v, h, using: &random)),
            head: Linear(h, v, deviation: 0.01, using: &random))
        return try model.outcome(
            of: settings, on: windows, corpus: corpus, using: &random)
    }
    var model = LanguageModel(
        LSTM(v, h, using: &random), outputSize: v, using: &random)
    var outcome = try model.outcome(
        of: settings, on: windows, corpus: corpus, using: &random)
    outcome.numbers = try memories(of: model, on: windows, threads: threads)
    return outcome
}
let nGrams = notebook.nGrams(windows, corpus)
let models = {
    [
        TrainedLayer("from scratch", trained["scratch"], .lstmScratch),
        TrainedLayer("with the library's layer", trained["library"], .lstm),
    ]
}
notebook.figure("lstm-perplexity") {
    notebook.perplexityFigure(
        title: "LSTM language models", models(), nGrams: nGrams.outcomes[0])
} claims: { figure, _ in
    bookClaims(
        figure, models(), nGrams: nGrams.outcomes[0],
        scratch: 7.2...7.7, library: 6.5...7.2)
}

/*:
## Prediction

A trained model continues a text: it reads the beginning, then its own choices,
the likeliest character each time or one drawn from softmax(logits / temperature).
*/
if notebook.wants("lstm-perplexity") { notebook.showEnds(of: models()) }

/*:
And the three kinds of memory, with numbers: each state's correlation with its
successor, and the relative change of the weights in a minibatch of training,
which no step of a sequence makes. C outlasts H, though both are soon replaced:
characters ask for little more. The cell of the running sum, above, carries its
sum as long as it is asked to.
*/
let measured = { (name: String) in
    trained.sample("library") { $0.numbers[name] ?? .nan }
}
if notebook.wants("lstm-perplexity") {
    show("correlation of H with the next", measured("H kept").summary)
    show("correlation of C with the next", measured("C kept").summary)
    show("weights change in a minibatch by", measured("change").summary)
}
notebook.claims(of: "lstm-perplexity") { _ in
    Claim("L4", "C outlasts H", measured("H kept") < measured("C kept"))
    Claim(
        "L4", "a minibatch changes the weights by less than a twentieth",
        measured("change") < 0.05)
}

/*:
## D2L's exercises

**1. Vary the hyper-parameters: what becomes of time, perplexity and text?**
More hidden units cost time; a rate of 1 learns slowly here.
*/
let sweep = notebook.sweep(on: windows, corpus: corpus) {
    [v] size, random in LSTM(v, size, using: &random)
}
notebook.aside {
    notebook.showSweep(sweep)
} claims: { _ in
    let at = { (size: Int, rate: Float) in
        sweep.sample(SweepSetting(size: size, rate: rate), \.validation)
    }
    Claim("a rate of 1 learns more slowly than 4", at(32, 4) < at(32, 1))
    Claim("8 hidden units end above 64", at(64, 4) < at(8, 4))
}

/*:
**2. What must change to generate words instead of characters?** The corpus is
cut into words; the network is the same kind, with a larger vocabulary and so a
larger output layer. Rare words become `<unk>`, and windows can be shorter.
*/
let words = notebook.experiment("words", seeds: 3) {
    [raw, name = notebook.dataSet.name, quick] seed, threads in
    try WordModel(
        of: raw, name: name, epochs: quick ? 1 : 6, seed: seed, threads: threads
    )
}
notebook.aside {
    let first = words.outcomes[0]
    show("words: vocabulary", first.vocabulary)
    show(
        "words: validation perplexity",
        Sample(words.outcomes.map(\.network)).summary)
    show("words: of the 1-gram model", first.unigram)
    show("words: sample", first.sample)
} claims: { _ in
    Claim(
        "on words too the network beats counting them",
        Sample(words.outcomes.map(\.network))
            < Sample(words.outcomes.map(\.unigram)))
}

/*:
**3. Compare the cost of GRU, LSTM and RNN.** That is the table above, training
and inference; 10.2 sets the same cells in plain steps beside it.

**4. The input node is within ±1 already. Why tanh again, on C?** Because C adds
up: below, over validation text, it passes 1, and H does not.
*/
if notebook.wants("lstm-perplexity") {
    show("largest |C|", measured("largest C").summary)
    show("largest |H|", measured("largest H").summary)
}
notebook.claims(of: "lstm-perplexity") { _ in
    Claim(
        "L12", "C passes 1, H does not", Numbers(measured("largest C")) > 1,
        Numbers(measured("largest H")) < 1)
}

/*:
**5. An LSTM for a time series.** The same layer, fed numbers, with a linear
layer behind it, predicts the next value of a noisy sine wave. The noise is 0.2,
and no prediction can do better on average.
*/
let wave = notebook.experiment("sine-wave") { [quick] in
    try SineWave(epochs: quick ? 1 : 30, seed: $0, threads: $1)
}
notebook.aside {
    show(
        "sine wave: error of the LSTM",
        Sample(wave.outcomes.map(\.network)).summary)
    show(
        "sine wave: of the last value",
        Sample(wave.outcomes.map(\.lastValue)).summary)
} claims: { _ in
    let network = Sample(wave.outcomes.map(\.network))
    Claim(
        "the LSTM predicts better than the last value does, and near the noise",
        network < Sample(wave.outcomes.map(\.lastValue)), network < 0.25)
}

/*:
## Summary

* A gradient that travels back through an RNN is multiplied by the same matrix
  at each step, and vanishes or explodes. Clipping helps only with the latter.
* The LSTM's internal state travels on an edge of weight F. With F near 1 what
  is there stays, and its gradient with it; the gates learn when that should be.
* From scratch and with the library's layer it is the same function. What
  differs above is how the weights start, and a second bias.
*/
notebook.finish()
