import ArgumentParser
import Notebook

/// From which tokens draws are made: what programs that draw take alike.
public struct TokenChoice: ParsableArguments, Sendable {
    @Option(1...1_000_000, "Draw from the n likeliest tokens only.")
    public var topK: Int?

    @Option(
        "above 0 and at most 1", where: { $0 > 0 && $0 <= 1 },
        "Draw from the fewest likeliest tokens that have this share of the probability.")
    public var topP: Double?

    public init() {}

    /// The option that was given, if one was.
    package var given: String? { topK != nil ? "--top-k" : topP != nil ? "--top-p" : nil }
}
