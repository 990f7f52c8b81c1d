import Course
import Foundation
import Recurrent

extension BagEncoder {
    mutating func visitParameters(_ visit: ParameterVisitor) {
        linear.visitParameters(under: "linear", visit)
    }
}

/// What a decoder gets out of the counts of the source's letters.
struct BagOutcome: Codable {
    /// Nats a token of examples held out.
    let loss: Double
    /// The least possible to copy them from counts.
    let least: Double

    /// Trains an encoder and a decoder of h hidden units to write the letters in
    /// alphabetical order or as they came.
    init(
        isSorted: Bool, _ h: Int, _ practice: Practice, seed: UInt64,
        threads: Int
    ) throws {
        let pairs = practice.sequences(seed: seed).map {
            SentencePair(source: $0, target: isSorted ? $0.sorted() : $0)
        }
        var generator = Generator(seed: seed)
        let data = try TranslationData(
            splitting: ParallelText(pairs: pairs), minimumFrequency: 1,
            using: &generator)
        let decoder = scratchModel(data, 32, h, using: &generator).decoder
        let linear = Linear(data.sourceVocabulary.count, h, using: &generator)
        var run = TrainingRun(
            EncoderDecoder(
                encoder: BagEncoder(linear: linear), decoder: decoder),
            practice.settings(
                epochs: max(1, practice.epochs / 2), threads: threads),
            on: data, using: &generator)
        try run.train()
        loss = run.curve.validation.last?.value ?? .nan
        least = leastLossOfABag(data.validation.map { data.pair($0).source })
    }
}

/// The least loss, in nats a token, at which anything can copy sources of which
/// it knows the tokens but not their order: of every arrangement of a source's
/// tokens, each is as likely as any other.
func leastLossOfABag(_ sequences: [[String]]) -> Double {
    func logFactorial(_ n: Int) -> Double { lgamma(Double(n) + 1) }
    let arrangements = sequences.map { sequence in
        let counts = Dictionary(grouping: sequence) { $0 }.values.map(\.count)
        return logFactorial(sequence.count)
            - counts.reduce(0) { $0 + logFactorial($1) }
    }
    return arrangements.reduce(0, +)
        / Double(sequences.reduce(0) { $0 + $1.count + 1 })
}
