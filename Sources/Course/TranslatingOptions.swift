import ArgumentParser
import Notebook

/// The options of translating with a trained model.
public struct TranslatingOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            """
            Translate the lines of this file, or with - those of standard \
            input, and stop.
            """, valueName: "file"),
        transform: { try path($0) })
    public var translate: String?

    @Flag(
        help: """
            Add, after a tab, the log-probability of each translation and, after \
            another, remarks: words unknown to the model, and what is not as usual.
            """)
    public var scores = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Beam search that keeps n hypotheses; without it, greedy search.",
            valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000) })
    public var beam: Int?

    @Flag(help: "Find the best translation there is, and prove it.")
    public var exact = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Rank by the log-probability divided by the length to the power of x; \
            0 if not given.
            """, valueName: "x"),
        transform: { try power($0) })
    public var alpha: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The n best translations of each line, best first, after the number \
            of the line and a tab.
            """, valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000) })
    public var nBest: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Steps of the decoder for a line until --exact gives up; 10,000.",
            valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000_000_000) })
    public var steps: Int?

    @Option(
        help: ArgumentHelp(
            """
            As --scores, and after the first tab also the log-probability of the \
            translation in the same line of this file.
            """, valueName: "file"),
        transform: { try path($0) })
    public var scoreReference: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The most tokens of a translation, its end counted; twice those of \
            the source and 10 if not given.
            """, valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1_000) })
    public var maxLength: Int?

    public init() {}

    public mutating func validate() throws {
        if translate == nil, let name = others.first {
            throw ValidationError(
                "\(name) is for translating; add --translate FILE")
        }
        if translate == "-", scoreReference == "-" {
            throw ValidationError(
                """
                standard input cannot be both --translate and --score-reference; \
                give a file for one of them
                """)
        }
        try validateSearch()
    }

    private func validateSearch() throws {
        if exact, beam != nil {
            throw ValidationError(
                "--exact finds what no --beam can better; leave one of them out"
            )
        }
        if alpha != nil, beam == nil, !exact {
            throw ValidationError(
                "--alpha ranks nothing in a greedy search; add --beam or --exact"
            )
        }
        if steps != nil, !exact {
            throw ValidationError("--steps is the limit of --exact; add it")
        }
        if let nBest, !exact, nBest > beam ?? 1 {
            throw ValidationError(
                """
                --n-best \(nBest): this search finds \(beam ?? 1) at most; give a \
                --beam of at least \(nBest)
                """)
        }
    }

    /// The options given that mean nothing without `--translate`.
    private var others: [String] {
        [
            ("--scores", scores), ("--beam", beam != nil), ("--exact", exact),
            ("--alpha", alpha != nil), ("--n-best", nBest != nil),
            ("--steps", steps != nil), ("--max-length", maxLength != nil),
            ("--score-reference", scoreReference != nil),
        ].filter(\.1).map(\.0)
    }
}

private func power(_ text: String) throws -> Double {
    guard let value = Double(text), value >= 0, value.isFinite else {
        throw ValidationError("expected a number of at least 0")
    }
    return value
}
