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
        "seq2seq-bleu-by-length": "test sentences by length, and a baseline",
    ],
    specials: [.layers, .dropout, .full, .book, .model, .resume])
let options = notebook.options
let settings = notebook.run { try Settings(notebook) }
let (book, main) = (settings.book, settings.translator)
let comparison = Comparison(settings.small, in: notebook)
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
show(
    "sources: steps, sentences", "\(batch.source.stepCount), \(scores.shape[1])"
)
show("scores", "\(scores.shape)")
show("largest difference of a score", largestDifference(scores, theirs))

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
below the floor that 10.5 computes. The points are D2L's. Its published curve
falls more slowly, 0.47 after 16 epochs where ours is near 0.3, and its
validation loss ends at 3.36, where ours ends half a nat above. PyTorch 2.15,
run in the same way with three seeds, ends at 3.63 to 3.89, with 0.31 after 16
epochs.
*/
let bookRun = notebook.trainTranslator("book", book, using: &random)
let floor = book.data.irreducibleLoss(of: book.data.training).loss
show("floor of the book's training loss", floor)

/*:
Then a translator worth the name: the first 20,000 lines of the file, split by
*source sentence*, so that nothing is asked in validation or test that was
answered in training; the context ends with the sentence; and of all epochs the
one with the least validation loss is kept. (With `--book` this translator, too,
is the book's; with `--full` it learns from the whole file, and `--resume` goes
on with such a run that was stopped.) It is saved as a folder that
`swift run Translate FILE` and the next chapter use, and whose weights PyTorch
reads.
*/
let translatorRun =
    options.book
    ? bookRun : notebook.trainTranslator("translator", main, using: &random)
let translator = translatorRun.translator
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

On the book's pairs the training loss comes down to 0.21, near its floor of
0.16, while the validation loss soon rises: the 512 pairs are learned by heart.
The translator's validation loss falls much further, to about 1.6, and stays
near that. Of the cells, GRU and LSTM end close together, ahead of the plain
RNN.
*/
notebook.figure("seq2seq-loss") {
    let cells = [
        Way("GRU", run: "gru"),
        Way("LSTM", run: "lstm") { $0.configuration.cell = .lstm },
        Way("RNN", run: "rnn") { $0.configuration.cell = .rnn },
    ]
    return try lossFigure(
        book: bookRun.curve, floor: floor, translator: translatorRun.curve,
        cells, of: comparison, in: notebook)
} claims: { figure, _ in
    let (training, validation) = (figure["training"], figure["validation"])
    let ends = ["GRU", "LSTM", "RNN"].map { figure[$0, panel: 3].least }
    Claim(
        "the book's training loss comes down near its floor",
        training.first.lies(in: 4.0...5.1), training.at(30) < 0.3,
        training > figure["floor"].first)
    Claim(
        "the book's validation loss rises",
        validation.at(30) > validation.least + 0.3)
    Claim(
        "and ends above D2L's",
        validation.at(30) > figure["D2L, validation"].last)
    Claim(
        "the translator's falls much further",
        figure["validation", panel: 2].least < validation.least - 0.8)
    Claim(
        "S1", "GRU and LSTM end close together, ahead of the RNN",
        (ends[0] - ends[1]).magnitude < 0.1, ends[0] < ends[2] - 0.2,
        ends[1] < ends[2] - 0.2)
}

/*:
## What the decoder reads in training

With teacher forcing the decoder never sees a mistake of its own until it is
used. It can be trained the other way: *free running* on its own likeliest
tokens, or between the two, reading the truth at half the positions, drawn by
lot (scheduled sampling, Bengio et al. 2015, with a share that stays the same).
The validation loss is that of teacher forcing for all three; BLEU is that of
what they write on their own. After as many epochs free running is far behind by
either measure; half and half lies between, nearer to forcing. (BLEU jumps by 2
or 3 from one epoch to the next. Where two ways are closer than that, here and
below, neither is better.)
*/
comparison.draw(
    "seq2seq-teacher-forcing", "What the decoder reads in training",
    Way("teacher forcing", run: "gru"),
    Way("half and half", run: "half-and-half") { $0.forcing = .scheduled(0.5) },
    Way("free running", run: "free-running") { $0.forcing = .free }
) { loss, bleu, _ in
    Claim(
        "S2", "forcing is ahead in loss", loss[0] < loss[1], loss[1] < loss[2])
    Claim("S2", "free running is far behind in BLEU", bleu[0] > bleu[2] + 3)
}

/*:
## Without the mask (D2L exercise 2)

Now the padding counts in the training loss, and minibatches are of any lengths,
so that there is some. Validation leaves the padding out for both. The training
loss ends far below the masked one, but the two are means over different
positions, and padding is easy to predict. The words are predicted no worse
without the mask: what it saves here is the meaning of the training loss, not
the model.
*/
comparison.draw(
    "seq2seq-mask", "The mask in the training loss",
    Way("masked") { $0.sortsByLength = false },
    Way("padding counted", run: "unmasked") {
        ($0.sortsByLength, $0.mask) = (false, .none)
    }
) { loss, _, results in
    let ends = ["unmasked", "masked"].map { results.run($0, "trainLoss") }
    Claim("S10", "the training loss looks far better", ends[0] < 0.7 * ends[1])
    Claim(
        "S10", "the words are predicted no worse", loss[1] <= loss[0] + 0.02)
}

/*:
## The context, at every step or at the start

③ above feeds the context at every step. Sutskever et al. (2014) give it to the
decoder once, as its first state. For these sentences, of six source words at
most, that is enough: the losses end together, and BLEU is no lower.
*/
comparison.draw(
    "seq2seq-context", "The context in the decoder's input",
    Way("at every step", run: "gru"),
    Way("only at the start", run: "context-start") {
        $0.configuration.context = .start
    }
) { loss, bleu, _ in
    Claim("S8", "the losses end together", (loss[0] - loss[1]).magnitude < 0.05)
    Claim("S8", "BLEU is no lower from the start only", bleu[1] > bleu[0] - 1)
}

/*:
## The source, from its last word

Sutskever et al. also read the source backwards, which brings its first words
close to the first words of the target, and found long sentences much improved.
These have six words at most, too few to be a test of that. It does not help
them.
*/
comparison.draw(
    "seq2seq-reversed", "The direction of the source",
    Way("forward", run: "gru"),
    Way("from the last word", run: "reversed") {
        $0.configuration.reversesSource = true
    }
) { loss, _, _ in
    Claim(
        "reading from the last word does not help", loss[1] > loss[0] - 0.02)
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
With the translator's weights in it, it writes what the library's search finds.
*/
let held = main.data.queries(
    main.data.test.isEmpty ? main.data.validation : main.data.test)
notebook.aside {
    let twin = ScratchSeq2Seq(translator)
    let some = held.prefix(20).map { main.data.sources[$0.example] }
    let ours = some.map { twin.translate($0, as: translator, among: some) }
    let theirs = try translator.greedy(some, threads: options.threads)
    let different = zip(ours, theirs).count { $0 != $1 }
    show("of \(some.count), translated otherwise", different)
    notebook.record("differences", different)
} claims: { results in
    Claim(
        "S11", "from scratch it writes what the library's search finds",
        results["differences"] == 0)
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
**Erratum.** That is the book's own weighting. The paper takes the geometric
mean with equal weights, over a whole corpus, where n-grams of all sentences are
added up before dividing. `CorpusBLEU` does so, and gives sacreBLEU's numbers.

These are the book's four sentences with the book's BLEU, by the book's model
and by the translator. Three of the four are among the book's training pairs,
word for word; the other, "he's calm .", is not in its data at all.
*/
if notebook.dataSet.isReal && notebook.wants("seq2seq-loss") {
    notebook.run {
        try showFour(of: bookRun.translator, as: "book", in: notebook)
        try showFour(of: translator, as: "translator", in: notebook)
    }
}

/*:
Now the translator on sentences that it has never seen, each with all the
translations the file has for it. The baseline answers with the translation of
the nearest English sentence it was trained on: what a good memory can do. The
translator is ahead at each of these lengths. Of the examples below three
are a reference word for word. The others are not, which need not make them
wrong: the file has not every way to say a thing.
*/
notebook.figure("seq2seq-bleu-by-length") {
    let memory = NearestSentence(
        main.data.training.map { main.data.pair($0) })
    let found = try translator.greedy(
        held.map { main.data.sources[$0.example] }, threads: options.threads)
    let answers = TestAnswers(
        queries: held,
        answers: [
            "translator": found,
            "nearest sentence": held.map { memory($0.source).target },
        ])
    answers.report(in: notebook)
    return answers.figure(in: notebook)
} claims: { figure, _ in
    let counts = figure["test sentences", panel: 2]
    let common = counts.x.filter { counts.at($0).values[0] > 100 }
    Claim(
        "S12", "the translator is ahead where over 100 are tested",
        figure["translator"].at(common)
            > figure["nearest sentence"].at(common))
    Claim("at least 500 sentences are held out", counts.sum >= 500)
}

/*:
How often is the likeliest token at a position the reference's, after the true
tokens and after the decoder's own? At the first position the two are one. After
the truth the share first falls, then rises: towards the end of a short sentence
there is little left but a full stop and `<eos>`. After its own tokens it stays
below a half. That is not all error: once one word is another, those after it
may belong to another good translation.
*/
notebook.aside {
    let rows = try exposure(of: translator, on: held, main.data)
    for row in rows { show("position \(row.position)", row.summary) }
    notebook.record("exposure", rows)
} claims: { results in
    let right = (0..<8).map { position in
        (
            truth: results["exposure", "\(position)", "afterTruth"],
            own: results["exposure", "\(position)", "afterItself"]
        )
    }
    Claim("S3", "at first the two are one", right[0].truth == right[0].own)
    Claim(
        "S3", "after the truth the share falls, then rises",
        right[1].truth < right[0].truth, right[2].truth < right[0].truth,
        every(Array(3..<8)) { right[$0].truth > right[$0 - 1].truth })
    Claim(
        "S3", "after the decoder's own tokens it stays low",
        every(Array(right.dropFirst())) { $0.own.lies(in: 0.3...0.5) })
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
embedding itself, turned round (`TiedDecoder`, in `Exercises.swift`). That saves
19 % of the parameters at this vocabulary. Trained as long it comes out worse,
by more than a tenth of a nat.
*/
notebook.aside {
    try tieOutputLayer(comparison.setting, in: notebook, using: &random)
}

/*:
## Summary

* The encoder leaves a state of fixed shape, whatever the length of the source;
  the decoder starts from it and is shown it at every step.
* Training reads the truth before each position; translating reads its own past.
* Padding is no part of a sentence. Kept out of the context, it cannot change a
  translation; kept out of the loss, it cannot flatter it.
* On the book's 512 pairs a model memorises. BLEU says something about
  translation only on source sentences that were held out.
*/
notebook.finish()
