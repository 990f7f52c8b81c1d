/*:
# 10.4 Bidirectional recurrent neural networks

Run it with `swift run BidirectionalRNN`; `swift run BidirectionalRNN --help`
lists what can be varied, `--quick` makes a toy run of it. As in 10.1, experiments
are repeated with five seeds: a figure shows the median and the range, and a claim
that compares two things holds when the 95 % interval of their mean difference
lies on one side of zero. The notes leave this section out but for one sentence on
page ②, so from there on this chapter keeps to the book's order (D2L 10.4) and
stands without a page beside it.

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
        "bidirectional-bank": "the states at a word of two meanings",
    ],
    specials: [
        .text: "", .data: "Data", .letters: "", .hidden: "32", .batch: "1024",
        .epochs: "6 and 40", .learningRate: "4",
    ])
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
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
    try notebook.corpus(of: raw, name: notebook.dataSet.name)
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
notebook.claims { lawsOfDirections() }

/*:
## The right task: fill in what is missing (D2L 10.4)

A character is hidden behind `<unk>`, with twelve others on either side of it. The
head names it from the state at the gap g and no other, and only that answer is
scored:

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
        in: corpus, trainingCount: quick ? 8_000 : 40_000,
        epochs: options.epochs ?? (quick ? 3 : 6), name: notebook.dataSet.name)
}
let filledIn = notebook.experiment(
    "fill-in", of: [Reader.both, .before, .after]
) { [missing, h] reader, seed, threads in
    try missing.filledIn(
        by: reader, hiddenSize: h, seed: seed, threads: threads)
}
notebook.figure("bidirectional-fill-in") {
    fillInFigure(filledIn, origin: notebook.origin)
} claims: { _ in
    let one = [Reader.before, .after]
    let right = { (reader: Reader) in filledIn.sample(reader, \.right) }
    let wrong = { (reader: Reader) in filledIn.sample(reader, \.wrong) }
    let guess = filledIn.sample(.both, \.guess)
    Claim(
        "B2", "both are right more often than either, from the first epoch on",
        every(Array(filledIn[.both][0].accuracy.indices)) { epoch in
            every(one) {
                filledIn.sample($0) { $0.accuracy[epoch] }
                    < filledIn.sample(.both) { $0.accuracy[epoch] }
            }
        })
    Claim(
        "B2", "in the end they leave a fifth less to be wrong",
        every(one) { wrong(.both) < 0.8 * wrong($0) })
    Claim(
        "B2", "each does better than to guess", every(one) { guess < right($0) }
    )
    Claim(
        "B2", "the space is a sixth of the text",
        Numbers(guess).lies(in: 0.14...0.22))
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
    init<Layer>(reported model: LanguageModel<Layer>, on windows: Windows) {
        self.init(on: windows) { inputs in
            model(inputs).outputs.unstacked()  // T of [n, V]
        }
    }

    init<Layer>(withheld model: LanguageModel<Layer>, on windows: Windows) {
        self.init(on: windows) { inputs in
            (0..<inputs.stepCount).map { t in
                model(inputs.prefix(t + 1)).outputs.unstacked()[t]  // [n, V]
            }
        }
    }
}

/*:
The left-hand panel shows what is reported. The right-hand one takes it apart. At
every place but the last of a window the answer is there to be read. The one
character after the window is not; there the model must predict. That is one
place in 32, and nearly all of the reported loss.

With the future withheld the bidirectional model is a poor one. The forward model
gains by reading: the further it has come into a window, the lower its
perplexity. The bidirectional one does not gain from the second character to the
last. It never had to learn to use more than one character of the past, for the
answer stood open beside it; it stays about where counting pairs of characters
gets, at the grey line of the 2-gram model.
*/
let windows = notebook.run {
    try Windows(corpus, name: notebook.dataSet.name)
}
let trapped = notebook.experiment("trap", of: Direction.allCases) {
    [corpus, windows, v, h, training = notebook.bookSettings(epochs: 40)]
    direction, seed, threads in
    var (training, random) = (training, Generator(seed: seed))
    training.threadCount = threads
    return direction == .forward
        ? try Trapped(
            LSTM(v, h, using: &random), on: windows, corpus: corpus, training,
            using: &random)
        : try Trapped(
            Bidirectional { LSTM(v, h, using: &random) }, on: windows,
            corpus: corpus, training, using: &random)
}
let nGrams = notebook.nGrams(windows, corpus)
notebook.figure("bidirectional-trap") {
    let models = [
        ("forward", trapped.sample(.forward, \.reported.overall)),
        ("as reported", trapped.sample(.bidirectional, \.reported.overall)),
        ("future withheld", trapped.sample(.bidirectional, \.withheld.overall)),
        ("2-gram", Sample([nGrams.outcomes[0][1]])),
    ]
    for (name, perplexity) in models {
        show("perplexity, \(name)", perplexity.summary)
    }
    return trapFigure(
        trapped, pairs: nGrams.outcomes[0][1], origin: notebook.origin)
} claims: { _ in
    let last = windows.stepCount - 1
    let forward = { (place: Int) in
        trapped.sample(.forward) { $0.reported.losses[place] }
    }
    let reported = { (place: Int) in
        trapped.sample(.bidirectional) { $0.reported.losses[place] }
    }
    let withheld = { (place: Int) in
        trapped.sample(.bidirectional) { $0.withheld.losses[place] }
    }
    let overall = trapped.sample(.bidirectional, \.withheld.overall)
    let sum = trapped.sample(.bidirectional) {
        $0.reported.losses.reduce(0, +)
    }
    let pairs = Sample(trapped.seeds.map { _ in nGrams.outcomes[0][1] })
    Claim(
        "B2", "what is reported is far below the forward model's perplexity",
        trapped.sample(.bidirectional, \.reported.overall)
            < 0.4 * trapped.sample(.forward, \.reported.overall))
    Claim(
        "B2", "the one place after the window makes most of its loss",
        0.5 * sum < reported(last))
    Claim(
        "B2", "at that place the two ways to score are one",
        Numbers(reported(last) - withheld(last)).lies(in: -1e-4...1e-4))
    Claim(
        "B2", "at every place they are one to the forward model",
        every(Array(0...last)) { place in
            Numbers(
                trapped.sample(.forward) {
                    $0.reported.losses[place] - $0.withheld.losses[place]
                }
            ).lies(in: -1e-4...1e-4)
        })
    Claim(
        "B2", "without the future it is above the forward model's",
        1.1 * trapped.sample(.forward, \.reported.overall) < overall)
    Claim(
        "the forward model gains by reading, the other does not",
        forward(last) < forward(1) - 0.1, withheld(1) - 0.1 < withheld(last))
    Claim(
        "without the future it is near the 2-gram model",
        Numbers(overall / pairs).lies(in: 0.95...1.15))
}

/*:
Does it show in what they write? The likeliest characters after "time traveller"
are too few to tell the models apart. So let each draw 32 texts of 200 characters
from its probabilities, reading its text anew for every one, and count how
many of the words are words of the book: the bidirectional model has fewer.

The forward model can carry its state along instead. The bidirectional one has no
state to carry: that of its backward direction belongs to a text that is not yet
written. Carried all the same, as the older edition's code did, it stammers a few
characters in turn, as the book's did.
*/
if notebook.wants("bidirectional-trap") {
    let (honest, both) = (trapped[.forward][0], trapped[.bidirectional][0])
    show("forward", honest.readAnew)
    show("bidirectional, read anew", both.readAnew)
    show("bidirectional, states carried", both.carried)
    for direction in trapped.settings where corpus.vocabulary.contains(" ") {
        show(
            "\(direction): share of real words",
            trapped.sample(direction, \.words).summary)
    }
}
notebook.claims(of: "bidirectional-trap") { _ in
    Claim(
        "B2", "fewer of the words that it draws are words",
        trapped.sample(.bidirectional, \.words)
            < 0.75 * trapped.sample(.forward, \.words))
    Claim(
        "its states carried, no seed has more than three characters in turn",
        Numbers(
            trapped.sample(.bidirectional) {
                Double(Set($0.carried.suffix(16)).count)
            }) <= 3)
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
have about as many parameters as the one above. They fill in the same gaps, and
give what was there a higher probability: their loss is lower.
*/
nonisolated func deepBidirectional(
    _ d: Int, _ h: Int, using generator: inout Generator
) -> Deep<Bidirectional<LSTM>> {
    Deep(layerCount: 2, inputSize: d) { size in
        Bidirectional { LSTM(size, h, using: &generator) }
    }
}

let deep = deepBidirectional(v, max(1, h * 3 / 5), using: &random)
func listed(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: " and ")
}
show("a layer reads", listed(deep.layers.map(\.inputSize)))
show("a layer writes", listed(deep.layers.map(\.hiddenSize)))
let deeplyFilledIn = notebook.experiment("fill-in-deep", of: [Reader.deep]) {
    [missing, h] reader, seed, threads in
    try missing.filledIn(
        by: reader, hiddenSize: h, seed: seed, threads: threads)
}
notebook.aside {
    for outcomes in [filledIn[.both], deeplyFilledIn[.deep]] {
        show(
            "\(outcomes[0].parameters) parameters, right",
            Sample(outcomes.map(\.right)).summary)
    }
} claims: {
    Claim(
        "two layers lose less on unseen gaps than one with as many parameters",
        deeplyFilledIn.sample(.deep, \.loss) < filledIn.sample(.both, \.loss))
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
network's can. More than half of that is there before training, since the backward
direction has read the rest, if by random weights.
*/
let banks = notebook.experiment("banks") { [quick] in
    try Separations(
        sentenceCount: quick ? 2_000 : 20_000, epochs: quick ? 2 : 4, seed: $0,
        threads: $1)
}
let right = { (state: (Separations) -> Double) in
    Sample(banks.outcomes.map(state))
}
notebook.aside {
    show("nearest meaning: forward", right(\.forward).summary)
    show("nearest meaning: untrained", right(\.untrained).summary)
    show("nearest meaning: bidirectional", right(\.bidirectional).summary)
} claims: {
    Claim(
        "with no seed can forward states tell",
        Numbers(right(\.forward)).lies(in: 0.45...0.55))
    Claim(
        "with every seed bidirectional ones can",
        Numbers(right(\.bidirectional)) > 0.99)
    Claim(
        "more than half of what is above chance is there before training",
        0.5 * (right(\.bidirectional) - 0.5) < right(\.untrained) - 0.5)
}

notebook.drawClouds(
    sentenceCount: quick ? 2_000 : 20_000, epochs: quick ? 2 : 4)

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
