import Course
import Recurrent

extension Translator {
    /// By how many nats a wrong token makes the true token 1, 2, 3 and 4 places
    /// after it less likely, on average.
    ///
    /// In each target a third along, the token that the model itself finds
    /// likeliest, but for the true one and the end, stands in for the true one.
    func costOfError(
        on examples: [Int], of data: TranslationData
    ) throws -> [Double] {
        var sums = [Double](repeating: 0, count: 4)
        let long = examples.filter { data.targets[$0].count >= 7 }
        for batch in minibatches(of: long, size: 64) {
            let targets = batch.map { data.targets[$0] }
            let changed = try withError(batch, of: data)
            let start = begin(batch.map { data.sources[$0] })
            let before = try logProbabilities(of: targets, from: start)
            let after = try logProbabilities(of: changed, from: start)
            for row in batch.indices {
                let place = targets[row].count / 3
                for distance in sums.indices {
                    let at = place + 1 + distance
                    sums[distance] += before[row][at] - after[row][at]
                }
            }
        }
        return sums.map { $0 / Double(long.count) }
    }

    /// The targets, each with a wrong token a third along.
    private func withError(
        _ examples: [Int], of data: TranslationData
    ) throws -> [[Int32]] {
        let batch = data.batch(examples)
        let hidden = model.decoder(
            batch.inputs, from: read(examples.map { data.sources[$0] })
        ).outputs  // [steps, n, h]
        let scores = model.decoder.logits(hidden)  // [steps, n, V]
        let (n, V) = (scores.shape[1], scores.shape[2])
        return examples.enumerated().map { row, example in
            var target = data.targets[example]
            let place = target.count / 3
            let first = (place * n + row) * V
            let others = (0..<V).filter {
                $0 != Int(target[place]) && $0 != Int(vocabularies.end)
            }
            let wrong = others.max {
                scores.scalars[first + $0] < scores.scalars[first + $1]
            }
            target[place] = Int32(wrong ?? 0)
            return target
        }
    }
}
