/*:
# 10.6 The encoder-decoder architecture

Run it with `swift run EncoderDecoder`; `swift run EncoderDecoder --help` lists
what can be varied, `--quick` makes a toy run of it.

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
        "encoder-bottleneck": "what a context of fixed size can carry",
        "encoder-attention": "where a decoder looks that can look back",
        "encoder-padding":
            "a context that padding changes, and one it does not",
    ])
let options = notebook.options
let (quick, seed) = (options.quick, options.seed)
let h = options.hidden ?? (quick ? 16 : 64)
let epochs = options.epochs ?? 20
notebook.useGenerated("random letters")

/*:
## Two networks and a state between them

Token by token, source and target do not correspond: they differ in length, and
the first word of the one may depend on the last word of the other. So the
source is read to its end before the first word is written. The *encoder* turns
it into something of fixed shape. The *decoder* starts from that and writes the
target, one token after the other, each time reading what it has written so far.

## The encoder (D2L 10.6.1)

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
var random = Generator(seed: seed)
let letters = "abcdefghij".map(String.init)
let longest = quick ? 6 : 12
let drawSequences = {
    @Sendable [letters, longest, quick] (random: inout Generator) in
    randomSequences(
        of: letters, lengths: 3...longest, ofEach: quick ? 200 : 600,
        using: &random)
}
let sequences = drawSequences(&random)
let tasks = LetterTask.allCases.map { ($0.rawValue, sequences.map($0.pair)) }
let data = notebook.run {
    try TranslationData(
        splitting: ParallelText(pairs: tasks[1].1), minimumFrequency: 1,
        using: &random)
}

/*:
A state has a row for each sequence, and one shape whatever their length. As
long as nothing is learned, one token is about as likely as another.
*/
let batch = data.batch(data.training.shuffled(using: &random).prefix(8))
let scratch = scratchModel(data, 32, h, using: &random)

let state = scratch.read(
    batch.source, validLengths: batch.sourceLengths)
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
func plain(
    _ hiddenSize: Int, attention: Attention.Score? = nil
) -> Seq2SeqConfiguration {
    var configuration = Seq2SeqConfiguration(
        size: hiddenSize, layerCount: 1, dropout: 0)
    configuration.embeddingSize = 32
    configuration.context = .start
    configuration.attention = attention
    return configuration
}
let library = Seq2Seq(
    plain(h), sourceVocabularySize: data.sourceVocabulary.count,
    targetVocabularySize: data.targetVocabulary.count, using: &random)
let comparison = Comparison(
    scratch.with(parameters: library.parameters), library, on: batch)
show("difference of the states", comparison.state)
show("difference of the losses", comparison.loss)
show("difference of the gradients", comparison.gradient)
notebook.record("differences", comparison)

/*:
## Copying and reversing

Now both tasks are learned by the library's model, as in the next chapter: Adam
along the gradient of that loss, the decoder reading the true tokens. Then it
gets sequences that it has never seen, and writes what it takes for likeliest,
token by token, up to `<eos>`.
*/
let solved = notebook.run {
    try tasks.map { name, pairs in
        try notebook.practise("\(name)-\(h)", pairs, plain(h), epochs: epochs)
    }
}
notebook.run {
    for learned in solved {
        for (length, examples) in learned.byLength where length % 3 == 0 {
            show(try learned.example(examples[0]))
        }
    }
}

/*:
## The bottleneck

However long the source, what the decoder knows of it are h numbers. How much
can they carry? Four sizes are trained alike on both tasks.

Every size does well on 3 letters and fails on 12; a larger context holds out
longer. In the upper panels a sequence counts only if all of it is right, so
that each token is one more chance to err. Counted token by token, in the lower
panels, the order is the same and the fall less steep.

Capacity is not the shortage: 12 letters of ten are 40 bits, and already 16
numbers of 32 bits have room for 512. What is scarce is a way to write and to
read them that this much training finds.

From 32 units on more of the reversed sequences are right than of the copied
ones. What is written first was then read last, so that the target's beginning
is close to its source. For that reason Sutskever et al. (2014) had their
encoder read its sources backwards.

Two more models, of 32 units, are not confined to the context: they have
*attention*, by one of two scores. What that is, the next section says.
*/
let sizes =
    options.hidden.map { [$0] } ?? (quick ? [8, 16] : [16, 32, 64, 128])
let a = options.hidden ?? (quick ? 16 : 32)
let practice = notebook.practice(epochs: epochs)
let bottleneck = notebook.experiment(
    "bottleneck", of: BottleneckSetting.all(sizes, attentionSize: a)
) { [practice, drawSequences] setting, seed, threads in
    try setting.outcome(drawSequences, practice, seed: seed, threads: threads)
}
notebook.figure("encoder-bottleneck") {
    bottleneckFigure(
        bottleneck,
        caption: "Sequences held out, \(solved[0].data.training.count) trained "
            + "on for \(epochs) epochs; GRUs; random letters, "
            + notebook.seedRange)
} claims: { _, _ in
    for task in LetterTask.allCases {
        let pairs = Array(zip(sizes, sizes.dropFirst()))
        Claim(
            "E2", "\(task): a larger context holds out longer",
            every(pairs) {
                bottleneck.right(task, $0) < bottleneck.right(task, $1)
            },
            every(pairs) {
                bottleneck.right(task, $0, nil, \.tokens)
                    < bottleneck.right(task, $1, nil, \.tokens)
            })
        Claim(
            "E2", "\(task): every size does well on 3 letters, fails on 12",
            every(sizes) {
                Numbers(bottleneck.right(task, $0, length: 3)) > 90
            },
            every(sizes) {
                Numbers(bottleneck.right(task, $0, length: longest)) < 20
            })
        Claim(
            "\(task): tokens are right more often than sequences",
            every(sizes) {
                bottleneck.right(task, $0, nil, \.tokens)
                    > bottleneck.right(task, $0)
            })
    }
    Claim(
        "from 32 units on more is right in reverse than in copies",
        every(sizes.filter { $0 >= 32 }) {
            bottleneck.right(.reverse, $0) > bottleneck.right(.copy, $0)
        })
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
for score in Attention.Score.allCases {
    let difference = greatestDifference(
        score, in: library, on: batch, seed: seed
    ) { q, K, learned in
        let scores = learned.map { additiveScores(q, K, $0) }
        return attend(scores ?? dotScores(q, K), to: K)
    }
    show("difference of the contexts, \(score)", difference)
    notebook.record("attention, \(score), difference", difference)
}

/*:
A token is then scored by what is found and the decoder's hidden state together
(Luong et al. 2015):

$$\tilde h_t = \tanh([c_t, h_t] W + b)$$

Bahdanau's decoder reads c with its next token, so that each step waits for the
one before it to look. In Luong's the recurrent layer runs through all steps
first. His is what the library's `Seq2Seq` has, by `configuration.attention`.

Back to the figure. With 32 units and the additive score most sequences of 12
letters are right; of a context four times as large, hardly any. The dot product
lies between them. It learns no weights: what it compares are the very numbers
in which both networks do all their other work.
*/
notebook.claims(of: "encoder-bottleneck") { _ in
    for task in LetterTask.allCases {
        let right = { bottleneck.right(task, $0, $1, length: longest) }
        let (dot, additive) = (right(a, .dot), right(a, .additive))
        let largest = right(sizes[sizes.count - 1], nil)
        Claim(
            "\(task): the additive score gets most of 12 letters right",
            Numbers(additive) > 50, Numbers(largest) < 10)
        Claim(
            "\(task): the dot product lies between",
            additive > dot, dot > largest)
    }
}

/*:
Where does the decoder look? The weights say it, here on average over the
longest of the sequences held out. Nobody told it anything about the order.

To copy, it looks at the letter that it is to write. To reverse, it looks one
place behind that, at `<eos>` first: at the letter that it has written last. The
encoder had just read the letter before when it came there, so that the state
tells what comes next, and the letter just written is what to look for.
*/
let looking = LetterTask.allCases.map {
    BottleneckSetting(task: $0, size: a, attention: .additive)
}
notebook.figure("encoder-attention") {
    attentionFigure(
        bottleneck, of: looking,
        caption: "Mean over sequences held out; additive score, GRUs of \(a) "
            + "units; random letters, \(notebook.seedRange)")
} claims: { _, results in
    Claim(
        "to copy, it looks most at the letter that it is to write",
        Numbers(
            bottleneck.sample(looking[0]) {
                $0.looksMost { letter, _ in letter }
            }
        ) == 1)
    Claim(
        "to reverse, it looks most one place behind it",
        Numbers(
            bottleneck.sample(looking[1]) { $0.looksMost { $1 - $0 } }
        ) == 1)
    Claim(
        "from scratch and the library's attention find the same",
        results["attention, dot, difference"] < 1e-5,
        results["attention, additive, difference"] < 1e-5)
}

/*:
## Padding is not text

Sequences of several lengths go side by side only if the shorter ones are
padded. How many pads follow a source depends on what else is in its minibatch;
what it means does not. So a source must have the same context whatever follows.

With the valid length honoured it has. Our encoder's M does not touch a state
that is done with, so 20 steps of padding leave it the same to the bit.
*/
let pads = [Int32](
    repeating: data.vocabularies.sourcePadding,
    count: 20 * batch.source.batchSize)
let padded = Tokens(
    stepCount: batch.source.stepCount + 20, batchSize: batch.source.batchSize,
    indices: batch.source.indices + pads)
let moved = largestDifference(
    state,
    scratch.read(padded, validLengths: batch.sourceLengths))
show("20 pads, from scratch, difference", moved)
notebook.record("20 pads from scratch", moved)

/*:
The library's encoder hands the padding to its kernel with the rest, and picks
the state after the last valid step. The matrix products have more rows then,
and their sums may be rounded otherwise; nothing else changes. With the pads
read as if they were text, each moves the context on, away from where the
decoder expects it. One is enough to make every answer wrong: the model has
never read a pad before.
*/
notebook.figure("encoder-padding") {
    let length = longest / 2
    let learner = try practiseWithPads(
        tasks[1].1, stepCount: longest + 1, plain(h), epochs: epochs,
        in: notebook)
    let effects = try [(solved[1], true), (solved[1], false), (learner, false)]
        .map { learned, honoursLengths in
            let sequences = learned.byLength.first { $0.length == length }
            return try PaddingEffect(
                learned, sequences?.examples ?? [], pads: Array(0...20),
                honoursLengths: honoursLengths)
        }
    show("20 pads, library, difference", effects[0].largestDifference[20])
    show("1 pad read, difference", effects[1].largestDifference[1])
    notebook.record(
        "padding",
        ["honoured": effects[0], "read": effects[1], "trained": effects[2]])
    return paddingFigure(
        effects,
        caption:
            "\(effects[0].count) sequences of \(length) letters to reverse "
            + "(orange: \(effects[2].count)); \(h) hidden units; "
            + notebook.origin)
} claims: { figure, _ in
    let right = { (name: String) in figure[name, panel: 2] }
    let (out, trained) = (right("pads left out"), right("read in training too"))
    Claim(
        "E2", "pads left out change neither contexts nor answers",
        figure["pads left out"] < 1e-6, out == out.first, out.first > 50)
    Claim(
        "E2", "each pad read moves the contexts on", figure["pads read"].rises)
    Claim(
        "E2", "one makes every answer wrong", right("pads read").dropFirst < 5)
    Claim(
        "a model trained with 6 pads is at home near 6 alone",
        trained.at(6) > 50, trained.at(0, 20) < 5)
}
notebook.claims { results in
    Claim(
        "E2", "from scratch 20 pads change the context by nothing",
        results["20 pads from scratch"] == 0)
}

/*:
The orange curve belongs to a model that was trained as the book trains its own:
every source is followed by as many pads as bring it to the same length, 13
tokens here, and all are read. For the 6 letters and `<eos>` of these sequences
that makes 6 pads. So it has learned to live with pads, but with just that many:
the further from 6, the less it gets right.

## D2L's exercises

**1. Must the encoder and the decoder be networks of the same kind?** No. All
they share is the `Encoding`. The library's `Seq2Seq` has one kind of cell on
both sides, but its sizes, its layers and its directions may differ. Then a
*bridge*, an affine map and a tanh, makes the decoder's first state of the
encoder's last ones. Here two layers of LSTMs that read in both directions, 32
units each way, stand before one layer of 48. Together they get about as many
right as the GRUs of 64 units.
*/
notebook.aside {
    var mixed = plain(quick ? 4 : 32)
    mixed.cell = .lstm
    mixed.isBidirectional = true
    mixed.encoderLayerCount = 2
    mixed.decoderHiddenSize = quick ? 6 : 48
    _ = try notebook.practise(
        "reverse-mixed", tasks[1].1, mixed, epochs: epochs)
} claims: { results in
    Claim(
        "S7", "with a bridge about as many are right as with 64 GRUs",
        (results.run("reverse-mixed", "sequencesRight")
            / results.run("reverse-64", "sequencesRight")).lies(in: 0.8...1.25))
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
of the same letters are equally likely, so that no loss can be below the mean of
ln(length! / (n_a! n_b! …)), shared out among the tokens. The last line gives it.
*/
notebook.aside {
    let sorted = sequences.map { SentencePair(source: $0, target: $0.sorted()) }
    for (name, pairs) in [("sort", sorted), tasks[0]] {
        try notebook.practiseFromCounts(
            name, pairs, size: h, epochs: max(1, epochs / 2), using: &random)
    }
} claims: { results in
    Claim(
        "counts are enough to sort, not to copy",
        results["sort from counts"] < 0.1,
        results["copy from counts"] > results["least from counts"],
        results["least from counts"] > 0.9)
}

/*:
**2. What else is there to do for an encoder and a decoder?** Whatever turns one
sequence into another: to summarise a text, to answer a question, to spell a
word in sounds, to write down speech, or to describe an image, if the encoder
reads that. In miniature: sums. The source is a sum of two numbers below 100,
sign by sign, and the target is its total. It is tested on sums that are not
among those trained on, and gets most of them right.
*/
notebook.aside {
    let sums = randomSums(
        below: 100, count: quick ? 300 : 6000, using: &random)
    let learned = try notebook.practise(
        "sums", sums, plain(quick ? 8 : 128), epochs: epochs * 3 / 2)
    for example in learned.data.test.prefix(4) {
        show(try learned.example(example))
    }
} claims: { results in
    Claim(
        "most sums are right", results.run("sums", "sequencesRight") > 0.5)
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
