import Course
import Notebook
import Recurrent

/// Sentences in which "bank" is a river's or a money-lender's, and only what
/// follows tells which.
struct BankSentences: Sendable {
    private static let subjects = "she he paul emma clara hugo".words
    private static let verbs = "saw found passed left".words
    /// For each meaning: other nouns that have it, and what one does there.
    private static let meanings = [
        (
            nouns: "shore beach".words, deeds: "swim fish row bathe".words,
            objects: "fast slowly quietly".words
        ),
        (
            nouns: "lender office".words, deeds: "pay save borrow lend".words,
            objects: "money coins cash".words
        ),
    ]
    static let nounStep = 3

    let vocabulary: Vocabulary
    /// The sentences, all of one length.
    let tokens: [[Int32]]
    /// The meaning of each sentence's noun, 0 or 1. No network is told.
    let meanings: [Int]
    /// The sentences whose noun is "bank".
    let banks: [Int]

    init(count: Int, using generator: inout Generator) {
        var sentences: [[String]] = []
        var meanings: [Int] = []
        for _ in 0..<count {
            let meaning = Int.random(in: 0...1, using: &generator)
            sentences.append(Self.sentence(meaning, using: &generator))
            meanings.append(meaning)
        }
        let vocabulary = Vocabulary(tokens: sentences.joined())
        self.vocabulary = vocabulary
        self.meanings = meanings
        tokens = sentences.map { vocabulary.indices(of: $0) }
        banks = sentences.indices.filter {
            sentences[$0][Self.nounStep] == "bank"
        }
    }

    private static func sentence(
        _ meaning: Int, using generator: inout Generator
    ) -> [String] {
        func one(of words: [String]) -> String {
            words.randomElement(using: &generator) ?? ""
        }
        let (nouns, deeds, objects) = meanings[meaning]
        let start = [one(of: subjects), one(of: verbs), "the"]
        let noun = one(of: nouns + ["bank", "bank"])
        return start
            + [noun, "where", "they", one(of: deeds), one(of: objects)]
    }

    /// Sentences side by side.
    func batch(_ sentences: some Collection<Int>) -> Tokens {
        let rows = sentences.map { tokens[$0] }
        return Tokens(
            stepCount: rows[0].count, batchSize: rows.count,
            indices: rows[0].indices.flatMap { step in rows.map { $0[step] } })
    }

    /// One word of each sentence hidden, a sentence's number telling which, and
    /// the last tenth of the sentences kept to validate on.
    var task: FillInTask {
        let boundary = tokens.count * 9 / 10
        return FillInTask(
            training: 0..<boundary, validation: boundary..<tokens.count
        ) { numbers in
            Blanks(
                in: batch(numbers), at: numbers.map { $0 % tokens[0].count },
                unknown: vocabulary.unknownIndex)
        }
    }

    /// The layer of a network that has learned to fill in the hidden words.
    func trained<Layer: RecurrentLayer>(
        _ layer: Layer, epochs: Int, seed: UInt64, threads: Int,
        using generator: inout Generator
    ) throws -> Layer {
        var model = Predictor(
            layer, outputSize: layer.inputSize, using: &generator)
        _ = try model.fillIn(task, epochs: epochs, threads: threads, seed: seed)
        return model.layer
    }

    /// How often the state at "bank" lies nearest to the mean state of its own
    /// meaning. The means are of the first half of the sentences, the answers
    /// of the other half.
    func separation(by layer: some RecurrentLayer) -> Double {
        let states = layer(batch(banks)).outputs.unstacked()[Self.nounStep]
        let vectors = banks.indices.map { states.rows($0..<$0 + 1) }
        let half = banks.count / 2
        let means = [0, 1].map { meaning in
            let places = (0..<half).filter { meanings[banks[$0]] == meaning }
            return places.map { vectors[$0] }.reduce(0, +)
                / Tensor(Float(places.count))
        }
        let right = (half..<banks.count).count { place in
            let distances = means.map { mean in
                let difference = mean - vectors[place]
                return (difference * difference).sum().item
            }
            return (distances[0] < distances[1] ? 0 : 1)
                == meanings[banks[place]]
        }
        return Double(right) / Double(banks.count - half)
    }
}

extension String {
    fileprivate var words: [String] {
        split(separator: " ").map(String.init)
    }
}

/// How often the states at "bank" tell its meaning.
struct Separations: Codable {
    let forward, untrained, bidirectional: Double

    /// Trains a forward and a bidirectional network to fill in words.
    init(
        sentenceCount: Int, epochs: Int, seed: UInt64, threads: Int
    ) throws {
        var generator = Generator(seed: seed)
        let sentences = BankSentences(count: sentenceCount, using: &generator)
        let size = sentences.vocabulary.count
        let both = Bidirectional { LSTM(size, 16, using: &generator) }
        forward = sentences.separation(
            by: try sentences.trained(
                LSTM(size, 16, using: &generator), epochs: epochs, seed: seed,
                threads: threads, using: &generator))
        untrained = sentences.separation(by: both)
        bidirectional = sentences.separation(
            by: try sentences.trained(
                both, epochs: epochs, seed: seed, threads: threads,
                using: &generator))
    }
}
