import Foundation

/// The best that any translator can do on examples whose sources have several targets.
public struct LossFloor: Sendable, Equatable {
    /// The least mean cross-entropy, in nats per target token with `<eos>`.
    public let loss: Double
    /// The largest share of targets that are reproduced word for word by a translator that always
    /// gives a source the same target.
    public let reproducible: Double
    /// How many different sources there are, rare words apart.
    public let distinctSources: Int
}

extension TranslationData {
    /// What no translator can beat on these examples.
    ///
    /// The best distribution gives each target of a source its share of the source's examples:
    ///
    ///     floor = −Σ ln(n(source, target) / n(source)) / Σ length(target)
    ///
    /// Sentences are compared as a network sees them, with `<unk>` in place of rare words.
    /// - Precondition: there is an example.
    /// - Complexity: O(tokens).
    public func irreducibleLoss(of examples: some Collection<Int>) -> LossFloor {
        require(!examples.isEmpty, "irreducibleLoss: no examples")
        var counts: [[Int32]: [[Int32]: Int]] = [:]
        for example in examples {
            counts[sources[example], default: [:]][targets[example], default: 0] += 1
        }
        let totals = counts.mapValues { $0.values.reduce(0, +) }
        var (loss, tokens) = (0.0, 0)
        // In the order of the examples: a dictionary's is another in each process, and so would
        // be the rounding.
        for example in examples {
            let (source, target) = (sources[example], targets[example])
            loss -= log(Double(counts[source]![target]!) / Double(totals[source]!))
            tokens += target.count
        }
        let reproducible = counts.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
        return LossFloor(
            loss: loss / Double(tokens),
            reproducible: Double(reproducible) / Double(examples.count),
            distinctSources: counts.count)
    }
}
