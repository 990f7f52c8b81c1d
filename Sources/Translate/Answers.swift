import Foundation
import Notebook
import Recurrent

/// What is found for each sentence.
struct Answers {
    let options: Translate
    let translator: Translator
    let modelPath: String
    private let bleu = CorpusBLEU(ignoresCase: true)
    private var counts: BLEUCounts

    private var vocabularies: TranslationVocabularies { translator.vocabularies }

    init(options: Translate, translator: Translator, modelPath: String) {
        (self.options, self.translator, self.modelPath) = (options, translator, modelPath)
        counts = BLEUCounts(maximumOrder: bleu.maximumOrder)
    }

    /// Answers lines as they come, many at a time, up to a bad one. A file is read through before, so that
    /// a bad line is told before anything is printed.
    mutating func write() throws {
        let output = options.output
        func requests() throws -> Requests {
            try Requests(
                options.text, scored: output.scoreReference, references: output.reference,
                vocabularies)
        }
        var asked = try requests()
        // What cannot be is told before a line is read.
        _ = try options.search.space(tokenCount: 1, vocabularies)
        if asked.areRereadable {
            var trial = try requests()
            while try !trial.next(groupSize).isEmpty {}
        }
        while true {
            let group = try asked.next(groupSize)
            if group.isEmpty { break }
            try write(Array(zip(group, translate(group))))
        }
        if !output.reference.isEmpty {
            let score = bleu.score(of: counts, referenceCount: output.reference.count)
            try print("\(score)\n", STDERR_FILENO, "standard error")
        }
    }

    private mutating func write(_ group: [(Request, Answer?)]) throws {
        let report = Report(options: options, translator: translator)
        let text = try group.map(report.lines).joined()
        try print(text, STDOUT_FILENO, "standard output")
        for (request, answer) in group where !request.references.isEmpty {
            let best = answer.map { report.text(of: $0.found.hypotheses[0]) } ?? ""
            counts += bleu.counts(of: best, references: request.references)
        }
    }

    /// Prints a text as it is, with the marks of direction that languages written from right to left
    /// have; on a terminal, where they would turn whole lines, with replacement characters for them.
    private func print(_ text: String, _ stream: Int32, _ name: String) throws {
        let text = isatty(stream) == 1 ? Streams.safe(text) : text
        do {
            try writeWaiting(Data(text.utf8), to: stream)
        } catch {
            throw RecurrentError.cannotPrint(on: name)
        }
    }

    /// An answer for each request; nil where there is nothing to translate.
    private func translate(_ requests: [Request]) throws -> [Answer?] {
        let asked = requests.filter { !$0.source.tokens.isEmpty }
        let all = try translator.inBatches(
            of: asked.map(\.source.indices),
            threadCount: options.threads ?? ProcessInfo.processInfo.activeProcessorCount
        ) { try answer($0.map { asked[$0] }, from: $1, threadCount: $2) }
        var answers = all.makeIterator()
        return requests.map { $0.source.tokens.isEmpty ? nil : answers.next() }
    }

    /// The answers to requests of one length.
    private func answer(
        _ requests: [Request], from start: NextTokens<Seq2SeqState>, threadCount: Int
    ) throws -> [Answer] {
        let space = try options.search.space(
            tokenCount: requests[0].source.tokens.count, vocabularies)
        func scores(_ sequences: [[Int32]]) throws -> [[Double]] {
            try translator.logProbabilities(
                of: sequences, from: start, threadCount: threadCount)
        }
        do {
            let scored = try options.output.scoreReference.map { _ in
                try scores(requests.map { $0.scored?.indices ?? [] })
            }
            let found = try options.search.results(
                translator, from: start, within: space, lines: requests.map(\.number),
                threadCount: threadCount)
            let ranks = 0..<(found.map(\.hypotheses.count).max() ?? 0)
            let tokens =
                try !options.output.tokenScores && !options.output.json
                ? nil
                : ranks.map { rank in
                    try scores(
                        found.map { rank < $0.hypotheses.count ? $0.hypotheses[rank].tokens : [] })
                }
            return found.enumerated().map { row, found in
                Answer(
                    found: found, reference: scored?[row].reduce(0, +),
                    tokenScores: tokens.map { $0.map { $0[row] } })
            }
        } catch let error as RecurrentError {
            let isOption = ["search space", "forced prefix"].contains(error.place)
            throw isOption
                ? error
                : RecurrentError(
                    place: modelPath,
                    problem: "the model cannot translate: \(error.place): \(error.problem)",
                    remedy: "train it anew")
        }
    }
}

/// What was found for a sentence.
struct Answer: Sendable {
    let found: Found
    /// ln P of the translation that was to be scored.
    let reference: Double?
    /// Of each hypothesis, ln P of each token.
    let tokenScores: [[Double]]?
}

/// Lines that are translated together.
private let groupSize = 4_096
