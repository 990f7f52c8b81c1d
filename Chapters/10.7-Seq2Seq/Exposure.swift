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
    var (count, afterTruth, afterItself) = (
        [Int](repeating: 0, count: positions),
        [Int](repeating: 0, count: positions),
        [Int](repeating: 0, count: positions)
    )
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
                count[step] += 1
                if forced[step * examples.count + row] == target {
                    afterTruth[step] += 1
                }
                if step < own.count, Int(own[step]) == target {
                    afterItself[step] += 1
                }
            }
        }
    }
    return (0..<positions).filter { count[$0] > 0 }.map { step in
        Exposure(
            position: step + 1,
            afterTruth: Double(afterTruth[step]) / Double(count[step]),
            afterItself: Double(afterItself[step]) / Double(count[step]))
    }
}
