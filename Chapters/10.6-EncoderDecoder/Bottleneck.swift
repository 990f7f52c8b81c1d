import Course
import Notebook
import Recurrent

/// What is to be done with a sequence of letters.
enum LetterTask: String, Codable, CaseIterable {
    case copy, reverse

    func pair(_ sequence: [String]) -> SentencePair {
        SentencePair(
            source: sequence,
            target: self == .copy ? sequence : sequence.reversed())
    }
}

/// A task and a model that is to learn it.
struct BottleneckSetting: Codable, Hashable {
    let task: LetterTask
    let size: Int
    var attention: Attention.Score?

    var name: String { attention.map { "\(size), \($0)" } ?? "\(size) units" }

    /// For each task a model of each size, and with each kind of attention one of
    /// the size given.
    static func all(
        _ sizes: [Int], attentionSize: Int
    ) -> [BottleneckSetting] {
        LetterTask.allCases.flatMap { task in
            sizes.map { BottleneckSetting(task: task, size: $0) }
                + Attention.Score.allCases.map {
                    BottleneckSetting(
                        task: task, size: attentionSize, attention: $0)
                }
        }
    }

    /// What comes of learning, of sequences that the seed draws.
    func outcome(
        _ draw: (inout Generator) -> [[String]], _ training: TrainingSettings,
        seed: UInt64, threads: Int
    ) throws -> BottleneckOutcome {
        var generator = Generator(seed: seed)
        var training = training
        training.threadCount = threads
        return try BottleneckOutcome(
            Practised(
                draw(&generator).map(task.pair),
                plain(size, attention: attention), training, seed: seed))
    }
}

/// What a model gets right of the sequences held out, by their lengths.
struct BottleneckOutcome: Codable {
    private(set) var lengths: [Int] = []
    private(set) var sequences: [Double] = []
    private(set) var tokens: [Double] = []
    /// Where it looks, see `Practised.looks`.
    let looks: [[Double]]?

    init(_ practised: Practised) throws {
        looks = practised.looks
        for (length, examples) in practised.byLength {
            let accuracy = try practised.accuracy(on: examples)
            lengths.append(length)
            sequences.append(accuracy.sequences)
            tokens.append(accuracy.tokens)
        }
    }
}

extension Experiment<BottleneckSetting, BottleneckOutcome> {
    /// What is right in %, of sources of a length or, if nil, on average over the
    /// lengths.
    func right(
        _ task: LetterTask, _ size: Int, _ attention: Attention.Score? = nil,
        _ measure: KeyPath<BottleneckOutcome, [Double]> = \.sequences,
        length: Int? = nil
    ) -> Sample {
        sample(
            BottleneckSetting(task: task, size: size, attention: attention)
        ) { outcome in
            let values = zip(outcome.lengths, outcome[keyPath: measure])
                .filter { length == nil || length == $0.0 }.map { 100 * $0.1 }
            return values.reduce(0, +) / Double(values.count)
        }
    }
}

/// A column for each task, a curve for each model: what is right against the
/// length.
func bottleneckFigure(
    _ runs: Experiment<BottleneckSetting, BottleneckOutcome>, caption: String
) -> Figure {
    let colours: [Colour] = [
        .orange, .green, .vermilion, .blue, .purple, .black,
    ]
    let measures: [(String, KeyPath<BottleneckOutcome, [Double]>)] = [
        ("sequences", \.sequences), ("tokens", \.tokens),
    ]
    let panels = measures.flatMap { measure, values in
        LetterTask.allCases.map { task in
            let settings = runs.settings.filter { $0.task == task }
            return Panel(
                title: task.rawValue, x: Axis("length of the source (letters)"),
                y: Axis("\(measure) right (%)", range: 0...105),
                series: zip(settings, colours).map { setting, colour in
                    Series(
                        setting.name,
                        x: runs[setting][0].lengths.map(Double.init),
                        over: runs[setting].map { outcome in
                            outcome[keyPath: values].map { 100 * $0 }
                        }, style: .linePoints, colour: colour)
                })
        }
    }
    return Figure(
        title: "What a context of fixed size can carry", caption: caption,
        panels: panels, columns: 2)
}
