import Course
import Notebook
import Recurrent

/// A network that is to learn the adding problem, and the length of its
/// sequences.
struct AddingSetting: Codable, Hashable {
    let network: String
    let length: Int

    static let networks = ["RNN", "LSTM"]

    static func all(_ lengths: [Int]) -> [AddingSetting] {
        networks.flatMap { name in
            lengths.map { AddingSetting(network: name, length: $0) }
        }
    }

    /// The squared error after training.
    func error(minibatches: Int, seed: UInt64, threads: Int) throws -> Double {
        func trained(_ layer: some RecurrentLayer) throws -> Double {
            var generator = Generator(seed: seed)
            var model = Predictor(layer, outputSize: 1, using: &generator)
            return try model.train(
                minibatches: minibatches, threads: threads, seed: seed
            ) { [length] in
                .adding(stepCount: length, batchSize: $0, using: &$1)
            }[0]
        }
        var generator = Generator(seed: seed)
        return network == "RNN"
            ? try trained(RNN(2, 32, using: &generator))
            : try trained(LSTM(2, 32, using: &generator))
    }
}

/// The error of RNN and LSTM after the same training, against the length.
func addingProblemFigure(
    _ errors: Experiment<AddingSetting, Double>, lengths: [Int], caption: String
) -> Figure {
    func series(_ network: String, _ colour: Colour) -> Series {
        let runs = lengths.map {
            errors[AddingSetting(network: network, length: $0)]
        }
        return Series(
            network, x: lengths.map { Double($0) }, over: runs.transposed,
            style: .linePoints, colour: colour)
    }
    return Figure(
        title: "The adding problem",
        caption: caption,
        x: Axis("length of the sequences (steps)", scale: .log),
        y: Axis("mean squared error", scale: .log),
        series: [
            series("RNN", .orange), series("LSTM", .blue),
            .reference("always ½", at: 1.0 / 24),
        ])
}
