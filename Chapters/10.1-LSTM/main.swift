/*:
# 10.1 Long short-term memory

Run it with `swift run LSTM`, which takes half a minute on two cores;
`--quick` makes a toy run of it and `--help` lists what can be varied. The marks
① to ⑦ are the pages of the notes.

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
let (quick, seed, threads) = (options.quick, options.seed, options.threads)
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
notebook.figure("lstm-gradient-flow") {
    gradientFlowFigure(draws: quick ? 2 : 10, seed: seed)
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
notebook.figure("lstm-adding-problem") {
    try addingProblemFigure(
        lengths: quick ? [5, 10] : [10, 25, 50, 100],
        minibatches: quick ? 200 : 600, threads: threads, seed: seed)
} claims: { figure, _ in
    let (rnn, lstm) = (24 * figure["RNN"], 24 * figure["LSTM"])
    Claim(
        "L1", "the RNN answers ½ from 50 steps on",
        rnn.at(50, 100).lies(in: 0.8...1.2))
    Claim("L1", "a tenth of that error is left of the LSTM's", lstm < 0.1)
    Claim("L1", "at every length it is below the RNN's", lstm < rnn)
}

/*:
## What a cell costs (Notes ① ②)

The library's layers on D2L's 28 characters, with 32 hidden units. An LSTM has
four nodes where an RNN has one, and so four times the parameters; a GRU, called
the lighter of the two, has three. A bidirectional network is two of any kind.
Times: this machine, this run, per step of one sequence.
*/
notebook.aside {
    var generator = Generator(seed: seed)
    let costs = [
        Cost("RNN", layer: RNN(28, 32, using: &generator)),
        Cost("GRU", layer: GRU(28, 32, using: &generator)),
        Cost("LSTM", layer: LSTM(28, 32, using: &generator)),
        Cost(
            "bidirectional LSTM",
            layer: Bidirectional { LSTM(28, 32, using: &generator) }),
    ]
    for cost in costs { show(cost.name, cost.summary) }
    notebook.record("costs", costs)
} claims: { results in
    let counts = (0..<4).map { results["costs", "\($0)", "parameters"] }
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
notebook.figure("lstm-gates") {
    try gatesFigure(
        minibatches: quick ? 200 : 1500, threads: threads, seed: seed)
} claims: { figure, _ in
    let (marks, delimiters) = (figure["number to add"].x, figure["delimiter"].x)
    let input = figure["input", panel: 2]
    let forget = figure["forget", panel: 2]
    let (sum, answer) = (figure["true sum"], figure["answer"])
    let (error, spread) = (sum - answer, sum - sum.mean)
    Claim(
        "L7", "the input gate opens at marks ten times as far as elsewhere",
        input.at(marks).mean > 10 * input.except(at: marks).most)
    Claim(
        "L7", "the forget gate closes at delimiters, and only there",
        forget.at(delimiters) < 0.5, forget.except(at: delimiters) > 0.5)
    Claim(
        "L7", "less than a tenth of the sum's variance is wrong in the answer",
        (error * error).mean < 0.1 * (spread * spread).mean)
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

var random = Generator(seed: seed)
var scratch = LanguageModel(
    layer: Unrolled(ScratchLSTM(v, h, using: &random)),
    head: Linear(h, v, deviation: 0.01, using: &random))
var library = LanguageModel(
    layer: LSTM(v, h, using: &random), head: Linear(h, v, using: &random))

/*:
With the library's weights put into the cell from scratch, the outputs agree.
*/
let sample = windows.batch(0..<4).inputs
let twin = LanguageModel(
    layer: Unrolled(ScratchLSTM(library.layer.cell)), head: library.head)
show(
    "largest difference of a logit",
    largestDifference(twin(sample).outputs, library(sample).outputs))

notebook.figure("lstm-perplexity") {
    try notebook.trainAsTheBook(
        "lstm", &scratch, &library, title: "LSTM language models",
        published: (.lstmScratch, .lstm), on: windows, corpus: corpus,
        using: &random)
} claims: { figure, _ in
    bookClaims(figure, scratch: 7.2...7.7, library: 6.5...7.2)
}

/*:
## Prediction

A trained model continues a text: it reads the beginning, then its own choices,
the likeliest character each time or one drawn from softmax(logits / temperature).
*/
if notebook.wants("lstm-perplexity") {
    notebook.showContinuations(scratch, library, in: corpus, using: &random)
}

/*:
And the three kinds of memory, with numbers: each state's correlation with its
successor, and the relative change of the weights in a minibatch of training,
which no step of a sequence makes. C outlasts H, though both are soon replaced:
characters ask for little more. The cell of the running sum, above, carries its
sum as long as it is asked to.
*/
let unseen = windows.batch(windows.validation.prefix(512)).inputs
if notebook.wants("lstm-perplexity") {
    let states = library.layer.states(on: unseen)
    let (H, C) = (states.map(\.hidden), states.map(\.cell))
    let change = notebook.run {
        try weightChange(of: library, on: windows, threads: threads)
    }
    notebook.record(
        "keeping",
        showing: [
            ("hidden", "correlation of H with the next", H.correlationWithNext),
            ("cell", "correlation of C with the next", C.correlationWithNext),
            ("weightChange", "weights change in a minibatch by", change),
        ])
}
notebook.claims(of: "lstm-perplexity") { _, results in
    Claim(
        "L4", "C outlasts H",
        results["keeping", "cell"] > 1.5 * results["keeping", "hidden"])
    Claim(
        "L4", "a minibatch changes the weights by less than a twentieth",
        results["keeping", "weightChange"] < 0.05)
}

/*:
## D2L's exercises

**1. Vary the hyper-parameters: what becomes of time, perplexity and text?**
More hidden units cost time; a rate of 1 learns slowly here.
*/
notebook.aside {
    try notebook.sweep(on: windows, corpus: corpus) {
        LSTM(v, $0, using: &$1)
    }
}

/*:
**2. What must change to generate words instead of characters?** The corpus is
cut into words; the network is the same kind, with a larger vocabulary and so a
larger output layer. Rare words become `<unk>`, and windows can be shorter.
*/
notebook.aside {
    try wordModel(
        of: raw, name: notebook.dataSet.name, epochs: quick ? 1 : 6,
        threads: threads, seed: seed)
}

/*:
**3. Compare the cost of GRU, LSTM and RNN.** That is the table above, training
and inference; 10.2 sets the same cells in plain steps beside it.

**4. The input node is within ±1 already. Why tanh again, on C?** Because C adds
up: below, over validation text, it passes 1, and H does not.
*/
if notebook.wants("lstm-perplexity") {
    let states = library.layer.states(on: unseen)
    notebook.record(
        "largest",
        showing: [
            ("cell", "largest |C|", states.map(\.cell).largest),
            ("hidden", "largest |H|", states.map(\.hidden).largest),
        ])
}
notebook.claims(of: "lstm-perplexity") { _, results in
    Claim(
        "L12", "C passes 1, H does not",
        results["largest", "cell"] > 1, results["largest", "hidden"] < 1)
}

/*:
**5. An LSTM for a time series.** The same layer, fed numbers, with a linear
layer behind it, predicts the next value of a noisy sine wave. The noise is 0.2,
and no prediction can do better on average.
*/
notebook.aside {
    try timeSeries(epochs: quick ? 1 : 30, threads: threads, seed: seed)
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
