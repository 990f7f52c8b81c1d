// Sequences of several lengths side by side, the shorter ones padded at their end. Each operation
// takes the number of valid steps of every sequence, or nil where all steps are valid.

extension Tensor {
    /// Zeros in place of padding; `[stepCount, batchSize, size]`.
    func zeroed(after validLengths: [Int]?) -> Tensor {
        guard let validLengths else { return self }
        requireFit(validLengths, stepCount: shape[0], batchSize: shape[1])
        let (batch, size) = (shape[1], shape[2])
        var result = detached
        result.scalars.withUnsafeMutableBufferPointer { elements in
            for (sequence, length) in validLengths.enumerated() {
                for step in length..<shape[0] {
                    let start = (step * batch + sequence) * size
                    elements[start..<start + size].update(repeating: 0)
                }
            }
        }
        return result.recording(self) { $0.zeroed(after: validLengths) }
    }

    /// The last valid step of every sequence: `[stepCount, batchSize, size]` becomes
    /// `[batchSize, size]`.
    func last(of validLengths: [Int]?) -> Tensor {
        let (steps, batch, size) = (shape[0], shape[1], shape[2])
        let lengths = validLengths ?? [Int](repeating: steps, count: batch)
        requireFit(lengths, stepCount: steps, batchSize: batch)
        return reshaped(to: [steps * batch, size])
            .gathered(rows: lengths.enumerated().map { ($1 - 1) * batch + $0 })
    }

    /// The steps of each sequence one after the other: `[stepCount, batchSize, size]` becomes
    /// `[batchSize, stepCount, size]`.
    func bySequence() -> Tensor {
        let (steps, batch, size) = (shape[0], shape[1], shape[2])
        let order = (0..<batch).flatMap { row in (0..<steps).map { $0 * batch + row } }
        return reshaped(to: [steps * batch, size]).gathered(rows: order)
            .reshaped(to: [batch, steps, size])
    }

    /// Every sequence from its last valid step to its first; padding stays where it is.
    public func reversed(within validLengths: [Int]?) -> Tensor {
        require(shape.count == 3, "a sequence [steps, batch, size] is needed, this is \(shape)")
        let order = reversal(within: validLengths, stepCount: shape[0], batchSize: shape[1])
        return reshaped(to: [shape[0] * shape[1], shape[2]]).gathered(rows: order)
            .reshaped(to: shape)
    }
}

extension Tokens {
    /// Every sequence from its last valid token to its first; padding stays where it is.
    public func reversed(within validLengths: [Int]?) -> Tokens {
        let order = reversal(within: validLengths, stepCount: stepCount, batchSize: batchSize)
        return Tokens(
            stepCount: stepCount, batchSize: batchSize,
            indices: order.map { indices[$0] })
    }
}

/// For each position of the reversed sequences, the position where its element stands now.
private func reversal(within validLengths: [Int]?, stepCount: Int, batchSize: Int) -> [Int] {
    let lengths = validLengths ?? [Int](repeating: stepCount, count: batchSize)
    requireFit(lengths, stepCount: stepCount, batchSize: batchSize)
    return (0..<stepCount).flatMap { step in
        lengths.enumerated().map { sequence, length in
            (step < length ? length - 1 - step : step) * batchSize + sequence
        }
    }
}

func requireFit(_ validLengths: [Int], stepCount: Int, batchSize: Int) {
    require(
        validLengths.count == batchSize,
        "\(validLengths.count) valid lengths for \(batchSize) sequences")
    require(
        validLengths.allSatisfy { $0 > 0 && $0 <= stepCount },
        "valid lengths \(validLengths) are not all in 1...\(stepCount)")
}
