import Course
import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Does what `--translate` asks for and ends the program; else nothing.
    func translate(_ options: TranslatingOptions) {
        guard let path = options.translate else { return }
        run {
            let folder = try trainedModelFolder(of: "seq2seq")
            try Translating(
                options: options, translator: Translator(folder: folder),
                modelPath: folder.relativePath,
                threadCount: self.options.threads
            ).run(path)
        }
        exit(EXIT_SUCCESS)
    }
}

/// Translates sentences, one a line.
struct Translating {
    let options: TranslatingOptions
    let translator: Translator
    let modelPath: String
    let threadCount: Int

    private var vocabularies: TranslationVocabularies {
        translator.vocabularies
    }

    /// Translates a group of lines at a time, up to a bad one. A file is read
    /// through before, so that a bad line is told before anything is printed.
    func run(_ path: String) throws {
        var requests = try Requests(path, options.scoreReference)
        if requests.areRereadable {
            var trial = try Requests(path, options.scoreReference)
            while try !trial.next(groupSize, vocabularies).isEmpty {}
        }
        let size = requests.areTyped ? 1 : groupSize
        while true {
            let group = try requests.next(size, vocabularies)
            if group.isEmpty { return }
            let lines = zip(group, try translate(group)).map(lines)
            try write(lines.joined())
        }
    }

    private func write(_ text: String) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw RecurrentError(
                place: "standard output", problem: "cannot be written",
                remedy: "send it to a disk that is not full")
        }
    }
}

private let groupSize = 4_096

/// A sentence to translate.
private struct Request: Sendable {
    /// Of its line, counted from 1.
    let number: Int
    let source: TranslationVocabularies.Encoded
    /// The translation to score.
    let reference: TranslationVocabularies.Encoded?
}

/// The sentences to translate, with the translations to score in step.
private struct Requests {
    private var sources: SentenceReader
    private var references: SentenceReader?
    /// Where the lines after those handed out are bad.
    private var failure: RecurrentError?

    init(_ sources: String, _ references: String?) throws {
        self.sources = try SentenceReader(sources)
        self.references = try references.map { try SentenceReader($0) }
    }

    var areTyped: Bool { sources.isTyped }

    var areRereadable: Bool {
        sources.isRereadable && references?.isRereadable ?? true
    }

    /// The next ones, at most `count`; none after the last.
    /// - Throws: ``RecurrentError`` for a bad line, once those before it are handed
    ///   out.
    mutating func next(
        _ count: Int, _ vocabularies: TranslationVocabularies
    ) throws -> [Request] {
        if let failure { throw failure }
        var requests: [Request] = []
        do {
            while requests.count < count, let next = try next(vocabularies) {
                requests.append(next)
            }
        } catch let error as RecurrentError where !requests.isEmpty {
            failure = error
        }
        return requests
    }

    private mutating func next(_ vocabularies: TranslationVocabularies) throws
        -> Request?
    {
        let source = try sources.next { vocabularies.encode($0) }
        let reference = try references?.next {
            vocabularies.encode(target: $0)
        }
        if let references, (source == nil) != (reference == nil) {
            let (short, long) =
                source == nil ? (sources, references) : (references, sources)
            throw RecurrentError(
                place: short.name,
                problem:
                    "ends after line \(short.number), \(long.name) does not",
                remedy: "give a translation for each line")
        }
        return source.map {
            Request(number: sources.number, source: $0, reference: reference)
        }
    }
}

/// What was found for a sentence.
private struct Answer: Sendable {
    let result: SearchResult
    /// ln P
    let reference: Double?
}

extension Translating {
    /// An answer for each request; nil where there is nothing to translate.
    private func translate(_ requests: [Request]) throws
        -> [Answer?]
    {
        let asked = requests.filter { !$0.source.tokens.isEmpty }
        let all = try translator.inBatches(
            of: asked.map(\.source.indices), threadCount: threadCount
        ) { try answer($0.map { asked[$0] }, from: $1, threadCount: $2) }
        var answers = all.makeIterator()
        return requests.map { $0.source.tokens.isEmpty ? nil : answers.next() }
    }

    /// The answers to requests of one length.
    private func answer(
        _ requests: [Request], from start: NextTokens<Seq2SeqState>,
        threadCount: Int
    ) throws -> [Answer] {
        do {
            let references = try options.scoreReference.map { _ in
                try translator.logProbabilities(
                    of: requests.map { $0.reference?.indices ?? [] },
                    from: start, threadCount: threadCount)
            }
            let results = try found(
                requests[0].source.tokens.count, from: start,
                threadCount: threadCount)
            return results.enumerated().map { index, result in
                Answer(
                    result: result, reference: references?[index].reduce(0, +))
            }
        } catch let error as RecurrentError {
            throw RecurrentError(
                place: modelPath,
                problem:
                    "the model cannot translate: \(error.place): \(error.problem)",
                remedy: "train it anew")
        }
    }

    private func found(
        _ tokenCount: Int, from start: NextTokens<Seq2SeqState>,
        threadCount: Int
    ) throws -> [SearchResult] {
        let usual = min(2 * tokenCount + 10, ParallelText.greatestLength)
        let space = SearchSpace(
            maxLength: options.maxLength ?? usual,
            banned: [vocabularies.targetPadding, vocabularies.start])
        let normalisation = LengthNormalisation.power(options.alpha ?? 0)
        if options.exact {
            let search = ExactSearch(
                within: space, normalisation: normalisation,
                bestCount: options.nBest ?? 1,
                rowLimit: options.steps ?? 10_000)
            return try search(
                translator, from: start, threadCount: threadCount)
        }
        guard let size = options.beam else {
            return try Sampler.greedy(within: space)(
                translator, from: start, threadCount: threadCount)
        }
        let search = BeamSearch(
            size: size, within: space, normalisation: normalisation,
            bestCount: options.nBest ?? 1)
        return try search(translator, from: start, threadCount: threadCount)
    }
}

extension Translating {
    /// The lines printed for a request: an empty one for an empty one.
    private func lines(_ request: Request, _ answer: Answer?)
        -> String
    {
        guard let answer else { return "\n" }
        return answer.result.hypotheses.map { hypothesis in
            var columns = [
                vocabularies.decode(hypothesis.text).joined(separator: " ")
            ]
            if options.nBest != nil {
                columns.insert("\(request.number)", at: 0)
            }
            if options.scores || options.scoreReference != nil {
                let numbers =
                    [hypothesis.logProbability]
                    + [answer.reference].compactMap(\.self)
                columns += numbers.map { String(format: "%.4f", $0) }
                let remarks = self.remarks(
                    request, hypothesis, isProven: answer.result.isProven)
                if !remarks.isEmpty {
                    columns.append(remarks.joined(separator: "; "))
                }
            }
            return columns.joined(separator: "\t") + "\n"
        }.joined()
    }

    private func remarks(
        _ request: Request, _ hypothesis: Hypothesis, isProven: Bool
    ) -> [String] {
        var remarks: [String] = []
        if options.exact {
            remarks.append(
                isProven ? "proven best" : "not proven: the steps ran out")
        }
        if !hypothesis.hasEnded {
            remarks.append("cut at \(hypothesis.tokens.count) tokens")
        }
        if let steps = translator.configuration.sourceStepCount,
            request.source.indices.count > steps
        {
            remarks.append("only the first \(steps) tokens were read")
        }
        for (label, sentence) in [
            ("unknown", request.source),
            ("unknown in the reference", request.reference),
        ] {
            guard let words = sentence?.unknown, !words.isEmpty else {
                continue
            }
            remarks.append("\(label): \(words.joined(separator: " "))")
        }
        return remarks
    }
}
