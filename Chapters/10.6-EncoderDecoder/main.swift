/*:
# 10.6 The encoder-decoder architecture

Run it with `swift run EncoderDecoder`, which takes a minute or two on two
cores; `--quick` makes a toy run of it and `--help` lists what can be varied.
The notes have one sentence on this section, on a page without a number: for
inputs and outputs of varying length the standard design is the encoder-decoder.
For the rest the chapter keeps to the book's order (D2L 10.6). What the notes
say under another heading is marked by that.

A language model reads a sequence and says how it goes on. A translator reads
one sequence and writes another, of another length and in another order. This
chapter splits the work between two networks and looks at what passes from one
to the other.
*/
import Course
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "encoder-decoder",
    title: "10.6 The encoder-decoder architecture",
    figures: [
        "encoder-parts": "an encoder and a decoder, step by step",
        "encoder-bottleneck": "what a context of fixed size can carry",
        "encoder-attention": "where a decoder looks that can look back",
        "encoder-padding":
            "a context that padding changes, and one it does not",
    ],
    specials: [.hidden: "64", .epochs: "20", .learningRate: "0.005"])
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
let h = options.hidden ?? (quick ? 32 : 64)
notebook.useGenerated("random letters")

/*:
## Two networks and a state between them (Notes 10.6)

Token by token, source and target do not correspond: they differ in length, and
the first word of the one may depend on the last word of the other. So the
source is read to its end before the first word is written. The *encoder* turns
it into something of fixed shape. The *decoder* starts from that and writes the
target, one token after the other, each time reading what it has written so far.
*/
notebook.figure("encoder-parts") {
    Figure(
        title: "Two networks and a state between them",
        panels: [Panel(diagram: partsDiagram)])
} claims: { _ in
    let found = dependencies(seed: seed)
    let differing = zip(found.arrows, found.model).filter { $0 != $1 }
    Claim(
        "S5", "scores depend on just the tokens that arrows lead from",
        Numbers(differing.count) == 0, Numbers(found.arrows.count) == 18)
    Claim(
        "S5", "on all of the source, and of the target on what is written",
        Numbers(found.arrows.count { $0 }) == 3 * 3 + 1 + 2 + 3)
}

/*:
## The encoder (Notes 10.7.2, D2L 10.6.1)

All that the library asks of an encoder is that it can read sources of any
length. What it makes of them, the `Encoding`, is its own affair.

    protocol Encoder: Module {
        associatedtype Encoding
        func callAsFunction(
            _ source: Tokens, validLengths: [Int]?, noise: Generator?
        ) -> Encoding
    }

The valid lengths say where the padding of each source begins, and `noise` draws
what is dropped while training; nothing is, here.

Ours embeds each token and hands it to a GRU, h units in all. A sequence that
has come to its end keeps its state, whatever follows: M is 1 for the sequences
that are not yet over.
*/
struct ScratchEncoder: Encoder {
    var embedding: Embedding
    var cell: GRUCell

    func callAsFunction(
        _ source: Tokens, validLengths: [Int]?, noise: Generator?
    ) -> Tensor {
        let n = source.batchSize
        var H = Tensor(zeros: [n, cell.hiddenSize])
        for (step, X) in embedding(source).unstacked().enumerated() {
            let mask = (0..<n).map { step < validLengths?[$0] ?? .max }
            let M = Tensor(mask.map { $0 ? 1 : 0 }, shape: [n, 1])
            H = M * cell(X, H) + (1 - M) * H  // [n, h]
        }
        return H
    }
}

/*:
## The decoder (D2L 10.6.2)

A decoder makes a state of the encoding, and carries it from token to token.
After each it has a hidden vector, from which it scores every token to come
next.

    protocol Decoder: Module {
        associatedtype Encoding
        associatedtype State: RecurrentState
        var vocabularySize: Int { get }
        func initialState(_ encoding: Encoding) -> State
        func callAsFunction(
            _ inputs: Tokens, from state: State, noise: Generator?
        ) -> Recurrence<State>
        func logits(_ hidden: Tensor) -> Tensor
    }

It reads several tokens at once in training, where the target is known, and one
at a time in use. Ours is a GRU like the encoder's. The last state of the one is
the first state of the other.
*/
struct ScratchDecoder: Decoder {
    var embedding: Embedding
    var cell: GRUCell
    var dense: Linear
    var vocabularySize: Int { dense.weight.shape[1] }

    func initialState(_ encoding: Tensor) -> Tensor { encoding }

    func callAsFunction(
        _ inputs: Tokens, from state: Tensor, noise: Generator?
    ) -> Recurrence<Tensor> {
        var H = state
        let outputs = embedding(inputs).unstacked().map { X in
            H = cell(X, H)
            return H
        }
        return Recurrence(outputs: .stacked(outputs), state: H)
    }

    func logits(_ hidden: Tensor) -> Tensor { dense(hidden) }
}

/*:
## Putting the two together (D2L 10.6.3)

`EncoderDecoder` joins an encoder to a decoder of the same `Encoding`; the
compiler refuses any other. It reads sources, and its loss is the cross-entropy
of the targets' tokens, given the sources and the tokens before.

To try it we need pairs. These are made up: random letters to be copied, and to
be written in reverse. A part of them is held out.
*/
let practice = Practice(
    longest: quick ? 6 : 12, count: quick ? 400 : 600,
    epochs: options.epochs ?? 20, learningRate: options.learningRate ?? 0.005)
let sequences = practice.sequences(seed: seed)
var random = Generator(seed: seed)
let data = notebook.run {
    try TranslationData(
        splitting: ParallelText(pairs: sequences.map(LetterTask.reverse.pair)),
        minimumFrequency: 1, using: &random)
}

/*:
A state has a row for each sequence, and one shape whatever their length. As
long as nothing is learned, one token is about as likely as another.
*/
let batch = data.batch(data.training.shuffled(using: &random).prefix(8))
let scratch = scratchModel(data, 32, h, using: &random)

let state = scratch.read(batch.source, validLengths: batch.sourceLengths)
show("source", "\(batch.source.stepCount) steps of \(batch.source.batchSize)")
show("state", "\(state.shape)")
show("loss, nats a token", scratch.loss(batch).mean)
show("even odds", log(Tensor(Float(data.targetVocabulary.count))).item)

/*:
The library's `Seq2Seq` is such a pair, with many options. With the plainest of
them it is the same network: one layer of GRUs on both sides, and the encoder's
state shown to the decoder at its start only. Its parameters come in the same
order as ours. With the same numbers in them both have the same state, the same
loss and the same gradients, up to rounding.
*/
let library = Seq2Seq(
    plain(h), sourceVocabularySize: data.sourceVocabulary.count,
    targetVocabularySize: data.targetVocabulary.count, using: &random)
let comparison = Comparison(
    scratch.with(parameters: library.parameters), library, on: batch)
show("difference of the states", comparison.state)
show("difference of the losses", comparison.loss)
show("difference of the gradients", comparison.gradient)
notebook.claims { comparison.claim }

/*:
## Copying and reversing (Notes 10.6)

Now both tasks are learned by the library's model, as in the next chapter: Adam
along the gradient of that loss, the decoder reading the true tokens. A model is
trained on all lengths at once. Then it gets sequences that it has never seen,
and writes what it takes for likeliest, token by token, up to `<eos>`.

`letters` are models of both tasks with contexts of four sizes, and two that the
section after the next will need. Here is what those with 64 units write. Nobody
tells them where an answer is to end.
*/
let sizes =
    options.hidden.map { [$0] } ?? (quick ? [16, 32] : [16, 32, 64, 128])
let a = options.hidden ?? 32
let letters = notebook.experiment(
    "letters", of: LetterSetting.all(sizes, attentionSize: a)
) { [practice] setting, seed, threads in
    try LetterOutcome(
        practice.learn(
            setting.task, plain(setting.size, attention: setting.attention),
            seed: seed, threads: threads))
}
notebook.aside {
    for task in LetterTask.allCases {
        let outcomes = letters[LetterSetting(task: task, size: h)]
        for example in outcomes[0].examples { show(example) }
    }
} claims: {
    Claim(
        "E1",
        "up to \(practice.longest - 2) letters most answers end where they should",
        every(LetterTask.allCases) { task in
            every(Array(3..<practice.longest - 1)) {
                Numbers(letters.right(task, h, nil, \.ends, length: $0)) > 50
            }
        })
}

/*:
## The bottleneck (Notes 10.7.2)

However long the source, what the decoder knows of it are h numbers. How much
can they carry?

Every size does well on 3 letters and fails on 12; a larger context holds out
longer. In the upper panels a sequence counts only if all of it is right, so
that each token is one more chance to err. Counted token by token, in the lower
panels, the order is the same and the fall less steep.

Capacity is not the shortage: 12 letters of ten are 40 bits, and already 16
numbers of 32 bits hold 512. What is scarce is a way to write and to read them
that this much training finds.

From 32 units on, in the mean of the sizes, more is right in reverse than in
copies; with 16 the seeds leave that open. What is written first was then read
last, so that the target's beginning is close to its source. For that reason
Sutskever et al. (2014) had their encoder read its sources backwards.

Two more models, of 32 units, are not confined to the context: they have
*attention*, by one of two scores. What that is, the next section says.
*/
notebook.figure("encoder-bottleneck") {
    bottleneckFigure(
        letters,
        caption: "for \(practice.epochs) epochs; GRUs; \(notebook.origin)"
            + notebook.medianAndRange)
} claims: { _ in
    letters.bottleneckClaims(sizes, longest: practice.longest)
    let larger = sizes.filter { $0 >= 32 }
    let right = { (task: LetterTask) in
        larger.map { letters.right(task, $0) }.averaged
    }
    Claim(
        "from 32 units on more is right in reverse than in copies, in the mean",
        right(.reverse) > right(.copy))
    Claim.undecided(
        nil, "whether the same holds of 16 units", letters.right(.reverse, 16),
        letters.right(.copy, 16))
}

/*:
## What lifts the bottleneck (D2L 11.3, 11.4)

The encoder has a hidden state at every step, and all but the last are thrown
away. *Attention* (Bahdanau et al. 2015) keeps them, for the decoder to look
back at whenever it writes. Its own hidden state is the query q. Each state of
the encoder, k_1 to k_S, gets a score of how well it matches, and what is found
is their mean, weighted by a softmax of the scores:

$$a_s = \frac{\exp e(q, k_s)}{\sum_r \exp e(q, k_r)}, \qquad
c = \sum_s a_s k_s$$

Two scores are usual. The dot product, divided by the root of its number of
terms (Luong et al. 2015, Vaswani et al. 2017), learns nothing; a network of one
hidden layer, which Bahdanau has, learns three weights:

$$e(q, k) = \frac{q \cdot k}{\sqrt h}, \qquad
e(q, k) = \tanh(q W_q + k W_k) \, w$$

For one query, a row, and the states of its source, the rows of K, that is:
*/
func dotScores(_ q: Tensor, _ K: Tensor) -> Tensor {
    let root = Float(q.shape[1]).squareRoot()
    return matmul(q, K.transposed()) / Tensor(root)  // [1, S]
}

func additiveScores(
    _ q: Tensor, _ K: Tensor, _ learned: Attention.AdditiveScore
) -> Tensor {
    let (Wq, Wk) = (learned.queryWeight, learned.keyWeight)
    let features = tanh(matmul(q, Wq) + matmul(K, Wk))  // [S, h]
    return matmul(features, learned.scoreWeight).transposed()  // [1, S]
}

func attend(_ scores: Tensor, to K: Tensor) -> Tensor {
    matmul(softmax(scores), K)  // [1, h]
}

/*:
The library's `Attention` takes the queries of all steps and sequences at once,
and gives padding the weight 0. It finds the same, up to rounding: here what the
decoder's hidden states find among the encoder's.
*/
notebook.claims {
    Claim(
        "from scratch and the library's attention find the same",
        every(Attention.Score.allCases) { score in
            let difference = greatestDifference(
                score, in: library, on: batch, seed: seed
            ) { q, K, learned in
                let scores = learned.map { additiveScores(q, K, $0) }
                return attend(scores ?? dotScores(q, K), to: K)
            }
            return Numbers(Double(difference)) < 1e-5
        })
}

/*:
A token is then scored by what is found and the decoder's hidden state together
(Luong et al. 2015):

$$\tilde h_t = \tanh([c_t, h_t] W + b)$$

Bahdanau's decoder reads c with its next token, so that each step waits for the
one before it to look. In Luong's the recurrent layer runs through all steps
first. His is what the library's `Seq2Seq` has, by `configuration.attention`.

Back to the figure. With 32 units and the additive score most sequences are
right at every length; of 12 letters a context four times as large gets hardly
any. The dot product lies between them, and is better at copies. It learns no
weights: what it compares are the very numbers in which both networks do all
their other work.
*/
notebook.claims(of: "encoder-bottleneck") { _ in
    letters.attentionClaims(a, largest: sizes.max()!, longest: practice.longest)
}

/*:
Where does the decoder look? The weights say it, here on average over the
longest of the sequences held out. Nobody told it anything about the order.

To copy, it looks at the letter that it is to write. To reverse, it looks one
place behind that, at `<eos>` first: at the letter that it has written last. The
encoder had just read the letter before when it came there, so that the state
tells what comes next, and the letter just written is what to look for.
*/
notebook.figure("encoder-attention") {
    attentionFigure(
        letters, units: a,
        caption: "Mean over sequences held out; additive score, GRUs of \(a) "
            + "units; random letters, \(notebook.seedRange)")
} claims: { _ in
    lookingClaims(letters, units: a)
}

/*:
## Padding is not text (Notes 10.7.2)

Sequences of several lengths go side by side only if the shorter ones are
padded. How many pads follow a source depends on what else is in its minibatch;
what it means does not. So a source must have the same context whatever follows.

With the valid length honoured it has. Our encoder's M does not touch a state
that is done with, so 20 steps of padding leave it the same to the bit.
*/
let padded = batch.source.padded(20, with: data.vocabularies.sourcePadding)
let moved = largestDifference(
    state, scratch.read(padded, validLengths: batch.sourceLengths))
show("20 pads, from scratch, difference", moved)
notebook.claims {
    Claim(
        "E2", "from scratch 20 pads change the context by nothing",
        Numbers(Double(moved)) == 0)
}

/*:
The library's encoder hands the padding to its kernel with the rest, and picks
the state after the last valid step. The matrix products have more rows then,
and their sums may be rounded otherwise; nothing else changes. With the pads
read as if they were text, each of the first ten moves the context further from
where the decoder expects it. After one pad few answers are right: the model has
never read a pad before.
*/
let padding = notebook.experiment("padding") { [practice, h] seed, threads in
    try PaddingOutcome(plain(h), practice, seed: seed, threads: threads)
}
notebook.figure("encoder-padding") {
    paddingFigure(
        padding.outcomes,
        caption: "Sequences of \(practice.longest / 2) letters to reverse, "
            + "held out; GRUs of \(h) units; \(notebook.origin)"
            + notebook.medianAndRange)
} claims: { figure in
    paddingClaims(
        padding.outcomes, figure, pads: practice.longest - practice.longest / 2)
}

/*:
The orange curve belongs to a model that was trained as the book trains its own:
every source is followed by as many pads as bring it to the length of the
longest, and all are read. For the 6 letters of these sequences, of at most 12,
that makes 6 pads. So it has learned to live with pads, but with about that
many: the further from 6, the less it gets right, in the median.

## D2L's exercises

**1. Must the encoder and the decoder be networks of the same kind?** No. All
they share is the `Encoding`. The library's `Seq2Seq` has one kind of cell on
both sides, but its sizes, its layers and its directions may differ. Then a
*bridge*, an affine map and a tanh, makes the decoder's first state of the
encoder's last ones. Here two layers of LSTMs that read in both directions, 32
units each way, stand before one layer of 48. Together they get about as many
right as the GRUs of 64 units.
*/
let bridge = notebook.experiment("bridge") { [practice] seed, threads in
    try LetterOutcome(
        practice.learn(.reverse, bridgedModel(), seed: seed, threads: threads))
}
let bridged = { Sample(bridge.outcomes.map { $0.right() }) }
notebook.aside {
    show("right in reverse, %: LSTMs", bridged().summary)
    show("right in reverse, %: GRUs", letters.right(.reverse, h).summary)
} claims: {
    Claim(
        "S7", "with a bridge about as many are right as with \(h) GRUs",
        Numbers(bridged() / letters.right(.reverse, h)).lies(in: 0.8...1.25))
}

/*:
The encoder need not even be recurrent. This one makes a bag of the letters: it
counts each, and knows nothing of their order. With $n_x$ the vector of counts,

$$c = \tanh(n_x W + b)$$
*/
struct BagEncoder: Encoder {
    var linear: Linear

    func callAsFunction(
        _ source: Tokens, validLengths: [Int]?, noise: Generator?
    ) -> Tensor {
        let (n, V) = (source.batchSize, linear.weight.shape[0])
        var counts = [Float](repeating: 0, count: n * V)
        for i in 0..<n {
            for t in 0..<(validLengths?[i] ?? source.stepCount) {
                counts[i * V + source[t, i]] += 1
            }
        }
        return tanh(linear(Tensor(counts, shape: [n, V])))  // [n, h]
    }
}

/*:
To the decoder above, it is an encoder like any other. To write the letters in
alphabetical order it knows enough. To copy them it does not: all arrangements
of the same letters are equally likely, so that on average no loss is below the
mean of ln(length! / (n_a! n_b! …)), shared out among the tokens.
*/
let bag = notebook.experiment("bag", of: ["sort", "copy"]) {
    [practice, h] task, seed, threads in
    try BagOutcome(
        isSorted: task == "sort", h, practice, seed: seed, threads: threads)
}
notebook.aside {
    for task in bag.settings {
        show("\(task), nats a token", bag.sample(task, \.loss).summary)
    }
    show("the least possible to copy", bag.sample("copy", \.least).summary)
} claims: {
    let (sort, copy) = (bag.sample("sort", \.loss), bag.sample("copy", \.loss))
    let least = bag.sample("copy", \.least)
    Claim(
        "counts are enough to sort, not to copy", Numbers(sort) < 0.1,
        Numbers(copy) > Numbers(least), Numbers(least) > 0.9)
}

/*:
**2. What else is there to do for an encoder and a decoder?** Whatever turns one
sequence into another: to summarise a text, to answer a question, to spell a
word in sounds, to write down speech, or to describe an image, if the encoder
reads that. In miniature: sums. The source is a sum of two numbers below 100,
sign by sign, and the target is its total. It is tested on sums that are not
among those trained on, and gets most of them right.
*/
let sums = notebook.experiment("sums") { [practice] seed, threads in
    try SumsOutcome(practice, seed: seed, threads: threads)
}
let totals = { Sample(sums.outcomes.map { 100 * $0.accuracy.sequences }) }
notebook.aside {
    show("sums right, %", totals().summary)
    for example in sums.outcomes[0].examples { show(example) }
} claims: {
    Claim("E1", "most sums are right", Numbers(totals()) > 50)
}

/*:
## Summary

* An encoder reads a source of any length into something of fixed shape; a
  decoder starts from that and writes a target of any length.
* The two meet in one type. Anything that makes it can be joined to anything
  that takes it.
* A context of fixed size is a bottleneck: what fits through it depends on its
  size, and on what training finds.
* Attention lifts it: the decoder looks back at all of the encoder's states, as
  many as the source has tokens.
* Padding is no part of a source. An encoder that honours the valid lengths
  gives the same context with it and without.
*/
notebook.finish()
