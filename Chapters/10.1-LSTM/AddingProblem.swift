import Course
import Notebook
import Recurrent

/// A network that is to learn the adding problem, and the length of its
/// sequences.
struct AddingSetting: Codable, Hashable {
    enum Network: String, Codable, CaseIterable {
        case rnn = "RNN"
        /// With an orthogonal recurrent matrix to start from, as many parameters
        /// as the LSTM and a learning rate of its own.
        case helped = "RNN, helped"
        case lstm = "LSTM"
    }

    /// Minibatches from one error to the next.
    static let interval = 100
    static let helpedRates: [Float] = [0.01, 0.003, 0.001]
    static let helpedRate: Float = 0.003
    static let helpedLength = 50

    let network: Network
    let length: Int
    let rate: Float

    init(_ network: Network, _ length: Int, rate: Float? = nil) {
        (self.network, self.length) = (network, length)
        self.rate = rate ?? (network == .helped ? Self.helpedRate : 0.01)
    }

    /// Every network at every length, and the helped one at its other rates.
    static func all(_ lengths: [Int]) -> [AddingSetting] {
        let all = Network.allCases.flatMap { network in
            lengths.map { AddingSetting(network, $0) }
        }
        let rates = helpedRates.map {
            AddingSetting(.helped, helpedLength, rate: $0)
        }
        return all + rates.filter { !all.contains($0) }
    }

    /// The squared errors while it is trained.
    func errors(_ minibatches: Int, seed: UInt64, threads: Int) throws
        -> [Double]
    {
        var generator = Generator(seed: seed)
        let layer =
            switch network {
            case .rnn: AnyRecurrentLayer(RNN(2, 32, using: &generator))
            case .helped:
                AddingSetting.orthogonal(2, 66, using: &generator)
            case .lstm: AnyRecurrentLayer(LSTM(2, 32, using: &generator))
            }
        return try layer.errorsInAdding(
            length, rate: rate, minibatches: minibatches, seed: seed,
            threads: threads, using: &generator)
    }

    private static func orthogonal(
        _ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator
    ) -> AnyRecurrentLayer {
        var cell = RNNCell(inputSize, hiddenSize, using: &generator)
        cell.weights.hiddenWeight = .orthogonal(hiddenSize, using: &generator)
        return AnyRecurrentLayer(Unrolled(cell))
    }
}

extension RecurrentLayer {
    /// Its squared errors while it learns the adding problem.
    func errorsInAdding(
        _ length: Int, rate: Float = 0.01, minibatches: Int, seed: UInt64,
        threads: Int, using generator: inout Generator
    ) throws -> [Double] {
        var model = Predictor(self, outputSize: 1, using: &generator)
        return try model.train(
            minibatches: minibatches, learningRate: rate,
            measuredEvery: AddingSetting.interval, threads: threads, seed: seed
        ) { .adding(stepCount: length, batchSize: $0, using: &$1) }
    }
}

extension Tensor {
    /// A square matrix of orthonormal rows: draws from N(0, 1), each row less its
    /// part along those before it (Gram and Schmidt).
    static func orthogonal(
        _ size: Int, using generator: inout Generator
    ) -> Tensor {
        func product(_ a: [Double], _ b: [Double]) -> Double {
            zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        }
        var rows: [[Double]] = []
        for _ in 0..<size {
            var row = (0..<size).map { _ in generator.normal() }
            for other in rows {
                let along = product(row, other)
                row = zip(row, other).map { $0 - along * $1 }
            }
            let norm = product(row, row).squareRoot()
            rows.append(row.map { $0 / norm })
        }
        return Tensor(rows.joined().map { Float($0) }, shape: [size, size])
    }
}

extension Experiment<AddingSetting, [Double]> {
    /// The error after training, as a share of that of always answering ½.
    func share(_ network: AddingSetting.Network, _ length: Int) -> Sample {
        left(AddingSetting(network, length))
    }

    /// The same of any setting.
    func left(_ setting: AddingSetting) -> Sample {
        sample(setting) { 24 * ($0.last ?? .nan) }
    }
}

extension Notebook {
    /// Shows with how many seeds a network has learnt long sequences: a tenth of
    /// the error of always answering ½ is left, at most. And what the rates of
    /// the helped one come to.
    func showLearnt(
        _ errors: Experiment<AddingSetting, [Double]>, lengths: [Int]
    ) {
        for network in AddingSetting.Network.allCases {
            let counts = lengths.map { length in
                let learnt = errors.share(network, length).values.filter {
                    $0 < 0.1
                }
                return "\(learnt.count)"
            }
            show(
                "\(network.rawValue): seeds that learn it",
                "\(counts.joined(separator: ", ")) of \(seeds.count) "
                    + "at \(lengths.map(String.init).joined(separator: ", ")) steps"
            )
        }
    }
}

/// The error of the networks after the same training, against the length.
func addingProblemFigure(
    _ errors: Experiment<AddingSetting, [Double]>, lengths: [Int],
    caption: String
) -> Figure {
    func series(
        _ network: AddingSetting.Network, _ colour: Colour
    ) -> Series {
        let runs = lengths.map {
            errors[AddingSetting(network, $0)].map { $0.last ?? .nan }
        }
        return Series(
            network.rawValue, x: lengths.map { Double($0) },
            over: runs.transposed, style: .linePoints, colour: colour)
    }
    return Figure(
        title: "The adding problem",
        caption: caption,
        x: Axis("length of the sequences (steps)", scale: .log),
        y: Axis("mean squared error", scale: .log),
        series: [
            series(.rnn, .orange), series(.helped, .vermilion),
            series(.lstm, .blue), .reference("always ½", at: 1.0 / 24),
        ])
}
