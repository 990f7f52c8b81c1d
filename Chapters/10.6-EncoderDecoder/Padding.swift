import Course
import Notebook
import Recurrent

/// What padding does to two models, one of which has read pads in training.
struct PaddingOutcome: Codable {
    /// The one that has not, told where padding begins.
    let leftOut: PaddingEffect
    /// The same, not told.
    let read: PaddingEffect
    /// The one that has.
    let trained: PaddingEffect

    /// Both have learned to reverse, and are tried on sources of middle length.
    init(
        _ configuration: Seq2SeqConfiguration, _ practice: Practice,
        seed: UInt64, threads: Int
    ) throws {
        let length = practice.longest / 2
        func effect(
            _ practised: Practised, honoursLengths: Bool = false
        ) throws -> PaddingEffect {
            let found = practised.byLength.first { $0.length == length }
            return try PaddingEffect(
                practised, found?.examples ?? [], pads: Array(0...20),
                honoursLengths: honoursLengths)
        }
        let practised = try practice.learn(
            .reverse, configuration, seed: seed, threads: threads)
        leftOut = try effect(practised, honoursLengths: true)
        read = try effect(practised)
        trained = try effect(
            practice.learnWithPads(
                configuration, seed: seed, threads: threads))
    }
}

/// What becomes of the contexts of some sequences, and of what is written from
/// them, behind more and more padding.
struct PaddingEffect: Codable {
    /// Numbers of pads.
    let pads: [Int]
    /// The distance to the context without padding, as a share of its norm, on
    /// average over the sequences.
    var drift: [Double] = []
    /// The greatest difference of any number of any context.
    var largestDifference: [Float] = []
    /// The sequences that are answered right, in %.
    var right: [Double] = []

    /// - Parameters:
    ///   - examples: with sources of one length.
    ///   - honoursLengths: whether the encoder is told where padding begins.
    init(
        _ practised: Practised, _ examples: [Int], pads: [Int],
        honoursLengths: Bool
    ) throws {
        self.pads = pads
        let (model, data) = (practised.translator.model, practised.data)
        let sources = examples.map { data.sources[$0] }
        let targets = examples.map { data.targets[$0] }
        func state(_ count: Int) -> Seq2SeqState {
            let padding = [Int32](
                repeating: data.vocabularies.sourcePadding, count: count)
            return model.read(
                Tokens(sources.map { $0 + padding }, padding: 0),
                validLengths: honoursLengths ? sources.map(\.count) : nil)
        }
        let clean = state(0).recurrent.hidden
        for count in pads {
            let state = state(count)
            let change = state.recurrent.hidden - clean
            drift.append(meanNorm(change, relativeTo: clean))
            largestDifference.append(change.scalars.map(abs).max() ?? 0)
            let answers = try practised.answers(from: state)
            right.append(100 * Accuracy(answers, targets).sequences)
        }
    }
}

/// The mean over the rows of |row| / |row of the other|.
private func meanNorm(
    _ a: Tensor, relativeTo b: Tensor
) -> Double {
    func norms(_ matrix: Tensor) -> [Double] {
        let width = matrix.shape[1]
        return (0..<matrix.shape[0]).map { row in
            matrix.scalars[row * width..<(row + 1) * width]
                .reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        }
    }
    let ratios = zip(norms(a), norms(b)).map { $0 / $1 }
    return ratios.reduce(0, +) / Double(ratios.count)
}

extension Practice {
    /// What comes of learning to reverse as the book trains: every source
    /// padded to the same number of steps, and the pads read as text.
    fileprivate func learnWithPads(
        _ configuration: Seq2SeqConfiguration, seed: UInt64, threads: Int
    ) throws -> Practised {
        let pairs = sequences(seed: seed).map(LetterTask.reverse.pair)
        var generator = Generator(seed: seed)
        let data = try TranslationData.book(
            ParallelText(pairs: pairs.shuffled(using: &generator)),
            stepCount: longest + 1, trainingCount: pairs.count * 3 / 4,
            validationCount: pairs.count / 4, minimumFrequency: 1)
        var configuration = configuration
        configuration.sourceStepCount = longest + 1
        return try Practised(
            data, configuration, settings(threads: threads), using: &generator)
    }
}

/// The drift of the contexts and the share of right answers against the number
/// of pads: with their number honoured, with pads read as text, and with pads
/// read as text in training too.
func paddingFigure(_ outcomes: [PaddingOutcome], caption: String) -> Figure {
    let curves: [(String, KeyPath<PaddingOutcome, PaddingEffect>, Colour)] = [
        ("pads left out", \.leftOut, .blue),
        ("pads read", \.read, .vermilion),
        ("read in training too", \.trained, .orange),
    ]
    func panel(
        _ label: String, top: Double?,
        _ values: KeyPath<PaddingEffect, [Double]>
    ) -> Panel {
        Panel(
            x: Axis("pads after the sequence"),
            y: Axis(label, range: top.map { 0...$0 }),
            series: curves.map { name, effect, colour in
                let effects = outcomes.map { $0[keyPath: effect] }
                return Series(
                    name, x: effects[0].pads.map(Double.init),
                    over: effects.map { $0[keyPath: values] },
                    style: .linePoints, colour: colour)
            })
    }
    return Figure(
        title: "A context should not depend on padding", caption: caption,
        panels: [
            panel(
                "change of the context (share of its norm)", top: nil, \.drift),
            panel("sequences right (%)", top: 105, \.right),
        ],
        columns: 2)
}

/// What the text says of padding.
/// - Parameters:
///   - figure: the medians' points.
///   - pads: behind these sequences in training, where they are read.
func paddingClaims(
    _ outcomes: [PaddingOutcome], _ figure: Table, pads: Int
) -> [Claim] {
    func right(
        _ effect: KeyPath<PaddingOutcome, PaddingEffect>, _ pads: Int
    ) -> Numbers {
        Numbers(Sample(outcomes.map { $0[keyPath: effect].right[pads] }))
    }
    let some = Array(1...20)
    let trained = figure["read in training too", panel: 2]
    return [
        Claim(
            "E2", "pads left out change neither contexts nor answers",
            every(outcomes) {
                let most = $0.leftOut.largestDifference.max() ?? .nan
                return Numbers(Double(most)) < 1e-6
            },
            every(some) { right(\.leftOut, $0) == right(\.leftOut, 0) },
            right(\.leftOut, 0) > 50),
        Claim(
            "E2", "each of the first ten pads read moves contexts further",
            every(outcomes) {
                Numbers(Sample(Array($0.read.drift[...10]))).rises
            }),
        Claim(
            "E2", "after one few answers are right",
            every(some) { right(\.read, $0) < 20 }),
        Claim(
            "a model trained with \(pads) pads is at home near \(pads) alone",
            right(\.trained, pads) > 50, right(\.trained, 0) < 20,
            right(\.trained, 20) < 20),
        Claim(
            "the further from \(pads), the less it gets right",
            trained.wherever { $0 <= Double(pads) }.neverFalls,
            trained.wherever { $0 >= Double(pads) }.neverRises),
    ]
}

extension Tokens {
    /// The same with some steps of padding behind.
    func padded(_ count: Int, with padding: Int32) -> Tokens {
        Tokens(
            stepCount: stepCount + count, batchSize: batchSize,
            indices: indices
                + [Int32](repeating: padding, count: count * batchSize))
    }
}
