import Foundation
import Recurrent
import Testing

/// What sacreBLEU computes: Tests/Reference/bleu.json, made by make_bleu_reference.py.
struct BLEUReference: Decodable {
    struct Tokens: Decodable {
        let text: String
        let tokens: [String]
    }

    struct Case: Decodable {
        let order, hypothesisLength, referenceLength: Int
        let smoothing, tokenization, line: String
        let smoothingValue: Double?
        let lowercase, effectiveOrder: Bool
        let hypotheses: [String]
        let references: [[String]]
        let score, brevityPenalty: Double
        let precisions: [Double]

        var metric: CorpusBLEU {
            let smoothing: CorpusBLEU.Smoothing =
                switch self.smoothing {
                case "none": .none
                case "floor": smoothingValue.map { .floor($0) } ?? .floor()
                case "add-k": smoothingValue.map { .add($0) } ?? .add()
                case "exp": .exponential
                default: fatalError("smoothing \(self.smoothing)")
                }
            return CorpusBLEU(
                maximumOrder: order, smoothing: smoothing,
                tokenization: BLEUTokenization(rawValue: tokenization)!,
                usesEffectiveOrder: effectiveOrder, ignoresCase: lowercase)
        }
    }

    let tokens: [Tokens]
    let cases: [Case]

    static let shared: BLEUReference = numbers("bleu.json")
}

private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

/// A letter a token.
private func letters(_ text: String) -> [Character] { Array(text) }

@Suite struct SentenceBLEUTests {
    @Test func `the book's precisions`() {
        let precisions = (1...4).map {
            modifiedPrecision(order: $0, of: letters("ABBCD"), against: [letters("ABCDEF")])
        }
        #expect(precisions.map(\.matchCount) == [4, 3, 1, 0])
        #expect(precisions.map(\.count) == [5, 4, 3, 2])
        let values: [Double] = [0.8, 0.75, 1 / 3, 0]
        #expect(precisions.map(\.value) == values)
    }

    /// √p₁ · ⁴√p₂ under the brevity penalty: e^(1 − 6/5) · 0.8944 · 0.9306 for the book's first. The
    /// others are what executed copies of its notebook print for their own translations; a curly
    /// apostrophe matches no straight one.
    @Test(arguments: [
        ("A B C D E F", "A B B C D", 0.6815), ("A B C D E F", "A B", 0.1353),
        ("il est calme .", "il est mouillé .", 0.658),
        ("va !", "va !", 1), ("va !", "poursuis .", 0), ("va !", "va .", 0),
        ("va !", "va ! feu", 0.687), ("j'ai perdu .", "j'ai perdu .", 1),
        ("j'ai perdu .", "je refuse .", 0), ("j'ai perdu .", "j’ai perdu .", 0.687),
        ("j'ai perdu .", "j'ai gros .", 0), ("il est calme .", "elle court .", 0),
        ("il est calme .", "il est riche .", 0.658), ("il est calme .", "soyez calme .", 0.492),
        ("je suis chez moi .", "je suis chez .", 0.704),
        ("je suis chez moi .", "je suis <unk> .", 0.512),
        ("je suis chez moi .", "je suis en retard ?", 0.447),
        ("je suis chez moi .", "je suis chez moi <unk> gagné ?", 0.636),
    ])
    func `the book's scores and published ones`(
        _ label: String, _ prediction: String, _ score: Double
    ) {
        let found = sentenceBLEU(words(prediction), label: words(label), maximumOrder: 2)
        #expect(abs(found - score) < 5e-4)
    }

    @Test(arguments: 1...6)
    func `a prediction equal to its label scores one, an alien or empty one zero`(_ k: Int) {
        for label in ["A", "ABC", "AAAAAAAA"] {
            func score(_ prediction: String) -> Double {
                sentenceBLEU(letters(prediction), label: letters(label), maximumOrder: k)
            }
            #expect(score(label) == 1 && score("XYZ") == 0 && score("") == 0)
        }
        #expect(sentenceBLEU(letters("AB"), label: [], maximumOrder: k) == 0)
    }

    @Test func `only a prediction that is too short is punished for its length`() {
        func score(_ prediction: String) -> Double {
            sentenceBLEU(letters(prediction), label: letters("AAAA"), maximumOrder: 1)
        }
        let (penalty, precision): (Double, Double) = (exp(-1), 0.5)
        #expect(abs(score("AA") - penalty) < 1e-15)
        #expect(score("AAAA") == 1)
        #expect(abs(score("AAAAAAAA") - precision.squareRoot()) < 1e-15)
    }

    @Test func `tokens may be numbers`() {
        let score = sentenceBLEU([7, 8, 9] as [Int32], label: [7, 8, 9], maximumOrder: 2)
        #expect(score == 1)
    }
}

/// The examples of Papineni et al. 2002, in lower case and without the full stop.
@Suite struct ModifiedPrecisionTests {
    static let references = [
        "it is a guide to action that ensures that the military will forever heed party commands",
        "it is the guiding principle which guarantees the military forces always being under the "
            + "command of the party",
        "it is the practical guide for the army always to heed the directions of the party",
    ].map(words)
    static let first = words(
        "it is a guide to action which ensures that the military always obeys the commands of the "
            + "party")
    static let second = words(
        "it is to insure the troops forever hearing the activity guidebook that party direct")

    @Test func `the paper's fractions`() {
        func fractions(_ candidate: [String]) -> [String] {
            (1...2).map {
                let found = modifiedPrecision(order: $0, of: candidate, against: Self.references)
                return "\(found.matchCount)/\(found.count)"
            }
        }
        #expect(fractions(Self.first) == ["17/18", "10/17"])
        #expect(fractions(Self.second) == ["8/14", "1/13"])
    }

    @Test func `a word counts only as often as one reference has it`() {
        let references = ["the cat is on the mat", "there is a cat on the mat"].map(words)
        let candidate = [String](repeating: "the", count: 7)
        let found = modifiedPrecision(order: 1, of: candidate, against: references)
        #expect(found == NGramPrecision(matchCount: 2, count: 7))
        let bigrams = modifiedPrecision(order: 2, of: candidate, against: references)
        #expect(bigrams == NGramPrecision(matchCount: 0, count: 6))
    }

    @Test func `a text shorter than the n-gram has none`() {
        for hypothesis in [[], ["a"], ["a", "b"]] {
            let found = modifiedPrecision(order: 3, of: hypothesis, against: [["a", "b", "c"]])
            #expect(found == NGramPrecision(matchCount: 0, count: 0) && found.value == 0)
        }
    }
}

@Suite struct CorpusBLEUTests {
    let reference = BLEUReference.shared

    @Test func `scores are sacreBLEU's`() {
        #expect(reference.cases.count == 200)
        for (index, truth) in reference.cases.enumerated() {
            let found = truth.metric(truth.hypotheses, references: truth.references)
            let numbers: [Double] = [found.score, found.brevityPenalty] + found.precisions
            let expected: [Double] = [truth.score, truth.brevityPenalty] + truth.precisions
            #expect(numbers.count == expected.count)
            for (number, expected) in zip(numbers, expected) {
                #expect(abs(number - expected) <= 1e-9, "case \(index): \(truth.line)")
            }
            #expect(found.hypothesisLength == truth.hypothesisLength, "case \(index)")
            #expect(found.referenceLength == truth.referenceLength, "case \(index)")
            #expect(found.description == truth.line)
        }
    }

    /// Compared by code points, which strings in Swift are not.
    @Test func `tokens are sacreBLEU's`() {
        for truth in reference.tokens {
            let found = BLEUTokenization.mteval13a.tokens(truth.text)
            #expect(found.map { Array($0.utf8) } == truth.tokens.map { Array($0.utf8) })
        }
    }

    @Test func `a corpus's score is not the mean of its sentences'`() {
        let bleu = CorpusBLEU(smoothing: .none)
        let (good, bad) = ("one two three four five six", "seven")
        let corpus = bleu([good, bad], references: [[good], ["eight"]]).score
        let sentences = [
            bleu([good], references: [[good]]).score, bleu([bad], references: [["eight"]]).score,
        ]
        let expected: Double = 100 * pow(6 / 7, 0.25)
        #expect(abs(sentences[0] - 100) < 1e-12)
        #expect(sentences[1] == 0)
        #expect(abs(corpus - expected) < 1e-12)
    }

    @Test func `the order of sentences and of references does not matter`() {
        let truth = reference.cases.first { $0.hypotheses.count > 3 && $0.score > 1 }!
        let found = truth.metric(
            truth.hypotheses.reversed(),
            references: truth.references.reversed().map { $0.reversed() })
        #expect(abs(found.score - truth.score) < 1e-12)
    }

    @Test func `words that look alike but differ in code points do not match`() {
        let bleu = CorpusBLEU(maximumOrder: 1, smoothing: .none)
        #expect(bleu(["caf\u{E9}"], references: [["cafe\u{301}"]]).score == 0)
    }

    @Test func `a corpus of nothing scores zero`() {
        #expect(CorpusBLEU()([], references: []).score == 0)
        #expect(CorpusBLEU()(["", " "], references: [["a"], ["b"]]).score == 0)
    }
}
