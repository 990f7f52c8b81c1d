import Foundation
import Recurrent

/// The lines that tell an answer.
struct Report {
    let options: Translate
    let translator: Translator

    private var vocabularies: TranslationVocabularies { translator.vocabularies }
    private var output: OutputOptions { options.output }

    /// A translation as it is printed.
    func text(of hypothesis: Hypothesis) -> String {
        let tokens = vocabularies.decode(hypothesis.text)
        return output.detokenize
            ? vocabularies.normalization.detokenized(tokens) : tokens.joined(separator: " ")
    }

    /// The lines printed for a request: an empty one for an empty one.
    func lines(_ request: Request, _ answer: Answer?) throws -> String {
        if output.json { return try objects(request, answer).map { $0 + "\n" }.joined() }
        guard let answer else { return "\n" }
        return answer.found.hypotheses.enumerated().map { rank, hypothesis in
            var columns = [text(of: hypothesis)]
            if options.search.nBest != nil { columns.insert("\(request.number)", at: 0) }
            if output.tellsScores {
                let numbers = [hypothesis.logProbability, answer.reference].compactMap(\.self)
                columns += numbers.map(decimal)
                if output.tokenScores {
                    let scores = answer.tokenScores?[rank] ?? []
                    columns.append(scores.map(decimal).joined(separator: " "))
                }
                let remarks = remarks(request, hypothesis, isProven: answer.found.isProven)
                columns += remarks.isEmpty ? [] : [remarks.joined(separator: "; ")]
            }
            return columns.joined(separator: "\t") + "\n"
        }.joined()
    }

    private func decimal(_ number: Double) -> String { String(format: "%.4f", number) }

    /// An answer as a program reads it.
    private struct Object: Encodable {
        var line: Int
        var source: String
        var translation = ""
        var tokens: [String]?
        var logProbability, score, referenceLogProbability: Double?
        var tokenLogProbabilities: [Double]?
        var hasEnded, isProven: Bool?
        var remarks: [String]?
    }

    private func objects(_ request: Request, _ answer: Answer?) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let source = request.source.tokens.joined(separator: " ")
        let plain = Object(line: request.number, source: source)
        let objects = answer?.found.hypotheses.enumerated().map { rank, hypothesis in
            var object = plain
            object.translation = text(of: hypothesis)
            object.tokens = vocabularies.target.tokens(at: hypothesis.tokens)
            (object.logProbability, object.score) = (hypothesis.logProbability, hypothesis.score)
            object.referenceLogProbability = answer?.reference
            object.tokenLogProbabilities = answer?.tokenScores?[rank]
            object.hasEnded = hypothesis.hasEnded
            object.isProven = options.search.exact ? answer?.found.isProven : nil
            object.remarks = remarks(
                request, hypothesis, isProven: answer?.found.isProven == true)
            return object
        }
        return try (objects ?? [plain]).map {
            String(decoding: try encoder.encode($0), as: UTF8.self)
        }
    }

    private func remarks(
        _ request: Request, _ hypothesis: Hypothesis, isProven: Bool
    ) -> [String] {
        var remarks: [String] = []
        if options.search.exact {
            remarks.append(isProven ? "proven best" : "not proven: the steps ran out")
        }
        if !hypothesis.hasEnded { remarks.append("cut at length \(hypothesis.tokens.count)") }
        if let steps = translator.configuration.sourceStepCount,
            request.source.indices.count > steps
        {
            remarks.append("only the first \(steps) tokens were read")
        }
        if request.scored?.tokens.isEmpty == true, !request.source.tokens.isEmpty {
            remarks.append("the reference is empty")
        }
        for (label, words) in [
            ("unknown", request.source.unknown),
            ("unknown in the reference", request.scored?.unknown ?? []),
        ] where !words.isEmpty {
            remarks.append("\(label): \(words.joined(separator: " "))")
        }
        return remarks
    }
}
