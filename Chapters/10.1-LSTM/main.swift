/*:
# 10.1 Long short-term memory

Run it with `swift run LSTM`, which takes some minutes on two cores; `--quick`
makes a toy run of it and `--help` lists what can be varied. The marks ① to ⑦
are the pages of the notes. Experiments are repeated with five seeds: a figure
shows their median and range, and a claim that compares two things holds when
the confidence interval of the mean difference, seed by seed, excludes zero.

A recurrent network reads a sequence step by step and carries a state along.
Trained by backpropagation, its error signal travels the same way back, and on
the way vanishes or grows without bound. The LSTM was built to do neither.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "lstm",
    title: "10.1 Long short-term memory",
    figures: [
        "lstm-cell": "the RNN's cell and the LSTM's, part by part",
        "lstm-gradient-flow": "gradients against lag, also clipped",
        "lstm-clipping": "training with and without clipping",
        "lstm-adding-problem": "RNN and LSTM on long dependencies",
        "lstm-gradient-in-training":
            "how far back gradients reach while a network learns",
        "lstm-gates": "the gates of a trained cell that keeps, skips, resets",
        "lstm-late-output-gate": "a state that builds up unseen",
        "lstm-perplexity": "training from scratch and with the library's layer",
        "lstm-word-cell": "what one memory cell holds as it reads",
        "lstm-forget-bias": "how open the forget gate is at the start",
        "lstm-taken-apart": "LSTMs with a part left out",
    ],
    specials: .languageModels() + .keeping)
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
let raw = notebook.readText()
let (corpus, windows) = notebook.characters(of: raw)
let (v, h) = (corpus.vocabulary.count, options.hidden ?? 32)
let task = TextTask(corpus, windows, notebook.bookSettings(), hiddenSize: h)
notebook.saveLanguageModel(.lstm, of: corpus, on: windows, task.settings)

/*:
## Vanishing and exploding gradients (Notes ①)

How much does a step `lag` places before the end contribute to the gradient of a
loss L at the end? All steps share their parameters θ. Give each a copy θ_t of
its own, all equal: the values stay what they were, and the gradient of a copy
is what its step alone contributes. Added up they are the gradient:

$$\frac{\partial L}{\partial \theta} = \sum_t \frac{\partial L}{\partial \theta_t}$$
*/
let copies = EqualCopies(seed: seed)
show("norm at lag 0, 1, 2, …", copies.norms)
show("sum less gradient", copies.difference)

/*:
Over a hundred steps small recurrent weights let the gradient vanish and large
ones let it explode, for every step multiplies it once more by the same matrix
(and by tanh′, at most 1).

An LSTM is no cure by name alone. With its forget gates half open, as they are
before training, its gradient shrinks by a constant factor a step, as the RNN's
does. With the forget gates wide open, here by a bias of 5, it stays; so it does
with the GRU's update gates (10.2). The right-hand panel is for later.
*/
let flow = notebook.experiment("gradient-flow", of: FlowingCell.allCases) {
    cell, seed, _ in cell.norms(seed: seed)
}
notebook.figure("lstm-gradient-flow") {
    gradientFlowFigure(flow, caption: "32 hidden units, \(notebook.seedRange)")
} claims: { figure in
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
## What a cell costs (Notes ① ②)

LSTM and bidirectional networks, the notes say, succeeded most, and the GRU is a
lighter LSTM. Success is not shown here; what they cost is: the library's layers
on 28 characters, with 32 hidden units. An LSTM has four nodes where an RNN has
one, a GRU three, a bidirectional network twice those of any kind. Times, in
seven rounds by turns: this machine, this run, per step of one sequence.
*/
let costs = notebook.experiment("costs", seeds: 1, isTimed: true) { seed, _ in
    costsInTurns(seed: seed)
}
notebook.aside {
    for cost in costs.outcomes[0][0] { show(cost.name, cost.summary) }
} claims: {
    let rounds = costs.outcomes[0]
    let counts = rounds[0].map { Numbers(Double($0.parameters)) }
    let time = { (kind: Int) in Sample(rounds.map { $0[kind].training }) }
    Claim(
        "O3",
        "for 1 node there are 3 in a GRU, 4 in an LSTM, 8 in both directions",
        counts[1] == 3 * counts[0], counts[2] == 4 * counts[0],
        counts[3] == 8 * counts[0])
    Claim(
        "O3", "training takes longer in the same order",
        every([0, 1, 2]) { time($0) < time($0 + 1) })
}

/*:
## Clipping (Notes ②)

Clipping scales the whole gradient down to norm 1 when it is longer. That caps
what exploded, and shrinks the healthy nearby gradients by the same factor. It
cannot bring back what vanished: in the right-hand panel above the RNN with
small weights has the same curve as in the left one.

And in training? A language model (its data are told below) starts with the
large weights above and is trained at a rate of 1, with clipping and without:
its first gradient is long, and with most seeds a step of that length makes the
loss jump. The book's LSTM has, in its first ten epochs, no gradient to clip.
*/
notebook.drawClipping(on: task)

/*:
## Long dependencies are hard (Notes ②)

What vanishes cannot be learned from. In the adding problem a network reads
numbers from [−1, 1], two of them marked, and is to answer with ½ plus a quarter
of their sum at the end. The earlier mark stands in the first half, so the lag
grows with the length. Always answering ½ scores a mean squared error of 1/24.

RNN and LSTM get the same sequences, 32 hidden units and the same optimiser,
Adam at 0.01. A second RNN is helped: its recurrent matrix starts orthogonal, so
that at first nothing grows, and shrinks by tanh′ only; 66 units give it as many
parameters as the LSTM has; three rates are tried at 50 steps.
*/
let lengths = quick ? [5, 10] : [10, 25, 50, 100]
let minibatches = quick ? 200 : 600
let adding = notebook.experiment(
    "adding-problem", of: AddingSetting.all(lengths)
) { [minibatches] in try $0.errors(minibatches, seed: $1, threads: $2) }
notebook.figure("lstm-adding-problem") {
    notebook.showLearnt(adding, lengths: lengths)
    return addingProblemFigure(
        adding, lengths: lengths,
        caption: "After \(minibatches) minibatches of 128, "
            + notebook.seedRange + notebook.medianAndRange)
} claims: { _ in
    let (share, long) = (adding.share, lengths.filter { $0 >= 50 })
    Claim(
        "L1", "with every seed the RNN answers ½ from 50 steps on",
        every(long) { Numbers(share(.rnn, $0)).lies(in: 0.8...1.2) })
    Claim(
        "L1", "a tenth of that error is left of the LSTM's at every length",
        every(lengths) { share(.lstm, $0) < 0.1 })
    Claim(
        "L1", "at every length it is below both RNNs'",
        every(lengths) { share(.lstm, $0).log < share(.rnn, $0).log },
        every(lengths) { share(.lstm, $0).log < share(.helped, $0).log })
    Claim(
        "L1", "the helped one has not begun at 50 steps at any of its rates",
        every(AddingSetting.helpedRates) {
            Numbers(adding.left(AddingSetting(.helped, 50, rate: $0))) > 0.5
        })
}

/*:
What changes in the LSTM as it learns? Here is the gradient of a loss at the end
by the lag, before training and while the problem of 50 steps is learned. Before,
either network is blind to what is far back. Training opens the LSTM's gates, and
the gradient comes through; the RNN's goes on vanishing.
*/
notebook.drawGradientInTraining(minibatches: minibatches)

/*:
## Three kinds of memory (Notes ③)

An RNN has a long-term memory, its weights, which change slowly as it is
trained, and a short-term one, its activations, which are new at every step. The
memory cell adds a third kind in between: the internal state, which is carried
from step to step and changed only as far as the gates allow. Numbers follow
once a network is trained.

## The cell and its parameters (Notes ③ ④)

A cell is put together from simple nodes. Three are gates, whose outputs
multiply what others give: the *input gate* decides how much of what is new
enters the internal state, the *forget gate* how much of the old state stays,
the *output gate* how much of the state others get to see. The fourth, the
*input node*, makes what is new.

All four read the present input X and the hidden state H of the step before,
each with weights and a bias of its own. As in the book the weights start from
N(0, 0.01²) and the biases at zero. In the drawing a box is a layer, and a circle
works element by element.
*/
notebook.figure("lstm-cell") {
    cellFigure()
} claims: { _ in
    Claim(
        "L5", "followed arrow by arrow the LSTM's gives what the code gives",
        Numbers(differenceFromDiagram(seed: seed)) < 1e-6)
}

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
## What gates learn (Notes ④)

To keep what matters, to skip what does not, to reset when something new begins:
the running sum asks for all three. A number arrives at each step. Most are
noise. Those with a mark are to be added up and the sum kept; a delimiter resets
it. With some seeds an LSTM with a *single* memory cell learns it. Its input
gate opens at marks, about halfway, and hardly anywhere else; its forget gate
closes at delimiters only.
*/
let runningSum = notebook.experiment("running-sum") { [quick] in
    try GatesOfRunningSum(
        minibatches: quick ? 200 : 1500, seed: $0, threads: $1)
}
notebook.figure("lstm-gates") {
    notebook.gatesFigure(runningSum.outcomes)
} claims: { _ in
    let learnt = runningSum.outcomes.filter(\.isLearnt)
    Claim(
        "with some seeds one cell learns it, with others not",
        Numbers(learnt.count) > 0,
        Numbers(learnt.count) < Numbers(notebook.seeds.count))
    Claim(
        "L7", "then the input gate opens at marks far more than elsewhere",
        5 * learnt.mean(0, except: .add) < learnt.mean(0, at: .add))
    Claim(
        "L7", "the forget gate closes at delimiters, and hardly elsewhere",
        learnt.mean(1, at: .reset) < 0.5, learnt.mean(1, except: .reset) > 0.9)
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
and all sequences share; the gates' *values* differ at every step.
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

notebook.claims {
    LSTMLaws().ofGates
    LSTMLaws().ofTheState
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
    return lateOutputGateFigure(of: cell, opensAt: 20, stepCount: 30)
} claims: { figure in
    let (C, H) = (figure["internal state C"], figure["hidden state H"])
    Claim(
        "L13", "nothing is seen at first",
        H.wherever { $0 < 20 }.magnitude < 1e-6)
    Claim("L13", "the state grows at every step, past 1", C.rises, C.at(19) > 1)
    Claim("L13", "then all of it acts, below 1", H.at(20) > 0.9, H < 1)
}

/*:
## From scratch and with the library (Notes ⑤ – ⑦, D2L 10.1.2 and 10.1.3)

Both are trained as in the book: on the first windows of 32 characters, one
character apart, 1,024 of them a minibatch, by gradient descent at a rate of 4,
the gradient clipped to norm 1. The network from scratch starts from
N(0, 0.01²). The library's layer does as PyTorch's: it starts from the uniform
distribution on ±1/√hiddenSize and keeps two biases; both get the same gradient,
so their sum learns twice as fast. With the library's weights put into the cell
from scratch, the outputs agree.
*/
show("\(notebook.tokenName)s", corpus.indices.count)
show(
    "largest difference of a logit",
    ScratchLSTM.differenceFromLibrary(on: task, seed: seed))

let trained = notebook.experiment("perplexity", of: ["scratch", "library"]) {
    [task, v, h] kind, seed, threads in
    var random = Generator(seed: seed)
    if kind == "scratch" {
        return try TrainedLSTM(
            Unrolled(ScratchLSTM(v, h, using: &random)),
            head: Linear(h, v, deviation: 0.01, using: &random), on: task,
            threads: threads, using: &random)
    }
    return try TrainedLSTM(
        LSTM(v, h, using: &random), head: Linear(h, v, using: &random),
        on: task, threads: threads, using: &random)
}
let nGrams = notebook.nGrams(windows, corpus)
let models = { trained.layers }
notebook.figure("lstm-perplexity") {
    notebook.perplexityFigure(
        title: "LSTM language models", models(), nGrams: nGrams.outcomes[0])
} claims: { figure in
    notebook.bookClaims(
        figure, models(), nGrams: nGrams.outcomes[0],
        scratch: 7.1...7.8, library: 6.5...7.5)
}

/*:
## Prediction

A trained model reads the beginning of a text, then its own choices: the
likeliest character each time or one drawn from softmax(logits / temperature).
The last lines follow one model through its training.
*/
if notebook.wants("lstm-perplexity") {
    notebook.showEnds(of: models())
    notebook.showPassages(of: trained["library"][0])
}

/*:
Last, the three kinds of memory (③) by one measure: the share of its norm by
which each changes. At every step of this text H changes by more than its norm,
and with every seed C by less than H. The weights stay the same through whole
sequences, and change a little after each minibatch.
*/
let measured = { (number: @escaping (Memories) -> Double) in
    trained.sample("library") { $0.memories.map(number) ?? .nan }
}
notebook.claims(of: "lstm-perplexity") { _ in
    Claim(
        "L4", "a step replaces H; C outlasts it, with every seed",
        1 < measured(\.changeOfH),
        Numbers(measured(\.changeOfC) - measured(\.changeOfH)) < 0)
    Claim(
        "L4", "a minibatch changes the weights less than a step changes C",
        measured(\.changeOfWeights) < measured(\.changeOfC))
}

/*:
What does C hold? Karpathy (2015) coloured a text by the state of single cells.
Here is the cell whose C follows best how many letters of a word have been read,
chosen on one half of the text and judged and shown on the other.
*/
notebook.drawWordCell(of: trained, "library")

/*:
## How open the forget gate starts (beyond the notes)

From a bias of 0 forget gates start half open, and gradients vanish. Gers and
others (2000) started them more open; Jozefowicz and others (2015) recommend 1
or 2. Here that is tried on the adding problem of 100 steps, where the seeds
leave it open, and on the book's language model, where a bias of 2 does harm.
*/
notebook.drawForgetBias(
    minibatches: minibatches, length: lengths[lengths.count - 1],
    adding: adding, on: task, unbiased: trained)

/*:
## The LSTM taken apart (beyond the notes)

Which parts are needed? Greff and others (2017) left them out one by one. Here a
gate is held open at 1 (a forget gate so held is the LSTM of 1997), or the input
gate is coupled to the forget gate, I = 1 − F, or H is O ⊙ C without a tanh. The
adding problem asks to keep and never to forget: it suffers without an input
gate, and gains by coupled ones. The running sum asks to reset, and suffers
without a forget gate. Whether either needs an output gate or tanh stays open.
*/
notebook.drawTakenApart(
    minibatches: minibatches, adding: lengths[lengths.count - 2], whole: adding)

/*:
## D2L's exercises

**1. Vary the hyper-parameters: what becomes of time, perplexity and text?**
More hidden units cost time; whether in ten epochs 64 learn more than 8 the
seeds leave open. A rate of 1 learns slowly.
*/
let sweep = notebook.sweep(on: windows, corpus: corpus) {
    [v] size, random in LSTM(v, size, using: &random)
}
notebook.aside {
    notebook.showSweep(sweep)
} claims: {
    let at = { (size: Int, rate: Float) in
        sweep.sample(SweepSetting(size: size, rate: rate), \.validation)
    }
    Claim("a rate of 1 learns more slowly than 4", at(32, 4) < at(32, 1))
    Claim.undecided(
        nil, "whether 64 units end below 8", at(64, 4), at(8, 4))
}

/*:
**2. What must change to generate words instead of characters?** The corpus is
cut into words; the network is the same kind, with a larger vocabulary and so a
larger output layer. Rare words become `<unk>`, and windows can be shorter.
*/
if options.text == nil { notebook.showWords(of: raw) }

/*:
**3. Compare the cost of GRU, LSTM and RNN.** See the table above; 10.2 sets the
same cells in plain steps beside it.

**4. The input node is within ±1 already. Why tanh again, on C?** Because C adds
up: over validation text it passes 1, and H does not.
*/
notebook.claims(of: "lstm-perplexity") { _ in
    Claim(
        "L12", "C passes 1, H does not", Numbers(measured(\.largestC)) > 1,
        Numbers(measured(\.largestH)) < 1)
}

/*:
**5. An LSTM for a time series.** The same layer, fed numbers, with a linear
layer behind it, predicts the next value of a noisy sine wave. The noise is 0.2,
and no prediction can do better on average.
*/
notebook.showSineWave()

/*:
## Summary

* A gradient that travels back through an RNN is multiplied by the same matrix
  at each step, and vanishes or explodes. Clipping helps only with the latter.
* The LSTM's internal state travels on an edge of weight F. With F near 1 what
  is there stays, and its gradient with it; the gates learn when that should be.
* From scratch and with the library's layer it is the same function.
*/
notebook.finish()
