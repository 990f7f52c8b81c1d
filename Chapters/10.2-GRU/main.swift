/*:
# 10.2 Gated recurrent units

Run it with `swift run GRU`, which takes a few minutes on two cores; `swift run
GRU --help` lists what can be varied, `--quick` makes a toy run of it. The marks
⑧ to ⑩ are the pages of the notes. As in 10.1, figures and claims are of five
seeds.

The LSTM of 10.1 keeps a memory by gating what enters it, what stays and what is
seen of it. The gated recurrent unit asks how much of that is needed.
*/
import Course
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "gru",
    title: "10.2 Gated recurrent units",
    figures: [
        "gru-cell": "the GRU's cell, part by part",
        "gru-gates": "both gates, one, none, on short and long dependencies",
        "gru-perplexity": "training from scratch and with the library's layer",
        "gru-lstm-rnn": "RNN, GRU and LSTM against epochs and seconds",
    ],
    specials: .languageModels() + .keeping)
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
let (corpus, windows) = notebook.characters(of: notebook.readText())
notebook.saveLanguageModel(
    .gru, of: corpus, on: windows, notebook.bookSettings())

/*:
## A lighter memory cell (Notes ⑧)

In 2014 Cho and others kept the LSTM's gates and dropped what they could: there
is one state where the LSTM has two, and two gates where it has three. That
leaves three nodes with weights where the LSTM has four, so a GRU has exactly
three quarters of an LSTM's parameters, whatever the sizes.

Whether it takes three quarters of the time is another question. Below, each
cell runs as plain steps, an operation after the other, and as one fused kernel
for the whole sequence, as the library's layers do. All are measured in turns,
seven rounds of them; times are of this machine and this run. Fused, most of the
time goes into products of matrices, of which a GRU has three quarters. In plain
steps what is done element by element counts as much, and there it saves less.
*/
let costs = notebook.experiment("costs", seeds: 1, isTimed: true) { seed, _ in
    var generator = Generator(seed: seed)
    let rnn = RNN(28, 32, using: &generator)
    let gru = GRU(28, 32, using: &generator)
    let lstm = LSTM(28, 32, using: &generator)
    return (0..<7).map { _ in
        [
            Cost("RNN, plain", rnn.cell), Cost("RNN, fused", layer: rnn),
            Cost("GRU, plain", gru.cell), Cost("GRU, fused", layer: gru),
            Cost("LSTM, plain", lstm.cell), Cost("LSTM, fused", layer: lstm),
        ]
    }
}
let training = { (kind: Int) in
    Sample(costs.outcomes[0].map { $0[kind].training })
}
let inference = { (kind: Int) in
    Sample(costs.outcomes[0].map { $0[kind].inference })
}
notebook.aside {
    for cost in costs.outcomes[0][0] { show(cost.name, cost.summary) }
    show("training, GRU / LSTM, fused", (training(3) / training(5)).summary)
    show("training, GRU / LSTM, plain", (training(2) / training(4)).summary)
    show("inference, GRU / LSTM, fused", (inference(3) / inference(5)).summary)
    show("inference, GRU / LSTM, plain", (inference(2) / inference(4)).summary)
} claims: {
    let counts = costs.outcomes[0][0].map { Numbers(Double($0.parameters)) }
    Claim(
        "G1", "a GRU has three quarters of an LSTM's parameters",
        counts[3] == 0.75 * counts[5])
    Claim(
        "G1", "fused, a step of training takes it less time",
        training(3) < training(5))
    Claim(
        "G1", "in plain steps it takes more than three quarters",
        0.75 * training(4) < training(2))
}

/*:
## Reset gate and update gate (Notes ⑧ ⑨)

The LSTM's input, forget and output gates are replaced by two. The *reset gate*
R decides how much of the previous state goes into what is new. The *update
gate* Z decides how much of the next state is just a copy of the old one.

Both are what the LSTM's gates are: each reads the present input and the
previous hidden state through weights and a bias of its own, and the sigmoid
keeps it in (0, 1).

$$
\begin{aligned}
R_t &= \sigma(X_t W_{\textrm{xr}} + H_{t-1} W_{\textrm{hr}} + b_{\textrm{r}}) \\
Z_t &= \sigma(X_t W_{\textrm{xz}} + H_{t-1} W_{\textrm{hz}} + b_{\textrm{z}})
\end{aligned}
$$

The third node makes the candidate, to which we come next. As in the book the
weights start from N(0, 0.01²) and the biases at zero.
*/
struct ScratchGRU {
    var Wxr, Whr, br: Tensor  // reset gate
    var Wxz, Whz, bz: Tensor  // update gate
    var Wxh, Whh, bh: Tensor  // candidate

    init(
        _ d: Int, _ h: Int, deviation: Double = 0.01,
        using generator: inout Generator
    ) {
        func weight(_ rows: Int) -> Tensor {
            .normal(rows, h, standardDeviation: deviation, using: &generator)
        }
        (Wxr, Whr, br) = (weight(d), weight(h), Tensor(zeros: [h]))
        (Wxz, Whz, bz) = (weight(d), weight(h), Tensor(zeros: [h]))
        (Wxh, Whh, bh) = (weight(d), weight(h), Tensor(zeros: [h]))
    }

    func gates(_ X: Tensor, _ H: Tensor) -> (R: Tensor, Z: Tensor) {
        (
            R: sigmoid(matmul(X, Wxr) + matmul(H, Whr) + br),  // [n, h]
            Z: sigmoid(matmul(X, Wxz) + matmul(H, Whz) + bz)  // [n, h]
        )
    }
}

/*:
## Candidate hidden state (Notes ⑨ ⑩)

The candidate is the new state of a plain RNN, but for the reset gate, which
says how much of the old state it gets to read:

$$\tilde H_t = \tanh(X_t W_{\textrm{xh}} + (R_t \odot H_{t-1}) W_{\textrm{hh}} + b_{\textrm{h}})$$

With R = 0 nothing of the old state enters, and the candidate is a perceptron of
X alone.

**Erratum.** The notes write $H_t = \tanh(X_t W_{\textrm{xh}} + (h_t \odot
h_{t-1}) W_{\textrm{hh}} + b_{\textrm{h}})$. What multiplies the old state is
the reset gate $R_t$, not $h_t$, which is still to be computed; and what comes
out is the candidate $\tilde H_t$, with a tilde, not yet the hidden state.
*/
extension ScratchGRU {
    func candidate(_ X: Tensor, _ H: Tensor, reset R: Tensor) -> Tensor {
        tanh(matmul(X, Wxh) + matmul(R * H, Whh) + bh)  // [n, h]
    }
}

/*:
## Hidden state (Notes ⑩)

It is a candidate because the update gate has still to decide, element by
element, between it and the old state:

$$H_t = Z_t \odot H_{t-1} + (1 - Z_t) \odot \tilde H_t$$

With Z = 1 the old state stays as it is, and the input is ignored; so a state,
and a gradient on its way back, can cross any number of steps. With Z = 0 the
candidate takes its place. One gate does what the LSTM's forget and input gates
do, since what is kept and what is taken in add up to 1; and because both parts
lie in (−1, 1), so does H, without another tanh.
*/
extension ScratchGRU: RecurrentCell {
    func callAsFunction(_ X: Tensor, _ H: Tensor) -> Tensor {
        let (R, Z) = gates(X, H)
        return Z * H + (1 - Z) * candidate(X, H, reset: R)
    }

    func initialState(batchSize: Int) -> Tensor {
        Tensor(zeros: [batchSize, hiddenSize])
    }
}

notebook.claims {
    GRULaws().ofTheCandidate
    GRULaws().ofTheState
}
notebook.figure("gru-cell") {
    Figure(title: "One step of a GRU", panels: [Panel(diagram: gruDiagram)])
} claims: { _ in
    Claim(
        "G7", "followed arrow by arrow it gives what the code gives",
        Numbers(differenceFromDiagram(seed: seed)) < 1e-6)
}

/*:
**Erratum.** "If R = 1 = vanilla RNN", say the notes, and D2L says so too. That
is half of it. With R = 1 the *candidate* is that of a plain RNN; the new state
is one only if Z = 0 as well. Here the same cell runs beside an RNN of the same
weights, its gates held by their biases: σ(100) is 1, σ(−100) is 0.
*/
do {
    var generator = Generator(seed: seed)
    var cell = ScratchGRU(4, 8, deviation: 0.5, using: &generator)
    let X = Tensor.normal(20, 2, 4, standardDeviation: 1, using: &generator)
    var rnn = RNNCell(4, 8, using: &generator)
    (rnn.weights.inputWeight, rnn.weights.hiddenWeight) = (cell.Wxh, cell.Whh)
    // Both biases are zero.
    (rnn.weights.inputBias, rnn.weights.hiddenBias) = (cell.bh, cell.bh)
    let plain = Unrolled(StepByStep(rnn))(X).outputs
    cell.br = Tensor(repeating: 100, shape: [8])
    let onlyReset = Unrolled(cell)(X).outputs
    cell.bz = Tensor(repeating: -100, shape: [8])
    let both = Unrolled(cell)(X).outputs
    show("R = 1: differs from the RNN by", largestDifference(onlyReset, plain))
    show("R = 1, Z = 0: by", largestDifference(both, plain))
}

/*:
## Short and long dependencies (Notes ⑩ ① ②)

Reset gates, the notes conclude, help with short-term dependencies, update gates
with long-term ones. To see it we leave gates out, which is D2L's exercise 4.
Without the update gate Z is 0, and the candidate is the new state; without the
reset gate R is 1, and the candidate reads all of the old state:

$$
\begin{aligned}
\textrm{only reset:} \quad H_t &= \tanh(X_t W_{\textrm{xh}} + (R_t \odot H_{t-1}) W_{\textrm{hh}} + b_{\textrm{h}}) \\
\textrm{only update:} \quad H_t &= Z_t \odot H_{t-1} + (1 - Z_t) \odot \tanh(X_t W_{\textrm{xh}} + H_{t-1} W_{\textrm{hh}} + b_{\textrm{h}})
\end{aligned}
$$

Without either it is the RNN.
*/
struct PartialGRU: RecurrentCell {
    enum Gates: String, Codable, CaseIterable {
        case both, reset, update, neither
    }

    var whole: ScratchGRU
    let gates: Gates

    func callAsFunction(_ X: Tensor, _ H: Tensor) -> Tensor {
        var (R, Z) = whole.gates(X, H)
        if gates == .update || gates == .neither { R = 1 }
        if gates == .reset || gates == .neither { Z = 0 }
        let candidate = whole.candidate(X, H, reset: R)
        return Z * H + (1 - Z) * candidate
    }
}

/*:
The short task is the running sum of 10.1 over 16 steps, with every number to be
added and, at three steps in ten, a delimiter, after which the sum starts again
from 0. The network has to forget, often and at once. The long task is the
adding problem of 10.1 over 40 steps: two numbers to be remembered, and nothing
to be forgotten on the way.
*/
let minibatches = quick ? (short: 200, long: 200) : (short: 400, long: 600)
let gates = notebook.experiment("gates", of: GateSetting.all) {
    [minibatches] setting, seed, threads in
    try setting.errors(
        minibatches: setting.task == .short
            ? minibatches.short : minibatches.long,
        seed: seed, threads: threads)
}
notebook.figure("gru-gates") {
    gatesFigure(
        gates,
        caption: "16 hidden units, Adam at 0.01, minibatches of 64, "
            + notebook.seedRange + notebook.medianAndRange)
} claims: { _ in
    let error = gates.lateError
    Claim(
        "G8", "on both tasks both gates halve the error of neither",
        every(GateSetting.Task.allCases) {
            (2 * error($0, .both)).log < error($0, .neither).log
        })
    Claim(
        "G8", "on the short task reset alone is better than update alone",
        error(.short, .reset).log < error(.short, .update).log)
    Claim(
        "G8", "on the long one update alone is ten times better",
        (10 * error(.long, .update)).log < error(.long, .reset).log)
    Claim(
        "G8", "and within a factor of three of both",
        (error(.long, .both) / 3).log < error(.long, .update).log,
        error(.long, .update).log < (3 * error(.long, .both)).log)
    Claim(
        "G8", "neither is hardly better there, with any seed, than answering ½",
        Numbers(24 * error(.long, .neither)).lies(in: 0.8...1.2))
}

/*:
On the short task a reset gate alone beats an update gate alone; on the long
one, where without an update gate the state passes through the weights and tanh
at every step, it is the other way round.

## From scratch and with the library (D2L 10.2.4 and 10.2.5)

There are two GRUs. In the paper, the book and the notes the reset gate acts on
the old state *before* its product with W_hh. PyTorch and cuDNN let it act
*after*, on the product, so that all three products with the state can be made
at once. The library offers both; its default is PyTorch's, because that is what
the book's "concise" version trains.

With the reset before, the library's layer and the cell from scratch are the
same function; with the reset after, the same weights are another network.
*/
let (v, h) = (corpus.vocabulary.count, options.hidden ?? 32)
let sample = windows.batch(windows.training.prefix(4)).inputs
do {
    var (one, same) = (Generator(seed: seed), Generator(seed: seed))
    let before = GRU(v, h, reset: .beforeProduct, using: &one)
    let after = GRU(v, h, reset: .afterProduct, using: &same)
    let H = Unrolled(ScratchGRU(before.cell))(sample).outputs
    for (name, layer) in [("before", before), ("after", after)] {
        let difference = largestDifference(layer(sample).outputs, H)
        show("reset \(name): differs by", difference)
    }
}

/*:
Both are trained as in the book and as in 10.1, by gradient descent at a rate of
4, the gradient clipped to norm 1. The network from scratch starts from
N(0, 0.01²), the library's layer from the uniform distribution on
±1/√hiddenSize, as PyTorch's does.
*/
let book = notebook.bookSettings(epochs: 50, learningRate: 4)
let trained = notebook.experiment("perplexity", of: ["scratch", "library"]) {
    [corpus, windows, book, v, h] kind, seed, threads in
    var settings = book
    settings.threadCount = threads
    var random = Generator(seed: seed)
    if kind == "scratch" {
        var model = LanguageModel(
            layer: Unrolled(ScratchGRU(v, h, using: &random)),
            head: Linear(h, v, deviation: 0.01, using: &random))
        return try model.outcome(
            of: settings, on: windows, corpus: corpus, using: &random)
    }
    var model = LanguageModel(
        GRU(v, h, using: &random), outputSize: v, using: &random)
    return try model.outcome(
        of: settings, on: windows, corpus: corpus, using: &random)
}
let nGrams = notebook.nGrams(windows, corpus)
let models = {
    [
        TrainedLayer("from scratch", trained["scratch"], .gruScratch),
        TrainedLayer("with the library's layer", trained["library"], .gru),
    ]
}
notebook.figure("gru-perplexity") {
    notebook.perplexityFigure(
        title: "GRU language models", models(), nGrams: nGrams.outcomes[0])
} claims: { figure in
    notebook.bookClaims(
        figure, models(), nGrams: nGrams.outcomes[0],
        scratch: 6.5...7.2, library: 6.3...7.2)
}

/*:
## Prediction

As in 10.1, a trained model reads a beginning, then its own choices.
*/
if notebook.wants("gru-perplexity") { notebook.showEnds(of: models()) }

/*:
## D2L's exercises

**1. Only the input at step t′ is to decide the output at a later step t. Which
values of the gates are best?** At t′, R = 0 and Z = 0: the new state is the
candidate, and that sees nothing but the input. After t′, Z = 1: keep it, and R
does not matter. Before t′ neither matters, for at t′ all is overwritten.

Here a cell with one unit is set by hand to do so. It reads 30 numbers; its
second input is 1 at t′ = 10 only. The last state is tanh of the number at t′,
and has no gradient at any other.
*/
do {
    var generator = Generator(seed: seed)
    var cell = ScratchGRU(2, 1, deviation: 0, using: &generator)
    cell.br = Tensor([-100])  // R is 0.
    cell.bz = Tensor([100])  // Z is 1,
    cell.Wxz = Tensor([0, -200], shape: [2, 1])  // and 0 at the mark.
    cell.Wxh = Tensor([1, 0], shape: [2, 1])  // The candidate is tanh x.
    let x = Tensor.normal(30, 1, 1, standardDeviation: 1, using: &generator)
    let mark = Tensor((1...30).map { $0 == 10 ? 1 : 0 }, shape: [30, 1, 1])
    let last = valueAndGradient(at: x) { x in
        Unrolled(cell)(Tensor.concatenated([x, mark])).state.sum()
    }
    let elsewhere = last.gradient * (1 - mark)
    show("state after step 30", last.value)
    show("tanh of the number at step 10", tanh(x).scalars[9])
    show("gradient at step 10", last.gradient.scalars[9])
    show("largest gradient elsewhere", elsewhere.scalars.map(abs).max() ?? 0)
}

/*:
**2. Vary the hyper-parameters: what becomes of time, perplexity and text?** In
ten epochs the learning rate matters more than the size.
*/
let sweep = notebook.sweep(on: windows, corpus: corpus) {
    [v] size, random in GRU(v, size, using: &random)
}
notebook.aside {
    notebook.showSweep(sweep)
} claims: {
    let at = { (size: Int, rate: Float) in
        sweep.sample(SweepSetting(size: size, rate: rate), \.validation).log
    }
    Claim("a rate of 1 learns more slowly than 4", at(32, 4) < at(32, 1))
    Claim(
        "from 1 to 4 is a larger step than from 8 units to 64",
        at(8, 4) - at(64, 4) < at(32, 1) - at(32, 4))
}

/*:
**3. Compare RNN and GRU in time, perplexity and text.** And the LSTM with them,
for that is the notes' "comparable performance but quicker" (⑧). All three are
the library's layers with the same hidden size. Each is trained as the book
trains it: GRU and LSTM for 50 epochs at a rate of 4, the RNN for 100 at a rate
of 1. The time of an epoch is the mean of nine, the three layers taking turns.
*/
let rnnBook = notebook.bookSettings(epochs: 100, learningRate: 1)
let others = notebook.experiment("compared", of: ["RNN", "LSTM"]) {
    [corpus, windows, book, rnnBook, v, h] kind, seed, threads in
    var random = Generator(seed: seed)
    let layer =
        kind == "RNN"
        ? AnyRecurrentLayer(RNN(v, h, using: &random))
        : AnyRecurrentLayer(LSTM(v, h, using: &random))
    var model = LanguageModel(layer, outputSize: v, using: &random)
    var settings = kind == "RNN" ? rnnBook : book
    settings.threadCount = threads
    return try model.outcome(
        of: settings, on: windows, corpus: corpus, using: &random)
}
let times = notebook.experiment("epoch-times", seeds: 1, isTimed: true) {
    [windows, v, h, batchSize = notebook.batchSize] seed, threads in
    try EpochTimes(
        hiddenSize: h, vocabularySize: v, on: windows, batchSize: batchSize,
        seed: seed, threads: threads)
}
let compared = {
    [
        TrainedLayer("RNN", others["RNN"], .rnnScratch),
        TrainedLayer("GRU", trained["library"], .gru),
        TrainedLayer("LSTM", others["LSTM"], .lstm),
    ]
}
notebook.figure("gru-lstm-rnn") {
    comparisonFigure(
        compared(), times: times.outcomes[0],
        caption: notebook.origin(ofSeeds: notebook.seeds.count)
            + ". \(h) hidden "
            + "units, learning rate \(rnnBook.learningRate) for the RNN, "
            + "\(book.learningRate) for the others")
} claims: { _ in
    let end = compared().map(\.lateValidation)
    let epoch = times.outcomes[0].sample
    Claim(
        "G2", "in its last ten epochs the GRU is below the LSTM",
        end[1] < end[2])
    Claim("G2", "by less than a tenth", 0.9 * end[2] < end[1])
    Claim(
        "G2", "the RNN ends highest, with twice the epochs",
        end[1] < end[0], end[2] < end[0])
    Claim("G2", "its epoch is the quickest", epoch("RNN") < epoch("GRU"))
    Claim(
        "G2", "the GRU's is quicker than the LSTM's",
        epoch("GRU") < epoch("LSTM"))
}
if notebook.wants("gru-lstm-rnn") {
    for layer in compared() {
        let seconds = times.outcomes[0].sample(layer.name).summary
        show("\(layer.name): seconds an epoch", seconds)
        show("\(layer.name): validation perplexity", layer.validation.summary)
        show("\(layer.name): text", layer.outcomes[0].likeliest)
    }
}

/*:
That is one text and one size; elsewhere an LSTM can win.

**4. What if only a part of the GRU is there, say only the reset gate or only
the update gate?** That is the figure of short and long dependencies, above.

## Summary

* A GRU has one state and two gates, and three quarters of an LSTM's parameters.
* The reset gate decides what the candidate reads of the old state, the update
  gate how far the old state is kept. R = 1 *and* Z = 0 is the plain RNN.
* Without an update gate it hardly learns what lies far back; without a reset
  gate it is worse at starting afresh.
* Whether the reset acts before or after the product makes two functions of the
  same weights; PyTorch's is the one after.
*/
notebook.finish()
