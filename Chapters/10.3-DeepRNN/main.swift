/*:
# 10.3 Deep recurrent neural networks

Run it with `swift run DeepRNN`; `swift run DeepRNN --help` lists what can be
varied, `--quick` makes a toy run of it.

An RNN read over a long sequence looks deep already. This chapter makes it deep
in the other direction too, by stacking RNNs on top of each other.
*/
import Course
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "deep-rnn",
    title: "10.3 Deep recurrent neural networks",
    figures: [
        "deep-perplexity": "one layer, two layers, and two layers of GRUs",
        "deep-sweep": "perplexity and time over width and depth",
        "deep-gradient-flow": "gradients against lag, layer by layer",
    ],
    specials: [.layers, .dropout, .full])
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
let (depth, h) = (options.layers ?? 2, options.hidden ?? 32)
let raw = notebook.readText()

/*:
## Two kinds of depth

Unrolled in time, an RNN of one layer has as many steps between the first input
and the last output as the sequence is long. But between an input and the output
of the *same* step there is a single layer, and what one layer can express about
an input is limited. So we would like a network that is deep in time and from
input to output.

The way there is simple. An RNN turns a sequence of inputs into a sequence of
hidden states. These are a sequence too, and another RNN can read it: the output
of each layer is the input of the next.

## One layer

Layer l reads, at each step, the state of the layer below at the same step, and
its own state at the step before. The layer below the first is the input itself,
H⁽⁰⁾ = X.

$$H_t^{(l)} = \phi_l(H_t^{(l-1)} W_{\textrm{xh}}^{(l)} + H_{t-1}^{(l)} W_{\textrm{hh}}^{(l)} + b_{\textrm{h}}^{(l)})$$

Here φ is tanh for every layer. As in the book the weights start from
N(0, 0.01²) and the bias at zero.
*/
struct ScratchRNN: RecurrentCell {
    var Wxh, Whh, bh: Tensor

    init(_ d: Int, _ h: Int, using generator: inout Generator) {
        Wxh = .normal(d, h, standardDeviation: 0.01, using: &generator)
        Whh = .normal(h, h, standardDeviation: 0.01, using: &generator)
        bh = Tensor(zeros: [h])
    }

    func callAsFunction(_ X: Tensor, _ H: Tensor) -> Tensor {
        tanh(matmul(X, Wxh) + matmul(H, Whh) + bh)  // [n, h]
    }
}

/*:
## A stack of layers

A stack goes up layer by layer within a step. It keeps the state of each layer,
so it is a cell itself, whose state is a list. What a layer is made of does not
matter to it: an LSTM or a GRU can be stacked in the same way.
*/
struct Stack<Cell: RecurrentCell>: RecurrentCell {
    var layers: [Cell]

    func callAsFunction(_ X: Tensor, _ states: [Cell.State]) -> [Cell.State] {
        var below = X  // H⁽ˡ⁻¹⁾
        return zip(layers, states).map { layer, old in
            let state = layer(below, old)
            below = state.hidden
            return state
        }
    }
}

/*:
## The output layer

Only the top layer L is read:

$$O_t = H_t^{(L)} W_{\textrm{hq}} + b_{\textrm{q}}$$

The states below it reach the output through the layers above or not at all.
Differentiate the outputs by the final states: only layer L's gradient is
nonzero.
*/
let (corpus, windows) = notebook.characters(of: raw)
let v = corpus.vocabulary.count
show("characters", corpus.indices.count)
show("vocabulary", v)
show("windows to train on", windows.training.count)
show("windows to validate on", windows.validation.count)

var random = Generator(seed: seed)
var scratch = LanguageModel(
    layer: Unrolled(
        Stack(depth, inputSize: v) { ScratchRNN($0, h, using: &random) }),
    head: Linear(h, v, deviation: 0.01, using: &random))

let sample = windows.batch(0..<4).inputs
let states = scratch.layer(sample).state  // [layer][n, h]
let reach = valueAndGradient(at: states) { scratch.head($0.hidden).sum() }
for (layer, gradient) in reach.gradient.enumerated() {
    show("gradient of O at H, layer \(layer + 1)", gradient.norm)
}

/*:
## Step by step or layer by layer

The stack finishes a step in all layers before it goes to the next one. The
library's `Deep` does it the other way round: the first layer reads the whole
sequence, then the second reads all the states of the first. Each state is
computed from the same two, so both orders give the same numbers, to the last
bit. With the library's fast kernel in each layer, which adds in another order,
they agree up to rounding.
*/
let cells = scratch.layer.cell.layers
let layerwise = Deep(cells.map { Unrolled($0) })
let fused = Deep(cells.map { RNN(RNNCell($0)) })
let outputs = scratch.layer(sample).outputs
let inLayers = largestDifference(outputs, layerwise(sample).outputs)
let inKernels = largestDifference(outputs, fused(sample).outputs)
show("difference, layer by layer", inLayers)
show("difference, with the kernel", inKernels)
notebook.record("differences", [inLayers, inKernels])

/*:
## What depth is worth (D2L 10.3.2 and 10.3.3)

Three networks of 32 units a layer are trained for 100 epochs on the windows of
32 characters that start at the first 10,000 characters of the book. The first
has one layer, as in D2L 9.5, and a learning rate of 1. The second has two of
the same, from scratch. The third is the library's GRU in two layers. Both of
these have a rate of 2, and `--dropout` makes the third drop a share of what
goes from layer to layer.

**Erratum.** D2L's text says that its model from scratch is a deep GRU. Its code
trains two layers of a plain RNN with tanh, and the curve it shows is that of a
plain RNN, as ours is.
*/
var shallow = LanguageModel(
    layer: Unrolled(ScratchRNN(v, h, using: &random)),
    head: Linear(h, v, deviation: 0.01, using: &random))
var gru = LanguageModel.deepGRU(
    v, h, depth: depth, dropout: options.dropout ?? 0, using: &random)
notebook.figure("deep-perplexity") {
    let one = try notebook.train(
        "rnn-scratch", &shallow, notebook.training(epochs: 100, rate: 1),
        on: windows,
        using: &random)
    let deep = try notebook.train(
        "deep-rnn-scratch", &scratch, notebook.training(epochs: 100, rate: 2),
        on: windows, using: &random)
    let gated = try notebook.train(
        "deep-gru", &gru, notebook.training(epochs: 100, rate: 2), on: windows,
        using: &random)
    return notebook.perplexityFigure(
        title: "Shallow and deep language models",
        [
            ("RNN from scratch, 1 layer", one, .rnnScratch),
            ("RNN from scratch, layers: \(depth)", deep, .deepRNNScratch),
            ("GRU of the library, layers: \(depth)", gated, .deepGRU),
        ],
        windows: windows, corpus: corpus)
} claims: { figure, _ in
    let quarters = [0.0, 25, 50, 75, 100]
    let seen = [1, 2].map { figure["validation", panel: $0] }
    nGramClaim(figure)
    languageModelClaims(figure, 1, from: 25.98, to: 7.1...7.5, falls: quarters)
    languageModelClaims(figure, 2, from: 24.53, to: 6.5...7.1, falls: quarters)
    languageModelClaims(figure, 3, to: 5.9...6.8, falls: quarters.dropLast())
    Claim(
        "two layers end below one, and GRUs below both",
        every(["training", "validation"]) { curve in
            every([1, 2]) {
                figure[curve, panel: $0 + 1].last
                    < figure[curve, panel: $0].last
            }
        })
    Claim(
        "at epoch 20 the deep one still counts characters",
        seen[1].at(20) > 0.97 * figure["1-gram"].first)
    Claim(
        "one layer is past the 1-gram model within ten epochs",
        seen[0].at(10) < 0.97 * figure["1-gram"].first)
}

/*:
With weights so near zero a second layer hears almost nothing of the input. For
twenty epochs the deep network from scratch does no better than to count
characters, the grey line of the 1-gram model; one layer is past it within ten.
Then the deep one overtakes. In the end two layers are below one, and two layers
of GRUs below both. That is the book's comparison, not one of depth alone: the
deep networks learn at twice the rate, and the GRUs start from other weights.
The GRUs' training perplexity keeps falling after validation has stopped: what
they still learn is the text by heart.

What the three say after "it has", always choosing the likeliest character:
*/
if notebook.wants("deep-perplexity") {
    let texts = [
        shallow.continuation(of: "it has", in: corpus, using: &random),
        scratch.continuation(of: "it has", in: corpus, using: &random),
        gru.continuation(of: "it has", in: corpus, using: &random),
    ]
    for text in texts { show(text) }
    notebook.record("texts", texts)
}

/*:
## Gradients through a stack

A loss at the end reads the top layer. What arrives at each layer, from how far
back? As in 10.1 every step has its own copy of the parameters, here with the
layers told apart.

At the last step the top layer has the most, and each layer below it less. Some
steps back it is the other way round. A gradient may turn down to the next layer
at any step on its way back, so there are more paths to a lower layer, and their
number grows with distance. But depth is no cure for vanishing: in every layer, of
the RNN as of the GRU, what is left shrinks by a nearly constant factor a step.
*/
notebook.figure("deep-gradient-flow") {
    gradientFlowFigure(
        layerCount: options.layers ?? 4, draws: quick ? 2 : 10, seed: seed)
} claims: { figure, _ in
    let layers = ["layer 1, bottom", "layer 2", "layer 3", "layer 4, top"]
    for panel in [1, 2] {
        let norms = layers.map { figure[$0, panel: panel] }
        Claim(
            "at the last step each layer has less than the one above it",
            every([0, 1, 2]) { norms[$0].at(0) < norms[$0 + 1].at(0) })
        Claim(
            "30 steps back the bottom layer has more than the top one",
            norms[0].at(30) > norms[3].at(30))
        Claim(
            "of every layer's, less than a thousandth is left at lag 40",
            every(norms) { $0.at(40) < 1e-3 * $0.at(0) })
    }
}

/*:
## Width and depth

The number of hidden units and the number of layers are ours to choose. The book
names widths from 64 to 2,056 and depths from 1 to 8 as common.

**Erratum.** The notes have 2086 where the book has 2056.

By default a small corner of that range is trained, for a few epochs each.
`--full` takes all of it, each stack for as many epochs, which takes days on a
small machine; `--epochs` shortens it. Each stack is recorded in `deep-rnn.json`
as soon as it is trained, and the next run with `--full` goes on from there.

In this corner wider is better at every depth, and two layers are better than
one at every width; a third layer does not pay within 20 epochs. Time grows with
both. (It is processor time, of all threads together, in the fastest minibatch.)
*/
notebook.figure("deep-sweep") {
    let widths = options.full ? [64, 128, 256, 512, 1024, 2056] : [16, 32, 64]
    return try sweepFigure(
        widths: quick ? [4, 8] : widths,
        depths: quick ? [1, 2] : Array(1...(options.full ? 8 : 3)),
        notebook.training(epochs: 20, rate: 1), resumes: options.full,
        on: windows, of: v, in: notebook)
} claims: { figure, _ in
    let perplexities = ["1", "2", "3"].map { figure[$0] }  // by depth
    let times = ["1", "2", "3"].map { figure[$0, panel: 2] }
    Claim("D4", "all have learned something", figure.all(panel: 1) < 28)
    Claim("D4", "wider is better at every depth", every(perplexities, \.falls))
    Claim(
        "D4", "two layers are better than one at every width",
        perplexities[1] < perplexities[0])
    Claim(
        "D4", "a third layer does not pay", perplexities[2] > perplexities[1])
    Claim(
        "D4", "time grows with both", every(times, \.rises),
        times[0] < times[1], times[1] < times[2])
}

/*:
## D2L's exercises

**1. Replace the GRU by an LSTM, and compare accuracy and speed.** Both have two
layers and the same training. The LSTM leaves the plateau of the 1-gram model
later, and after 100 epochs it has not caught up; the tokens a second are
printed beside each.
*/
notebook.aside {
    var lstm = LanguageModel(
        layer: Deep(layerCount: depth, inputSize: v) {
            LSTM($0, h, using: &random)
        }, head: Linear(h, v, using: &random))
    _ = try notebook.train(
        "deep-lstm", &lstm, notebook.training(epochs: 100, rate: 2),
        on: windows,
        using: &random)
} claims: { results in
    Claim(
        "two layers of LSTMs end above two of GRUs",
        results.run("deep-lstm", "validationPerplexity")
            > results.run("deep-gru", "validationPerplexity"))
}

/*:
**2. Train on several books. How low can the perplexity go?** There is one book
here, and the networks above have read 10,032 of its characters. So we train on
more of it: the same two layers of GRUs on 10,000 windows and on 40,000, the
same number of steps. Both are judged by the 5,000 windows after those, which
neither has seen: four times the text leaves a lower perplexity.
*/
notebook.aside {
    try moreText(
        corpus, hiddenSize: h, depth: depth,
        notebook.training(epochs: 10, rate: 2), in: notebook)
} claims: { results in
    Claim(
        "four times the text leaves a lower perplexity",
        results["moreText", "1"] < 0.95 * results["moreText", "0"])
}

/*:
**3. Is it a good idea to combine sources by different authors?** The nearest we
have to a second author is the grammar of the embedded corpus, which writes
short plain sentences. Three networks make the same number of steps: one reads
the book, one the grammar's text, one as much of both. Each is judged by both.
The mixture is behind each specialist on its own text, and well ahead of it on
the other's.
*/
notebook.aside {
    try mixAuthors(
        corpus, hiddenSize: h, depth: depth,
        notebook.training(epochs: quick ? 2 : 30, rate: 2), in: notebook)
} claims: { results in
    let book = results["authors: The Time Machine"]
    let both = results["authors: both"]
    let grammar = results["authors: the grammar"]
    Claim(
        "the mixture is behind each specialist on its own text",
        both.first > book.first, both.last > grammar.last)
    Claim(
        "and well ahead of it on the other's",
        both.first < 0.7 * grammar.first, both.last < 0.7 * book.last)
}

/*:
## Summary

* Depth in time comes with the sequence; depth from input to output has to be
  built. Stacking does it: each layer reads the states of the layer below.
* Step by step or layer by layer, a stack computes the same numbers.
* The output layer reads the top layer only; lower layers reach it through that.
* Trained as in the book, two layers end below one, but take longer to start
  from small weights.
* Width and depth are ours to choose, and both are paid for in time.
*/
notebook.finish()
