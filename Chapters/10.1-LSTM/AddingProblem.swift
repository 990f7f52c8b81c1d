import Course
import Notebook
import Recurrent

/// The error of RNN and LSTM after the same training, against the length.
func addingProblemFigure(
    lengths: [Int], minibatches: Int, threads: Int, seed: UInt64
) throws -> Figure {
    func errors(
        _ name: String, _ layer: some RecurrentLayer
    ) throws -> [Double] {
        try lengths.map { length in
            var generator = Generator(seed: seed)
            var model = Predictor(layer, outputSize: 1, using: &generator)
            let error = try model.train(
                minibatches: minibatches, threads: threads, seed: seed
            ) {
                .adding(stepCount: length, batchSize: $0, using: &$1)
            }[0]
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
