/*:
# 10.4 Bidirectional recurrent neural networks

Run it with `swift run BidirectionalRNN`; `swift run BidirectionalRNN --help`
lists what can be varied, `--quick` makes a toy run of it. The notes leave this
section out but for one sentence on page ②, so from there on this chapter keeps
to the book's order (D2L 10.4) and stands without a page beside it.

A language model guesses the next word from what came before; a gap can also use
what follows. "The door was ___" may go on in many ways, but in "the door was
___, so we climbed in through the window" what follows decides. A network that
may read the whole sequence before it answers should read it from both ends.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "bidirectional-rnn",
    title: "10.4 Bidirectional recurrent neural networks",
    figures: [
        "bidirectional-fill-in":
            "a missing character, from before it, after it, both",
        "bidirectional-trap":
            "a language model that has read what it is to predict",
    ])
let options = notebook.options
let (quick, seed, threads) = (options.quick, options.seed, options.threads)
let raw = notebook.readText()

/*:
## One direction (D2L 10.4)

The forward direction is the plain RNN of chapter 9:

$$
\overrightarrow H_t = \tanh(X_t W_{\textrm{xh}}^{(\textrm f)}
    + \overrightarrow H_{t-1} W_{\textrm{hh}}^{(\textrm f)}
    + b_{\textrm h}^{(\textrm f)})
$$

The backward direction differs in one index, t + 1 for t − 1, and has weights of
its own:

$$
\overleftarrow H_t = \tanh(X_t W_{\textrm{xh}}^{(\textrm b)}
    + \overleftarrow H_{t+1} W_{\textrm{hh}}^{(\textrm b)}
    + b_{\textrm h}^{(\textrm b)})
$$

So one type does for both: a network that reads steps in the order in which it
is given them.
*/
struct ScratchRNN {
    var Wx, Wh, b: Tensor

    init(_ d: Int, _ h: Int, using generator: inout Generator) {
        Wx = .normal(d, h, standardDeviation: 0.5, using: &generator)
        Wh = .normal(h, h, standardDeviation: 0.5, using: &generator)
        b = Tensor(zeros: [h])
    }
}

extension ScratchRNN {
    /// The state after each step, in the order of reading.
    func states(reading inputs: [Tensor]) -> [Tensor] {
        var H = Tensor(zeros: [inputs[0].shape[0], Wh.shape[0]])
        return inputs.map { X in
            H = tanh(matmul(X, Wx) + matmul(H, Wh) + b)  // [n, h]
            return H
        }
    }
}

/*:
## Two directions, side by side (Notes ②, D2L 10.4)

The backward direction is given the steps last to first, and its states are
turned round again, so that both states of a step stand at that step. Together
they are the state that other layers see:

$$H_t = [\overrightarrow H_t, \overleftarrow H_t] \in \mathbb R^{n \times 2h}$$

The output layer reads both:

$$O_t = H_t W_{\textrm{hq}} + b_{\textrm q},
    \quad W_{\textrm{hq}} \in \mathbb R^{2h \times q}$$
*/
struct ScratchBidirectional {
    var forward, backward: ScratchRNN

    init(
        _ d: Int, forward h1: Int, backward h2: Int,
        using generator: inout Generator
    ) {
        forward = ScratchRNN(d, h1, using: &generator)
        backward = ScratchRNN(d, h2, using: &generator)
    }
}

extension ScratchBidirectional {
    func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
        let past = forward.states(reading: inputs)
        let future = backward.states(reading: inputs.reversed()).reversed()
        return zip(past, future).map { .concatenated([$0, $1]) }  // [n, 2h]
    }
}

/*:
## From scratch and with the library (D2L 10.4.1 and 10.4.2)

The library's `Bidirectional` makes two of any recurrent layer. With its
parameters put into the network from scratch, their states agree.
*/
let corpus = notebook.run {
    try Corpus(text: raw, name: notebook.dataSet.name)
}
let v = corpus.vocabulary.count
let h = options.hidden ?? 32
var random = Generator(seed: seed)

let sample = Tokens(
    stepCount: 10, batchSize: 1, indices: Array(corpus.indices.prefix(10)))
let X = Tensor.oneHot(sample, size: v).unstacked()  // 10 of [1, v]
let library = Bidirectional { RNN(v, h, using: &random) }
let scratch = ScratchBidirectional(library)
show("one state, both directions", "\(scratch(X)[0].shape)")
show(
    "largest difference of a state",
    largestDifference(.stacked(scratch(X)), library(sample).outputs))

/*:
## Every output knows past and future (Notes ②)

In the notes' words, information from both past and future is used to determine
the output at any point in the sequence. To see it, we erase the *last* input
and look at the states of the steps before it. The forward network's do not
change at all. In the bidirectional one the change is felt, less and less, on the
way to the first step: the backward direction forgets as any RNN does.
*/
let changed = Array(X.dropLast()) + [Tensor(zeros: [1, v])]
func largestChange(at step: Int, _ states: ([Tensor]) -> [Tensor]) -> Float {
    largestDifference(states(X)[step], states(changed)[step])
}
for step in [9, 8, 4, 0] {
    let changes = [scratch.forward.states, scratch.callAsFunction].map {
        largestChange(at: step, $0)
    }
    show("step \(step + 1): forward", changes[0])
    show("step \(step + 1): bidirectional", changes[1])
}

/*:
## The right task: fill in what is missing (D2L 10.4)

A character in the middle of 25 is hidden behind `<unk>`. The head names it from
the state at the gap g and no other, and only that answer is scored:

$$L = -\ln \mathrm{softmax}(H_g W_{\textrm{hq}} + b_{\textrm q})_{x_g}$$
*/
extension Predictor {
    func logits(_ blanks: Blanks) -> Tensor {
        let H = layer(blanks.inputs).outputs  // [steps, n, h]
        let (steps, n, h) = (H.shape[0], H.shape[1], H.shape[2])
        let gaps = blanks.gaps.enumerated().map { $1 * n + $0 }
        let atGaps = H.reshaped(to: [steps * n, h]).gathered(rows: gaps)
        return head(atGaps.reshaped(to: [1, n, h]))  // [1, n, V]
    }

    func loss(_ blanks: Blanks) -> LossSum {
        crossEntropy(logits(blanks), blanks.answers)
    }
}

/*:
Three LSTMs do it. One has read what comes before the gap, one what follows it,
one both. The first two have more hidden units, so that all three have about the
same number of parameters, output layer included. Always answering the most
frequent character, the space, is right as often as the grey line says.

Some of the text is kept for validation: no gap of it was trained on.
*/
let missing = notebook.run {
    try MissingCharacter(
        in: corpus, trainingCount: quick ? 2_000 : 40_000,
        epochs: options.epochs ?? (quick ? 1 : 6), name: notebook.dataSet.name)
}
notebook.figure("bidirectional-fill-in") {
    try missing.figure(hiddenSize: h, in: notebook)
} claims: { figure, _ in
    let both = figure["both directions"]
    let one = ["forward: what comes before", "backward: what follows"]
        .map { figure[$0] }
    let guess = figure["most frequent character"].last
    Claim(
        "B2", "both are right more often than either", every(one) { both > $0 })
    Claim(
        "B2", "in the end they leave a fifth less to be wrong",
        every(one) { 100 - both.last < 0.8 * (100 - $0.last) })
    Claim(
        "B2", "each does better than to guess", every(one) { $0.last > guess })
    Claim("B2", "the space is a sixth of the text", guess.lies(in: 14...22))
}

/*:
## The trap: a bidirectional language model

Nothing stops us from putting the layer into the language model of 10.1. An
older edition of the book did, to warn against it. At each step the model is to
predict the next character, and its backward direction has just read it. The
perplexity falls towards 1, on validation text too, for that text lies open
before it in the same way.

Two ways to score it, place by place. *As reported*, the window of T characters
lies before the network, as in training, and the loss at t is that of

$$P(x_{t+1} \mid x_1, \ldots, x_T)$$

*With the future withheld*, as it is when text is generated, the network is
given the first t characters, so that its backward direction starts at t, and
the loss is that of

$$P(x_{t+1} \mid x_1, \ldots, x_t)$$
*/
extension ByPlace {
    init<Layer>(reported model: LanguageModel<Layer>, on batch: Windows.Batch) {
        let logits = model(batch.inputs).outputs.unstacked()  // T of [n, V]
        self.init(
            losses: logits.enumerated().map { t, logits in
                crossEntropy(.stacked([logits]), batch.targets.step(t)).mean
            })
    }

    init<Layer>(withheld model: LanguageModel<Layer>, on batch: Windows.Batch) {
        self.init(
            losses: (0..<batch.inputs.stepCount).map { t in
                let read = batch.inputs.prefix(t + 1)
                let logits = model(read).outputs.unstacked()[t]  // [n, V]
                return crossEntropy(
                    .stacked([logits]), batch.targets.step(t)
                ).mean
            })
    }
}

/*:
The right-hand panel takes the reported number apart. At every place but the
last of a window the answer is there to be read. The one character after the
window is not; there the model must predict. That is one place in 32. That one
place alone would give 1.074 of the reported 1.094.

Without the future the perplexity is that of a poor language model, 9.90, above
the forward one's 7.17 at the same hidden size and after the same training: no
better than counting pairs of characters, the 2-gram model of 10.1.
*/
let windows = notebook.run {
    try Windows(corpus, name: notebook.dataSet.name)
}
var forward = LanguageModel(
    layer: LSTM(v, h, using: &random), head: Linear(h, v, using: &random))
var bidirectional = LanguageModel(
    layer: Bidirectional { LSTM(v, h, using: &random) },
    head: Linear(2 * h, v, using: &random))

notebook.figure("bidirectional-trap") {
    let training = TrainingSettings(
        epochs: options.epochs ?? (quick ? 1 : 40),
        learningRate: options.learningRate ?? 4, threadCount: threads)
    let honest = try notebook.train(
        "forward-language-model", &forward, training, on: windows,
        using: &random)
    let trapped = try notebook.train(
        "bidirectional-language-model", &bidirectional, training, on: windows,
        using: &random)
    let batch = windows.batch(windows.validation.prefix(2048))
    let places = (
        forward: ByPlace(reported: forward, on: batch),
        reported: ByPlace(reported: bidirectional, on: batch),
        withheld: ByPlace(withheld: bidirectional, on: batch)
    )
    let last = places.reported.perplexities.last ?? .nan
    let alone = pow(last, 1 / Double(places.reported.perplexities.count))
    notebook.record(
        "trap",
        showing: [
            ("forward", "forward", places.forward.overall),
            (
                "reported", "bidirectional, as reported",
                places.reported.overall
            ),
            (
                "withheld", "bidirectional, future withheld",
                places.withheld.overall
            ),
            ("lastPlace", "bidirectional, last place", last),
            ("fromLastPlace", "from the last place alone", alone),
        ])
    return trapFigure(honest, trapped, places: places, origin: notebook.origin)
} claims: { figure, _ in
    let forward = figure["forward", panel: 2]
    let reported = figure["bidirectional, as reported", panel: 2]
    let withheld = figure["bidirectional, future withheld", panel: 2]
    Claim(
        "B2", "what is reported is far below the forward model's perplexity",
        every(["training", "validation"]) {
            figure["bidirectional, \($0)"].last < 0.4
                * figure["forward, \($0)"].last
        })
    Claim(
        "B2", "it is the mean over the places of a window",
        (reported.geometricMean / figure["bidirectional, validation"].last)
            .lies(in: 0.95...1.05))
    Claim(
        "B2", "the answer is there at every place but the last",
        reported.dropLast < 2.5, reported.last > 5)
    Claim(
        "B2", "without the future it is above the forward model's",
        withheld.geometricMean > 1.1 * forward.geometricMean,
        (withheld.last / reported.last).lies(in: 0.9999...1.0001))
    Claim(
        "the forward model gains by reading", forward.first > 1.3 * forward.last
    )
}

/*:
Both are asked to go on with "time traveller", the likeliest character each time.
The forward model carries its state along. The bidirectional one has no state to
carry: that of its backward direction belongs to a text that is not yet written.
Carried all the same, as the older edition's code did, it puts out two characters
in turn, as the book's did. Reading all there is anew for each character, it
writes what the forward model writes. So short a sample does not tell the two
apart; the perplexity above does.
*/
if notebook.wants("bidirectional-trap") {
    let start = "time traveller"
    let honest = forward.continuation(of: start, in: corpus, using: &random)
    let anew = bidirectional.continuationReadAnew(of: start, in: corpus)
    let carried = bidirectional.continuation(
        of: start, in: corpus, using: &random)
    show("forward", honest)
    show("bidirectional, read anew", anew)
    show("bidirectional, states carried", carried)
    notebook.record(
        "texts", ["forward": honest, "readAnew": anew, "carried": carried])
}

/*:
So a bidirectional network is for sequences that are there as a whole: filling
in, tagging, translating *from*. The encoder of 10.6 may be one. A decoder, which
writes, may not.

## D2L's exercises

**1. What if the directions have different numbers of hidden units?** Nothing in
the equations asks for equal ones. H_t has the sum of both as its width, and so
has W_hq as its number of rows; nothing else changes. (A sum of the two states,
in place of their concatenation, is no longer possible. The library's layer
insists on equal sizes, as PyTorch's does.)
*/
let uneven = ScratchBidirectional(v, forward: 3, backward: 5, using: &random)
let H = uneven(X)
let head = Linear(3 + 5, v, using: &random)
show("H_t of widths 3 and 5", "\(H[0].shape)")
show("W_hq", "\(head.weight.shape)")
show("O_t", "\(head(H[0]).shape)")

/*:
**2. Design a deep bidirectional network.** Each layer reads the concatenated
states of the one below, so it has read the whole sequence before the layer above
begins. Any layer can be stacked, a bidirectional one too; only the input of the
upper ones is twice as wide. With three fifths of the hidden units, two layers
have about as many parameters as the one above, and fill in the same gaps.
*/
let deep = Deep(layerCount: 2, inputSize: v) { size in
    Bidirectional { LSTM(size, max(1, h * 3 / 5), using: &random) }
}
show("a layer reads", deep.layers.map { "\($0.inputSize)" }.formatted())
show("a layer writes", deep.layers.map { "\($0.hiddenSize)" }.formatted())
notebook.aside {
    _ = try missing.train("fill-in-deep", deep, in: notebook)
}

/*:
**3. A word with several meanings: how to get a vector of it that fits its
context?** Read the context from both sides and take the state at the word. In
sentences such as "emma saw the bank where they swim slowly" and "emma saw the
bank where they save money" all that tells the two banks apart comes after them.
Networks learn to fill in a hidden word of such sentences; no one tells them of
meanings. Then we take the states at "bank", average those of each meaning in
one half of the sentences, and see for the other half whether a state lies
nearest to the average of its own meaning. Half of them would by chance.

The forward network's states cannot tell, whatever it learned. The bidirectional
network's can. Most of that is there before training, since the backward
direction has read the rest, if by random weights.
*/
notebook.aside {
    try polysemy(
        sentenceCount: quick ? 2_000 : 20_000, epochs: quick ? 2 : 4,
        in: notebook)
} claims: { results in
    let right = { (way: String) in results["separations", way] }
    Claim("forward states cannot tell", right("forward").lies(in: 0.45...0.55))
    Claim(
        "bidirectional ones can, mostly before training",
        right("bidirectional") > 0.99, right("untrained") > 0.95)
}

/*:
## Summary

* A bidirectional network is two recurrent networks, one of which reads from the
  end. Their states at a step, side by side, know what came before and what
  follows.
* Where a whole sequence is at hand, that is worth more than a wider network in
  one direction: at the same number of parameters it fills in more gaps.
* Where the next token is to be predicted it is a mistake that hides itself: the
  perplexity looks splendid on validation text too, and without the future the
  model is worse than one that never saw it.
* Directions may differ in width, layers can be stacked, and the state at a word
  is a vector of it in its context.
*/
notebook.finish()
