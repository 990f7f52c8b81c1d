import Course
import Foundation
import Notebook
import Recurrent

/// What becomes of the contexts of some sequences, and of what is written from
/// them, behind more and more padding.
struct PaddingEffect: Encodable {
    /// Numbers of pads.
    let pads: [Int]
    /// The number of sequences.
    let count: Int
    /// The distance to the context without padding, as a share of its norm, on
    /// average over the sequences.
    var drift: [Double] = []
    /// The greatest difference of any number of any context.
    var largestDifference: [Float] = []
    /// The share of sequences that are answered right.
    var right: [Double] = []

    /// - Parameters:
    ///   - examples: with sources of one length.
    ///   - honoursLengths: whether the encoder is told where padding begins.
    init(
        _ practised: Practised, _ examples: [Int], pads: [Int],
        honoursLengths: Bool
    ) throws {
        self.pads = pads
        count = examples.count
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
            right.append(Accuracy(answers, targets).sequences)
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

/// A translator that is trained as the book does it: every source padded to the
/// same number of steps, and the pads read as text.
func practiseWithPads(
    _ pairs: [SentencePair], stepCount: Int,
    _ configuration: Seq2SeqConfiguration, epochs: Int, in notebook: Notebook
) throws -> Practised {
    var generator = Generator(seed: notebook.options.seed)
    let (name, count) = ("reverse, reading pads", pairs.count)
    let data = try TranslationData.book(
        ParallelText(pairs: pairs.shuffled(using: &generator), name: name),
        stepCount: stepCount, trainingCount: count * 3 / 4,
        validationCount: count / 4, minimumFrequency: 1)
    var configuration = configuration
    configuration.sourceStepCount = stepCount
    return try notebook.practise(
        name, data, configuration, epochs: epochs, using: &generator)
}

/// The drift of the contexts and the share of right answers against the number
/// of pads: with their number honoured, with pads read as text, and with pads
/// read as text in training too.
func paddingFigure(_ effects: [PaddingEffect], caption: String) -> Figure {
    let looks: [(String, Colour)] = [
        ("pads left out", .blue), ("pads read", .vermilion),
        ("read in training too", .orange),
    ]
    func panel(
        _ label: String, top: Double?, _ values: (PaddingEffect) -> [Double]
    ) -> Panel {
        Panel(
            x: Axis("pads after the sequence"),
            y: Axis(label, range: top.map { 0...$0 }),
            series: zip(effects, looks).map { effect, look in
                Series(
                    look.0, x: effect.pads.map(Double.init), y: values(effect),
                    style: .linePoints, colour: look.1)
            })
    }
    return Figure(
        title: "A context should not depend on padding", caption: caption,
        panels: [
            panel(
                "change of the context (share of its norm)", top: nil, \.drift),
            panel("sequences right (%)", top: 105) {
                $0.right.map { 100 * $0 }
            },
        ],
        columns: 2)
}
