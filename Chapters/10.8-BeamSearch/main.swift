/*:
# 10.8 Beam search

Run it with `swift run BeamSearch`; `--quick` makes a toy run of it. It searches
with the translator that 10.7 trained, or with one in the folder `--model`, and
trains a small one itself where there is none.

A translator gives each token a probability, given the tokens before it. Which
translation should it give? Three answers follow, in the notes' order: greedy
search, exhaustive search and, between the two, beam search.
*/
import Course
import Foundation
import Notebook
import Recurrent

let notebook = Notebook(
    chapter: "beam-search",
    title: "10.8 Beam search",
    figures: [
        "beam-tree": "which translations of a sentence a beam keeps and prunes",
        "beam-vs-greedy": "what a beam finds beyond greedy search",
        "beam-exact": "how often each search misses the likeliest translation",
        "beam-size": "BLEU, score, search errors and cost against beam size",
        "beam-alpha": "BLEU and length against α",
    ],
    specials: [.model])
let quick = notebook.options.quick
let text = notebook.readPairs()

/*:
## What a decoder says at a step

At any step t′ the decoder gives every token of the vocabulary the probability
that it comes next, given the tokens so far and the context c that the encoder
made of the source.

$$P(y_{t'} \mid y_1, \ldots, y_{t'-1}, c)$$

**Erratum.** The notes let greedy search take "the highest uncond probability".
It is this conditional one, as they say themselves a few lines below.

To a search, a decoder is a function from a prefix to next-token probabilities. A
sequence is complete when it ends in `<eos>` or has T tokens. By the product rule
its probability is the product of its tokens'.
*/
typealias NextToken = ([Int32]) -> [Double]

func probability(_ tokens: [Int32], _ P: NextToken) -> Double {
    tokens.indices.reduce(1) { $0 * P(Array(tokens[..<$1]))[Int(tokens[$1])] }
}

/*:
## Greedy search (D2L 10.8.1)

Greedy search takes the likeliest token at each step, until `<eos>`.

$$y_{t'} = \operatorname*{argmax}_{y} P(y \mid y_1, \ldots, y_{t'-1}, c)$$
*/
func greedy(_ P: NextToken, end: Int32, T: Int) -> Candidate {
    var y = Candidate()
    while y.tokens.count < T, y.tokens.last != end {
        let p = P(y.tokens)
        let likeliest = p.indices.max { p[$0] < p[$1] } ?? 0
        y = y.adding(likeliest, p[likeliest])
    }
    return y
}

/*:
The book has an example with three words, A, B and C, and a table of their
probabilities at each of four steps. Greedy search writes A B C `<eos>`, of
probability 0.5 · 0.4 · 0.4 · 0.6.
*/
let words = BookTables.words
let chosen = greedy({ BookTables.first[$0.count] }, end: 3, T: 4)
show("greedy", chosen.described(words))

/*:
That every token was the likeliest does not make the sequence the likeliest. If
C is taken at the second step in place of B, all that follows has other
probabilities, those of a second table, and by these A C B `<eos>` comes to
0.5 · 0.3 · 0.6 · 0.6.
*/
let other = probability([0, 2, 1, 3], BookTables.next)
show("A C B <eos>", other)
notebook.record("tables", [chosen.probability, other])
notebook.claims { results in
    Claim("K2", "greedy search finds 0.048", results["tables", "0"] == 0.048)
    Claim("K3", "there is a sequence of 0.054", results["tables", "1"] == 0.054)
}

/*:
## Exhaustive search (D2L 10.8.2)

To be sure of the likeliest sequence one can list them all.
*/
func complete(
    _ P: NextToken, end: Int32, T: Int, after y: Candidate = Candidate()
) -> [Candidate] {
    if y.tokens.count == T || y.tokens.last == end { return [y] }
    return P(y.tokens).enumerated().flatMap { token, p in
        complete(P, end: end, T: T, after: y.adding(token, p))
    }
}

/*:
The book stops at 0.054. The list goes on to what it does not say: by its own
tables two other sequences are likelier than both, `<eos>`, which says nothing,
and A `<eos>`.
*/
let all = complete(BookTables.next, end: 3, T: 4)
let ranked = all.sorted { $0.probability > $1.probability }
show("complete sequences", all.count)
show("their probabilities add up to", all.reduce(0) { $0 + $1.probability })
for one in ranked.prefix(6) { show("    \(one.described(words))") }
notebook.record("likeliest", ranked.prefix(6).map { $0.described(words) })

/*:
The sum is 1, so there are no others. Lists like this get long: with T tokens
out of V there are up to Vᵀ sequences. Greedy search weighs V tokens at each of
T steps.
*/
let ten = SearchSpace(maxLength: 10)
let listed = ten.sequenceCount(vocabularySize: 10_000, end: nil)
show("sequences, V = 10,000, T = 10", listed)
show("tokens weighed by greedy search", 10_000 * 10)
notebook.record("counts", [listed, 10_000 * 10])
notebook.claims {
    Claim("K5", "10⁴⁰ sequences could be listed", $0["counts", "0"] == 1e40)
}

/*:
## Beam search (D2L 10.8.3)

Beam search lies between. At each step it weighs every token after each of the
sequences it has kept, and keeps the k likeliest of these k·V. What has ended is
set aside. In the end the best of what was set aside is chosen. (The notes call
k a "batch size hyperparam"; it is the beam size.)

A long product of probabilities is smaller than a short one. So that short
sequences do not always win, the logarithm is divided by a power of the length:

$$\frac{1}{L^\alpha} \sum_{t'=1}^{L} \ln P(y_{t'} \mid y_1, \ldots, y_{t'-1}, c)$$
*/
func beam(
    _ P: NextToken, k: Int, end: Int32, T: Int, alpha: Double
) -> Candidate? {
    var open = [Candidate()]
    var done: [Candidate] = []
    for _ in 0..<T {
        let candidates = open.flatMap { y in
            P(y.tokens).enumerated().map { y.adding($0, $1) }  // V of each
        }
        let kept = candidates.sorted { $0.probability > $1.probability }
            .prefix(k)
        func isDone(_ y: Candidate) -> Bool {
            y.tokens.last == end || y.tokens.count == T
        }
        done += kept.filter(isDone)
        open = kept.filter { !isDone($0) }
    }
    return done.max { $0.score(alpha) < $1.score(alpha) }
}

/*:
The book walks through a beam of k = 2 with five tokens and three steps: A and C
are kept first, then A B and C E, then A B D and C E D. It gives no numbers; here
are some that lead there, with D the token that ends. A beam of 1, which is
greedy search, goes by A alone.
*/
let picture = TableModel(
    vocabularySize: 5, end: 3, after: BookTables.nextInPicture)
let walk = notebook.run {
    try BeamSearch(size: 2, within: SearchSpace(maxLength: 3), traceWidth: 5)(
        picture, from: picture.start())[0]
}
for (step, weighed) in walk.trace.enumerated() {
    let row = weighed.candidates.map { one in
        (one.fate == .pruned ? "" : "* ")
            + Candidate(one).described(BookTables.picture)
    }
    show("step \(step + 1), * is kept", row.joined(separator: "   "))
}
let narrow = greedy(BookTables.nextInPicture, end: 3, T: 3)
let wide = beam(BookTables.nextInPicture, k: 2, end: 3, T: 3, alpha: 0)
for (k, found) in [(1, narrow), (2, wide ?? narrow)] {
    show("k = \(k)", found.described(BookTables.picture))
}
notebook.record("picture", [narrow.probability, wide?.probability ?? 0])
notebook.claims {
    Claim("K6", "a beam of 2 finds a likelier sequence", $0["picture"].rises)
}

/*:
**Erratum.** The book says that Lᵅ in the denominator penalizes long sequences.
Logarithms of probabilities are negative, so dividing by more makes the score
*larger*: Lᵅ favours long sequences, the more the larger α is.

The book's tables show it. Without α, `<eos>` and A `<eos>` win, as above; here
is who wins for which α. At the book's usual 0.75 it is A C B `<eos>`, the
sequence that the book meant.
*/
let ended = all.filter { $0.tokens.last == 3 }
let rulers = winners(among: ended, words)
for one in rulers {
    show(String(format: "from α = %.3f", one.from), one.sequence)
}
notebook.record("winners", rulers)
notebook.claims {
    Claim("K7", "A C B <eos> wins at 0.75", $0["winners", "1", "from"] < 0.75)
}

/*:
## On a trained translator

Now the same with the translator of 10.7 and the source sentences that were held
out from its training. The functions above find what the library's searches
find, which read many sentences side by side and remember the decoder's state in
place of reading a prefix again at every step.
*/
let data = notebook.translationData(of: text)
let translator = notebook.run { try readTranslator(data, in: notebook) }
let queries = data.queries(data.test).prefix(quick ? 120 : .max)
let bench = Bench(
    translator, Array(queries), threadCount: notebook.options.threads)
show("sentences held out", bench.sources.count)
show("target vocabulary", translator.vocabularySize)

let few = bench.prefix(quick ? 5 : 20)
let different = notebook.run {
    let (one, five) = (try few.greedy(), try few.beam(5, alpha: 0.75))
    let (end, T) = (translator.vocabularies.end, bench.space.maxLength)
    return few.sources.indices.count { sentence in
        let P = few.nextToken(for: sentence)
        let best = beam(P, k: 5, end: end, T: T, alpha: 0.75)
        return greedy(P, end: end, T: T).tokens != one.best[sentence].tokens
            || best?.tokens != five.best[sentence].tokens
    }
}
show("sentences tried from scratch", few.sources.count)
show("of these, translated differently", different)
notebook.record("differences", different)
notebook.claims {
    Claim("K6", "from scratch as in the library", $0["differences"] == 0)
}

/*:
Here is what a beam of 3 weighs for one of them, each token indented below what
it continues, with the probability of all tokens up to it. `*` marks what is
chosen in the end. Greedy search takes the likeliest branch at every step, and
is led elsewhere.
*/
notebook.figure("beam-tree") {
    let telling = try tellingSentence(bench, size: 3)
    let tree = try beamTree(bench, sentence: telling, size: 3)
    let query = bench.queries[telling]
    let references = query.references.map { $0.joined(separator: " ") }
    let line = try bench.words(bench.greedy().best[telling].text)
    show("source", tree.source)
    show("references", references.joined(separator: " / "))
    show("greedy", line.joined(separator: " "))
    for line in tree.lines { show("    \(line)") }
    notebook.record("tree", tree.nodes)
    return treeFigure(tree, origin: notebook.origin)
} claims: { figure, _ in
    // A line begins before the middle of a step and ends after it.
    let starts = { (name: String) in
        figure[name].wherever { $0 - $0.rounded(.down) < 0.5 }
    }
    let ends = { (name: String) in
        figure[name].wherever { $0 - $0.rounded(.down) > 0.5 }
    }
    Claim(
        "K6", "the three likeliest of a step are kept, the others pruned",
        every(["kept", "chosen"]) { ends($0) >= 3 }, ends("pruned") < 3)
    Claim(
        "K6", "only what is kept is continued",
        every(["pruned", "kept", "chosen"]) { starts($0) >= 3 })
    Claim(
        "K6", "the chosen tokens follow one another to an end",
        starts("chosen").dropFirst == ends("chosen").dropLast,
        figure["ended"].first == figure["chosen"].last)
}

/*:
How often does that happen? Most sentences are translated the same by greedy
search and by a beam of 5. Where they are not, the beam's translation is the
likelier one. (That is no law: a beam can prune, early on, what greedy search
goes on with.) BLEU, over all sentences with all their references, is higher.
*/
notebook.figure("beam-vs-greedy") {
    let gains = Gains(
        beamSize: 5, try bench.greedy(), try bench.beam(5))
    show("translated the same, %", 100 * gains.same)
    show("likelier by the beam, %", 100 * gains.likelier)
    show("less likely by the beam, %", 100 * gains.lessLikely)
    show("mean gain in ln P", gains.meanGain)
    show("BLEU, greedy", gains.greedyBLEU)
    show("BLEU, beam of 5", gains.beamBLEU)
    notebook.record("gains", gains)
    return gainsFigure(gains, origin: notebook.origin)
} claims: { figure, _ in
    let share = figure["beam of 5"]  // the same, likelier, less likely
    Claim(
        "K3", "most sentences are translated the same",
        share.at(0).lies(in: 50...99.9))
    Claim(
        "K3", "of the others the beam's is the likelier",
        share.at(1) > 20 * share.at(2))
    Claim("K7", "the beam's BLEU is higher", figure["BLEU", panel: 3].rises)
}

/*:
## The likeliest translation, proven

How much does the beam still miss? Only a search that never misses can tell, and
there are more sequences than can be listed. But most need no look. Each further
token makes a sequence less likely. So once a complete one is known, whatever
begins with a prefix that is no likelier can be given up at once. `ExactSearch`
starts from the greedy translation, goes depth first, the likeliest token first,
and comes back with the likeliest sequence and the proof that it is (Stahlberg
and Byrne, 2019). For most sentences that takes a dozen rows of the decoder.

Now search errors can be counted: the sentences for which a search finds less
than the optimum. Greedy search, a beam of 1, misses it often, and each wider
beam less often.

Is a likelier translation a better one? Nothing in the search sees to that. Of
large translators it is known that BLEU falls when the beam gets wide (Koehn and
Knowles, 2017), and that their likeliest translation is often the empty one
(Stahlberg and Byrne). With the translator of 10.7, on its short sentences, no
such thing is seen: as the search gets better BLEU rises. It takes a worse
translator, such as the hardly trained one of `--quick`: for many sentences its
likeliest translation is empty, and the optimum has a BLEU next to nothing. What
keeps such a translator from silence is that greedy search does not find it.
*/
let sizes = quick ? [1, 2, 3, 5, 10] : [1, 2, 3, 5, 8, 12, 20, 50, 100]
notebook.figure("beam-exact") {
    try exactFigure(bench, sizes: sizes, in: notebook)
} claims: { figure, results in
    let (errors, bleu) = (figure["search errors"], figure["BLEU", panel: 2])
    Claim(
        "K5", "nearly every optimum is proven",
        results["certifiedShare"] >= 0.95)
    Claim(
        "K6", "greedy search misses them often, wider beams ever less",
        errors.first > 10, errors.neverRises, errors.last < 1)
    Claim(
        "K7", "the better the search, the likelier what it finds",
        bleu.places.dropFirst > bleu.places.dropLast - 1e-4)
    Claim(
        "K7", "the likeliest are better than the greedy", bleu.last > bleu.first
    )
}

/*:
## Beam size, result and speed (D2L's exercise 2)

The decoder has to read at most k rows a step, so cost grows with k. The score
and BLEU rise steeply at first; from a dozen on hardly an optimum is missed, and
there is no more to gain.
*/
notebook.figure("beam-size") {
    try sizeFigure(bench, sizes: sizes, alpha: 0.75, in: notebook)
} claims: { figure, _ in
    let scores = figure["α = 0", panel: 2]
    let errors = figure["α = 0", panel: 3]
    let (rows, time) = (
        figure["decoder rows", panel: 4], figure["milliseconds", panel: 4]
    )
    let bleu = ["α = 0", "α = 0.75"].map { figure[$0] }
    Claim(
        "K7", "the score rises with k, up to the optimum",
        scores.dropFirst > scores.dropLast - 1e-4,
        scores < figure["exact", panel: 2].first + 1e-4)
    Claim(
        "K7", "search errors fall, to next to none at 12",
        errors.neverRises, errors.at(12) < 0.1 * errors.at(1))
    Claim(
        "K7", "BLEU rises steeply at first, from 12 on hardly at all",
        every(bleu) { $0.at(12) > $0.at(1) + 1 },
        every(bleu) { ($0.at(100) - $0.at(12)).magnitude < 0.3 })
    Claim(
        "K6", "cost grows with k", rows.rises, rows <= 20 * rows.places,
        time.at(100) > 10 * time.at(1))
    Claim("K6", "greedy search needs no α", bleu[0].at(1) == bleu[1].at(1))
}

/*:
## The length

The better the search, the shorter the translations: at α = 0 they have fewer
words than the references. A larger α makes up for it. A beam keeps and prunes
by ln P alone, so its candidates are the same for every α; and of the same
candidates a larger α never picks a shorter one. BLEU changes little until the
translations are as long as the references, near α = 1, and falls beyond. The
wider beam falls farther: it has more long candidates to pick from.
*/
notebook.figure("beam-alpha") {
    try alphaFigure(
        bench, sizes: quick ? [2, 5] : [5, 20],
        alphas: quick ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2],
        in: notebook)
} claims: { figure, _ in
    let sizes = ["beam of 5", "beam of 20"]
    let (bleu, length) = (
        sizes.map { figure[$0] }, sizes.map { figure[$0, panel: 2] }
    )
    Claim(
        "K7",
        "the larger α, the longer the translations, from too short to too long",
        every(length, \.neverFalls), every(length) { $0.at(0) < 1 },
        every(length) { $0.at(2) > 1 })
    Claim(
        "K7", "BLEU changes little up to α = 1 and falls beyond",
        every(bleu) { ($0.at(0.25, 0.5, 0.75, 1) - $0.at(0)).magnitude < 1 },
        every(bleu) { $0.wherever { $0 >= 1 }.falls })
    Claim("K7", "the wider beam falls farther", bleu[1].at(2) < bleu[0].at(2))
}

/*:
## D2L's exercises

**1. Can exhaustive search be seen as a special beam search?** Yes, as one that
keeps everything. After T − 1 steps there are at most V^(T−1) sequences to
continue, so a beam of that size prunes nothing. Below are a thousand random
tables with V = T = 4, for which 64 is enough. A beam of 16 misses none of their
best sequences either, one of 4 misses few, greedy search every other one.
*/
let agreement = notebook.run {
    try agreementWithExhaustive(seed: notebook.options.seed)
}
for (size, share) in agreement {
    show("a beam of \(size) finds the best, %", 100 * share)
}
notebook.record("agreement", agreement.map(\.1))
notebook.claims { results in
    let found = results["agreement"]
    Claim("K6", "a beam of 64 finds the best", found.last == 1)
    Claim(
        "K6", "greedy search finds every other", found.first.lies(in: 0.4...0.6)
    )
    Claim("K6", "a beam of 4 misses few", found.at(2).lies(in: 0.98...0.999))
}

/*:
**2. How does the beam size affect result and speed on the translator of 10.7?**
That is the section "Beam size, result and speed".

**3. How do the language models of 9.5 continue a text? Can that be improved?**
They take the likeliest character each time, which is greedy search. It runs in
circles. A beam does not help: it looks for likely text, and the likeliest text
there is to a small model is the same few words over and over. What helps is not
to search but to draw from the distribution, as the text trained on is one of
many that might have been. Drawn as they come, characters make few real words; a
lower temperature, the three likeliest only, or the nucleus (the likeliest that
together have the share 0.8) make more. The first two repeat a little, the
nucleus no more than plain drawing.

Each way goes on after several beginnings. Shown are ln P of a character, how
many of the runs of ten characters came before, and how many words are known
from the text. `|` ends the beginning.
*/
notebook.aside {
    let generation = try TextGeneration(
        notebook.textToContinue(), quick: quick, in: notebook)
    let rows = try generation.rows()
    for row in rows { show(row.way, row.summary) }
    for row in rows { show(row.way, row.sample) }
    notebook.record("generation", rows)
} claims: { results in
    let rows = (0..<6).map { results["generation", "\($0)", "repeated"] }
    let known = (0..<6).map { results["generation", "\($0)", "known"] }
    Claim(
        "greedy search and a beam run in circles",
        every([0, 1]) { rows[$0] > 0.9 })
    Claim("what is drawn hardly does", every([2, 3, 4, 5]) { rows[$0] < 0.1 })
    Claim(
        "drawn choosily it has more real words",
        every([3, 4, 5]) { known[$0] > known[2] })
}

/*:
## Summary

* A sequence's probability is the product of its tokens'. The likeliest token at
  each step need not lead to the likeliest sequence.
* Exhaustive search is certain and hopeless, greedy search cheap and short of
  the mark; beam search is between, and its size sets the price.
* Exact search is possible after all where a good translation is known early:
  every prefix less likely than that is given up.
* Without normalisation short sequences win; dividing by Lᵅ favours long ones.
* The likeliest sequence is the goal of search. Whether it is the best one is
  for the model to answer, and for BLEU to measure.
*/
notebook.finish()
