import ArgumentParser
import Course
import Notebook
import Recurrent

/// How translations are searched for: what the library's searches can do.
struct SearchOptions: ParsableArguments {
    @Option(1...1_000, "Beam search that keeps n hypotheses; without it, greedy search.")
    var beam: Int?

    @Flag(help: "Find the best translation there is, and prove it.")
    var exact = false

    @Flag(help: "Draw translations.")
    var sample = false

    @Option(
        "from 0 to 50", where: { 0...LengthNormalisation.greatestExponent ~= $0 },
        "Rank by the log-probability divided by the length to the power of x (default: 0).")
    var alpha: Double?

    @Flag(help: "Divide by ((5 + length) / 6) to the power of --alpha instead, as GNMT does.")
    var gnmt = false

    @Option(
        help: """
            When a beam search ends: after its first translation, after as many as it is wide, or \
            when none can still come among the best (default: bound).
            """)
    var stopping: Stopping?

    @Option(
        "above 0", where: { $0 > 0 && $0.isFinite },
        "End it after x times as many translations as it is wide.")
    var patience: Double?

    @Option(
        1...1_000_000_000,
        """
        Steps of the decoder for a line until --exact gives up (default: 10,000); a beam of \
        --n-best comes before.
        """
    )
    var steps: Int?

    @Option(
        1...1_000,
        """
        The n best translations of each line, best first, after the number of the line and a tab; \
        with --sample, n draws.
        """)
    var nBest: Int?

    @Option(
        "above 0", where: { $0 > 0 && $0.isFinite },
        "Below 1 draws make likely tokens likelier (default: 1).")
    var temperature: Double?

    @OptionGroup var choice: TokenChoice

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of the draws (default: 0).", valueName: "n"))
    var seed: UInt64?

    @Option(1...1_000, "The fewest tokens of a translation, its end counted (default: 1).")
    var minLength: Int?

    @Option(
        1...1_000,
        """
        The most tokens of a translation, its end counted (default: twice those of the source
        and 10; at least 10 more than those of --prefix).
        """)
    var maxLength: Int?

    @Option(
        help: ArgumentHelp(
            "Never write this word, or any of these; may be repeated.",
            valueName: "word"))
    var ban: [String] = []

    @Option(help: ArgumentHelp("Begin every translation so.", valueName: "text"))
    var prefix: String?

    /// ``BeamSearch/Stopping`` by name.
    enum Stopping: String, ExpressibleByArgument, CaseIterable {
        case first, all, bound
    }

    func validate() throws {
        let searches = [("--beam", beam != nil), ("--exact", exact), ("--sample", sample)]
        let chosen = searches.filter(\.1).map(\.0)
        let count = sample ? .max : beam ?? 1
        let forced = Set(prefix.map(Normalization.standard.tokens) ?? [])
        let both = ban.first { !forced.isDisjoint(with: Normalization.standard.tokens(of: $0)) }
        let problems = [
            (chosen.count > 1, "\(chosen.joined(separator: " and ")): leave one of them out"),
            (
                alpha != nil && beam == nil && !exact,
                "--alpha ranks nothing in such a search; add --beam or --exact"
            ),
            (gnmt && alpha == nil, "--gnmt is for --alpha; add it"),
            (steps != nil && !exact, "--steps is the limit of --exact; add it"),
            (
                (stopping != nil || patience != nil) && beam == nil,
                "--stopping and --patience end a beam search; add --beam"
            ),
            (
                stopping != nil && patience != nil,
                "--stopping and --patience exclude each other"
            ),
            (
                !exact && nBest ?? 1 > count,
                """
                --n-best \(nBest ?? 1): this search finds \(count) at most; give a --beam of \
                at least \(nBest ?? 1)
                """
            ),
            (
                !sample && (temperature != nil || choice.given != nil || seed != nil),
                "--temperature, --top-k, --top-p and --seed are for draws; add --sample"
            ),
            (
                minLength ?? 1 > maxLength ?? .max,
                "--min-length \(minLength ?? 1) is above --max-length \(maxLength ?? 0)"
            ),
            (
                both != nil,
                "--ban '\(both ?? "")' is in --prefix '\(prefix ?? "")'; leave one of them out"
            ),
        ]
        if let problem = problems.first(where: \.0) { throw ValidationError(problem.1) }
    }
}

extension SearchOptions {
    /// The translations to choose from.
    /// - Throws: ``RecurrentError`` for words that the model does not know.
    func space(tokenCount: Int, _ vocabularies: TranslationVocabularies) throws -> SearchSpace {
        let forced = try prefix.map { try tokens(of: $0, "--prefix", vocabularies) } ?? []
        let usual = min(2 * tokenCount + 10, ParallelText.greatestLength)
        let banned = try ban.flatMap { try tokens(of: $0, "--ban", vocabularies) }
        return SearchSpace(
            minLength: minLength ?? 1,
            maxLength: maxLength ?? max(usual, minLength ?? 1, forced.count + 10),
            banned: Set(banned + [vocabularies.targetPadding, vocabularies.start]), prefix: forced)
    }

    private func tokens(
        of text: String, _ option: String, _ vocabularies: TranslationVocabularies
    ) throws -> [Int32] {
        try throwUnless(
            ![Vocabulary.start, Vocabulary.end, Vocabulary.padding].contains(text),
            "\(option) '\(text)'", "is no word",
            remedy: "--min-length and --max-length say where a translation may end")
        if text == Vocabulary.unknown { return [Int32(vocabularies.target.unknownIndex)] }
        let words = vocabularies.encode(target: text)
        try throwUnless(
            words.unknown.isEmpty && !words.tokens.isEmpty, "\(option) '\(text)'",
            words.tokens.isEmpty
                ? "holds no word"
                : "the model does not know \(words.unknown.joined(separator: " "))",
            remedy: "name words of its target.txt")
        return words.indices.dropLast()
    }

    /// What is found for sources side by side.
    /// - Parameter lines: of each source, the number of its line, which draws depend on.
    func results(
        _ translator: Translator, from start: NextTokens<Seq2SeqState>, within space: SearchSpace,
        lines: [Int], threadCount: Int
    ) throws -> [Found] {
        let normalisation: LengthNormalisation =
            gnmt ? .gnmt(alpha ?? 0) : .power(alpha ?? 0)
        if sample {
            return try draws(
                translator, from: start, within: space, lines: lines, threadCount: threadCount)
        }
        if exact {
            let search = ExactSearch(
                within: space, normalisation: normalisation, bestCount: nBest ?? 1,
                rowLimit: steps ?? 10_000)
            return try search(translator, from: start, threadCount: threadCount).map {
                Found(hypotheses: $0.hypotheses, isProven: $0.isProven)
            }
        }
        guard let size = beam else {
            return try Sampler.greedy(within: space)(
                translator, from: start, threadCount: threadCount
            ).map { Found(hypotheses: $0.hypotheses) }
        }
        let search = BeamSearch(
            size: size, within: space, normalisation: normalisation, stopping: rule,
            bestCount: nBest ?? 1)
        return try search(translator, from: start, threadCount: threadCount).map {
            Found(hypotheses: $0.hypotheses)
        }
    }

    private var rule: BeamSearch.Stopping {
        if let patience { return .finished(patience: patience) }
        return switch stopping ?? .bound {
        case .first: .first
        case .all: .all
        case .bound: .bound
        }
    }

    private func draws(
        _ translator: Translator, from start: NextTokens<Seq2SeqState>, within space: SearchSpace,
        lines: [Int], threadCount: Int
    ) throws -> [Found] {
        let sampler = Sampler(
            temperature: temperature ?? 1, topK: choice.topK, topP: choice.topP, within: space)
        let all = Generator(seed: seed ?? 0)
        let draws = try (0..<(nBest ?? 1)).map { draw in
            try sampler(
                translator, from: start,
                drawingFrom: lines.map { all.stream($0).stream(draw) }, threadCount: threadCount)
        }
        return lines.indices.map { row in Found(hypotheses: draws.map { $0[row].best }) }
    }
}

/// What a search found for a source, the best first.
struct Found: Sendable {
    let hypotheses: [Hypothesis]
    /// Of an exact search, whether there is nothing better.
    var isProven = false
}
