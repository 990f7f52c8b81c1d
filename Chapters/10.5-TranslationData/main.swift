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
    ])

/*:
## Reading and preprocessing (D2L 10.5.1)

The book's data are sentences of Tatoeba, English and French, a pair a line with
a tab between them. English is the source, French the target. The same English
may come again on the next line with another French.
*/
let raw = notebook.readRawPairs()
let sample = raw.prefix(2_000).split(whereSeparator: \.isNewline)
    .dropLast().filter { $0.contains("\t") }
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
let start = ContinuousClock.now
let text = notebook.run {
    try ParallelText(text: raw, name: name, normalization: .book)
}
let seconds = (ContinuousClock.now - start) / .seconds(1)
show("sentence pairs", text.pairs.count)
show("different source sentences", Set(text.pairs.map(\.source)).count)
show("seconds to read them", seconds)
show(
    "of \(sample.count) lines, read differently",
    zip(sample, text.pairs).count { tokenize($0) != $1 })

/*:
One thing slips through. Some writers type j'ai, others j’ai, and the book takes
these for two words. The library's `.standard` way of reading, which the next
chapters use, makes all apostrophes straight. Here is how many different words
that leaves.
*/
let standard = notebook.run { try ParallelText(text: raw, name: name) }
let spellings = [text, standard].map { text in
    Set(text.pairs.lazy.flatMap(\.target)).count
}
let curly = text.pairs.prefix(641).count { $0.target.joined().contains("’") }
let straight = text.pairs.prefix(641).count { $0.target.joined().contains("'") }
show("targets of the first 641 with ’", curly)
show("targets of the first 641 with '", straight)
show("target words, as in the book", spellings[0])
show("target words, one apostrophe", spellings[1])
notebook.record("apostrophes", ["curly": curly, "straight": straight])
notebook.record("targetWords", spellings)

/*:
## Tokenization (D2L 10.5.2)

Language models of characters did for 10.1 to 10.4; translators mostly get
words, since these are what is translated. Each sequence ends in `<eos>`:
reading it, the encoder knows that the sentence is over, and by writing it the
decoder says so. Most sentences are short, on either side, and French ones a
little longer.
*/
let lengths = [\SentencePair.source, \.target].map { side in
    Lengths(text.pairs.map { $0[keyPath: side] })
}
for (side, lengths) in zip(["source", "target"], lengths) {
    show("\(side): median, 95 %, longest", lengths.summary)
    show("\(side): under 20 tokens, %", 100 * lengths.under20)
    notebook.record("lengths, \(side)", lengths)
}
notebook.figure("data-lengths") {
    lengthsFigure(lengths[0], lengths[1], origin: notebook.origin)
} claims: { figure, _ in
    for (panel, side) in [(1, "sources"), (2, "targets")] {
        let shares = figure["sequences", panel: panel]
        let upTo = { (count: Double) in shares.wherever { $0 <= count }.sum }
        let lines = ["median", "95 % are no longer"].map {
            figure[$0, panel: panel].x.first ?? .nan
        }
        Claim("M1", "most \(side) are short", upTo(20) > 99)
        Claim("M1", "\(side) end after <eos>, a word and a mark", upTo(2) < 0.1)
        Claim(
            "M1", "the lines divide the \(side) as they say",
            upTo(lines[0]) >= 50, upTo(lines[0] - 1) <= 50,
            upTo(lines[1]) >= 95, upTo(lines[1] - 1) <= 95)
    }
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
notebook.record("withoutEnd", cut)

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
show("pairs to train on", book.training.count)
show("pairs to validate on", book.validation.count)
show("source vocabulary", book.sourceVocabulary.count)
show("target vocabulary", book.targetVocabulary.count)

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
let everything = book.batch(book.training + book.validation)
let different = book.sources.indices.count { example in
    let source = book.pair(example).source + ["<eos>"]
    let words = padded(source, to: 9).map { word in
        book.sourceVocabulary.contains(word) ? word : "<unk>"
    }
    return words != row(example, everything.source, book.sourceVocabulary)
}
show("sources that differ", different)
notebook.record("differences", different)

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
let least = leastLoss(
    book.training.map { book.sources[$0] },
    book.training.map { book.targets[$0] })
let floor = book.irreducibleLoss(of: book.training)
show("least loss, nats a token", least)
show("difference from the library's", abs(least - floor.loss))

/*:
Nor can a translator that always gives a source the same target reproduce more
of the targets, word for word, than the commonest one of each source.
*/
let facts = notebook.run { try BookFacts(book) }
notebook.record("book", facts)
show("training pairs sharing a source", facts.sharedSources)
show("different training sources", facts.distinctSources)
show("targets to be reproduced, %", 100 * facts.reproducible)

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
show("vocabularies", "\(facts.vocabularies)")
show("of training pairs alone", "\(facts.trainingVocabularies)")

/*:
*The test is a test of memory.* The book tries its translator on four sentences.
Where do they stand?
*/
for sentence in ["Go.", "I lost.", "He's calm.", "I'm home."] {
    let place = place(of: sentence, in: book, text)
    show(sentence, place)
    notebook.record("test: \(sentence)", place)
}

/*:
So three of the four can be got right by heart. The fourth, which stands nowhere
in the file, is the one that shows what else has been learned.

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
var random = Generator(seed: notebook.options.seed)
let honest = notebook.run {
    try TranslationData(splitting: standard, using: &random)
}
show("pairs to train on", honest.training.count)
show("source sentences to validate on", honest.queries(honest.validation).count)
show("source vocabulary", honest.sourceVocabulary.count)
show("target vocabulary", honest.targetVocabulary.count)
if let query = honest.queries(honest.test).max(by: {
    $0.references.count < $1.references.count
}) {
    show("a test sentence", query.source.joined(separator: " "))
    show("its references", query.references.count)
}

let batches = [
    minibatches(of: honest.training.shuffled(using: &random), size: 128),
    honest.minibatches(of: honest.training, size: 128, using: &random),
]
let tokenCount = honest.training.reduce(0) { $0 + honest.targets[$1].count }
let longest = honest.training.map { honest.targets[$0].count }.max() ?? 0
let steps =
    [longest * honest.training.count]
    + batches.map { batches in
        batches.reduce(0) { $0 + honest.batch($1).targets.indices.count }
    }
let padding = steps.map { 1 - Double(tokenCount) / Double($0) }
let ways = ["fixed length", "as they come", "of like length"]
for (way, share) in zip(ways, padding) {
    show("padding, \(way), %", 100 * share)
}
notebook.record("padding", padding)
notebook.claims { results in
    Claim(
        "like lengths together leave a thirtieth of the padding",
        30 * results["padding", "2"] < results["padding", "1"])
}

/*:
## D2L's exercises

**1. Try other numbers of examples. What becomes of the vocabularies?** They
grow, more slowly than the text, and in random order ever more slowly: on these
axes a power of the number of pairs (Heaps' law, 1978) would be a straight line,
and the lines bend below it. The exponent from end to end is printed. In the
order of the file the first pairs have fewer words, because they are the
shortest. Between a full line and the dashed one of its colour are the words
that occur once, which become `<unk>`.
*/
notebook.figure("data-vocabulary") {
    vocabularyFigure(text, in: notebook)
} claims: { figure, _ in
    let orders = [1, 2]  // the file's, and a random one
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
            "\(side): in random order the line bends below a power",
            random.at(5000) * random.at(5000) > 1.1 * random.first * random.last
        )
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
let known = honest.training.map { honest.pair($0).source }
let unseen = honest.queries(honest.test).map(\.source)
let choices: [(String, ([String]) -> [String])] = [
    ("words", { $0 }), ("characters", { $0.joined().map(String.init) }),
]
for (label, tokens) in choices {
    let tokenization = Tokenization(
        known.map(tokens), unseen: unseen.map(tokens))
    show(label, tokenization.summary)
    notebook.record("tokens: \(label)", tokenization)
}

/*:
The other is to find the words. With a list of words and how frequent they are,
here that of the training sentences, the likeliest way to cut a sentence is
found by dynamic programming, one character after the other. Each word is taken
to be independent of those beside it. This is how many words of the test
sentences come out right:
*/
let found = Segmenter(known).found(in: unseen)
show("words found without spaces, %", 100 * found)
notebook.record("wordsFound", found)

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
