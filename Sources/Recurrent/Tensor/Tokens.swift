/// Token indices of several sequences side by side, step-major: `stepCount` rows of `batchSize`.
public struct Tokens: Sendable, Equatable {
    public let stepCount: Int
    public let batchSize: Int
    /// Row `t` holds step `t` of every sequence: index `t * batchSize + sequence`.
    public let indices: [Int32]

    /// - Precondition: `indices` holds `stepCount * batchSize` elements.
    public init(stepCount: Int, batchSize: Int, indices: [Int32]) {
        guard indices.count == stepCount * batchSize else {
            stop("Tokens: \(indices.count) indices for \(stepCount) steps of \(batchSize)")
        }
        self.stepCount = stepCount
        self.batchSize = batchSize
        self.indices = indices
    }

    public subscript(step: Int, sequence: Int) -> Int { Int(indices[step * batchSize + sequence]) }
}
