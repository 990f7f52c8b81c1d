import Course
import Foundation
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
struct LetterSetting: Codable, Hashable {
    let task: LetterTask
    let size: Int
    var attention: Attention.Score?

    var name: String { attention.map { "\(size), \($0)" } ?? "\(size) units" }

    /// For each task a model of each size, and with each kind of attention one of
    /// the size given.
    static func all(_ sizes: [Int], attentionSize: Int) -> [LetterSetting] {
        LetterTask.allCases.flatMap { task in
            sizes.map { LetterSetting(task: task, size: $0) }
                + Attention.Score.allCases.map {
                    LetterSetting(
                        task: task, size: attentionSize, attention: $0)
                }
        }
    }
}

/// What a model gets right of the sequences held out, by their lengths.
struct LetterOutcome: Codable {
    /// The number of sequences trained on.
    let trainingCount: Int
    private(set) var lengths: [Int] = []
    private(set) var accuracy: [Accuracy] = []
    /// What it writes for one sequence of every third length.
    private(set) var examples: [String] = []
    /// Where it looks, see `Practised.looks`.
    let looks: [[Double]]?

    init(_ practised: Practised) throws {
        trainingCount = practised.data.training.count
        looks = practised.looks
        for (length, examples) in practised.byLength {
            lengths.append(length)
            accuracy.append(try practised.accuracy(on: examples))
            if length % 3 == 0 {
                self.examples.append(try practised.example(examples[0]))
            }
        }
    }

    /// What is right in %, of sources of a length or, if nil, on average over the
    /// lengths.
    func right(
        _ measure: KeyPath<Accuracy, Double> = \.sequences, length: Int? = nil
    ) -> Double {
        let values = zip(lengths, accuracy)
            .filter { length == nil || length == $0.0 }
            .map { 100 * $0.1[keyPath: measure] }
        return values.reduce(0, +) / Double(values.count)
    }
}

extension Experiment<LetterSetting, LetterOutcome> {
    /// What is right in %, see `LetterOutcome.right`.
    func right(
        _ task: LetterTask, _ size: Int, _ attention: Attention.Score? = nil,
        _ measure: KeyPath<Accuracy, Double> = \.sequences, length: Int? = nil
    ) -> Sample {
        sample(LetterSetting(task: task, size: size, attention: attention)) {
            $0.right(measure, length: length)
        }
    }

    /// What the text says of contexts of these sizes.
    func bottleneckClaims(_ sizes: [Int], longest: Int) -> [Claim] {
        LetterTask.allCases.flatMap { task in
            let pairs = Array(zip(sizes, sizes.dropFirst()))
            func right(
                _ size: Int, _ measure: KeyPath<Accuracy, Double>,
                _ length: Int?
            ) -> Sample {
                self.right(task, size, nil, measure, length: length)
            }
            return [
                Claim(
                    "E2", "\(task): a larger context holds out longer",
                    every(pairs) {
                        right($0, \.sequences, nil)
                            < right($1, \.sequences, nil)
                    },
                    every(pairs) {
                        right($0, \.tokens, nil) < right($1, \.tokens, nil)
                    }),
                Claim(
                    "E2",
                    "\(task): every size does well on 3 letters, fails on "
                        + "\(longest)",
                    every(sizes) {
                        Numbers(right($0, \.sequences, 3)) > 80
                    },
                    every(sizes) {
                        Numbers(right($0, \.sequences, longest)) < 20
                    }),
                Claim(
                    "\(task): tokens are right more often than sequences",
                    every(sizes) {
                        right($0, \.tokens, nil)
                            > right($0, \.sequences, nil)
                    }),
            ]
        } + [
            Claim(
                "12 letters are 40 bits, and 16 numbers hold 512",
                Numbers((12 * log2(10.0)).rounded()) == 40,
                Numbers(16 * 32) == 512)
        ]
    }

    /// What the text says of attention with so many units, beside the largest
    /// context.
    func attentionClaims(_ size: Int, largest: Int, longest: Int) -> [Claim] {
        LetterTask.allCases.flatMap { task in
            let (dot, additive) = (
                right(task, size, .dot, length: longest),
                right(task, size, .additive, length: longest)
            )
            let context = right(task, largest, length: longest)
            return [
                Claim(
                    "E1",
                    "\(task): the additive score gets most right, of 3 to "
                        + "\(longest)",
                    every(Array(3...longest)) {
                        Numbers(right(task, size, .additive, length: $0)) > 50
                    }),
                Claim(
                    "\(task): of the largest context's \(longest) hardly any",
                    Numbers(context) < 10),
                Claim(
                    "\(task): the dot product lies between",
                    additive > dot, dot > context),
            ]
        } + [
            Claim(
                "with the dot product more is right in copies than in reverse",
                right(.copy, size, .dot) > right(.reverse, size, .dot))
        ]
    }
}

/// A column for each task, a curve for each model: what is right against the
/// length.
func bottleneckFigure(
    _ runs: Experiment<LetterSetting, LetterOutcome>, caption: String
) -> Figure {
    let measures: [(String, KeyPath<Accuracy, Double>)] = [
        ("sequences", \.sequences), ("tokens", \.tokens),
    ]
    let panels = measures.flatMap { measure, value in
        LetterTask.allCases.map { task in
            let settings = runs.settings.filter { $0.task == task }
            let looking = settings.count { $0.attention != nil }
            let colours =
                Colour.ordered.suffix(settings.count - looking)
                + [.purple, .vermilion].suffix(looking)
            return Panel(
                title: task.rawValue, x: Axis("length of the source (letters)"),
                y: Axis("\(measure) right (%)", range: 0...105),
                series: zip(settings, colours).map { setting, colour in
                    Series(
                        setting.name,
                        x: runs[setting][0].lengths.map(Double.init),
                        over: runs[setting].map { outcome in
                            outcome.accuracy.map { 100 * $0[keyPath: value] }
                        }, style: .linePoints, colour: colour)
                })
        }
    }
    let count = runs[runs.settings[0]][0].trainingCount
    return Figure(
        title: "What a context of fixed size can carry",
        caption: "Sequences held out, \(count) trained on \(caption)",
        panels: panels, columns: 2)
}
