import Notebook
import Recurrent

nonisolated extension SequenceTask {
    /// The adding problem (Hochreiter & Schmidhuber 1997, experiment 4): a
    /// sequence of numbers from [−1, 1], two of them marked, one in each half.
    /// The answer, at the end, is ½ + (X₁ + X₂) / 4.
    static func adding(
        stepCount: Int, batchSize: Int, using generator: inout Generator
    ) -> SequenceTask {
        var inputs = Grid(stepCount, batchSize, channels: 2)
        var targets = [Float](repeating: 0.5, count: batchSize)
        let middle = stepCount / 2
        for sequence in 0..<batchSize {
            let first = Int.random(in: 0..<middle, using: &generator)
            let second = Int.random(in: middle..<stepCount, using: &generator)
            for step in 0..<stepCount {
                let number = Float(2 * generator.uniform() - 1)
                inputs[step, sequence, 0] = number
                guard step == first || step == second else { continue }
                inputs[step, sequence, 1] = 1
                targets[sequence] += number / 4
            }
        }
        return SequenceTask(
            inputs: inputs.tensor,
            targets: Tensor(targets, shape: [batchSize, 1]))
    }
}

/// The error of RNN and LSTM after the same training, against the length.
func addingProblemFigure(
    lengths: [Int], minibatches: Int, threads: Int, seed: UInt64
) throws -> Figure {
    func errors(
        _ name: String, _ layer: some RecurrentLayer
    ) throws -> [Double] {
        try lengths.map { length in
            var generator = Generator(seed: seed)
            var model = Regressor(layer, using: &generator)
            let error = try model.train(
                minibatches: minibatches, threads: threads, seed: seed
            ) {
                .adding(stepCount: length, batchSize: $0, using: &$1)
            }
            show("\(name), \(length) steps: squared error", error)
            return error
        }
    }
    var generator = Generator(seed: seed)
    let rnn = try errors("RNN", RNN(2, 32, using: &generator))
    let lstm = try errors("LSTM", LSTM(2, 32, using: &generator))
    let x = lengths.map { Double($0) }
    return Figure(
        title: "The adding problem",
        caption: "After \(minibatches) minibatches of 128, Adam at 0.01, "
            + "32 hidden units, seed \(seed)",
        x: Axis("length of the sequences (steps)", scale: .log),
        y: Axis("mean squared error", scale: .log),
        series: [
            Series("RNN", x: x, y: rnn, style: .linePoints, colour: .orange),
            Series("LSTM", x: x, y: lstm, style: .linePoints, colour: .blue),
            .reference("always ½", at: 1.0 / 24),
        ])
}
