/*:
# 10.2 Gated recurrent units

Run it with `swift run GRU`; `swift run GRU --help` lists what can be varied,
`--quick` makes a toy run of it. The marks ⑧ to ⑩ are the pages of the notes.

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
        "gru-gates": "both gates, one, none, on short and long dependencies",
        "gru-perplexity": "training from scratch and with the library's layer",
        "gru-lstm-rnn": "RNN, GRU and LSTM against epochs and seconds",
    ])
let options = notebook.options
let (quick, seed, threads) = (options.quick, options.seed, options.threads)
let raw = notebook.readText()

/*:
## A lighter memory cell (Notes ⑧)

In 2014 Cho and others kept the LSTM's gates and dropped what they could: there
is one state where the LSTM has two, and two gates where it has three. That
leaves three nodes with weights where the LSTM has four, so a GRU has exactly
three quarters of an LSTM's parameters, whatever the sizes.

Whether it takes three quarters of the time is another question. Below, each
cell first runs as plain steps, an operation after the other, then as one fused
kernel for the whole sequence, as the library's layers do. Times: this machine,
this run. Where the figures were drawn, a GRU took 0.83 of an LSTM's time in
training, fused or in plain steps, and about 0.9 of it in inference.
*/
notebook.aside {
    var generator = Generator(seed: seed)
    let rnn = RNN(28, 32, using: &generator)
    let gru = GRU(28, 32, using: &generator)
    let lstm = LSTM(28, 32, using: &generator)
    let costs = [
        Cost("RNN, plain", rnn.cell), Cost("RNN, fused", layer: rnn),
        Cost("GRU, plain", gru.cell), Cost("GRU, fused", layer: gru),
        Cost("LSTM, plain", lstm.cell), Cost("LSTM, fused", layer: lstm),
    ]
    for cost in costs { show(cost.name, cost.summary) }
    notebook.record("costs", costs)
    let share = Double(gru.parameterCount) / Double(lstm.parameterCount)
    show("parameters, GRU / LSTM", share)
} claims: { results in
    Claim(
        "G1", "a GRU has three quarters of an LSTM's parameters",
        results["costs", "3", "parameters"]
            == 0.75 * results["costs", "5", "parameters"])
    Claim(
        "G1", "a step of training takes it less time, plain and fused",
        results["costs", "2", "training"] < results["costs", "4", "training"],
        results["costs", "3", "training"] < results["costs", "5", "training"])
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
    enum Gates: String, CaseIterable { case both, reset, update, neither }

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
to be forgotten on the way. Each curve is the geometric mean of three runs.
*/
notebook.figure("gru-gates") {
    try gatesFigure(
        minibatches: quick ? (40, 40) : (400, 600), draws: quick ? 1 : 3,
        in: notebook)
} claims: { figure, _ in
    /// Single points jump, so over the second half of training.
    let error = { (name: String, panel: Int) in
        figure[name, panel: panel].secondHalf.geometricMean
    }
    Claim(
        "G8", "on both tasks both gates do far better than neither",
        every([1, 2]) { 2 * error("both gates", $0) < error("neither", $0) })
    Claim(
        "G8", "on the short task reset alone is better than update alone",
        1.2 * error("only reset", 1) < error("only update", 1))
    Claim(
        "G8", "on the long one update alone is ten times better",
        10 * error("only update", 2) < error("only reset", 2))
    Claim(
        "G8", "and does about as well as both",
        (error("only update", 2) / error("both gates", 2)).lies(in: 0.5...2))
    Claim(
        "G8", "neither does no better there than to answer ½",
        (24 * error("neither", 2)).lies(in: 0.9...1.2))
}

/*:
On the short task a reset gate alone soon comes close to both gates; an update
gate alone helps at first, later only a little. On the long task it is the other
way round: an update gate alone does as well as both; a reset gate alone, where
the state passes through the weights and tanh at every step, learns late and
little.

## From scratch and with the library (D2L 10.2.4 and 10.2.5)

There are two GRUs. In the paper, the book and the notes the reset gate acts on
the old state *before* its product with W_hh. PyTorch and cuDNN let it act
*after*, on the product, so that all three products with the state can be made
at once. The library offers both; its default is PyTorch's, because that is what
the book's "concise" version trains.

With the reset before, the library's layer and the cell from scratch are the
same function; with the reset after, the same weights are another network.
*/
let (corpus, windows) = notebook.characters(of: raw)
let (v, h) = (corpus.vocabulary.count, options.hidden ?? 32)
let sample = windows.batch(0..<4).inputs
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
Both are trained as in the book and as in 10.1: on windows of 32 characters,
1,024 windows a minibatch, gradient descent at a rate of 4, the gradient clipped
to norm 1. The network from scratch starts from N(0, 0.01²), the library's layer
from the uniform distribution on ±1/√hiddenSize, as PyTorch's does.
*/
var random = Generator(seed: seed)
var scratch = LanguageModel(
    layer: Unrolled(ScratchGRU(v, h, using: &random)),
    head: Linear(h, v, deviation: 0.01, using: &random))
var library = LanguageModel(
    layer: GRU(v, h, using: &random), head: Linear(h, v, using: &random))
notebook.figure("gru-perplexity") {
    try notebook.trainAsTheBook(
        "gru", &scratch, &library, title: "GRU language models",
        published: (.gruScratch, .gru), on: windows, corpus: corpus,
        using: &random)
} claims: { figure, _ in
    bookClaims(figure, scratch: 6.5...7.2, library: 6.3...7.2)
}

/*:
## Prediction

As in 10.1, a trained model reads a beginning, then its own choices.
*/
if notebook.wants("gru-perplexity") {
    notebook.showContinuations(scratch, library, in: corpus, using: &random)
}

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
ten epochs the learning rate matters more than the size; more hidden units cost
time.
*/
notebook.aside {
    try notebook.sweep(on: windows, corpus: corpus) {
        GRU(v, $0, using: &$1)
    }
}

/*:
**3. Compare RNN and GRU in time, perplexity and text.** And the LSTM with them,
for that is the notes' "comparable performance but quicker" (⑧). All three are
the library's layers with the same hidden size, trained for 50 epochs. The RNN
learns at the book's rate for it, 1, and for half of the book's 100 epochs; GRU
and LSTM at theirs, 4. Seconds are those of training alone, as this machine took
them.
*/
notebook.figure("gru-lstm-rnn") {
    try comparisonFigure(
        in: notebook, hiddenSize: h,
        epochs: options.epochs ?? (quick ? 2 : 50), on: windows, corpus: corpus)
} claims: { figure, _ in
    let names = ["RNN", "GRU", "LSTM"]
    let ends = names.map { figure[$0].last }
    let seconds = names.map { figure[$0, panel: 2].places.last }
    Claim("G2", "the GRU is comparable to the LSTM", ends[1] < 1.1 * ends[2])
    Claim("G2", "the RNN ends highest", ends[1] < ends[0], ends[2] < ends[0])
    Claim("G2", "the RNN is quickest", seconds[0] < seconds[1])
    // Two timings of one thing differ by a tenth on a machine at rest.
    Claim(
        "G2", "the GRU takes no longer than the LSTM",
        seconds[1] < 1.1 * seconds[2])
}

/*:
Epoch for epoch the GRU is below the LSTM here, and its epoch takes 6 % less
time: what its kernel saves, above, is small beside the rest of the training.
The RNN is quickest, and ends highest. That is one text, one size and one seed;
elsewhere an LSTM can win.

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
