/*:
# 10.7 Sequence-to-sequence learning for machine translation

Run it with `swift run Seq2Seq`, which takes several minutes on two cores;
`swift run Seq2Seq --help` lists what can be varied, `--quick` makes a toy run
of it. `--book` repeats the book's experiment to the letter, `--full` trains a
translator on every pair of the book's file as well, which takes an hour or so.

Experiments are repeated with five seeds, those of the large translator with
three. Figures show the median and the range; a comparison holds when the 95 %
interval of the mean difference, seed by seed, lies on one side of zero.

A recurrent encoder reads an English sentence, a recurrent decoder writes a
French one; all that passes between them is a state of fixed size.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "seq2seq",
    title: "10.7 Sequence-to-sequence learning for machine translation",
    figures: [
        "seq2seq-loss": "the book's training, beside PyTorch's and D2L's",
        "seq2seq-translator": "the loss of translators on longer sentences",
        "seq2seq-choices": "what cell, context, mask and forcing change",
        "seq2seq-bleu-by-length": "held-out sentences by their length",
        "seq2seq-full": "a translator of all pairs: loss, and BLEU by length",
    ],
    specials: [
        .text: "", .validation: "", .test: "", .data: "Data",
        .epochs: "8, of few pairs more; the book's 30", .hidden: "256",
        .batch: "128", .learningRate: "0.005", .layers: "1, the book's 2",
        .dropout: "0.2", .full: "", .book: "", .resume: "",
    ] + .keeping + [.save: "Models/seq2seq"], fullAdds: true)
let options = notebook.options
let settings = notebook.run { try Settings(notebook) }
let (book, main) = (settings.book, settings.translator)
var random = Generator(seed: options.seed)

/*:
## Teacher forcing (Notes 10.7.1)

While it is trained the decoder reads the *true* token before each position,
whatever it would have written itself. So its inputs are the targets, one step
late, with `<bos>` in front:

$$(\textrm{<bos>}, y_1, \ldots, y_{T-1}) \to (y_1, \ldots, y_T)$$

Sentences stand side by side, the tokens of a step together, so to shift them
all by a step is to put a row in front and to drop the last.
*/
func shifted(_ targets: Tokens, start: Int32) -> Tokens {
    let n = targets.batchSize
    return Tokens(
        stepCount: targets.stepCount, batchSize: n,
        indices: [Int32](repeating: start, count: n)
            + targets.indices.dropLast(n))
}
let batch = book.data.batch(book.data.training.prefix(4))
let words = book.data.vocabularies
let inputs = shifted(batch.targets, start: words.start)
show("shifted as the library does", inputs == batch.inputs)
for (label, tokens) in [("reads", inputs), ("writes", batch.targets)] {
    let row = (0..<tokens.stepCount).map { words.target.tokens[tokens[$0, 0]] }
    show("the decoder \(label)", row.joined(separator: " "))
}

/*:
## The encoder (Notes 10.7.2)

The encoder turns a sequence of any length T into a context of fixed shape:

$$h_t = f(x_t, h_{t-1}), \qquad c = q(h_1, \ldots, h_T)$$

Here f is a stack of GRUs over embedded words, and q picks the last state: c is
what the top layer holds after the last word. The shorter sentences of a batch
are padded, so "last" has to mean the last *word*: a sentence that has ended
keeps its state. (The book reads on through the padding.)
*/
struct ScratchEncoder: Module {
    var embedding: Embedding
    var cells: [GRUCell]

    /// The last state of every layer.
    func callAsFunction(_ source: Tokens, validLengths: [Int]) -> [Tensor] {
        let n = source.batchSize
        var H = cells.map { $0.initialState(batchSize: n) }
        for (t, X) in embedding(source).unstacked().enumerated() {
            // 1 where the sentence goes on, 0 where it has ended.
            let M = Tensor(
                validLengths.map { t < $0 ? 1 : 0 }, shape: [n, 1])
            var input = X  // [n, e]
            for l in cells.indices {
                H[l] = M * cells[l](input, H[l]) + (1 - M) * H[l]
                input = H[l]  // [n, h]
            }
        }
        return H
    }
}

/*:
## The decoder (Notes 10.7.3)

The decoder gives every token a probability, from the tokens before it and the
context: $P(y_{t'+1} \mid y_1, \ldots, y_{t'}, c)$. Four things make it up, as
the notes number them.

① The encoder's final state starts the decoder: it is the first `states`.

② So the two sides need equal layers and units, unless a *bridge* (D2L's third
exercise, below) stands between them.

③ The context is there at every step:
$s_{t'} = g([y_{t'}, c], s_{t'-1})$. **Erratum.** The notes join it to the
hidden state; the book, and we, join it to the decoder's *input*. It never
changes; the hidden state starts as c and moves on.

④ A fully connected layer turns the top hidden state into a score for every
token; softmax makes probabilities of the scores.
*/
struct ScratchDecoder: Module {
    var embedding: Embedding
    var cells: [GRUCell]
    var dense: Linear

    /// The scores at every position, and the last state of every layer.
    func callAsFunction(
        _ inputs: Tokens, from states: [Tensor], context C: Tensor
    ) -> (scores: Tensor, states: [Tensor]) {
        var S = states
        let scores = embedding(inputs).unstacked().map { Y in
            var input = Tensor.concatenated([Y, C])  // [n, e + h]
            for l in cells.indices {
                S[l] = cells[l](input, S[l])
                input = S[l]  // [n, h]
            }
            return dense(input)  // [n, V]
        }
        return (.stacked(scores), S)
    }
}

/*:
The library's `Seq2Seq` computes the same, a whole sequence at a time. Given the
same weights, the two agree:
*/
struct ScratchSeq2Seq: Module {
    var encoder: ScratchEncoder
    var decoder: ScratchDecoder

    func scores(_ batch: TranslationBatch, start: Int32) -> Tensor {
        let H = encoder(batch.source, validLengths: batch.sourceLengths)
        let inputs = shifted(batch.targets, start: start)
        return decoder(inputs, from: H, context: H[H.count - 1]).scores
    }
}
let scratch = ScratchSeq2Seq(
    layerCount: 2, size: 16, sourceSize: words.source.count,
    targetSize: words.target.count, using: &random)
let library = Seq2Seq(
    Seq2SeqConfiguration(size: 16, dropout: 0),
    sourceVocabularySize: words.source.count,
    targetVocabularySize: words.target.count, using: &random
).with(parameters: scratch.parameters)
let scores = scratch.scores(batch, start: words.start)  // [steps, n, V]
let theirs = library.scores(batch)
show("steps, sources", "\(batch.source.stepCount), \(scores.shape[1])")
show("scores", "\(scores.shape)")
show("largest difference of a score", largestDifference(scores, theirs))
notebook.claims { lawsOfTheTwo() }

/*:
## Loss with masking (Notes 10.7.5)

The loss is the cross-entropy of every target token, softmax included, in nats.
Padding is no token of the sentence, so it must not count: the mask m is 1 at
the tokens of a target and 0 after its `<eos>`. The losses are added up and
divided by the number of tokens, once.

$$L = -\frac{\sum_{i, t} m_{it} \ln P(y_{it} \mid y_{i1}, \ldots, y_{i, t-1}, c_i)}
{\sum_{i, t} m_{it}}$$

What stands at the padded positions cannot matter: the library does not even
score them.
*/
func maskedLoss(
    _ scores: Tensor, _ targets: Tokens, validLengths: [Int]
) -> Tensor {
    let (T, n, V) = (targets.stepCount, targets.batchSize, scores.shape[2])
    let M = Tensor(
        (0..<T).flatMap { t in validLengths.map { t < $0 ? 1 : 0 } },
        shape: [T, n, 1])
    let logP = Tensor.oneHot(targets, size: V) * logSoftmax(scores)
    return -(M * logP).sum() / M.sum()
}
let loss = maskedLoss(
    scores, batch.targets, validLengths: batch.targetLengths)
let libraryLoss = library.loss(batch)
let unmasked = library.loss(batch, mask: .none)
show("positions that count", "\(libraryLoss.count) of \(unmasked.count)")
show("loss a token, masked", loss.item)
show("difference from the library's", abs(Double(loss.item) - libraryLoss.mean))
show("with the padding counted", unmasked.mean)

/*:
## Training (D2L 10.7.6)

First the book's experiment: 512 training pairs, two layers of 256 GRUs on both
sides, embeddings of 256, Adam, 30 epochs, padding read into the context. 375 of
these pairs share their English with another pair, so no translator can get
below the floor that 10.5 computes. These pairs are learned by heart: the
training loss comes down near the floor, and the validation loss soon rises.

D2L's points are not where today's code ends. PyTorch 2.15, run so with three
seeds, draws the curve that is ours; the published training loss falls more
slowly, and the published validation loss ends lower than with any seed.
*/
let bookRuns = notebook.experiment("book") { [book] seed, threads in
    try BookOutcome(book, seed: seed, threads: threads)
}
notebook.figure("seq2seq-loss") {
    bookFigure(
        bookRuns.outcomes, pairs: book.data.training.count, in: notebook)
} claims: { figure in
    bookClaims(figure, bookRuns.outcomes.map(\.curve))
}

/*:
Then more and longer sentences. 20,000 pairs are drawn from the whole file, the
same for every seed, of at most 24 tokens with `<eos>` on either side. They are
split by *source sentence*, so that nothing is asked in validation or test that
was answered in training; the context ends with the sentence; and of all epochs
the one with the least validation loss counts. Words seen fewer than three times
are `<unk>`. (With `--book` it is the book's.)

It is trained with three seeds. The model of the first goes to `Models/seq2seq`,
whose weights PyTorch reads; those of the others go beside it, for the next
chapter.

A second kind may look back. At each step it takes a mean of *all* the encoder's
states, each weighted by how well it matches the decoder's own: attention
(Bahdanau et al. 2015; D2L's chapter 11). The first kind knows the source from
the context alone. `swift run Translate FILE` takes the better one, of
`Models/seq2seq-attention`.
*/
let held = notebook.run { try HeldOut(main.data) }
let kinds: [TranslatorKind] = options.book ? [.plain] : [.plain, .attention]
let folders = notebook.run {
    try notebook.translatorFolders(for: main, of: kinds)
}
let translators = notebook.experiment(
    "translator", of: kinds, seeds: 3, isWhole: folders.holds
) { [main, held, folders] kind, seed, threads in
    try folders.outcome(of: main, kind, on: held, seed: seed, threads: threads)
}
notebook.figure("seq2seq-translator") {
    main.data.report(testing: held.drawn.count)
    return translatorFigure(
        kinds.map { ($0, translators[$0].map(\.curve)) }, in: notebook)
} claims: { _ in
    Claim(
        "attention lowers the validation loss",
        translators.sample(.attention, \.curve.least)
            < translators.sample(.plain, \.curve.least))
}

/*:
## What a choice changes (Notes 10.7, D2L exercises 2 and 4 to 6)

To compare one way with another, a smaller translator learns from 5,000 pairs
that need only the commonest words, 500 of English and 700 of French (with
`--book`, the book's model learns from its pairs). Each way differs from a GRU
with teacher forcing in one thing; for the same seed, all read the same pairs.
Loss is that of the validation sentences, with the true tokens before each and
padding left out, at the epoch where it is least; BLEU is that of the model of
that epoch, on test sentences.

* **LSTM**, **RNN**: Notes 10.7 has LSTMs on both sides where the book has GRUs.
* **like lengths**: pairs of like length share a minibatch, which saves padding
  and so time. Here minibatches are of any.
* **padding counted**: the training loss counts it as if it were words.
* **context once**: it is only the decoder's first state (Sutskever et al.
  2014), not shown at every step (③).
* **source reversed**: read from its last word, which brings its first words
  close to the target's first (Sutskever et al. 2014).
* **half**, **more and more**, **all its own**: what the decoder reads in
  training. With teacher forcing it never sees a mistake of its own until it is
  used. It can read its own likeliest token instead, at half of all positions,
  drawn by lot, ever more often, from none to three in four (scheduled sampling,
  Bengio et al. 2015), or at all (free running).
* **tied output**: the output layer is the embedding, turned round (Press & Wolf
  2017; `TiedDecoder.swift`).

Counted, the padding makes the training loss that is reported look far better.
That is a mean over other positions, padding being easy to predict. What the
same models make of the *words* of the training pairs differs by little: what
the mask saves is the meaning of the number, not the model.
*/
let choices = Choices("choices", Way.shown, of: settings.small, in: notebook)
notebook.figure("seq2seq-choices") {
    choices.report(Way.shown)
    return choices.figure(in: notebook)
} claims: { _ in
    choices.claims
}

/*:
## Prediction (Notes 10.7.7)

To translate, the decoder starts from `<bos>`, and each token that it predicts
is its next input, until it predicts `<eos>`. The likeliest token is taken each
time:

$$\hat y_{t'+1} = \operatorname*{argmax}_y P(y \mid \hat y_1, \ldots, \hat y_{t'}, c)$$

This is greedy search, which the next chapter takes apart.
*/
extension ScratchSeq2Seq {
    func translate(
        _ source: Tokens, start: Int32, end: Int32, maxLength: Int
    ) -> [Int32] {
        var states = encoder(source, validLengths: [source.stepCount])
        let C = states[states.count - 1]
        var (tokens, last) = ([Int32](), start)
        while tokens.count < maxLength {
            let read = Tokens(stepCount: 1, batchSize: 1, indices: [last])
            let next = decoder(read, from: states, context: C)
            states = next.states
            last = Int32(next.scores.argmax()[0])
            if last == end { break }
            tokens.append(last)
        }
        return tokens
    }
}

/*:
With the translator's weights in it, it writes what the library's search finds,
for 20 held-out sentences.
*/
notebook.claims {
    Claim(
        "S11", "from scratch it writes what the library's search finds",
        Numbers(translators.sample(.plain) { Double($0.different ?? 20) }) == 0)
}

/*:
## Evaluation (Notes 10.7.8)

BLEU (Papineni et al. 2002) asks how many n-grams of a prediction occur in the
label. With $p_n$ the precision of its n-grams, each n-gram of the label counted
once, the book scores a sentence by

$$\exp\Bigl(\min\Bigl(0, 1 - \frac{\mathrm{len_{label}}}
{\mathrm{len_{pred}}}\Bigr)\Bigr) \prod_{n=1}^{k} p_n^{1/2^n}$$
*/
func nGrams(_ n: Int, of tokens: [String]) -> [[String]] {
    (0..<max(0, tokens.count - n + 1)).map { Array(tokens[$0..<$0 + n]) }
}
func bleu(_ predicted: [String], _ label: [String], k: Int) -> Double {
    if predicted.isEmpty { return 0 }
    let ratio = Double(label.count) / Double(predicted.count)
    var score = exp(min(0, 1 - ratio))
    for n in 1...min(k, predicted.count) {
        var left = nGrams(n, of: label).reduce(into: [:]) {
            $0[$1, default: 0] += 1
        }
        let made = nGrams(n, of: predicted)
        let right = made.count { gram in
            left[gram, default: 0] -= 1
            return left[gram]! >= 0
        }
        let precision = Double(right) / Double(made.count)
        score *= pow(precision, pow(0.5, Double(n)))
    }
    return score
}
let label = "ABCDEF".map(String.init)
for predicted in ["ABBCD", "AB"].map({ $0.map(String.init) }) {
    let ours = bleu(predicted, label, k: 2)
    let theirs = sentenceBLEU(predicted, label: label, maximumOrder: 2)
    show("BLEU of \(predicted.joined())", ours)
    show("difference from the library's", abs(ours - theirs))
}

/*:
**Erratum.** That is the book's own weighting. The paper's is not $p_n^{1/n}$, as
the book says: it takes the geometric mean with equal weights, over a whole
corpus, where n-grams of all sentences are added up before dividing. `CorpusBLEU`
does so, and gives sacreBLEU's numbers. Of ABBCD $p_1$ is 4/5, $p_2$ is 3/4:
*/
notebook.claims { lawOfBLEU() }

/*:
These are the book's four sentences with the book's BLEU, by the book's model
and by the translator. Three of the four are among the book's training pairs,
word for word; the other, "he's calm .", is not in its data at all.
*/
if notebook.wants("seq2seq-loss"), notebook.dataSet.isReal {
    showFour("book", bookRuns.outcomes[0].four)
}
if notebook.wants("seq2seq-translator"), notebook.dataSet.isReal {
    showFour("translator", translators[.plain][0].four)
}

/*:
Now the translators on sentences that none has seen, each with all the
translations the file has for it. Those of more than a dozen tokens are rare,
also among the pairs learned from. The baseline answers with the translation of
the nearest English sentence learned from: what a good memory can do. A
translator with the context alone does no better, as far as three seeds tell;
one with attention does.
*/
let looked = held.some(1_000)  // each is compared with all pairs
let nearest = notebook.experiment("nearest", seeds: 1) { [main, looked] _, _ in
    let memory = NearestSentence(
        main.data.training.map { main.data.pair($0) })
    return Scores(of: looked) { $0.map { memory($0.source).target } }
}
notebook.figure("seq2seq-bleu-by-length") {
    let isAll = looked.drawn.count == held.drawn.count
    show(
        "nearest sentence: BLEU" + (isAll ? "" : " of \(looked.drawn.count)"),
        nearest.outcomes[0].bleu)
    for kind in kinds { report(translators[kind], as: kind.title) }
    return bleuByLengthFigure(
        kinds.map { ($0, translators[$0].map(\.scores)) },
        nearest: nearest.outcomes[0], in: notebook)
} claims: { figure in
    let short = { translators.sample($0) { $0.scores.bleu(of: 5...8) } }
    let long = { translators.sample($0) { $0.scores.bleu(of: 13...16) } }
    let baseline = Sample(floatLiteral: nearest.outcomes[0].bleu)
    Claim.undecided(
        "S12", "whether the context alone does better than the baseline",
        translators.sample(.plain, \.scores.bleu), baseline)
    Claim(
        "S12", "with attention a translator does better",
        translators.sample(.attention, \.scores.bleu) > baseline)
    Claim(
        "through the context alone long sentences are translated worse",
        long(.plain) < short(.plain))
    Claim(
        "with attention both short and long ones are translated better",
        short(.attention) > short(.plain), long(.attention) > long(.plain))
}

/*:
## All the pairs

What do more pairs bring? `--full` trains a larger translator, of two layers and
without attention, on the whole file: all pairs but those whose source is among
1,000 that validate and 5,000 that test. It is trained once, with one seed, and
`--resume` goes on with such a run; `docs/cluster.md` says how several machines
share it. Its model goes to `Models/seq2seq-full`.

Held-out sentences are translated by greedy search, by a beam of 5, and by exact
search (10.8), which proves the likeliest translation of short sentences. What
the model itself finds likeliest is compared where it is proven. The translator
does better than each of those of 20,000 pairs, and translates long sentences
worse than short ones, as they do: its context is as narrow. It was trained
once, so it is a case, not a mean.
*/
let plan = notebook.allPairsPlan(for: settings)
let full = notebook.experiment(
    "full", of: [""], seeds: 1, isLong: true, isJoint: true,
    isWhole: { _, _, training in plan.holds(training) }
) { [plan] _, seed, threads in
    try plan.train(seed: seed, threads: threads)
}
if full.isThere {
    let training = full.outcomes[0]
    let scores = notebook.experiment(
        "full-scores", of: [training.model], seeds: 1, isLong: true
    ) { [pairs = plan.setting.data, folder = notebook.allPairsFolder] in
        try AllPairsScores(
            Translator(folder: folder), on: pairs, threads: $2)
    }
    if scores.isThere {
        notebook.figure("seq2seq-full") {
            training.report()
            scores[training.model][0].report(isReal: notebook.dataSet.isReal)
            return allPairsFigure(
                training, scores[training.model][0],
                beside: translators[.plain].map(\.scores),
                of: settings.translator.data.trainingPairs, in: notebook)
        } claims: { figure in
            let scores = scores[training.model][0]
            Claim(
                "it does better than each translator of 20,000 pairs",
                Numbers(translators.sample(.plain, \.scores.bleu))
                    < Numbers(scores.greedy))
            Claim(
                "short sentences are translated better than long ones",
                Numbers(scores.mean(of: 5...8, \.greedy))
                    > Numbers(scores.mean(of: 13...16, \.greedy)))
            Claim(
                "of short sentences nearly all likeliest translations are proven",
                figure["proven", panel: 4].first > 90)
        }
    }
}

/*:
## After a mistake (Notes 10.7.1 and 10.7.7)

In training the decoder reads the truth, in use it reads its own tokens, some of
them wrong. What does a wrong token cost? In each target one a third along is
replaced by the one that the model itself finds likeliest among the wrong. The
loss of the true tokens after it rises, most of the very next one. Some of that
is right: after another word another continuation may be the better one.

Does it help to have read one's own mistakes in training? The small translators
tell, by the cost over the next four tokens. (A decoder that leans less on what
it reads suffers less too, and predicts worse from the truth: the loss above.)
*/
notebook.claims {
    let rise = { (distance: Int) in
        translators.sample(.plain) { $0.costOfError[distance] }
    }
    let cost = { (way: Way) in choices.sample(way, \.cost) }
    Claim(
        "S3", "the next token suffers, and more than those after it",
        rise(0) > 0, every([1, 2, 3]) { rise($0) < rise(0) })
    Claim(
        "S3", "having read its own tokens, the decoder suffers less",
        every([.half, .annealed, .free]) { cost($0) < cost(.base) })
}

/*:
## D2L's exercises

**1. Can hyper-parameters improve the translation?** A few changes, each by
itself, with three seeds, trained as the comparisons above. **3. How to start
the decoder when the two sides differ?** A bridge, an affine map and tanh, makes
its states of all the encoder's: here of two directions, one of which has just
read the source's first words.
*/
let exercises = Choices(
    "exercises", Way.exercises, of: settings.small, seeds: 3, in: notebook)
notebook.aside {
    exercises.report(Way.exercises)
} claims: {
    let (loss, bleu) = (exercises.loss, exercises.bleu)
    Claim("a rate of 0.001 learns too slowly", loss(.base) < loss(.slow))
    Claim.undecided(
        nil, "whether a second layer helps", loss(.base), loss(.deep))
    Claim(
        "S7", "both directions, bridged, are far ahead of one",
        loss(.bidirectional) < loss(.base), bleu(.bidirectional) > bleu(.base))
}

/*:
**2. The loss without the mask**, **4. training without teacher forcing**,
**5. LSTMs** and **6. another output layer**, one that has no weight of its own,
are in the figure above.

## Summary

* The encoder leaves a state of fixed shape, whatever the length of the source;
  the decoder starts from it and is shown it at every step. Through it alone,
  long sentences fare worse than short ones; attention helps with both.
* Training reads the truth before each position; translating reads its own past.
* Padding is no part of a sentence. Kept out of the context, it cannot change a
  translation; kept out of the loss, it cannot flatter it.
* On the book's 512 pairs a model memorises. BLEU says something about
  translation only on source sentences that were held out.
*/
notebook.finish()
