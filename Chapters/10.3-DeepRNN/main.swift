/*:
# 10.3 Deep recurrent neural networks

Run it with `swift run DeepRNN`; `swift run DeepRNN --help` lists what can be
varied, `--quick` makes a toy run of it. As in 10.1, experiments are repeated
with five seeds: a figure shows the median and the range, and a claim that
compares two things holds when the 95 % interval of their mean difference lies
on one side of zero.

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
        "deep-gradient-flow": "gradients against lag, layer by layer",
        "deep-sweep": "perplexity and time over width and depth",
    ],
    specials: .languageModels(epochs: "100", learningRate: "1 or 2")
        + [.layers: "2", .dropout: "0", .full: ""] + .keeping)
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
notebook.saveLanguageModel(
    .gru, layerCount: depth, of: corpus, on: windows,
    notebook.bookSettings(epochs: 100, learningRate: 2))
show("\(notebook.tokenName)s", corpus.indices.count)
show("vocabulary", v)

var random = Generator(seed: seed)
let scratch = LanguageModel(
    layer: Unrolled(
        Stack(depth, inputSize: v) { ScratchRNN($0, h, using: &random) }),
    head: Linear(h, v, deviation: 0.01, using: &random))

let sample = windows.batch(windows.training.prefix(4)).inputs
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
show(
    "difference, layer by layer",
    largestDifference(outputs, layerwise(sample).outputs))
show(
    "difference, with the kernel",
    largestDifference(outputs, fused(sample).outputs))

/*:
What the equations of a stack imply, whatever its weights:
*/
notebook.claims { StackLaws().all }

/*:
## Trained as in the book (D2L 10.3.2 and 10.3.3)

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
let dropout = options.dropout ?? 0
let trained = notebook.experiment("perplexity", of: BookNetwork.allCases) {
    [
        corpus, windows, v, h, depth, dropout,
        slow = notebook.bookSettings(epochs: 100, learningRate: 1),
        fast = notebook.bookSettings(epochs: 100, learningRate: 2)
    ] network, seed, threads in
    var training = network == .rnn ? slow : fast
    training.threadCount = threads
    var random = Generator(seed: seed)
    if network == .deepGRU {
        var model = LanguageModel(
            stacking: depth, for: v, dropout: dropout, using: &random
        ) { GRU($0, h, using: &$1) }
        return try model.outcome(
            of: training, on: windows, corpus: corpus, using: &random)
    }
    let stack = Stack(network == .rnn ? 1 : depth, inputSize: v) {
        ScratchRNN($0, h, using: &random)
    }
    var model = LanguageModel(
        layer: Unrolled(stack),
        head: Linear(h, v, deviation: 0.01, using: &random))
    return try model.outcome(
        of: training, on: windows, corpus: corpus, using: &random)
}
let nGrams = notebook.nGrams(windows, corpus)
let models = {
    [
        TrainedLayer("RNN from scratch, 1 layer", trained[.rnn], .rnnScratch),
        TrainedLayer(
            "RNN from scratch, layers: \(depth)", trained[.deepRNN],
            .deepRNNScratch),
        TrainedLayer(
            "GRU of the library, layers: \(depth)", trained[.deepGRU],
            .deepGRU),
    ]
}
/// A network's mean validation perplexity after these epochs.
let unseen = { (network: BookNetwork, epochs: ClosedRange<Double>) in
    trained.sample(network) { outcome in
        let points = outcome.curve.validation.filter {
            epochs.contains($0.epoch)
        }
        return points.reduce(0) { $0 + $1.value } / Double(points.count)
    }
}
notebook.figure("deep-perplexity") {
    notebook.perplexityFigure(
        title: "Shallow and deep language models", models(),
        nGrams: nGrams.outcomes[0])
} claims: { figure in
    let (nGrams, models) = (nGrams.outcomes[0], models())
    let quarters = [0.0, 25, 50, 75, 100]
    notebook.nGramClaims(figure, nGrams)
    notebook.languageModelClaims(
        figure, 1, models[0], from: 25.98, to: 7.1...7.6, falls: quarters)
    notebook.languageModelClaims(
        figure, 2, models[1], from: 24.53, to: 6.5...7.6, falls: quarters)
    notebook.languageModelClaims(
        figure, 3, models[2], to: 5.9...7.0, falls: quarters.dropLast())
    let seen = { (network: BookNetwork) in
        trained.sample(network) { $0.curve.training.last?.value ?? .nan }
    }
    Claim(
        "in training two layers end below one, and GRUs below both",
        seen(.deepRNN) < seen(.rnn), seen(.deepGRU) < seen(.deepRNN))
    Claim(
        "and so on unseen text, in the mean of the last ten epochs",
        unseen(.deepRNN, 91...100) < unseen(.rnn, 91...100),
        unseen(.deepGRU, 91...100) < unseen(.deepRNN, 91...100))
    Claim(
        "at epoch 10 the deep one still counts characters, with every seed",
        Numbers(unseen(.deepRNN, 10...10)) > Numbers(0.97 * nGrams[0]))
    Claim(
        "one layer is past the 1-gram model by then, with every seed",
        Numbers(unseen(.rnn, 10...10)) < Numbers(0.97 * nGrams[0]))
}

/*:
With weights so near zero a second layer hears almost nothing of the input. After
ten epochs the deep network from scratch does no better than to count characters,
the grey line of the 1-gram model; one layer is well past it. Then the deep one
overtakes. Its perplexity on unseen text jumps from epoch to epoch, so that one
epoch tells little; in the mean of the last ten, as in training, two layers are
below one, and two layers of GRUs below both. That is the book's comparison, not
one of depth alone: the deep networks learn at twice the rate, and the GRUs start
from other weights.

Where the three end, and what the first seed's say after "it has":
*/
if notebook.wants("deep-perplexity") { notebook.showEnds(of: models()) }

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
let layerCount = options.layers ?? 4
let draws = quick ? 2 : 10
let flow = notebook.experiment("gradient-flow", of: FlowingCell.allCases) {
    [layerCount, draws] cell, seed, _ in
    cell.norms(layerCount: layerCount, draws: draws, seed: seed)
}
notebook.figure("deep-gradient-flow") {
    gradientFlowFigure(
        flow,
        caption: "\(layerCount) layers of 32 units as the library initialises "
            + "them, the loss at the end of 41 steps; means over \(draws) draws "
            + "of weights and inputs; \(notebook.seedRange)"
            + notebook.medianAndRange)
} claims: { _ in
    let top = layerCount - 1
    for cell in FlowingCell.allCases {
        let norm = { (layer: Int, lag: Int) in
            flow.sample(cell) { $0[layer][lag] }.log
        }
        Claim(
            "\(cell.rawValue): at the last step each layer has less than the "
                + "one above it",
            every(Array(0..<top)) { norm($0, 0) < norm($0 + 1, 0) })
        Claim(
            "\(cell.rawValue): 30 steps back the bottom layer has more than "
                + "the top one", norm(0, 30) > norm(top, 30))
        Claim(
            "\(cell.rawValue): of every layer's, less than a thousandth is "
                + "left at lag 40",
            every(Array(0...top)) { norm($0, 40) - norm($0, 0) < -6.91 })
    }
}

/*:
## What depth is worth

The number of hidden units and the number of layers are ours to choose. The book
names widths from 64 to 2,056 and depths from 1 to 8 as common.

**Erratum.** The notes have 2086 where the book has 2056.

To tell what depth is worth, all else has to be equal. A learning rate that is
best for one depth need not be for another. So each stack below is trained at the
same three rates with the first seed, and with all seeds at the best of them. All
start from weights of the same scale, the library's ±1/√width. And as perplexity
jumps from epoch to epoch, what counts is the lowest validation perplexity that a
stack reached, as early stopping would keep it.

By default a small corner of that range is trained, for 20 epochs each. `--full`
takes all of it with one seed, which takes days on a small machine; `--epochs`
shortens it. Each run is kept as it ends, and the next `--full` goes on from there.

In this corner a second layer pays, in the mean of 32 and 64 units. A third on top
of it does not gain a twentieth more; 20 epochs may be too few for it. Width pays, in the
mean of the depths. Time grows with depth and width. (It is processor time
of the fastest minibatch.)
*/
let sweep =
    quick
    ? Sweep(widths: [4, 8], depths: [1, 2], rates: [1, 2])
    : Sweep(
        widths: options.full ? [64, 128, 256, 512, 1024, 2056] : [16, 32, 64],
        depths: Array(1...(options.full ? 8 : 3)), rates: [1, 2, 4])
let sweepTraining = TrainingSettings(
    epochs: options.epochs ?? (quick ? 1 : 20), learningRate: 1, threadCount: 1)
let perplexities = { (stacks: [SweptStack], seeds: Int) in
    notebook.perplexities(
        of: stacks, seeds: seeds, sweepTraining, on: windows, of: v)
}
let tried = perplexities(sweep.settings, 1)
let sweepTimes = notebook.experiment(
    "sweep-times", of: [sweep.name], seeds: 1, isTimed: true
) { [sweep, windows, batchSize = notebook.bookBatchSize] _, _, _ in
    try sweep.times(on: windows, of: v, batchSize: batchSize)
}
let swept = {
    Swept(sweep, tried, sweepTimes) {
        perplexities($0, notebook.options.full ? 1 : .max)
    }
}
notebook.figure("deep-sweep") {
    let swept = swept()
    for stack in swept.best {
        let perplexity = swept.perplexities.sample(stack) { $0 }
        show(
            "depth \(stack.depth), width \(stack.width)",
            "\(perplexity.summary) at a rate of \(stack.rate)")
    }
    return swept.figure(
        caption: "Library's tanh RNN, \(sweepTraining.epochs) epochs, "
            + "\(notebook.dataSet.name), \(swept.perplexities.seedRange)")
} claims: { _ in
    let swept = swept()
    let (widths, depths) = (sweep.widths, sweep.depths)
    let narrowest = { swept.perplexity(width: widths[0], depth: $0) }
    let widest = {
        swept.perplexity(width: widths[widths.count - 1], depth: $0)
    }
    let gain = depths.map { narrowest($0) - widest($0) }.averaged
    Claim(
        "D4",
        "with every seed the widest is better than the narrowest, in the mean "
            + "of the depths", Numbers(gain) > 0)
    let saved = widths.dropFirst().map {
        swept.perplexity(width: $0, depth: 1)
            - swept.perplexity(width: $0, depth: 2)
    }.averaged
    Claim(
        "D4", "a second layer pays, in the mean of all but the narrowest",
        0 < saved)
    Claim(
        "D4", "a third on top of it does not gain a twentieth there",
        every(Array(widths.dropFirst())) {
            0.95 * swept.perplexity(width: $0, depth: 2)
                < swept.perplexity(width: $0, depth: 3)
        })
    Claim(
        "D4", "time grows with both",
        every(depths) { depth in
            Numbers(Sample(widths.map { swept.time(width: $0, depth: depth) }))
                .rises
        },
        every(widths) { width in
            Numbers(Sample(depths.map { swept.time(width: width, depth: $0) }))
                .rises
        })
}

/*:
## D2L's exercises

**1. Replace the GRU by an LSTM, and compare accuracy and speed.** Both have two
layers and the same training. The LSTM leaves the plateau of the 1-gram model
later, and after 100 epochs it has not caught up; nor does it make that good by
speed, for its steps take longer.
*/
let lstm = notebook.experiment("lstm", seeds: 3) {
    [
        corpus, windows, v, h, depth,
        training = notebook.bookSettings(epochs: 100, learningRate: 2)
    ] seed, threads in
    var (training, random) = (training, Generator(seed: seed))
    training.threadCount = threads
    var model = LanguageModel(stacking: depth, for: v, using: &random) {
        LSTM($0, h, using: &$1)
    }
    return try model.outcome(
        of: training, on: windows, corpus: corpus, using: &random)
}
let costs = notebook.experiment("costs", isTimed: true) {
    [v, h, depth] seed, _ in
    stackCosts(inputSize: v, hiddenSize: h, depth: depth, seed: seed)
}
notebook.aside {
    for cost in costs.outcomes[0] { show(cost.name, cost.summary) }
    show(
        "LSTM, layers: \(depth): perplexity",
        Sample(lstm.outcomes.map(\.validation)).summary)
} claims: {
    let plateau = 0.97 * nGrams.outcomes[0][0]
    let left = { (outcomes: [LanguageModelOutcome]) in
        Sample(outcomes.map { $0.epoch(below: plateau) })
    }
    let time = { (stack: Int) in
        Sample(costs.outcomes.map { $0[stack].training })
    }
    Claim(
        "two layers of LSTMs end above two of GRUs",
        trained.sample(.deepGRU, \.validation)
            < Sample(lstm.outcomes.map(\.validation)))
    Claim(
        "they leave the plateau of the 1-gram model later",
        left(trained[.deepGRU]) < left(lstm.outcomes))
    Claim("a step of training takes the GRUs less time", time(0) < time(1))
}

/*:
**2. Train on several books. How low can the perplexity go?** There is one book
here, and the networks above have read 10,032 of its characters. So we train on
more of it: the same two layers of GRUs on 10,000 windows and on 40,000, the
same number of steps. Both are judged by the 5,000 windows after those, which
neither has seen: four times the text leaves a lower perplexity.
*/
let reading = notebook.experiment("more-text", of: Reading.allCases, seeds: 3) {
    [
        corpus, windows, windowCount = notebook.windowCount, h, depth,
        name = notebook.dataSet.name,
        epochs = options.epochs ?? (quick ? 1 : 10)
    ] reading, seed, threads in
    try reading.perplexity(
        corpus, stepCount: windows.stepCount, windowCount: windowCount,
        name: name, hiddenSize: h, depth: depth,
        TrainingSettings(
            epochs: epochs, learningRate: 2, threadCount: threads), seed: seed)
}
notebook.aside {
    for amount in reading.settings {
        let perplexity = reading.sample(amount) { $0 }
        show("\(amount) of the text: perplexity", perplexity.summary)
    }
} claims: {
    let gain = reading.sample(.some) { $0 } - reading.sample(.more) { $0 }
    Claim(
        "with every seed four times the text leaves a lower perplexity",
        Numbers(gain) > 0)
}

/*:
**3. Is it a good idea to combine sources by different authors?** The nearest we
have to a second author is the grammar of the embedded corpus, which writes
short plain sentences. Three networks make the same number of steps: one reads
the book, one the grammar's text, one as much of both. Each is judged by both.
The mixture is behind each specialist on its own text, and with every seed a
fifth or more below its perplexity on the other's.
*/
let authors = notebook.experiment(
    "authors", of: Author.comparable(corpus) ? Author.allCases : [], seeds: 3
) {
    [
        corpus, windows, h, depth, name = notebook.dataSet.name,
        epochs = options.epochs ?? (quick ? 2 : 30)
    ] author, seed, threads in
    try author.perplexities(
        corpus, stepCount: windows.stepCount, name: name, hiddenSize: h,
        depth: depth,
        TrainingSettings(
            epochs: epochs, learningRate: 2, threadCount: threads), seed: seed)
}
let judged = { (author: Author, text: Int) in
    authors.sample(author) { $0[text] }
}
notebook.aside {
    let text = notebook.dataSet.isReal ? "book" : "text"
    if authors.settings.isEmpty {
        show("authors: left out, as the \(text) knows little of the grammar")
    }
    for author in authors.settings {
        show(
            "has read: \(author == .book ? text : author.rawValue)",
            "perplexity \(judged(author, 0).summary) on the \(text), "
                + "\(judged(author, 1).summary) on the grammar")
    }
} claims: {
    Claim(
        "the mixture is behind each specialist on its own text",
        judged(.book, 0) < judged(.both, 0),
        judged(.grammar, 1) < judged(.both, 1))
    let left = { (other: Author, text: Int) in
        Numbers(judged(.both, text) / judged(other, text))
    }
    Claim(
        "and with every seed a fifth below it on the other's",
        left(.grammar, 0) < 0.8, left(.book, 1) < 0.8)
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
