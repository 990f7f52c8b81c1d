import Course
import Foundation
import Notebook
import Recurrent

extension BagEncoder {
    mutating func visitParameters(_ visit: ParameterVisitor) {
        linear.visitParameters(under: "linear", visit)
    }
}

extension Notebook {
    /// Teaches a decoder a task from the counts of the source's letters, and shows
    /// and records the loss in nats a token of examples held out.
    func practiseFromCounts(
        _ name: String, _ pairs: [SentencePair], size: Int, epochs: Int,
        using generator: inout Generator
    ) throws {
        let data = try TranslationData(
            splitting: ParallelText(pairs: pairs, name: name),
            minimumFrequency: 1, using: &generator)
        let decoder = scratchModel(data, 32, size, using: &generator).decoder
        let linear = Linear(
            data.sourceVocabulary.count, size, using: &generator)
        var training = TrainingSettings.translation(
            epochs: epochs, threadCount: options.threads)
        training.batchSize = 64
        var run = TrainingRun(
            EncoderDecoder(
                encoder: BagEncoder(linear: linear), decoder: decoder),
            training, on: data, using: &generator)
        try run.train()
        let loss = run.curve.validation.last?.value ?? .nan
        show("\(name) from counts: nats a token", loss)
        record("\(name) from counts", loss)
        guard name == "copy" else { return }
        let least = leastLossOfABag(
            data.validation.map { data.pair($0).source })
        show("the least possible", least)
        record("least from counts", least)
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
