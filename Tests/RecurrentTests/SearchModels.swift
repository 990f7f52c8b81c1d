import Foundation

@testable import Recurrent

// Models to search that are known completely.

extension TableModel {
    /// D2L, section 10.8.1: A, B, C and `<eos>` are 0 to 3. The first table depends on the step
    /// alone, the second is what it says after A and then C.
    static let bookFirst = TableModel(
        steps: [
            [0.5, 0.2, 0.2, 0.1], [0.1, 0.4, 0.3, 0.2], [0.2, 0.2, 0.4, 0.2], [0, 0.2, 0.2, 0.6],
        ], end: 3)
    static let bookSecond = TableModel(
        steps: [
            [0.5, 0.2, 0.2, 0.1], [0.1, 0.4, 0.3, 0.2], [0.1, 0.6, 0.2, 0.1], [0.1, 0.2, 0.1, 0.6],
        ], end: 3)
    /// What follows depends on what was chosen: the first table, but the second after A C.
    static let book = TableModel(vocabularySize: 4, end: 3) { prefix in
        let table = prefix.starts(with: [0, 2]) ? bookSecond : bookFirst
        let logits = table.step([0], from: [Array(prefix.dropLast())]).logits
        return prefix.isEmpty
            ? [0.5, 0.2, 0.2, 0.1] : logits.scalars.map { exp(Double($0)) }
    }

    /// Probabilities that depend on the whole prefix, some of them zero.
    static func random(
        seed: UInt64, vocabularySize: Int, end: Int32?, zeros: Double = 0.15
    ) -> TableModel {
        TableModel(vocabularySize: vocabularySize, end: end) { prefix in
            var generator = Generator(
                seed: prefix.reduce(seed) { ($0 &+ UInt64($1) &+ 1) &* 0x9E37_79B9_7F4A_7C15 })
            var weights = (0..<vocabularySize).map { _ in
                let weight = exp(1.5 * generator.normal())
                return generator.uniform() < zeros ? 0 : weight
            }
            if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
            let total = weights.reduce(0, +)
            return weights.map { $0 / total }
        }
    }

    /// Sentences that differ: each begins after a prefix of its own.
    func start(after prefixes: [[Int32]]) -> NextTokens<[[Int32]]> {
        step(prefixes.map { $0.last! }, from: prefixes.map { $0.dropLast() })
    }
}

/// A model whose logits are whatever a test needs.
struct RawModel: NextTokenModel {
    let vocabularySize: Int
    var end: Int32?
    let logits: @Sendable (_ prefix: [Int32]) -> [Float]

    func start(_ rows: Int = 1) -> NextTokens<[[Int32]]> {
        next([[Int32]](repeating: [], count: rows))
    }
    func step(
        _ tokens: [Int32], from state: [[Int32]], threadCount: Int
    ) -> NextTokens<[[Int32]]> {
        next(zip(state, tokens).map { $0 + [$1] })
    }
    func rows(_ rows: [Int], of state: [[Int32]]) -> [[Int32]] { rows.map { state[$0] } }
    func joined(_ states: [[[Int32]]]) -> [[Int32]] { states.flatMap { $0 } }

    private func next(_ prefixes: [[Int32]]) -> NextTokens<[[Int32]]> {
        NextTokens(
            logits: Tensor(prefixes.flatMap(logits), shape: [prefixes.count, vocabularySize]),
            state: prefixes)
    }
}

/// A language model one token of which ends a text, and that notes how its states were moved.
struct EndingModel: NextTokenModel {
    let model: LanguageModel<Deep<GRU>>
    let end: Int32?
    var vocabularySize: Int { model.vocabularySize }

    init(vocabularySize: Int, end: Int32? = 0, seed: UInt64) {
        var generator = Generator(seed: seed)
        let layers = Deep(layerCount: 2, inputSize: vocabularySize) {
            GRU($0, 24, using: &generator)
        }
        var model = LanguageModel(
            layer: layers, head: Linear(24, vocabularySize, using: &generator))
        model.scale(by: 5)
        if let end { model.head.bias.scalars[Int(end)] += 3 }
        (self.model, self.end) = (model, end)
    }

    /// A row for each sentence, which differ in the token read first.
    func start(_ tokens: [Int32]) -> NextTokens<[Tensor]> {
        let zeros = Tensor(zeros: [tokens.count, 24])
        return step(tokens, from: [zeros, zeros])
    }
    func step(
        _ tokens: [Int32], from state: [Tensor], threadCount: Int
    ) -> NextTokens<[Tensor]> {
        model.step(tokens, from: state)
    }
}
