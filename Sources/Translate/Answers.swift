import Foundation
import Notebook
import Recurrent

/// What is found for each sentence, and the lines that say it.
struct Answers {
    let options: Translate
    let translator: Translator
    let modelPath: String

    private var vocabularies: TranslationVocabularies { translator.vocabularies }

    /// What was found for a sentence.
    private struct Answer: Sendable {
        let result: SearchResult
        /// ln P
        let reference: Double?
    }

    /// Answers lines as they come, many at a time, up to a bad one. A file is read through before, so that
    /// a bad line is told before anything is printed.
    func write() throws {
        func requests() throws -> Requests {
            try Requests(options.text, references: options.scoreReference, vocabularies)
        }
        var asked = try requests()
        if asked.areRereadable {
            var trial = try requests()
            while try !trial.next(groupSize).isEmpty {}
        }
        while true {
            let group = try asked.next(groupSize)
            if group.isEmpty { return }
            try write(zip(group, translate(group)).map(lines).joined())
        }
    }

    private func write(_ text: String) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw RecurrentError.cannotPrint
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
        do {
            let references = try options.scoreReference.map { _ in
                try translator.logProbabilities(
                    of: requests.map { $0.reference?.indices ?? [] },
                    from: start, threadCount: threadCount)
            }
            let results = try found(
                requests[0].source.tokens.count, from: start, threadCount: threadCount)
            return results.enumerated().map { index, result in
                Answer(result: result, reference: references?[index].reduce(0, +))
            }
        } catch let error as RecurrentError {
            throw RecurrentError(
                place: modelPath,
                problem: "the model cannot translate: \(error.place): \(error.problem)",
                remedy: "train it anew")
        }
    }

    private func found(
        _ tokenCount: Int, from start: NextTokens<Seq2SeqState>, threadCount: Int
    ) throws -> [SearchResult] {
        let space = SearchSpace(
            maxLength: options.maxLength ?? min(2 * tokenCount + 10, ParallelText.greatestLength),
            banned: [vocabularies.targetPadding, vocabularies.start])
        let normalisation = LengthNormalisation.power(options.alpha ?? 0)
        if options.exact {
            let search = ExactSearch(
                within: space, normalisation: normalisation, bestCount: options.nBest ?? 1,
                rowLimit: options.steps ?? 10_000)
            return try search(translator, from: start, threadCount: threadCount)
        }
        guard let size = options.beam else {
            return try Sampler.greedy(within: space)(
                translator, from: start, threadCount: threadCount)
        }
        let search = BeamSearch(
            size: size, within: space, normalisation: normalisation, bestCount: options.nBest ?? 1)
        return try search(translator, from: start, threadCount: threadCount)
    }

    /// The lines printed for a request: an empty one for an empty one.
    private func lines(_ request: Request, _ answer: Answer?) -> String {
        guard let answer else { return "\n" }
        return answer.result.hypotheses.map { hypothesis in
            var columns = [vocabularies.decode(hypothesis.text).joined(separator: " ")]
            if options.nBest != nil { columns.insert("\(request.number)", at: 0) }
            if options.scores || options.scoreReference != nil {
                let numbers = [hypothesis.logProbability, answer.reference].compactMap(\.self)
                let remarks = remarks(request, hypothesis, isProven: answer.result.isProven)
                columns += numbers.map { String(format: "%.4f", $0) }
                columns += remarks.isEmpty ? [] : [remarks.joined(separator: "; ")]
            }
            return columns.joined(separator: "\t") + "\n"
        }.joined()
    }

    private func remarks(
        _ request: Request, _ hypothesis: Hypothesis, isProven: Bool
    ) -> [String] {
        var remarks: [String] = []
        if options.exact {
            remarks.append(isProven ? "proven best" : "not proven: the steps ran out")
        }
        if !hypothesis.hasEnded { remarks.append("cut at \(hypothesis.tokens.count) tokens") }
        if let steps = translator.configuration.sourceStepCount,
            request.source.indices.count > steps
        {
            remarks.append("only the first \(steps) tokens were read")
        }
        for (label, words) in [
            ("unknown", request.source.unknown),
            ("unknown in the reference", request.reference?.unknown ?? []),
        ] where !words.isEmpty {
            remarks.append("\(label): \(words.joined(separator: " "))")
        }
        return remarks
    }
}

/// Lines that are translated together.
private let groupSize = 4_096
