import Course
import Notebook
import Recurrent

/// A language model trained with or without clipping.
struct ClippedTraining: Codable {
    enum Network: String, Codable, CaseIterable {
        /// With the recurrent weights that make gradients explode.
        case largeRNN = "RNN, large weights"
        /// As the book trains it.
        case lstm = "LSTM"
    }

    struct Setting: Codable, Hashable {
        let network: Network
        let isClipped: Bool
    }

    static let settings = Network.allCases.flatMap { network in
        [true, false].map { Setting(network: network, isClipped: $0) }
    }

    /// The norm of the gradient at every minibatch, before any clipping.
    private(set) var norms: [Double] = []
    /// The loss on text it was not trained on, after every epoch: nats a
    /// token.
    private(set) var losses: [Double] = []

    init(
        _ setting: Setting, epochs: Int, on task: TextTask, seed: UInt64,
        threads: Int
    ) throws {
        var generator = Generator(seed: seed)
        let (windows, v) = (task.windows, task.vocabularySize)
        let isRNN = setting.network == .largeRNN
        let layer =
            isRNN
            ? AnyRecurrentLayer(
                RNN(RNNCell(v, 32, gain: 3, using: &generator)))
            : AnyRecurrentLayer(LSTM(v, 32, using: &generator))
        let model = LanguageModel(layer, outputSize: v, using: &generator)
        var trainer = Trainer(
            model, optimizer: SGD(learningRate: isRNN ? 1 : 4),
            clipping: setting.isClipped ? .norm(1) : nil,
            threadCount: threads, generator: generator.split()
        ) { model, starts, _ in
            let batch = windows.batch(starts)
            return model.loss(batch.inputs, batch.targets)
        }
        let unseen = Array(windows.validation.prefix(1024))
        for _ in 0..<epochs {
            for starts in trainer.shuffledMinibatches(
                of: windows.training, size: 1024)
            {
                norms.append(try trainer.step(starts).gradientNorm)
            }
            losses.append(try trainer.evaluate(unseen))
        }
    }
}

extension Notebook {
    /// Trains with and without clipping.
    func drawClipping(on task: TextTask) {
        let epochs = options.quick ? 1 : 10
        let runs = experiment("clipping", of: ClippedTraining.settings) {
            try ClippedTraining(
                $0, epochs: epochs, on: task, seed: $1, threads: $2)
        }
        figure("lstm-clipping") {
            clippingFigure(
                runs, loss: "loss (nats a \(tokenName))",
                caption: "\(origin(ofSeeds: seeds.count)). 32 hidden units, "
                    + "gradient descent at 1 (RNN) and 4 (LSTM), minibatches "
                    + "of 1,024")
        } claims: { _ in
            let sample = {
                (
                    network: ClippedTraining.Network, isClipped: Bool,
                    number: (ClippedTraining) -> Double
                ) in
                runs.sample(
                    .init(network: network, isClipped: isClipped), number)
            }
            Claim(
                "L2", "with every seed large weights have gradients to clip",
                Numbers(sample(.largeRNN, true, \.longest)) > 2)
            let jumps = sample(.largeRNN, false, \.largestRise).values.filter {
                $0 > 0.5
            }
            Claim(
                "L2",
                "clipped, no epoch raises the loss by half a nat; unclipped, "
                    + "with most seeds one does",
                Numbers(sample(.largeRNN, true, \.largestRise)) < 0.5,
                Numbers(2 * Double(jumps.count)) > Numbers(Double(seeds.count)))
            Claim(
                "L2", "no gradient of the book's LSTM is long enough to clip",
                Numbers(sample(.lstm, true, \.longest)) < 1)
        }
    }
}

extension ClippedTraining {
    /// The largest norm.
    fileprivate var longest: Double { norms.max() ?? .nan }

    /// By how much the loss rises most, from one epoch to the next.
    fileprivate var largestRise: Double {
        zip(losses, losses.dropFirst()).map { $1 - $0 }.max() ?? 0
    }
}

/// Norms against minibatches and losses against epochs, with and without
/// clipping.
private func clippingFigure(
    _ runs: Experiment<ClippedTraining.Setting, ClippedTraining>,
    loss: String, caption: String
) -> Figure {
    func panel(
        _ network: ClippedTraining.Network, _ x: String, _ y: Axis,
        _ curve: (ClippedTraining) -> [Double]
    ) -> Panel {
        let series = [true, false].map { isClipped in
            let setting = ClippedTraining.Setting(
                network: network, isClipped: isClipped)
            let curves = runs[setting].map(curve)
            return Series(
                isClipped ? "clipped to norm 1" : "not clipped",
                x: curves[0].indices.map { Double($0 + 1) }, over: curves,
                colour: isClipped ? .blue : .vermilion)
        }
        return Panel(title: network.rawValue, x: Axis(x), y: y, series: series)
    }
    return Figure(
        title: "Training with and without clipping", caption: caption,
        panels: ClippedTraining.Network.allCases.flatMap { network in
            [
                panel(
                    network, "minibatch",
                    Axis("norm of the gradient", scale: .log)
                ) { $0.norms.map { max($0, 1e-12) } },
                panel(network, "epoch", Axis(loss), \.losses),
            ]
        },
        columns: 2)
}
