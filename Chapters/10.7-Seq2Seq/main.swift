/*:
# 10.7 Sequence-to-sequence learning for machine translation

Run it with `swift run Seq2Seq`; `swift run Seq2Seq --help` lists what can be
varied, `--quick` makes a toy run of it. `--book` repeats the book's experiment
to the letter, `--full` trains on every pair of the book's file, for hours.

A recurrent encoder reads an English sentence, a recurrent decoder writes a
French one, and all that passes between them is a state of fixed size.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "seq2seq",
    title: "10.7 Sequence-to-sequence learning for machine translation",
    figures: [
        "seq2seq-loss": "the book's loss, more pairs, and three kinds of cell",
        "seq2seq-teacher-forcing": "what the decoder reads while it is trained",
        "seq2seq-mask": "padding left out of the loss, or counted",
        "seq2seq-context": "the context at every step, or only at the start",
        "seq2seq-reversed": "sources read forward, or from their last word",
        "seq2seq-bleu-by-length": "short and long sentences, and a baseline",
    ],
    specials: [.layers, .dropout, .full, .book, .model, .resume])
let options = notebook.options
notebook.run { try options.refuseResumeWithoutFull() }
let (quick, seed) = (options.quick, options.seed)
let raw = notebook.readRawPairs()
let text = notebook.run {
    try ParallelText(text: raw, name: notebook.dataSet.name)
}
let book = notebook.run { try notebook.bookSetting(raw) }
let main = notebook.run {
    options.book ? book : try notebook.honestSetting(text)
}
let comparison = notebook.run {
    Comparison(
        options.book ? book : try notebook.smallSetting(text), in: notebook)
}
var random = Generator(seed: seed)

/*:
## The encoder (Notes 10.7.2)

The encoder turns a sequence of any length T into a context of fixed shape:

$$h_t = f(x_t, h_{t-1}), \qquad c = q(h_1, \ldots, h_T)$$

Here f is a stack of GRUs over embedded words, and q picks the last state: c is
what the top layer holds after the last word. Sentences stand side by side and
the shorter ones are padded, so "last" has to mean the last *word*. A sentence
that has ended keeps its state in `ScratchEncoder`, beside this file, which
reads a batch one step at a time. (The book reads on through the padding.)
*/
let batch = book.data.batch(book.data.training.prefix(4))
let n = batch.source.batchSize
let scratch = ScratchSeq2Seq(
    layerCount: 2, size: 16, sourceSize: book.data.sourceVocabulary.count,
    targetSize: book.data.targetVocabulary.count, using: &random)
let states = scratch.encoder(
    batch.source, validLengths: batch.sourceLengths)
show("sources: steps, sentences", "\(batch.source.stepCount), \(n)")
show("a state for each layer", "\(states.map(\.shape))")

/*:
## The decoder (Notes 10.7.3)

The decoder gives every token a probability, from the tokens before it and the
context: $P(y_{t'+1} \mid y_1, \ldots, y_{t'}, c)$. Four things make it up, as
the notes number them.

① The encoder's final state starts the decoder: `initialState`.

② So the two sides need equal layers and units, unless a *bridge* (D2L's third
exercise, below) stands between them.

③ The context is there at every step. **Erratum.** The notes join it to the
hidden state; the book, and we, join it to the decoder's *input*,
$[y_{t'}, c]$. It never changes; the hidden state starts as c and moves on.

④ A fully connected layer turns the top hidden state into a score for every
token; softmax makes probabilities of the scores.
*/
let start = scratch.decoder.initialState(states)
let decoded = scratch.decoder(batch.inputs, from: start)
let scores = scratch.decoder.logits(decoded.outputs)  // [steps, n, V]
let sums = softmax(scores).scalars.reduce(0, +)
show("scores", "\(scores.shape)")
show("a position's probabilities", sums / Float(scores.count / scores.shape[2]))

/*:
The library's `Seq2Seq` computes the same, a whole sequence at a time. Given the
same weights, the two agree:
*/
var small = Seq2SeqConfiguration()
(small.embeddingSize, small.dropout) = (16, 0)
(small.encoderHiddenSize, small.decoderHiddenSize) = (16, 16)
let library = Seq2Seq(
    small, sourceVocabularySize: book.data.sourceVocabulary.count,
    targetVocabularySize: book.data.targetVocabulary.count, using: &random
).with(parameters: scratch.parameters)
let context = library.read(
    batch.source, validLengths: batch.sourceLengths)
let fused = library.decoder.logits(
    library.decoder(batch.inputs, from: context).outputs)
show("largest difference", (fused - scores).scalars.map(abs).max() ?? 0)

/*:
## Loss with masking (Notes 10.7.5)

The loss is the cross-entropy of every target token, softmax included, in nats.
Padding is no token of the sentence, so it must not count. `loss` scores the
valid positions only, adds up their losses and divides by their number, once.
What stands at the padded positions cannot matter: they are never looked at.
*/
let loss = library.loss(batch)
let unmasked = library.loss(batch, mask: .none)
show("positions that count", "\(loss.count) of \(unmasked.count)")
show("loss a token, masked", loss.mean)
show("with the padding counted", unmasked.mean)

/*:
## Training with teacher forcing (Notes 10.7.1)

While it is trained the decoder reads the *true* token before each position,
whatever it would have written itself: `<bos>` and the target, shifted by one.

First the book's experiment, to the letter: 512 training pairs, two layers of
256 GRUs on both sides, embeddings of 256, Adam, 30 epochs, padding read into
the context. 375 of these pairs share their English with another pair, so no
translator can get below the floor that 10.5 computes. The points are D2L's.
*/
let threads = options.threads
var bookTranslator = book.translator(using: &random)
var bookCurve = TranslationCurve()
let isTranslating =
    notebook.wants("seq2seq-loss") || notebook.wants("seq2seq-bleu-by-length")
if isTranslating {
    notebook.run {
        let run = try notebook.train(
            "book", bookTranslator.model, book, using: &random)
        (bookTranslator.model, bookCurve) = (run.model, run.curve)
    }
}
let floor = book.data.irreducibleLoss(of: book.data.training).loss
show("floor of the book's training loss", floor)

/*:
Then a translator worth the name: the first 20,000 lines of the file, split by
*source sentence*, so that nothing is asked in validation or test that was
answered in training; the context ends with the sentence; and of all epochs the
one with the least validation loss is kept. (With `--book` this translator, too,
is the book's; with `--full` it learns from the whole file, and `--resume` goes
on with such a run that was stopped.) It is saved as a folder that
`swift run Translate FILE` and the next chapter use, and whose weights
PyTorch reads.
*/
var translator = options.book ? bookTranslator : main.translator(using: &random)
var curve = TranslationCurve()
if isTranslating {
    notebook.run {
        if options.book {
            try translator.save(to: notebook.modelFolder)
        } else {
            curve = try notebook.trainTranslator(
                &translator, main, using: &random)
        }
    }
}
show("training pairs", main.data.training.count)
show("test sentences", main.data.queries(main.data.test).count)
show(
    "vocabularies",
    "\(main.data.sourceVocabulary.count) and \(main.data.targetVocabulary.count)"
)

/*:
Notes 10.7 has LSTMs on both sides where the book has GRUs. Any cell will do. To
compare one way with another, from here on a smaller model learns from fewer
pairs (with `--book`, the book's model from its pairs), and the ways differ in
one thing only.

On the book's pairs the training loss comes down to the floor while validation
soon rises: the 512 pairs are learned by heart. The translator's validation loss
falls much further and stays there. Of the cells, GRU and LSTM end close
together, ahead of the plain RNN.
*/
notebook.figure("seq2seq-loss") {
    let cells: KeyValuePairs = [
        "GRU": try comparison.outcome("gru"),
        "LSTM": try comparison.outcome("lstm") {
            $0.configuration.cell = .lstm
        },
        "RNN": try comparison.outcome("rnn") { $0.configuration.cell = .rnn },
    ]
    return lossFigure(
        book: bookCurve, floor: floor, translator: curve, cells, in: notebook)
}

/*:
## What the decoder reads in training

With teacher forcing the decoder never sees a mistake of its own until it is
used. It can be trained the other way: *free running* on its own likeliest
tokens, or between the two, reading the truth at half the positions, drawn by
lot (scheduled sampling, Bengio et al. 2015, with a share that stays the same).
The validation loss is that of teacher forcing for all three; BLEU is that of
what they write on their own. In as many epochs, forcing teaches more, by either
measure. (BLEU jumps by 2 or 3 from one epoch to the next. Where two ways are
closer than that, here and below, neither is better.)
*/
notebook.figure("seq2seq-teacher-forcing") {
    comparison.figure(
        "What the decoder reads in training",
        [
            "teacher forcing": try comparison.outcome("gru"),
            "half and half": try comparison.outcome("half-and-half") {
                $0.training.forcing = .scheduled(0.5)
            },
            "free running": try comparison.outcome("free-running") {
                $0.training.forcing = .free
            },
        ])
}

/*:
## Without the mask (D2L exercise 2)

Now the padding counts in the training loss, and minibatches are of any lengths,
so that there is some. Validation leaves the padding out for both. The training
loss looks far better than it is, 0.30 where 0.53 is the truth, for padding is
easy to predict. The words are predicted no worse, in the end even a little
better: what the mask saves here is the meaning of the number, not the model.
*/
notebook.figure("seq2seq-mask") {
    comparison.figure(
        "The mask in the training loss",
        [
            "masked": try comparison.outcome("masked") {
                $0.training.sortsByLength = false
            },
            "padding counted": try comparison.outcome("unmasked") {
                ($0.training.sortsByLength, $0.training.mask) = (false, .none)
            },
        ])
}

/*:
## The context, at every step or at the start

③ above feeds the context at every step. Sutskever et al. (2014) give it to the
decoder once, as its first state. With sentences this short that is enough: the
losses end together, and BLEU is no lower.
*/
notebook.figure("seq2seq-context") {
    comparison.figure(
        "The context in the decoder's input",
        [
            "at every step": try comparison.outcome("gru"),
            "only at the start": try comparison.outcome("context-start") {
                $0.configuration.context = .start
            },
        ])
}

/*:
## The source, from its last word

Sutskever et al. also read the source backwards, which brings its first words
close to the first words of the target, and found long sentences much improved.
The sentences here are short, and it does not help.
*/
notebook.figure("seq2seq-reversed") {
    comparison.figure(
        "The direction of the source",
        [
            "forward": try comparison.outcome("gru"),
            "from the last word": try comparison.outcome("reversed") {
                $0.configuration.reversesSource = true
            },
        ])
}

/*:
## Prediction (Notes 10.7.7)

To translate, the decoder starts from `<bos>`, and each token that it predicts
is its next input, until it predicts `<eos>`. Here the likeliest token is taken
each time: greedy search, which the next chapter takes apart.

These are the book's four sentences with the book's BLEU (below), by the book's
model and by the translator. Three of the four are among the book's training
pairs, word for word; the other, "he's calm .", is not in its data at all.
*/
let four: KeyValuePairs = [
    "go .": "va !", "i lost .": "j'ai perdu .",
    "he's calm .": "il est calme .", "i'm home .": "je suis chez moi .",
]
if notebook.dataSet.isReal && notebook.wants("seq2seq-loss") {
    for (name, model) in [("book", bookTranslator), ("translator", translator)]
    {
        notebook.run { try notebook.showSentences(name, four, by: model) }
    }
}

/*:
## Evaluation (Notes 10.7.8)

BLEU (Papineni et al. 2002) asks how many n-grams of a prediction occur in the
label. With $p_n$ the precision of its n-grams, each n-gram of the label counted
once, the book scores a sentence by

$$\exp\Bigl(\min\Bigl(0, 1 - \frac{\mathrm{len_{label}}}
{\mathrm{len_{pred}}}\Bigr)\Bigr) \prod_{n=1}^{k} p_n^{1/2^n}$$

**Erratum.** That is the book's own weighting. The paper takes the geometric
mean with equal weights, over a whole corpus, where n-grams of all sentences are
added up before dividing. `CorpusBLEU` does so, and gives sacreBLEU's numbers.
*/
let label = ["A", "B", "C", "D", "E", "F"]
for order in 1...4 {
    let precision = modifiedPrecision(
        order: order, of: ["A", "B", "B", "C", "D"], against: [label])
    show(
        "ABBCD, \(order)-grams right",
        "\(precision.matchCount) of \(precision.count)")
}
show(
    "ABBCD, to 2-grams",
    sentenceBLEU(["A", "B", "B", "C", "D"], label: label, maximumOrder: 2))
show("AB, to 2-grams", sentenceBLEU(["A", "B"], label: label, maximumOrder: 2))

/*:
Now the translator on sentences that it has never seen, each with all the
translations the file has for it. The baseline answers with the translation of
the nearest English sentence it was trained on: what a good memory can do. The
translator is far ahead at every length. Of the examples three are a reference
word for word. Of the other three one is no French ("je l'ai fait le voir"), and
one is right in words that no reference has: "un boulot" is a job, too.
*/
notebook.figure("seq2seq-bleu-by-length") {
    let evaluation = try Evaluation(
        of: translator, on: main.data, threads: threads)
    evaluation.report(in: notebook)
    return evaluation.figure(in: notebook)
}

/*:
How far does the decoder's own past mislead it? Each row counts, at one position
of the test sentences, how often the likeliest token is the reference's: after
the true tokens, and after its own. The first is the same for both. Then
they part: the longer the truth, the better it tells what comes next, while the
decoder's own words soon belong to another sentence, which may be a good one.
*/
notebook.aside {
    let rows = try exposure(of: translator, on: main.data)
    for row in rows { show("position \(row.position)", row.summary) }
    notebook.record("exposure", rows)
}

/*:
## D2L's exercises

**1. Can hyper-parameters improve the translation?** A few changes, each by
itself, trained as the comparisons above: the least validation loss and the best
BLEU. **3. How to start the decoder when the two sides differ?** A bridge, an
affine map and tanh, makes its states of all the encoder's: here two directions
below, and one layer above. **5. LSTMs** are in the first figure.
*/
notebook.aside { try tryHyperparameters(comparison) }

/*:
**2. The loss without the mask** and **4. training without teacher forcing** are
figures above. **6. What other output layers are there?** One that is the
embedding itself, turned round (`TiedDecoder`, in `Exercises.swift`): a third of
the parameters fewer at this vocabulary, and a token learns from being read and
from being written.
*/
notebook.aside {
    try tieOutputLayer(comparison.setting, in: notebook, using: &random)
}

/*:
## Summary

* The encoder leaves a state of fixed shape, whatever the length of the source;
  the decoder starts from it and is shown it at every step.
* Training reads the truth before each position; translating reads its own past.
* Padding must count neither in the context nor in the loss.
* On the book's 512 pairs a model memorises. BLEU says something about
  translation only on source sentences that were held out.
*/
