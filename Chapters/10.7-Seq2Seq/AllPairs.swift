import Course
import Foundation
import Notebook
import Recurrent

/// How a translator is trained on all pairs, and where its model goes.
struct AllPairsPlan: Sendable {
    let setting: Setting
    let long: LongTraining
    let place: ModelPlace
    let dataName: String

    /// Of several processes, all train and the first keeps the model.
    func train(seed: UInt64, threads: Int) throws -> AllPairsTraining {
        if long.isFirst { try place.check() }
        let trained = try setting.trained(
            seed: seed, threads: threads, long: long, dataName: dataName)
        let translator = trained.translator
        if long.isFirst {
            try place.keep(after: trained.curve) {
                try translator.save(to: $0, record: $1)
            }
            long.kept.mark(asEnded: true)
        }
        let words = setting.data.vocabularies
        return AllPairsTraining(
            curve: trained.curve, pairs: setting.data.training.count,
            words: [words.source.count, words.target.count],
            parameters: translator.model.parameterCount, threads: threads,
            processes: long.ranks?.count ?? 1, memory: trained.memory,
            model: Notebook.modelFingerprint(in: place.folder) ?? "")
    }
}

extension AllPairsPlan {
    /// Whether the model of a kept training is still in its folder, and none
    /// was begun since.
    func holds(_ training: AllPairsTraining) -> Bool {
        (long.kept.hasEnded || (try? long.kept.isEmpty) == true)
            && training.model == Notebook.modelFingerprint(in: place.folder)
    }
}

extension Notebook {
    var allPairsFolder: URL { modelFolder(seed: options.seed, kind: "full") }

    func allPairsPlan(for settings: Settings) -> AllPairsPlan {
        let setting = settings.whole
        return AllPairsPlan(
            setting: setting,
            long: LongTraining(
                folder: allPairsFolder.appendingPathExtension("training"),
                options: options,
                progress: progress(
                    "all pairs", epochs: setting.training.epochs,
                    metric: "validation loss"), ranks: ranks),
            place: uncheckedPlace(
                for: record(
                    of: setting.training, seed: options.seed,
                    setting.configuration.words), in: allPairsFolder),
            dataName: dataSet.isReal ? dataSet.name : dataSet.checksum)
    }
}

/// How training on all pairs went.
struct AllPairsTraining: Codable {
    let curve: LearningCurve
    let pairs: Int
    /// That the translator knows, of the source and of the target.
    let words: [Int]
    let parameters, threads, processes: Int
    /// The most bytes that the first process held.
    let memory: Double
    /// A fingerprint of the model, as it was saved.
    let model: String

    func report() {
        show("training pairs", pairs)
        show("vocabularies", "\(words[0]), \(words[1])")
        show("parameters", parameters)
        show("training", curve.summary)
        let seconds = curve.seconds.reduce(0, +)
        show("hours", seconds / 3600)
        show("pairs a second", Double(pairs * curve.seconds.count) / seconds)
        show("memory, GB", memory / 1e9)
    }
}

/// What searches make of held-out sentences with one translator.
struct AllPairsScores: Codable {
    /// Of sentences of like length.
    struct Group: Codable {
        let length: Double
        let count: Int
        let greedy, beam: Double
        /// How many likeliest translations were proven, and BLEU of each search
        /// on these alone.
        let proven: Int
        let provenGreedy, provenBeam, provenExact: Double
    }

    /// BLEU of all test sentences.
    let greedy, beam: Double
    /// Sentences a second.
    let greedySpeed, beamSpeed: Double
    let groups: [Group]
    let four: [BookSentence]

    init(
        _ translator: Translator, on data: TranslationData, threads: Int
    ) throws {
        let held = try HeldOut(data)
        let asked = held.drawn
        func timed(_ search: () throws -> [[String]]) rethrows
            -> (bleu: Double, speed: Double)
        {
            let start = ContinuousClock.now
            let found = try search()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            return (asked.bleu(found), Double(asked.count) / seconds)
        }
        (greedy, greedySpeed) = try timed {
            try translator.greedy(asked, threads: threads)
        }
        (beam, beamSpeed) = try timed {
            try translator.beam(asked, threads: threads).map(\.words)
        }
        groups = try held.byLength.filter { $0.asked.count >= 20 }.map {
            try Group($0.lengths, $0.asked, by: translator, threads: threads)
        }
        four = try BookSentence.all(by: translator)
    }

    /// The mean over the groups of these lengths.
    func mean(
        of lengths: ClosedRange<Double>, _ number: (Group) -> Double
    ) -> Double {
        HeldOut.mean(
            groups.map(number), at: groups.map(\.length), within: lengths)
    }

    /// - Parameter isReal: whether the book's sentences mean something to it.
    func report(isReal: Bool) {
        show("BLEU, greedy", greedy)
        show("BLEU, beam of 5", beam)
        show(
            "sentences a second",
            String(format: "%.0f, %.0f", greedySpeed, beamSpeed))
        let (proven, count) = groups.reduce((0, 0)) {
            ($0.0 + $1.proven, $0.1 + $1.count)
        }
        if count > 0 {
            show("likeliest proven", "\(proven) of \(count)")
        } else {
            show("No length has 20 sentences held out: no figure by length.")
        }
        if isReal { showFour("all pairs", four) }
    }
}

extension AllPairsScores.Group {
    fileprivate init(
        _ lengths: ClosedRange<Int>, _ asked: [Asked],
        by translator: Translator, threads: Int
    ) throws {
        length = Double(lengths.lowerBound + lengths.upperBound) / 2
        count = asked.count
        let greedy = try translator.greedy(asked, threads: threads)
        let beam = try translator.beam(asked, threads: threads)
        let exact = try translator.exact(
            asked, after: beam.map(\.result), threads: threads)
        let some = asked.indices.filter { exact[$0].result.isProven }
        func provenBLEU(_ found: [[String]]) -> Double {
            some.map { asked[$0] }.bleu(some.map { found[$0] })
        }
        self.greedy = asked.bleu(greedy)
        self.beam = asked.bleu(beam.map(\.words))
        proven = some.count
        provenGreedy = provenBLEU(greedy)
        provenBeam = provenBLEU(beam.map(\.words))
        provenExact = provenBLEU(exact.map(\.words))
    }
}

extension Translator {
    fileprivate typealias Answer = (result: SearchResult, words: [String])

    fileprivate func beam(_ asked: [Asked], threads: Int) throws -> [Answer] {
        try answers(asked, threads: threads) { translator, _, start, space, n in
            try BeamSearch(size: 5, within: space)(
                translator, from: start, threadCount: n)
        }
    }

    /// The likeliest translations, proven where 3,000 rows are enough; each
    /// search begins with what a beam found.
    fileprivate func exact(
        _ asked: [Asked], after beam: [SearchResult], threads: Int
    ) throws -> [Answer] {
        let known = beam.map(\.hypotheses)
        return try answers(asked, threads: threads) {
            translator, batch, start, space, n in
            try ExactSearch(within: space, rowLimit: 3_000)(
                translator, from: start, known: batch.map { known[$0] },
                threadCount: n)
        }
    }

    private func answers(
        _ asked: [Asked], threads: Int,
        _ search:
            @Sendable (
                Translator, _ batch: [Int], NextTokens<Seq2SeqState>,
                SearchSpace, _ threads: Int
            ) throws -> [SearchResult]
    ) throws -> [Answer] {
        let sources = asked.map { indices(of: $0) }
        let space = SearchSpace(maxLength: Translator.longest(for: sources))
        let results = try inBatches(of: sources, threadCount: threads) {
            try search(self, $0, $1, space, $2)
        }
        return results.map { ($0, vocabularies.decode($0.best.tokens)) }
    }
}

/// The training of a translator on all pairs, and its translations.
/// - Parameters:
///   - others: scores of translators that learned from fewer pairs.
///   - fewer: how many.
func allPairsFigure(
    _ training: AllPairsTraining, _ scores: AllPairsScores,
    beside others: [Scores], of fewer: String, in notebook: Notebook
) -> Figure {
    let groups = scores.groups
    let proven = groups.filter { $0.proven >= 20 }
    func curve(
        _ name: String, _ colour: Colour,
        of groups: [AllPairsScores.Group], _ y: (AllPairsScores.Group) -> Double
    ) -> Series {
        Series(
            name, x: groups.map(\.length), y: groups.map(y),
            style: .linePoints, colour: colour)
    }
    let length = Axis("source length (tokens)")
    let trained = Panel(
        title: "training", x: Axis("epoch"), y: Axis("loss (nats a token)"),
        series: [Series]([training.curve]))
    let byLength = Panel(
        title: "by length", x: length, y: Axis("BLEU"),
        series: [
            curve("greedy", .blue, of: groups, \.greedy),
            curve("beam of 5", .vermilion, of: groups, \.beam),
            Series(
                "\(fewer), greedy", x: others[0].lengths,
                over: others.map(\.byLength), style: .linePoints,
                colour: .grey),
        ])
    let whereProven = Panel(
        title: "where the likeliest is proven", x: length, y: Axis("BLEU"),
        series: [
            curve("greedy", .blue, of: proven, \.provenGreedy),
            curve("beam of 5", .vermilion, of: proven, \.provenBeam),
            curve("exact", .green, of: proven, \.provenExact),
        ])
    let howOften = Panel(
        title: "how often it is proven", x: length,
        y: Axis("share of sentences (%)", range: 0...105),
        series: [
            curve("proven", .green, of: groups) {
                100 * Double($0.proven) / Double($0.count)
            }
        ])
    // Of few test sentences some panels would be empty.
    return Figure(
        title: "A translator that learned from "
            + TranslationData.pairs(training.pairs),
        caption:
            "\(notebook.dataSet.name), one seed; held-out sentences, up to "
            + "150 of each length; grey: \(fewer), "
            + notebook.range(ofSeeds: others.count) + notebook.choiceOfEpoch,
        panels: [trained] + (groups.isEmpty ? [] : [byLength])
            + (proven.isEmpty ? [] : [whereProven])
            + (groups.isEmpty ? [] : [howOften]), columns: 2)
}
