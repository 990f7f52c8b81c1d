/*:
# 10.5 Machine translation and the dataset

Run it with `swift run TranslationData`; `--quick` makes a toy run of it, and
`--text FILE` reads pairs of your own. Nothing is trained here, and it takes
seconds. The notes leave this section out, so the chapter keeps to the book's
order (D2L 10.5) and stands without a page beside it.

A language model goes on with a sequence. A translator turns one sequence into
another: in another language, with a vocabulary of its own, of another length,
its words in another order. Its data are therefore pairs, and a minibatch of
them has two sides, each to be brought to one length.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "translation-data",
    title: "10.5 Machine translation and the dataset",
    figures: [
        "data-lengths": "how many tokens source and target sentences have",
        "data-vocabulary": "how the vocabularies grow with the pairs",
    ],
    specials: [.text: "", .data: "Data"])

/*:
## Reading and preprocessing (D2L 10.5.1)

The book's data are sentences of Tatoeba, English and French, a pair a line with
a tab between them. English is the source, French the target. The same English
may come again on the next line with another French.
*/
let raw = notebook.readRawPairs()
let sample = raw.prefix(2_000).split { $0 == "\n" || $0 == "\r\n" }
    .dropLast().filter { $0.unicodeScalars.contains("\t") }
for line in sample.prefix(6) { show("    \(line)") }

/*:
A token is whatever stands between spaces. So no-break spaces, which French sets
before `!` and `?`, become plain ones, capitals become small letters, and a space
goes before each mark that has none.
*/
func preprocess(_ text: some StringProtocol) -> String {
    var result = ""
    var previous: Character = " "
    for character in text.lowercased() {
        let isSpace = character == "\u{202f}" || character == "\u{a0}"
        if ",.!?".contains(character), previous != " " { result += " " }
        previous = isSpace ? " " : character
        result.append(previous)
    }
    return result
}
for line in sample.prefix(3) { show("    \(preprocess(line))") }

/*:
The library's `ParallelText` does the same on bytes, for all pairs at once. It
also says on which line a file is not what it should be. Below, how many lines
the two read differently.
*/
func tokenize(_ line: some StringProtocol) -> SentencePair {
    let sides = preprocess(line).split(separator: "\t").map {
        $0.split(separator: " ").map(String.init)
    }
    return SentencePair(source: sides[0], target: sides[1])
}
let name = notebook.dataSet.name
let text = notebook.run {
    try ParallelText(text: raw, name: name, normalization: .book)
}
let timing = notebook.experiment("reading-times", seeds: 1, isTimed: true) {
    [raw, name] _, _ in
    let start = ContinuousClock.now
    _ = try ParallelText(text: raw, name: name, normalization: .book)
    return (ContinuousClock.now - start) / .seconds(1)
}
show("sentence pairs", text.pairs.count)
show("seconds to read them", timing.outcomes[0])

let standard = notebook.run { try ParallelText(text: raw, name: name) }
let file = notebook.experiment("file", seeds: 1) {
    [sample, text, standard] _, _ in
    FileFacts(
        text, standard,
        readDifferently: zip(sample, text.pairs).count { tokenize($0) != $1 })
}
let whole = file.outcomes[0]
show("different source sentences", whole.sources)
show("of \(sample.count) lines, read differently", whole.readDifferently)
notebook.claims {
    Claim(
        "M1", "both ways read the same",
        Numbers(whole.readDifferently) == 0)
    Claim(
        "the same English comes again",
        Numbers(whole.sources) < Numbers(whole.pairs))
}

/*:
One thing slips through. Some writers type j'ai, others j’ai, and the book takes
these for two words. The library's `.standard` way of reading, which the next
chapters use, makes all apostrophes straight. Here is how many different words
that leaves.
*/
let few = min(641, text.pairs.count)
show("targets of the first \(few) with ’", whole.curly)
show("targets of the first \(few) with '", whole.straight)
show("target words, as in the book", whole.bookWords)
show("target words, one apostrophe", whole.standardWords)
notebook.claims {
    Claim(
        "both apostrophes occur", Numbers(whole.curly) > 0,
        Numbers(whole.straight) > 0)
    Claim(
        "one apostrophe leaves fewer words",
        Numbers(whole.standardWords) < Numbers(whole.bookWords))
}

/*:
## Tokenization (D2L 10.5.2)

Language models of characters did for 10.1 to 10.4; translators mostly get
words, since these are what is translated. Each sequence ends in `<eos>`:
reading it, the encoder knows that the sentence is over, and by writing it the
decoder says so. Most sentences are short, on either side, and French ones a
little longer.
*/
let sides = notebook.experiment(
    "lengths", of: ["source", "target"], seeds: 1
) { [text] side, _, _ in
    Lengths(text.pairs.map { side == "source" ? $0.source : $0.target })
}
let lengths = sides.settings.map { sides[$0][0] }
for (side, lengths) in zip(sides.settings, lengths) {
    show("\(side): median, 95 %, longest", lengths.summary)
    show("\(side): above 20 tokens, %", 100 * lengths.share(above: 20))
}
notebook.figure("data-lengths") {
    lengthsFigure(
        lengths[0], lengths[1], areShort: notebook.dataSet.isReal,
        origin: "\(notebook.dataSet.name), all pairs")
} claims: { figure in
    let shares = sides.settings.map { figure[$0] }
    Claim("M1", "most sentences are short", every(shares) { $0.sum > 99 })
    Claim(
        "M1", "they end after <eos>, a word and a mark",
        every(shares) { $0.at(1, 2).sum < 0.1 })
    Claim(
        "M1", "French ones are a little longer",
        Numbers(lengths[0].mean) < Numbers(lengths[1].mean),
        Numbers(lengths[1].mean) < Numbers(lengths[0].mean + 1))
}

/*:
## Sequences of one length (D2L 10.5.3)

A minibatch is a matrix, so its sequences must have one length. The book fixes
it: shorter ones are filled up with `<pad>`, longer ones cut.
*/
func padded(_ tokens: [String], to stepCount: Int) -> [String] {
    let kept = tokens.prefix(stepCount)
    let missing = stepCount - kept.count
    return kept + [String](repeating: "<pad>", count: missing)
}
show(padded(["hi", ".", "<eos>"], to: 9).joined(separator: " "))

/*:
Cutting has a price that is easy to overlook: what goes first is `<eos>`. In the
whole text of the book, 40,600 sources and 51,304 targets exceed 9 tokens.
*/
let cut = lengths.map { $0.count(above: 9) }
show("sources without <eos>", cut[0])
show("targets without <eos>", cut[1])
notebook.claims {
    Claim(
        "so many lose their <eos>", Numbers(cut[0]) == 40_600,
        Numbers(cut[1]) == 51_304)
}

/*:
From such targets a decoder cannot learn when to stop. The library's other way
of making data leaves long pairs out, or puts `<eos>` in the last place.

The number of tokens without padding, the *valid length*, is kept: an encoder
may stop there, and a loss must not count what comes after.

## Reading the dataset (D2L 10.5.4)

The book takes the first 512 pairs to train on and the next ones to validate on,
and brings them to 9 steps. A word that occurs once becomes `<unk>`. The decoder
reads `<bos>` and then the target, one step late; what it is to write is the
target itself.

The book means to validate on 128 pairs, but a `>` in its code that should be a
`>=` makes them 129. They are 129 here too, for comparison.
*/
let book = notebook.run { try TranslationData.book(text) }
let chosen = notebook.experiment("book", seeds: 1) { [book, text] _, _ in
    BookFacts(book, of: text)
}
let facts = chosen.outcomes[0]
show("pairs to train and validate on", "\(facts.pairs)")
show("vocabularies", "\(facts.vocabularies)")
notebook.claims {
    Claim(
        "641 pairs are read", Numbers(facts.pairs[0]) == 512,
        Numbers(facts.pairs[1]) == 129)
}

let batch = book.batch(book.training.prefix(3))
let shown = min(1, book.training.count - 1)
func row(_ example: Int, _ tokens: Tokens, _ words: Vocabulary) -> [String] {
    (0..<tokens.stepCount).map { words.tokens[tokens[$0, example]] }
}
show(
    "a minibatch's source",
    "\(batch.source.stepCount) steps of \(batch.source.batchSize)")
for (label, tokens, words) in [
    ("encoder reads", batch.source, book.sourceVocabulary),
    ("decoder reads", batch.inputs, book.targetVocabulary),
    ("decoder writes", batch.targets, book.targetVocabulary),
] { show(label, row(shown, tokens, words).joined(separator: " ")) }
show("valid lengths, source", "\(batch.sourceLengths)")
show("valid lengths, target", "\(batch.targetLengths)")

/*:
Made by hand, with the functions above, all sources come out the same.
*/
let byHand = notebook.experiment("by-hand", seeds: 1) { [book] _, _ in
    let everything = book.batch(book.training + book.validation)
    return book.sources.indices.count { example in
        let source = book.pair(example).source + ["<eos>"]
        let words = padded(source, to: 9).map { word in
            book.sourceVocabulary.contains(word) ? word : "<unk>"
        }
        return words != row(example, everything.source, book.sourceVocabulary)
    }
}
let different = byHand.outcomes[0]
show("sources that differ", different)
notebook.claims {
    Claim("M1", "by hand as by the library", Numbers(different) == 0)
}

/*:
## What these pairs can show

The next chapters repeat the book's experiment on these very pairs. What will
its numbers mean? The file answers some of that before any network is trained.

*Many right answers.* Most training pairs share their source with another pair,
and the source alone does not tell which target is meant. The best any model can
do is to predict the targets of a source in proportion to their frequency, and
even then the loss is

$$-\frac{\sum_i \ln (n(x_i, y_i) / n(x_i))}{\sum_i |y_i|}$$

with n the number of pairs with that source and target, or that source, and |y|
the tokens of a target. No loss over these pairs can be below. (All rare words
count as one, as they do to a network.)
*/
func leastLoss(_ sources: [[Int32]], _ targets: [[Int32]]) -> Double {
    let pairs = zip(sources, targets).map { [$0, $1] }
    let n = Dictionary(grouping: sources) { $0 }.mapValues(\.count)
    let both = Dictionary(grouping: pairs) { $0 }.mapValues(\.count)
    let loss = pairs.reduce(0.0) { sum, pair in
        sum - log(Double(both[pair]!) / Double(n[pair[0]]!))
    }
    return loss / Double(targets.reduce(0) { $0 + $1.count })
}
let least = notebook.experiment("least-loss", seeds: 1) { [book] _, _ in
    leastLoss(
        book.training.map { book.sources[$0] },
        book.training.map { book.targets[$0] })
}
show("least loss, nats a token", facts.leastLoss)
notebook.claims {
    let difference = Numbers(least.outcomes[0]) - Numbers(facts.leastLoss)
    Claim("the library's floor is the same", difference.magnitude < 1e-9)
}

/*:
Nor can a translator that always gives a source the same target reproduce more
of the targets, word for word, than the commonest one of each source.
*/
show("training pairs sharing a source", facts.sharedSources)
show("different training sources", facts.distinctSources)
show("targets to be reproduced, %", 100 * facts.reproducible)
notebook.claims {
    Claim(
        "most training pairs share their source",
        Numbers(facts.sharedSources) > Numbers(0.5 * Double(facts.pairs[0])))
    Claim(
        "not all targets can be reproduced", Numbers(facts.reproducible) < 1)
}

/*:
*Validation is another kind of text.* The file is sorted by length, so what is
validated on is longer on average than what is trained on: a validation loss
that is higher need not be overfitting alone. A source may be on both sides,
each time with another target. And the vocabularies are made of both: some words
are in them only because validation pairs have them.
*/
for (name, side) in [
    ("training", facts.training), ("validation", facts.validation),
] {
    show("\(name): mean length, source", side.meanSourceLength)
    show("\(name): mean length, target", side.meanTargetLength)
    show("\(name): <unk> in targets, %", 100 * side.unknown)
}
show("validation sources trained on", facts.knownValidationSources)
show("vocabularies of training pairs", "\(facts.trainingVocabularies)")
notebook.claims {
    let (train, validation) = (facts.training, facts.validation)
    Claim(
        "what is validated on is longer",
        Numbers(train.meanSourceLength) < Numbers(validation.meanSourceLength),
        Numbers(train.meanTargetLength) < Numbers(validation.meanTargetLength))
    Claim(
        "a validation source is trained on",
        Numbers(facts.knownValidationSources) > 0)
    Claim(
        "some words are known from validation alone",
        every([0, 1]) {
            Numbers(facts.trainingVocabularies[$0])
                < Numbers(facts.vocabularies[$0])
        })
}

/*:
*The test is a test of memory.* The book tries its translator on four sentences.
Where do they stand?
*/
for (sentence, place) in zip(BookFacts.sentences, facts.places) {
    show(sentence, place)
}
notebook.claims {
    Claim("three of them are trained on", Numbers(facts.trainedOn) == 3)
}

/*:
So three of the four can be got right by heart. The fourth, which stands nowhere
in the file, is the one that shows what else has been learned.

## Slips in the book's code (D2L 9 and 10)

Four more, all in how data are laid out and counted. What they do can be seen
without training.

**Padding that is read.** The book keeps the valid lengths and does not use them
in the encoder: it reads on to step 9, through the padding, and takes the state
after that for its context. On the book's own pairs, read by encoders with the
weights they start from, every context is changed by it, and depends on how
long the padding happens to be. An encoder that stops has the same context
whatever follows.
*/
let reading = notebook.experiment("padding-read") { [book] seed, _ in
    ReadPadding(book, seed: seed)
}
show("contexts changed, %", 100 * Sample(reading.outcomes.map(\.changed)).mean)
show("by, of their norm", Sample(reading.outcomes.map(\.distance)).summary)
notebook.claims { claims(of: reading.outcomes) }

/*:
**An axis that is swapped.** A GRU of the book in TensorFlow is handed [steps,
minibatch, vector] and takes the first axis for the minibatch: it lacks
`time_major`. It goes through the windows of a minibatch as if they were a
sequence, and nothing passes from a step of a window to the next. Change the
first character of a window: its later outputs stay, and the window behind it
gets others. As windows come in random order, such a layer can tell what follows
a character and no more, which is a 2-gram model. The book's last perplexities
of it are 9.67 and, in validation, 9.74.

**Windows that overlap.** The book's windows of *The Time Machine* start a
character apart, and validation begins where training ends: the first validation
window has 31 characters in common with the last of training.

**Exponentials that are averaged.** The book's perplexity is the mean of
exp(loss) over the minibatches, which is never below the exponential of the mean
loss (Jensen's inequality).

For the last two, here is what they come to with a 2-gram model: next to
nothing. They are worth knowing, as they need not be small elsewhere.
*/
let swapping = notebook.experiment("swapped-axes") { seed, _ in
    SwappedAxes(seed: seed)
}
let novel = notebook.novel()
let counting = notebook.experiment("language-slips", seeds: 1) {
    [novel] _, _ in try LanguageSlips(novel)
}
let slips = counting.outcomes[0]
show("2-gram model, exp of the mean loss", slips.perplexity)
show("mean of the exponentials", slips.meanOfExponentials)
show("without what was trained on", slips.withoutShared)
notebook.claims { claims(of: swapping.outcomes) + claims(of: slips) }

/*:
## An honest split

So next to the book's data the library has another. It deals out *source
sentences*, in random order, with all their targets: no sentence is on two
sides. The vocabularies know the training pairs only. A sentence that is held
out comes with every translation of it that the file has, so that each counts as
right.

Minibatches need not all be as long as the longest sentence either. Here,
examples of like length go together, and a minibatch is as long as its longest.
The numbers are the share of padding among the target's steps: all sequences
brought to the longest length, minibatches of 128 as they come, and minibatches
of like length.
*/
var random = Generator(seed: 0)
let honest = notebook.run {
    try TranslationData(splitting: standard, using: &random)
}
let splitting = notebook.experiment("split", seeds: 1) {
    [honest, random] _, _ in
    var random = random
    return Split(honest, using: &random)
}
let split = splitting.outcomes[0]
show("pairs to train on", split.training)
show("source sentences to validate on", split.validationSources)
show("vocabularies", "\(split.vocabularies)")
show("a test sentence", split.sentence)
show("its references", split.references)
for (way, share) in zip(Split.ways, split.padding) {
    show("padding, \(way), %", 100 * share)
}
notebook.claims {
    Claim(
        "like lengths together leave a thirtieth of the padding",
        Numbers(30 * split.padding[2]) < Numbers(split.padding[1]))
}

/*:
## D2L's exercises

**1. Try other numbers of examples. What becomes of the vocabularies?** They
grow, more slowly than the text. A power of the number of pairs (Heaps 1978)
would be a straight line on these axes. In random order the words follow one at
first, Heaps' law in the figure, and bend below it as the text goes on: its
exponent, from the first point to ten times as many pairs, is printed. In the
order of the file the first pairs have fewer words, because they are the
shortest. Between a full line and the dashed one of its colour are the words
that occur once, which become `<unk>`.
*/
let growing = notebook.experiment("growth", seeds: 1) { [text] seed, _ in
    var generator = Generator(seed: seed)
    return [text.pairs, text.pairs.shuffled(using: &generator)].map { pairs in
        [pairs.map(\.source), pairs.map(\.target)].map(VocabularyGrowth.init)
    }
}
let growth = growing.outcomes[0]  // the file's order, then a random one
for (side, growth) in zip(sides.settings, growth[1]) {
    show("\(side): exponent at first", growth.exponent)
}
notebook.figure("data-vocabulary") {
    vocabularyFigure(
        growth,
        origin:
            "\(notebook.dataSet.name), random order: seed \(notebook.seeds[0])")
} claims: { figure in
    let orders = [1, 2]
    let words = { (side: String, order: Int) in
        figure["\(side), all", panel: order]
    }
    for side in ["source", "target"] {
        let (file, random) = (words(side, 1), words(side, 2))
        Claim(
            "\(side): words grow with the pairs, if less than in proportion",
            every([file, random], \.rises),
            every([file, random]) { ($0 / $0.places).falls })
        Claim(
            "\(side): some words occur once",
            every(orders) {
                figure["\(side), twice or more", panel: $0] < words(side, $0)
            })
        Claim(
            "\(side): until the end the file's order has fewer words",
            file.dropLast < random.dropLast, file.last == random.last)
        Claim(
            "\(side): in random order half of Heaps' line is reached",
            random.last < 0.5 * figure["\(side), Heaps' law", panel: 2].last)
    }
    Claim(
        "French has more words than English, however many the pairs",
        every(orders) { words("target", $0) > words("source", $0) })
}

/*:
**2. Chinese and Japanese have no spaces between words. Are words a good idea
there?** Take the spaces out of the source sentences and see. Now tokenization
has nothing to go by. There are two ways out. One is to take characters for
tokens: the vocabulary is small, hardly anything is unknown, and sequences are
some three times as long. (Chinese, with its thousands of characters, would have
a larger vocabulary and shorter sequences.)
*/
let cutting = notebook.experiment(
    "tokens", of: ["words", "characters"], seeds: 1
) { [honest] kind, _, _ in
    Tokenization(
        honest.training.map { honest.pair($0).source },
        unseen: honest.queries(honest.test).map(\.source), kind)
}
for kind in cutting.settings { show(kind, cutting[kind][0].summary) }
notebook.claims {
    let (words, letters) = (cutting["words"][0], cutting["characters"][0])
    Claim(
        "of characters there are some three times as many",
        Numbers(Double(letters.medianLength) / Double(words.medianLength))
            .lies(in: 2.5...4))
    Claim(
        "their vocabulary is small, and hardly anything is unknown",
        Numbers(letters.vocabularySize) < 100, Numbers(letters.unknown) < 1e-3)
}

/*:
The other is to find the words. With a list of words and how frequent they are,
here that of the training sentences, the likeliest way to cut a sentence is
found by dynamic programming, one character after the other. Each word is taken
to be independent of those beside it. This is how many words of the test
sentences come out right:
*/
show("words found without spaces, %", 100 * cutting["words"][0].found)
notebook.claims {
    Claim("most are found", Numbers(cutting["words"][0].found) > 0.9)
}

/*:
Words are then as good an idea as the list is.

## Summary

* Translation data are pairs; each side has a vocabulary, and its sequences are
  brought to one length with `<pad>`. The valid length says what is text.
* The decoder reads `<bos>` and the target one step late, and is to write the
  target up to `<eos>`. A target that is cut loses its `<eos>`.
* The book's first 641 pairs have sources with several targets, a validation set
  of longer sentences, and test sentences that were trained on. So there is a
  loss below which no network can get, and a share of targets it cannot exceed.
* To know what a translator has learned, split by source sentence.
*/
notebook.finish()
