import Course
import Foundation
import Recurrent

/// The book's two tables of P(token | what was written before), and one for its
/// picture of a beam.
enum BookTables {
    static let words = ["A", "B", "C", "<eos>"]
    static let first = [
        [0.5, 0.2, 0.2, 0.1], [0.1, 0.4, 0.3, 0.2], [0.2, 0.2, 0.4, 0.2],
        [0.0, 0.2, 0.2, 0.6],
    ]
    static let second = [
        [0.5, 0.2, 0.2, 0.1], [0.1, 0.4, 0.3, 0.2], [0.1, 0.6, 0.2, 0.1],
        [0.1, 0.2, 0.1, 0.6],
    ]

    /// What follows a prefix: by the second table after A C, else by the first.
    static func next(_ prefix: [Int32]) -> [Double] {
        (prefix.starts(with: [0, 2]) ? second : first)[prefix.count]
    }

    static let picture = ["A", "B", "C", "D", "E"]

    /// A table of our own whose beam of 2 has the book's six candidates:
    /// A, C, AB, CE, ABD, CED. D ends a sequence.
    static func nextInPicture(_ prefix: [Int32]) -> [Double] {
        switch prefix {
        case []: [0.40, 0.10, 0.35, 0.05, 0.10]
        case [0]: [0.15, 0.40, 0.15, 0.10, 0.20]
        case [2]: [0.10, 0.10, 0.10, 0.10, 0.60]
        case [0, 1]: [0.15, 0.10, 0.10, 0.50, 0.15]
        case [2, 4]: [0.10, 0.05, 0.05, 0.70, 0.10]
        default: [0.20, 0.20, 0.20, 0.20, 0.20]
        }
    }
}

/// A sequence, or the beginning of one, and its probability.
struct Candidate: Equatable {
    var tokens: [Int32] = []
    var probability = 1.0

    func adding(_ token: Int, _ probability: Double) -> Candidate {
        Candidate(
            tokens: tokens + [Int32(token)],
            probability: self.probability * probability)
    }

    /// ln P / Lᵅ
    func score(_ alpha: Double) -> Double {
        log(probability) / pow(Double(tokens.count), alpha)
    }

    func named(_ words: [String]) -> String {
        tokens.map { words[Int($0)] }.joined(separator: " ")
    }

    func described(_ words: [String]) -> String {
        named(words) + String(format: ": %.4g", probability)
    }
}

extension Candidate {
    init(_ candidate: BeamStep.Candidate) {
        self.init(
            tokens: candidate.tokens,
            probability: exp(candidate.logProbability))
    }
}

/// A sequence that wins from some α on, up to the next one's.
struct Winner: Encodable {
    let sequence: String
    let from: Double
}

/// Which of some sequences has the best score, for every α from 0 on.
///
/// Of two, the longer wins beyond the α at which ln P₁ / L₁ᵅ = ln P₂ / L₂ᵅ. Of
/// equally likely ones the longer wins beyond 0.
func winners(among all: [Candidate], _ words: [String]) -> [Winner] {
    func crossing(_ a: Candidate, _ b: Candidate) -> Double {
        log(log(b.probability) / log(a.probability))
            / log(Double(b.tokens.count) / Double(a.tokens.count))
    }
    let likely = all.filter { $0.probability > 0 }
    var winners: [Winner] = []
    var alpha = 0.0
    var best = likely.max {
        ($0.probability, $0.tokens.count) < ($1.probability, $1.tokens.count)
    }
    while let one = best {
        let longer = likely.filter { $0.tokens.count > one.tokens.count }
        best = longer.min { crossing(one, $0) < crossing(one, $1) }
        winners.append(Winner(sequence: one.described(words), from: alpha))
        alpha = best.map { crossing(one, $0) } ?? .infinity
    }
    return winners
}

/// The share of random tables, with 4 tokens and 4 steps, for which a beam of
/// some size finds what exhaustive search finds.
func agreementWithExhaustive(size: Int, seed: UInt64) throws -> Double {
    let space = SearchSpace(maxLength: 4)
    var random = Generator(seed: seed)
    let tables = (0..<1_000).map { _ in random.next() }
    let exhaustive = ExhaustiveSearch(within: space)
    let beam = BeamSearch(size: size, within: space)
    let same = try tables.count { table in
        let model = TableModel(vocabularySize: 4, end: 3) { prefix in
            randomRow(table, prefix)
        }
        let (best, found) = (
            try exhaustive(model, from: model.start())[0].best,
            try beam(model, from: model.start())[0].best
        )
        return best.tokens == found.tokens
    }
    return Double(same) / Double(tables.count)
}

/// Probabilities of four tokens, others after every prefix.
private func randomRow(_ table: UInt64, _ prefix: [Int32])
    -> [Double]
{
    var random = Generator(
        seed: prefix.reduce(table) { 31 &* $0 &+ UInt64($1) &+ 1 })
    let weights = (0..<4).map { _ in exp(random.normal()) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
}
