import Course
import Foundation
import Notebook
import Recurrent

/// Sentences that no translator of a setting has learned from.
struct HeldOut: Sendable {
    /// The numbers of the test's pairs.
    let test: [Int]
    /// What they ask.
    private(set) var drawn: [Asked]
    /// From the whole text, of like length: as many of each as there are, up to
    /// 150. Those of no such length are one group where there are no others.
    let byLength: [(lengths: ClosedRange<Int>, asked: [Asked])]

    /// The tokens of a source, full stop included and `<eos>` not.
    static let lengths = [
        3...4, 5...6, 7...8, 9...10, 11...12, 13...14, 15...16, 17...20,
        21...30,
    ]

    /// - Throws: ``RecurrentError`` when a test that the reader chose asks only
    ///   what the translator has learned from.
    init(_ data: TranslationData) throws {
        let (learned, asked) =
            data.test.isEmpty
            ? (data.training, data.validation)
            : (data.training + data.validation, data.test)
        let part = data.test.isEmpty ? "validation" : "test"
        let known = Set(learned.map { data.pair($0).source })
        test = asked.filter { !known.contains(data.pair($0).source) }
        if test.count < asked.count {
            Notebook.tell(
                "left out of BLEU: \(asked.count - test.count) of "
                    + "\(asked.count) pairs of the \(part), whose sources are "
                    + "learned from")
        }
        try throwUnless(
            !test.isEmpty, "the \(part)", "asks only what is learned from",
            remedy: "give pairs of other sources, with --test or --validation")
        drawn = data.queries(test).map(Asked.init)
        var references: [[String]: [[String]]] = [:]
        var sources: [[String]] = []
        for pair in data.text.pairs where !known.contains(pair.source) {
            references[pair.source, default: []].append(pair.target)
            if references[pair.source]?.count == 1 {
                sources.append(pair.source)
            }
        }
        var generator = Generator(seed: 0)
        sources.shuffle(using: &generator)
        func group(_ lengths: ClosedRange<Int>) -> (ClosedRange<Int>, [Asked]) {
            let fitting = sources.lazy.filter { lengths.contains($0.count) }
            return (
                lengths,
                fitting.prefix(150).map {
                    Asked(source: $0, references: references[$0] ?? [])
                }
            )
        }
        let groups = HeldOut.lengths.map(group).filter { !$0.1.isEmpty }
        let all = sources.map(\.count)
        byLength =
            groups.isEmpty
            ? [group((all.min() ?? 0)...(all.max() ?? 0))] : groups
    }

    /// The same with so many of the drawn at most, from their whole order.
    func some(_ count: Int) -> HeldOut {
        var some = self
        let least = min(count, drawn.count)
        some.drawn = (0..<least).map { drawn[$0 * drawn.count / least] }
        return some
    }

    /// The mean over groups of sentences whose lengths are wanted.
    static func mean(
        _ numbers: [Double], at lengths: [Double],
        within wanted: ClosedRange<Double>
    ) -> Double {
        let found = zip(lengths, numbers).filter { wanted.contains($0.0) }
        return found.reduce(0) { $0 + $1.1 } / Double(found.count)
    }
}

extension [Asked] {
    /// Corpus BLEU of translations of these, against all that there are; of no
    /// sentence, 0.
    func bleu(_ found: [[String]]) -> Double {
        isEmpty
            ? 0
            : CorpusBLEU.ofTokens(found, references: map(\.references)).score
    }
}

extension TranslationData {
    /// Shows how many pairs and words there are.
    func report(testing count: Int) {
        show("training pairs", training.count)
        show(
            test.isEmpty ? "validation sentences" : "test sentences", count)
        let vocabularies = [sourceVocabulary, targetVocabulary]
        show(
            "vocabularies", "\(vocabularies[0].count), \(vocabularies[1].count)"
        )
    }
}

extension Notebook {
    /// What a caption says of sentences that are no test, if they are not.
    var choiceOfEpoch: String {
        options.validation != nil && options.test == nil
            ? "; by those of --validation the epoch was chosen" : ""
    }
}

/// What BLEU some answers to held-out sentences have.
struct Scores: Codable {
    /// Of those drawn from all there are.
    let bleu: Double
    /// How many of them are a reference, word for word.
    let right: Int
    /// The middle of each group of lengths, how many sentences it has, and
    /// their BLEU.
    let lengths: [Double]
    let counts: [Int]
    let byLength: [Double]

    /// Mean BLEU of the groups of these lengths.
    func bleu(of wanted: ClosedRange<Double>) -> Double {
        HeldOut.mean(byLength, at: lengths, within: wanted)
    }

    init(
        of held: HeldOut, answer: ([Asked]) throws -> [[String]]
    ) rethrows {
        let found = try answer(held.drawn)
        bleu = held.drawn.bleu(found)
        right = zip(held.drawn, found).count { $0.references.contains($1) }
        byLength = try held.byLength.map {
            $0.asked.bleu(try answer($0.asked))
        }
        counts = held.byLength.map(\.asked.count)
        lengths = held.byLength.map {
            Double($0.lengths.lowerBound + $0.lengths.upperBound) / 2
        }
    }
}

/// Whether the decoder looks back at the encoder's states.
enum TranslatorKind: String, Codable {
    case plain, attention

    var title: String {
        self == .plain ? "through the context alone" : "with attention"
    }

    /// What its models' folder is named beside the chapter's.
    var folder: String? { self == .plain ? nil : rawValue }
}

/// What a trained translator came to.
struct TranslatorOutcome: Codable {
    let curve: LearningCurve
    let scores: Scores
    /// What a wrong token costs those after it: see `costOfError`.
    let costOfError: [Double]
    let four: [BookSentence]
    /// Some held-out sentences, with an answer and a reference.
    let right, wrong: [[String]]
    /// Of 20 sentences, how many the translator from scratch translates
    /// otherwise; nil for one with attention, which it has not.
    let different: Int?
    /// A fingerprint of the model, as it was saved.
    let model: String?

    init(
        _ trained: Trained, on held: HeldOut, of data: TranslationData,
        keptIn place: ModelPlace?, threads: Int
    ) throws {
        let translator = trained.translator
        curve = trained.curve
        scores = try Scores(of: held) {
            try translator.greedy($0, threads: threads)
        }
        costOfError = try translator.costOfError(
            on: held.test, of: data)
        four = try BookSentence.all(by: translator)
        // Of more than three words, so that there is something to see.
        let long = held.drawn.filter { $0.source.count > 4 }.prefix(100)
        let answers = zip(long, try translator.greedy(Array(long), threads: 1))
        func some(_ isRight: Bool) -> [[String]] {
            answers.filter { $0.references.contains($1) == isRight }.prefix(3)
                .map { asked, found in
                    [asked.source, found, asked.references[0]].map {
                        $0.joined(separator: " ")
                    }
                }
        }
        (right, wrong) = (some(true), some(false))
        different =
            translator.configuration.attention == nil
            ? try translator.differences(from: held.drawn.prefix(20)) : nil
        if let place {
            try place.keep(after: curve) {
                try translator.save(to: $0, record: $1)
            }
        } else if translator.configuration.attention == nil {
            Notebook.tell("model not kept; --save DIR keeps it")
        }
        model = place.flatMap { Notebook.modelFingerprint(in: $0.folder) }
    }
}

extension Translator {
    /// How many sentences the translator from scratch, with the same weights,
    /// translates otherwise.
    fileprivate func differences(from asked: ArraySlice<Asked>) throws -> Int {
        let twin = ScratchSeq2Seq(self)
        let sources = asked.map { indices(of: $0) }
        let ours = sources.map { twin.translate($0, as: self, among: sources) }
        return zip(ours, try greedy(sources, threads: 1)).count { $0 != $1 }
    }
}

/// One of the book's four sentences, its translation and the book's BLEU.
struct BookSentence: Codable {
    let source, found: String
    let bleu: Double

    static func all(by translator: Translator) throws -> [BookSentence] {
        let four: KeyValuePairs = [
            "go .": "va !", "i lost .": "j'ai perdu .",
            "he's calm .": "il est calme .", "i'm home .": "je suis chez moi .",
        ]
        let words = translator.vocabularies
        return try four.map { source, target in
            let read = words.encode(source).indices
            let found = try translator.greedy([read], threads: 1)[0]
            return BookSentence(
                source: source, found: found.joined(separator: " "),
                bleu: sentenceBLEU(
                    found, label: words.normalization.tokens(of: target),
                    maximumOrder: 2))
        }
    }
}

/// Shows how translators of several seeds do, and some translations of the
/// first.
func report(_ outcomes: [TranslatorOutcome], as name: String) {
    show("\(name): BLEU", Sample(outcomes.map(\.scores.bleu)).summary)
    let right = Sample(outcomes.map { Double($0.scores.right) })
    show("\(name): word for word", right.summary)
    for (what, some) in [
        ("right", outcomes[0].right), ("wrong", outcomes[0].wrong),
    ] {
        for one in some { show("\(what): \(one[0])", "\(one[1]) (\(one[2]))") }
    }
}

/// Shows how a translator does the book's four sentences.
func showFour(_ name: String, _ four: [BookSentence]) {
    for one in four {
        let score = String(format: "%.3f", one.bleu)
        show("\(name): \(one.source)", "\(one.found) (\(score))")
    }
}

/// BLEU for sources of each length, over seeds.
func bleuByLengthFigure(
    _ translators: [(TranslatorKind, [Scores])], nearest: Scores,
    in notebook: Notebook
) -> Figure {
    let x = nearest.lengths
    return Figure(
        title: "Translations of sentences that were held out",
        caption: notebook.origin(ofSeeds: translators[0].1.count)
            + "; greedy search; each point is of two lengths or more, up to "
            + "150 sentences"
            + notebook.choiceOfEpoch,
        x: Axis("source length (tokens)"), y: Axis("BLEU"),
        series: translators.map { kind, scores in
            Series(
                kind == .plain ? "context alone" : "attention", x: x,
                over: scores.map(\.byLength), style: .linePoints,
                colour: kind == .plain ? .blue : .vermilion)
        } + [
            Series(
                "nearest sentence", x: x, y: nearest.byLength,
                style: .linePoints, colour: .grey)
        ])
}
