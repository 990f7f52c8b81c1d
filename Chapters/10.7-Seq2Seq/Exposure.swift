import Course
import Recurrent

/// How often the likeliest token at a position is the reference's.
struct Exposure: Encodable {
    let position: Int
    /// After the true tokens before it, and after the decoder's own.
    let afterTruth, afterItself: Double

    var summary: String {
        func percent(_ share: Double) -> String {
            "\(Int((100 * share).rounded())) %"
        }
        return "\(percent(afterTruth)) after the truth, "
            + "\(percent(afterItself)) after itself"
    }
}

/// Position by position, for the first target of every sentence.
func exposure(
    of translator: Translator, on queries: [TranslationData.Query],
    _ data: TranslationData
) throws -> [Exposure] {
    let positions = 8
    var counts = Array(
        repeating: (all: 0, afterTruth: 0, afterItself: 0), count: positions)
    for examples in minibatches(of: queries.map(\.example), size: 64) {
        let batch = data.batch(examples)
        let sources = examples.map { data.sources[$0] }
        let hidden = translator.model.decoder(
            batch.inputs, from: translator.read(sources)
        ).outputs
        let forced = translator.model.decoder.logits(hidden).argmax()
        let free = try Sampler.greedy(
            within: SearchSpace(maxLength: positions))(
                translator, from: translator.begin(sources))
        for (row, length) in batch.targetLengths.enumerated() {
            let own = free[row].best.tokens
            for step in 0..<min(length, positions) {
                let target = batch.targets[step, row]
                let isForced = forced[step * examples.count + row] == target
                let isOwn = step < own.count && Int(own[step]) == target
                counts[step].all += 1
                counts[step].afterTruth += isForced ? 1 : 0
                counts[step].afterItself += isOwn ? 1 : 0
            }
        }
    }
    return counts.enumerated().filter { $1.all > 0 }.map { step, count in
        Exposure(
            position: step + 1,
            afterTruth: Double(count.afterTruth) / Double(count.all),
            afterItself: Double(count.afterItself) / Double(count.all))
    }
}
