import Course
import Notebook
import Recurrent

/// The seconds that layers took for an epoch of training, in turns: what else
/// the machine did meanwhile fell on all of them.
struct EpochTimes: Codable {
    /// By the layer's name, an entry for each round.
    private(set) var rounds: [String: [Double]] = [:]

    /// Measures ten rounds; the first, which warms up, does not count.
    init(
        hiddenSize h: Int, vocabularySize v: Int, on windows: Windows,
        batchSize: Int, seed: UInt64, threads: Int
    ) throws {
        var generator = Generator(seed: seed)
        func epochs(_ layer: some RecurrentLayer) -> () throws -> Double {
            let model = LanguageModel(layer, outputSize: v, using: &generator)
            var run = TrainingRun(
                model,
                TrainingSettings(
                    epochs: 10, learningRate: 1, batchSize: batchSize,
                    threadCount: threads),
                on: windows, using: &generator)
            return {
                try run.trainEpoch()
                return run.curve.seconds.last ?? .nan
            }
        }
        let layers = [
            ("RNN", epochs(RNN(v, h, using: &generator))),
            ("GRU", epochs(GRU(v, h, using: &generator))),
            ("LSTM", epochs(LSTM(v, h, using: &generator))),
        ]
        for round in 0..<10 {
            for (name, epoch) in layers {
                let seconds = try epoch()
                if round > 0 { rounds[name, default: []].append(seconds) }
            }
        }
    }

    func sample(_ name: String) -> Sample { Sample(rounds[name] ?? []) }
}

/// Validation perplexity against epochs, and against seconds at the mean time
/// of an epoch.
func comparisonFigure(
    _ layers: [TrainedLayer], times: EpochTimes, caption: String
) -> Figure {
    let colours = ["RNN": Colour.orange, "GRU": .green, "LSTM": .blue]
    func panel(_ label: String, epoch seconds: (String) -> Double) -> Panel {
        Panel(
            x: Axis(label), y: Axis("validation perplexity", scale: .log),
            series: layers.map { layer in
                let curves = layer.outcomes.map(\.curve.validation)
                return Series(
                    layer.name,
                    x: curves[0].map { $0.epoch * seconds(layer.name) },
                    over: curves.map { $0.map(\.value) },
                    colour: colours[layer.name])
            })
    }
    return Figure(
        title: "RNN, GRU and LSTM language models", caption: caption,
        panels: [
            panel("epoch") { _ in 1 },
            panel("seconds of training") { times.sample($0).mean },
        ],
        columns: 2)
}
