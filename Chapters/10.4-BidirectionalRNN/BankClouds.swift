import Course
import Notebook
import Recurrent

/// The states at "bank" of some sentences, each a point of the plane in which
/// they differ most.
struct BankClouds: Codable {
    struct Point: Codable {
        let meaning: Int
        let x, y: Double
    }

    static let shown = 300

    let forward, bidirectional: [Point]

    init(
        sentenceCount: Int, epochs: Int, seed: UInt64, threads: Int
    ) throws {
        var generator = Generator(seed: seed)
        let sentences = BankSentences(count: sentenceCount, using: &generator)
        let size = sentences.vocabulary.count
        let both = Bidirectional { LSTM(size, 16, using: &generator) }
        let one = LSTM(size, 16, using: &generator)
        forward = sentences.cloud(
            of: try sentences.trained(
                one, epochs: epochs, seed: seed, threads: threads,
                using: &generator))
        bidirectional = sentences.cloud(
            of: try sentences.trained(
                both, epochs: epochs, seed: seed, threads: threads,
                using: &generator))
    }
}

extension BankSentences {
    fileprivate func cloud(of layer: some RecurrentLayer) -> [BankClouds.Point]
    {
        let some = Array(banks.prefix(BankClouds.shown))
        let states = layer(batch(some)).outputs.unstacked()[Self.nounStep]
        let share = Tensor(
            repeating: 1 / Float(some.count), shape: [1, some.count])
        var rest = states - matmul(share, states)  // [n, h]
        let coordinates = (0..<2).map { _ in
            let axis = rest.principalAxis  // [h, 1]
            let along = matmul(rest, axis)  // [n, 1]
            rest = rest - matmul(along, axis.transposed())
            return along.scalars.map { Double($0) }
        }
        return some.indices.map {
            BankClouds.Point(
                meaning: meanings[some[$0]], x: coordinates[0][$0],
                y: coordinates[1][$0])
        }
    }
}

extension Tensor {
    /// The direction [h, 1] in which the rows of a matrix differ most, by power
    /// iteration.
    fileprivate var principalAxis: Tensor {
        var axis = Tensor(repeating: 1, shape: [shape[1], 1])
        for _ in 0..<100 {
            let next = matmul(transposed(), matmul(self, axis))
            axis = next / Tensor(Float(next.norm))
        }
        return axis
    }
}

extension Notebook {
    /// Draws the clouds of the two meanings, and claims how far they are apart.
    func drawClouds(sentenceCount: Int, epochs: Int) {
        let clouds = experiment("bank-clouds", seeds: 1) {
            try BankClouds(
                sentenceCount: sentenceCount, epochs: epochs, seed: $0,
                threads: $1)
        }
        let names = ["where one swims", "where one saves"]
        figure("bidirectional-bank") {
            cloudsFigure(clouds.outcomes[0], names: names, seed: seeds[0])
        } claims: { figure in
            let spread = { (panel: Int) in
                names.map { figure[$0, panel: panel].places }
            }
            let one = spread(1)
            let other = spread(2).sorted {
                ($0.mean.values.first ?? 0) < ($1.mean.values.first ?? 0)
            }
            Claim(
                "read forward the clouds lie on each other",
                one[0].least < one[1].most, one[1].least < one[0].most)
            Claim(
                "read from both sides they are apart",
                other[0].most < other[1].least)
        }
    }
}

private func cloudsFigure(
    _ clouds: BankClouds, names: [String], seed: UInt64
) -> Figure {
    func panel(_ title: String, _ points: [BankClouds.Point]) -> Panel {
        Panel(
            title: title, x: Axis("first direction"), y: Axis("second"),
            series: names.enumerated().map { meaning, name in
                let own = points.filter { $0.meaning == meaning }
                return Series(
                    name, x: own.map(\.x), y: own.map(\.y), style: .points,
                    colour: meaning == 0 ? .blue : .vermilion)
            })
    }
    return Figure(
        title: "The state at \"bank\", in its two meanings",
        caption:
            "\(clouds.forward.count) sentences, seed \(seed), along the two "
            + "directions in which the states differ most. Read forward, a point "
            + "of the one colour hides one of the other: up to the word both "
            + "meanings read the same",
        panels: [
            panel("read forward", clouds.forward),
            panel("read from both sides", clouds.bidirectional),
        ],
        columns: 2)
}
