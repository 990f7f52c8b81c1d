/*:
# 10.8 Beam search

Run it with `swift run BeamSearch`, which takes a few minutes on two cores;
`--quick` makes a toy run of it. It searches with the translators that 10.7
trained with three seeds, or with one in the folder `--model`, and trains small
ones itself where there are none. The marks are the sections of the notes.

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
        "beam-exact": "BLEU as search gets better, up to the optimum",
        "beam-size": "BLEU, search errors and cost against beam size",
        "beam-alpha": "BLEU and length against α",
        "beam-curse": "a translator for which better search is worse",
        "beam-full": "the same searches with the translator of all pairs",
    ],
    specials: [
        .text: "", .data: "Data", .model: "Models/seq2seq",
        .epochs: "6, of few pairs more",
        .hidden: "128", .learningRate: "0.005", .full: "",
    ], fullAdds: true)
let quick = notebook.options.quick
let text = notebook.readPairs()

/*:
## What a decoder says at a step (Notes 10.8)

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
## Greedy search (Notes 10.8.1)

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
notebook.claims {
    Claim(
        "K1",
        "a step's probabilities add up to 1, and hang on the tokens so far",
        every([[], [0], [0, 1], [0, 2]] as [[Int32]]) { prefix in
            let sum = BookTables.next(prefix).reduce(0, +)
            return (Numbers(sum) - 1).magnitude < 1e-12
        },
        Numbers(BookTables.next([0, 1])[1])
            < Numbers(BookTables.next([0, 2])[1]))
    Claim(
        "K2", "greedy search finds 0.048",
        (Numbers(chosen.probability) - 0.048).magnitude < 1e-12)
    Claim(
        "K3", "there is a sequence of 0.054",
        (Numbers(other) - 0.054).magnitude < 1e-12)
}

/*:
## Exhaustive search (Notes 10.8.2)

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
notebook.claims {
    Claim(
        "K4", "all products add up to 1",
        (Numbers(all.reduce(0) { $0 + $1.probability }) - 1).magnitude < 1e-12)
    Claim(
        "K3", "two sequences are likelier than 0.054",
        Numbers(ranked[1].probability) > 0.0541,
        Numbers(ranked[2].probability) < 0.0541)
}

/*:
The sum is 1, so there are no others. Lists like this get long: with T tokens
out of V there are up to Vᵀ sequences. Greedy search weighs V tokens at each of
T steps.
*/
let ten = SearchSpace(maxLength: 10)
let listed = ten.sequenceCount(vocabularySize: 10_000, end: nil)
show("sequences, V = 10,000, T = 10", listed)
show("tokens weighed by greedy search", 10_000 * 10)
notebook.claims {
    Claim("K5", "10⁴⁰ sequences could be listed", Numbers(listed) == 1e40)
}

/*:
## Beam search (Notes 10.8.3)

Beam search lies between. At each step it weighs every token after each of the
sequences it has kept, and keeps the k likeliest of these k·V. What has ended is
set aside. In the end the best of what was set aside is chosen.

**Erratum.** The notes call k a "batch size hyperparam"; it is the beam size. And
where they say that each further step "also takes 10 mins", it takes the k
likeliest again, of all routes together and not of each.

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
notebook.claims {
    Claim(
        "K6", "a beam of 2 finds a likelier sequence",
        Numbers(narrow.probability) < Numbers(wide?.probability ?? 0))
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
notebook.claims {
    Claim(
        "K7", "A C B <eos> wins at 0.75", Numbers(rulers[1].from) < 0.75,
        Numbers(rulers.count) == 2)
}

/*:
## On a trained translator (Notes 10.8.1)

Now the same with translators of 10.7 and source sentences that were held out
from their training. The functions above find what the library's searches find,
which read many sentences side by side and remember the decoder's state in place
of reading a prefix again at every step.
*/
let data = notebook.translationData(of: text)
let allPairsFolder = notebook.allPairsFolder
let translators = notebook.run { try notebook.translators(data) }
let first = notebook.options.seed
let basis = translators.fingerprint
if notebook.options.model == nil {
    show("pairs they learned from", data.training.count)
}

let scratch = notebook.experiment("from-scratch", seeds: 1, basis: basis) {
    [translators, data, quick] seed, threads in
    let few = Bench(
        try translators.translator(0, seed: seed, threads: threads), data,
        count: quick ? 5 : 20, threadCount: threads)
    let (one, five) = (try few.greedy(), try few.beam(5, alpha: 0.75))
    let (end, T) = (few.translator.vocabularies.end, few.space.maxLength)
    let different = few.sources.indices.count { sentence in
        let P = few.nextToken(for: sentence)
        let best = beam(P, k: 5, end: end, T: T, alpha: 0.75)
        return greedy(P, end: end, T: T).tokens != one.best[sentence].tokens
            || best?.tokens != five.best[sentence].tokens
    }
    return [few.sources.count, different]
}
if scratch.drawsWithoutBasis { notebook.useAsTrial() }
show("sentences tried from scratch", scratch.outcomes[0][0])
show("of these, translated differently", scratch.outcomes[0][1])
notebook.claims {
    Claim(
        "K6", "from scratch as in the library",
        Numbers(scratch.outcomes[0][1]) == 0)
}

/*:
Here is what a beam of 3 weighs for one of them, each token indented below what
it continues, with the probability of all tokens up to it. `*` marks what is
chosen in the end. Greedy search takes the likeliest branch at every step, and
is led elsewhere: in the figure, along the red dashes.
*/
let growing = notebook.experiment("tree", seeds: 1, basis: basis) {
    [translators, data] seed, threads in
    try BeamTree(
        Bench(
            translators.translator(0, seed: seed, threads: threads), data,
            count: 1_000, threadCount: threads), size: 3)
}
notebook.figure("beam-tree") {
    let tree = growing.outcomes[0]
    show("source", tree.source)
    show("references", tree.references.joined(separator: " / "))
    show("greedy", tree.greedy)
    for line in tree.lines { show("    \(line)") }
    return treeFigure(tree, origin: searchOrigin(notebook, 1))
} claims: { figure in
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
        (figure["ended"] - figure["chosen"].last).magnitude.least == 0)
}

/*:
How often does that happen? A point on the line is a sentence that a beam of 5
and greedy search translate alike, or alike in probability; above the line the
beam's translation is the likelier. A few are below: a beam can prune, early on,
what greedy search goes on with.

What is that worth in BLEU? For one translator, the difference of two searches
is uncertain by the choice of test sentences. The *paired bootstrap* (Koehn,
2004) draws as many of them again, with replacement, a thousand times, and
scores both searches on each draw. Its interval leaves out a fortieth of the
differences at either end. For the three translators together, the interval is
Student's, of their three differences. Either can leave open what the other
decides.
*/
let plan = SearchPlan(quick: quick)
let widest = plan.widest
let searched = notebook.experiment(
    "searches", of: Searched.allCases, seeds: translators.seedCount,
    basis: basis
) {
    [translators, data, plan, first, options = notebook.options]
    which, seed, threads in
    let translator =
        which == .trained
        ? try translators.translator(
            Int(seed - first), seed: seed, threads: threads)
        : try SmallTraining(options, epochs: 2).translator(
            data, seed: seed, threads: threads)
    return try Searches(
        Bench(
            translator, data, count: plan.sentences, threadCount: threads),
        plan, which, seed: seed)
}
searched.takeKeptSeeds()
if searched.drawsWithoutBasis { notebook.useAsTrial() }
let origin = searchOrigin(notebook, searched.seeds.count)
notebook.figure("beam-vs-greedy") {
    let trained = searched[.trained]
    show(
        "translated the same, %",
        (100 * Sample(trained.map(\.sameShare))).summary)
    show("gain in BLEU, by model", trained.described(.beam))
    return gainsFigure(trained[0], origin: searchOrigin(notebook, 1))
} claims: { figure in
    let trained = searched[.trained]
    Claim(
        "K3", "with the beam many translations are likelier",
        figure["likelier"].count > 10 * figure["less likely"].count)
    let gaining = trained.gain(.beam).values.filter { $0 > 0 }
    Claim(
        "K7", "with more than half of the models the beam's BLEU is higher",
        Numbers(2 * Double(gaining.count)) > Numbers(Double(trained.count)))
    Claim(
        "K7", "with none is it lower by half a point",
        Numbers(trained.gain(.beam)) > -0.5)
    Claim(
        "K7", "of a model alone the sentences need not show it",
        trained.low(.beam).least < 0)
}

/*:
## The likeliest translation, proven (Notes 10.8.2)

How much does the beam still miss? Only a search that never misses can tell, and
there are more sequences than can be listed. But most need no look. Each further
token makes a sequence less likely. So once a complete one is known, whatever
begins with a prefix that is no likelier can be given up at once. `ExactSearch`
starts from what the widest beam found, goes depth first, the likeliest token
first, and comes back with the likeliest sequence and the proof that it is
(Stahlberg and Byrne, 2019), unless that takes more than some thousands of rows.

Now search errors can be counted: the sentences for which a search finds less
than the optimum. And the question can be put: is a likelier translation a
better one? Nothing in the search sees to that.
*/
notebook.figure("beam-exact") {
    let trained = searched[.trained]
    show(
        "optimum proven, % of sentences",
        (100 * Sample(trained.map(\.provenShare))).summary)
    show("rows for that: median, most", "\(trained[0].exactRows)")
    show("gain in BLEU over greedy, by model", trained.described(.exact))
    return exactFigure(trained, sizes: plan.sizes, origin: origin)
} claims: { _ in
    let trained = searched[.trained]
    Claim(
        "K5", "nearly every optimum is proven",
        Numbers(Sample(trained.map(\.provenShare))) > 0.85)
    Claim.undecided(
        "K7", "whether the likeliest are better than the greedy",
        trained.sample(1, 0, \.bleu), Sample(trained.map(\.exact.bleu)))
}

/*:
## Beam size, result and speed (D2L's exercise 2)

The decoder has to read at most k rows a step, so cost grows with k. Search
errors get ever fewer. Whether BLEU gains by it beyond a beam of 5, the three
models leave open.
*/
let times = notebook.experiment(
    "beam-times", seeds: 1, isTimed: true, basis: basis
) { [translators, data, sizes = plan.sizes] seed, threads in
    try beamTimes(
        Bench(
            translators.translator(0, seed: seed, threads: threads), data,
            count: 60, threadCount: 1), sizes: sizes)
}
notebook.figure("beam-size") {
    let trained = searched[.trained]
    for size in plan.sizes {
        show(
            "beam of \(size): misses, %",
            (100 * trained.sample(size, 0, \.errors)).summary)
    }
    show("BLEU from 5 to the widest, by model", trained.described(.wider))
    show("with α = 1", trained.described(.widerWithAlpha))
    return sizeFigure(
        trained, plan, times: times.outcomes[0], origin: origin)
} claims: { figure in
    let trained = searched[.trained]
    let (rows, time) = (
        figure["rows", panel: 3], figure["milliseconds", panel: 3]
    )
    Claim(
        "K6", "each wider beam misses fewer, or as few",
        figure["beam", panel: 2].neverRises)
    Claim(
        "K6",
        "greedy search misses more than a quarter, the widest a third of that",
        trained.sample(1, 0, \.errors) > 0.25,
        3 * trained.sample(widest, 0, \.errors)
            < trained.sample(1, 0, \.errors))
    Claim.undecided(
        "K7", "whether the widest beam has more BLEU than one of 5",
        trained.sample(5, 0, \.bleu), trained.sample(widest, 0, \.bleu))
    Claim(
        "K6", "cost grows with k", rows.rises, time.rises,
        time.last > 5 * time.first)
    Claim(
        "K6", "greedy search needs no α",
        every(trained) { Numbers($0[1, 0].bleu) == Numbers($0[1, 1].bleu) })
}

/*:
## The length (Notes 10.8.3)

The better the search, the shorter the translations: at α = 0 they have fewer
words than the references. A larger α makes up for it. A beam keeps and prunes
by ln P alone, so its candidates are the same for every α; and of the same
candidates a larger α never picks a shorter one. Whether that makes better
translations, the models leave open up to α = 1; at 1.5 they are too long, and
worse.
*/
notebook.figure("beam-alpha") {
    let trained = searched[.trained]
    show("BLEU from α = 0 to 1, by model", trained.described(.alpha))
    return alphaFigure(trained, plan, origin: origin)
} claims: { figure in
    let sizes = plan.alphaSizes.map { "beam of \($0)" }
    let length = sizes.map { figure[$0, panel: 3] }
    let trained = searched[.trained]
    Claim(
        "K7", "the larger α, the longer the translations",
        every(length, \.neverFalls))
    Claim.undecided(
        "K7", "whether α = 1 gains BLEU", trained.sample(5, 0, \.bleu),
        trained.sample(5, 1, \.bleu))
    Claim(
        "K7", "α = 1.5 loses it again, with every model",
        Numbers(trained.sample(5, 1.5, \.bleu))
            < Numbers(trained.sample(5, 1, \.bleu)))
    Claim(
        "K7", "without it they are too short",
        trained.sample(5, 0, \.lengthRatio) < 1)
}

/*:
## When better search is worse

Of large translators it is known that BLEU falls when the beam gets wide (Koehn
and Knowles, 2017), and that their likeliest translation is often the empty one
(Stahlberg and Byrne, 2019). A translator that has hardly been trained shows the
same: a small one after two epochs. It is so unsure of every word that the
shortest translation is the likeliest, and the better the search the shorter is
what it finds.
*/
notebook.figure("beam-curse") {
    let early = searched[.early]
    show("early: BLEU, greedy", early.sample(1, 0, \.bleu).summary)
    show("gain with the widest, by model", early.described(.widest))
    show("gain at the optimum, by model", early.described(.exact))
    show("with α = 1", early.sample(widest, 1, \.bleu).summary)
    return curseFigure(
        early: early, trained: searched[.trained], plan, origin: origin)
} claims: { _ in
    let early = searched[.early]
    Claim(
        "K7", "with each early model the likeliest are worse than the greedy",
        Numbers(early.gain(.exact)) < 0, early.high(.exact) < 0)
    Claim(
        "K7", "as its translations get shorter",
        Numbers(
            early.sample(widest, 0, \.lengthRatio)
                - early.sample(1, 0, \.lengthRatio)) < 0)
    Claim.undecided(
        "K7", "whether α = 1 makes up for it",
        early.sample(widest, 0, \.bleu), early.sample(widest, 1, \.bleu))
}

/*:
## A translator of all pairs

The translator that 10.7 trains by `--full` has two layers and has learned from
eight times as many pairs. `swift run BeamSearch --full` searches with it too,
for sentences of its own test. A wider beam misses its likeliest translation
less often, and the likeliest are shorter than what greedy search finds: so says
one model, trained once.
*/
let full = notebook.experiment(
    "full", seeds: 1, isLong: true,
    basis: Notebook.modelFingerprint(in: allPairsFolder) ?? "none"
) {
    [text, plan, allPairsFolder, checksum = notebook.dataSet.checksum]
    seed, threads in
    let data = try TranslationData.whole(text)
    return try Searches(
        Bench(
            Translator(of: data, text: checksum, in: allPairsFolder), data,
            count: plan.sentences, threadCount: threads),
        plan, .trained, seed: seed)
}
if full.isThere {
    notebook.figure("beam-full") {
        let (full, trained) = (full.outcomes, searched[.trained])
        show("BLEU, greedy", full.sample(1, 0, \.bleu).mean)
        show("gain with a beam of 5", full.described(.beam))
        show("gain from 5 to the widest", full.described(.wider))
        show("gain from α = 0 to 1", full.described(.alpha))
        show("gain at the optimum", full.described(.exact))
        show("likeliest proven, %", 100 * full[0].provenShare)
        return fullFigure(
            full, beside: trained,
            of: notebook.options.model == nil
                ? data.trainingPairs : "the model named", plan, origin: origin)
    } claims: { figure in
        Claim(
            "each wider beam misses fewer, or as few",
            figure["all pairs", panel: 2].neverRises)
        Claim(
            "at the optimum its translations are shorter than the greedy",
            Numbers(full.outcomes[0].exact.lengthRatio)
                < Numbers(full.outcomes[0][1, 0].lengthRatio))
    }
}

/*:
## D2L's exercises

**1. Can exhaustive search be seen as a special beam search?** Yes, as one that
keeps everything. After T − 1 steps there are at most V^(T−1) sequences to
continue, so a beam of that size prunes nothing. Below are random tables with
V = T = 4, a thousand for each seed, for which 64 is enough.
*/
let agreement = notebook.experiment("agreement", of: [1, 2, 4, 16, 64]) {
    size, seed, _ in try agreementWithExhaustive(size: size, seed: seed)
}
let agreeing = { agreement.sample($0) { $0 } }
for size in agreement.settings {
    show(
        "a beam of \(size) finds the best, %", (100 * agreeing(size)).summary)
}
notebook.claims {
    Claim("K6", "a beam of 64 always finds it", Numbers(agreeing(64)) == 1)
    Claim("K6", "one of 16 in 999 of 1,000", 0.999 < agreeing(16))
    Claim(
        "K6", "one of 4 in all but 2 %, with every seed",
        Numbers(agreeing(4)) > 0.98)
    Claim(
        "K6", "greedy search in about half", 0.4 < agreeing(1),
        agreeing(1) < 0.6)
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
together have the share 0.8; Holtzman et al. 2020) make more.

Each way goes on after several beginnings. Shown are ln P of a character, how
many of the runs of ten characters came before, and how many words are known
from the text, over the seeds. `|` ends the beginning.
*/
let novel = notebook.novel()
let generation = notebook.experiment(
    "generation", basis: Fingerprint(novel).text
) { [novel, quick] seed, threads in
    try TextGeneration(novel, quick: quick, seed: seed, threads: threads).rows()
}
notebook.aside {
    let ways = generation.outcomes
    for (place, row) in ways[0].enumerated() {
        show(row.way, TextGeneration.summary(ways.map { $0[place] }))
    }
    for row in ways[0] { show(row.way, row.sample) }
} claims: {
    let repeated = { (way: Int) in
        Sample(generation.outcomes.map { $0[way].repeated })
    }
    let known = { (way: Int) in
        Sample(generation.outcomes.map { $0[way].known })
    }
    Claim(
        "greedy search and a beam run in circles",
        every([0, 1]) { 0.9 < repeated($0) })
    Claim(
        "what is drawn repeats less than a quarter",
        every([2, 3, 4, 5]) { repeated($0) < 0.25 })
    Claim.undecided(
        nil, "whether the nucleus repeats more than plain drawing", repeated(2),
        repeated(5))
    Claim(
        "drawn choosily it has more real words",
        every([3, 4, 5]) { known(2) < known($0) })
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
