import Course
import Foundation
import Notebook
import Recurrent

/// How far back the gradient reaches while a network learns the adding problem.
struct GradientInTraining: Codable {
    /// Of the sequences, and the minibatches from one row of `shares` to the
    /// next.
    static let (length, interval) = (50, 50)

    /// For each look, the first before any training: the gradient's norm by lag,
    /// as a share of that at lag 0.
    let shares: [[Double]]
    let error: Double

    init(
        _ network: AddingSetting.Network, minibatches: Int, seed: UInt64,
        threads: Int
    ) throws {
        var generator = Generator(seed: seed)
        (shares, error) =
            network == .rnn
            ? try Self.looks(
                at: RNN(2, 32, using: &generator), minibatches: minibatches,
                seed: seed, threads: threads)
            : try Self.looks(
                at: LSTM(2, 32, using: &generator), minibatches: minibatches,
                seed: seed, threads: threads)
    }

    private static func looks<Cell: RecurrentCell>(
        at layer: Unrolled<Cell>, minibatches: Int, seed: UInt64, threads: Int
    ) throws -> (shares: [[Double]], error: Double) {
        var generator = Generator(seed: seed)
        var trainer = Trainer(
            Predictor(layer, outputSize: 1, using: &generator),
            optimizer: Adam(learningRate: 0.01), clipping: .norm(1),
            threadCount: threads, generator: generator
        ) { model, examples, _ in
            // The number of its first example names a shard's own sequences.
            let stream = seed &* 1_000_003 &+ UInt64(examples.first ?? 0)
            var generator = Generator(seed: stream)
            return model.loss(
                .adding(
                    stepCount: length, batchSize: examples.count,
                    using: &generator))
        }
        func shares() -> [Double] {
            var same = Generator(seed: seed)
            let norms = gradientsByLag(
                of: trainer.model.layer.cell, stepCount: length, using: &same
            ).map(\.norm)
            return norms.map { max($0 / norms[0], 1e-12) }
        }
        var looks = [shares()]
        for number in 0..<minibatches {
            let first = number * 128
            _ = try trainer.step(Array(first..<first + 128))
            if (number + 1) % interval == 0 { looks.append(shares()) }
        }
        let unseen = minibatches * 128
        return (looks, try trainer.evaluate(Array(unseen..<unseen + 1024)))
    }
}

extension Notebook {
    /// Draws the gradient by lag and minibatch, and claims what training does to
    /// it.
    func drawGradientInTraining(minibatches: Int) {
        typealias Network = AddingSetting.Network
        let networks: [Network] = [.rnn, .lstm]
        let runs = experiment("gradient-in-training", of: networks) {
            try GradientInTraining(
                $0, minibatches: minibatches, seed: $1, threads: $2)
        }
        let share = {
            (network: Network, look: (GradientInTraining) -> [Double]) in
            runs.sample(network) { look($0)[40] }
        }
        figure("lstm-gradient-in-training") {
            gradientInTrainingFigure(
                networks.map { ($0.rawValue, runs[$0][0].shares) },
                caption:
                    "The gradient's norm by lag, as a share of that at lag "
                    + "0, while the adding problem of "
                    + "\(GradientInTraining.length) steps is learned, seed "
                    + "\(seeds[0])")
        } claims: { _ in
            Claim(
                "L1",
                "before training next to nothing comes from 40 steps back",
                Numbers(share(.rnn) { $0.shares[0] }) < 1e-3,
                Numbers(share(.lstm) { $0.shares[0] }) < 1e-3)
            Claim(
                "L3",
                "training opens the LSTM: of its gradient more comes from there",
                share(.lstm) { $0.shares[0] }.log
                    < share(.lstm) { $0.shares.last ?? [] }.log)
            Claim(
                "L3", "and then more than of the RNN's",
                share(.rnn) { $0.shares.last ?? [] }.log
                    < share(.lstm) { $0.shares.last ?? [] }.log)
        }
    }
}

/// A row for each look, the lag across.
private func gradientInTrainingFigure(
    _ networks: [(name: String, shares: [[Double]])], caption: String
) -> Figure {
    Figure(
        title: "How far back the gradient reaches while a network learns",
        caption: caption,
        panels: networks.map { name, shares in
            Panel(
                title: name, x: Axis("lag (steps before the loss)"),
                y: Axis(
                    "minibatches",
                    names: shares.indices.map {
                        "\($0 * GradientInTraining.interval)"
                    }),
                heatMap: HeatMap(
                    shares, label: "share", range: 1e-6...1, scale: .log))
        })
}
