import Foundation

/// A table of next-token probabilities written by hand, to try a search on.
public struct TableModel: NextTokenModel {
    public let vocabularySize: Int
    public let end: Int32?
    private let probabilities: @Sendable (_ prefix: [Int32]) -> [Double]

    /// - Parameter probabilities: of every token after a prefix, adding up to 1
    public init(
        vocabularySize: Int, end: Int32?,
        after probabilities: @escaping @Sendable (_ prefix: [Int32]) -> [Double]
    ) {
        self.vocabularySize = vocabularySize
        self.end = end
        self.probabilities = probabilities
    }

    /// A table in which the probabilities depend on the step alone.
    /// - Precondition: all steps have as many tokens.
    public init(steps: [[Double]], end: Int32?) {
        let size = steps.first?.count ?? 0
        require(
            steps.allSatisfy { $0.count == size }, "TableModel: steps of different vocabularies")
        self.init(vocabularySize: size, end: end) { prefix in
            require(
                prefix.count < steps.count,
                "TableModel: token \(prefix.count + 1) of a table of \(steps.count) steps")
            return steps[prefix.count]
        }
    }

    /// Where sequences begin: nothing is written yet.
    public func start(sequenceCount: Int = 1) -> NextTokens<[[Int32]]> {
        next([[Int32]](repeating: [], count: sequenceCount))
    }

    public func step(
        _ tokens: [Int32], from state: [[Int32]], threadCount: Int
    ) -> NextTokens<[[Int32]]> {
        next(zip(state, tokens).map { $0 + [$1] })
    }

    public func rows(_ rows: [Int], of state: [[Int32]]) -> [[Int32]] { rows.map { state[$0] } }

    public func joined(_ states: [[[Int32]]]) -> [[Int32]] { states.flatMap { $0 } }

    private func next(_ prefixes: [[Int32]]) -> NextTokens<[[Int32]]> {
        let logits = prefixes.flatMap { prefix in
            let row = probabilities(prefix)
            require(
                row.count == vocabularySize && abs(row.reduce(0, +) - 1) < 1e-6,
                "TableModel: \(row) are not the probabilities of \(vocabularySize) tokens")
            return row.map { Float(log($0)) }
        }
        return NextTokens(
            logits: Tensor(logits, shape: [prefixes.count, vocabularySize]), state: prefixes)
    }
}
