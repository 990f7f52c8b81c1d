import Course
import Recurrent

/// Different sequences of random letters, as many of each length.
/// - Precondition: there are as many.
func randomSequences(
    of letters: [String], lengths: ClosedRange<Int>, ofEach count: Int,
    using generator: inout Generator
) -> [[String]] {
    lengths.flatMap { length in
        var sequences: Set<[String]> = []
        var ordered: [[String]] = []
        while ordered.count < count {
            let sequence = (0..<length).map { _ in
                letters.randomElement(using: &generator)!
            }
            if sequences.insert(sequence).inserted { ordered.append(sequence) }
        }
        return ordered
    }
}

/// Sums such as 4 7 + 9 5, each of whose targets is the total, in digits.
func randomSums(
    below limit: Int, count: Int, using generator: inout Generator
) -> [SentencePair] {
    (0..<count).map { _ in
        let (a, b) = (
            Int.random(in: 0..<limit, using: &generator),
            Int.random(in: 0..<limit, using: &generator)
        )
        return SentencePair(
            source: "\(a)+\(b)".map(String.init),
            target: "\(a + b)".map(String.init))
    }
}

/// What a model makes of sums that it was not trained on.
struct SumsOutcome: Codable {
    let accuracy: Accuracy
    let examples: [String]

    init(_ practice: Practice, seed: UInt64, threads: Int) throws {
        var generator = Generator(seed: seed)
        let sums = randomSums(
            below: 100, count: 10 * practice.count, using: &generator)
        let practised = try practice.learn(
            sums, plain(128), epochs: practice.epochs * 3 / 2, seed: seed,
            threads: threads)
        accuracy = try practised.accuracy(on: practised.heldOut)
        examples = try practised.heldOut.prefix(4).map(practised.example)
    }
}
