// One product for each sequence of a batch. What has a vector a step is step-major, as everywhere:
// `[steps, batch, size]`. A memory lies sequence by sequence, `[batch, positions, size]`, so that
// sequences can be picked out of it and repeated.

/// The dot products of the vectors of every step with all of their sequence's memory.
///
/// Of each sequence V Mᵀ.
/// - Parameters:
///   - vectors: `[steps, batch, size]`
///   - memory: `[batch, positions, size]`
/// - Returns: `[steps, batch, positions]`
func dotProducts(_ vectors: Tensor, _ memory: Tensor) -> Tensor {
    let size = MemorySize(vectors, memory, width: memory.shape.last, "dotProducts")
    let value = Tensor(shape: [size.steps, size.batch, size.positions]) { result in
        size.forEachSequence(vectors, memory) { sequence, vectors, memory in
            multiply(
                size.steps(of: sequence, vectors, size.width),
                size.memory(of: sequence, memory).transposed,
                into: size.steps(of: sequence, result, size.positions), adding: false)
        }
    }
    return value.recording(
        (vectors, { mixtures($0, memory) }), (memory, { gathered($0, vectors) }))
}

/// The sums of all of a sequence's memory, at every step with weights of its own.
///
/// Of each sequence W M.
/// - Parameters:
///   - weights: `[steps, batch, positions]`
///   - memory: `[batch, positions, size]`
/// - Returns: `[steps, batch, size]`
func mixtures(_ weights: Tensor, _ memory: Tensor) -> Tensor {
    let size = MemorySize(weights, memory, width: memory.shape.dropFirst().first, "mixtures")
    let value = Tensor(shape: [size.steps, size.batch, size.width]) { result in
        size.forEachSequence(weights, memory) { sequence, weights, memory in
            multiply(
                size.steps(of: sequence, weights, size.positions),
                size.memory(of: sequence, memory),
                into: size.steps(of: sequence, result, size.width), adding: false)
        }
    }
    return value.recording(
        (weights, { dotProducts($0, memory) }), (memory, { gathered(weights, $0) }))
}

/// The gradient of either at the memory: of each sequence Wᵀ V, outside any gradient.
///
/// - Parameters:
///   - weights: `[steps, batch, positions]`
///   - vectors: `[steps, batch, size]`
/// - Returns: `[batch, positions, size]`
private func gathered(_ weights: Tensor, _ vectors: Tensor) -> Tensor {
    let size = MemorySize(
        steps: weights.shape[0], batch: weights.shape[1], positions: weights.shape[2],
        width: vectors.shape[2])
    return Tensor(shape: [size.batch, size.positions, size.width]) { result in
        size.forEachSequence(weights, vectors) { sequence, weights, vectors in
            multiply(
                size.steps(of: sequence, weights, size.positions).transposed,
                size.steps(of: sequence, vectors, size.width),
                into: size.memory(of: sequence, result), adding: false)
        }
    }
}

/// The vector of every step plus each of its sequence's memory.
///
/// - Parameters:
///   - vectors: `[steps, batch, size]`
///   - memory: `[batch, positions, size]`
/// - Returns: `[steps, batch, positions, size]`
func pairwiseSums(_ vectors: Tensor, _ memory: Tensor) -> Tensor {
    let size = MemorySize(vectors, memory, width: memory.shape.last, "pairwiseSums")
    let (positions, width) = (size.positions, size.width)
    let value = Tensor(shape: [size.steps, size.batch, positions, width]) { result in
        vectors.scalars.withUnsafeBufferPointer { vectors in
            memory.scalars.withUnsafeBufferPointer { memory in
                for row in 0..<size.steps * size.batch {
                    for position in 0..<positions {
                        let sum = result + (row * positions + position) * width
                        let place = row % size.batch * positions + position
                        sum.update(from: memory.baseAddress! + place * width, count: width)
                        add(vectors.baseAddress! + row * width, to: sum, count: width)
                    }
                }
            }
        }
    }
    let shape = memory.shape
    return value.recording((vectors, positionSums), (memory, { $0.summed(to: shape) }))
}

/// The reverse of repeating a vector at every position: `[steps, batch, positions, size]` becomes
/// `[steps, batch, size]`.
@Sendable private func positionSums(_ tensor: Tensor) -> Tensor {
    let (positions, width) = (tensor.shape[2], tensor.shape[3])
    return Tensor(shape: [tensor.shape[0], tensor.shape[1], width]) { result in
        tensor.scalars.withUnsafeBufferPointer { terms in
            for row in 0..<tensor.shape[0] * tensor.shape[1] {
                let (sum, start) = (result + row * width, row * positions * width)
                sum.update(from: terms.baseAddress! + start, count: width)
                for position in 1..<positions {
                    add(terms.baseAddress! + start + position * width, to: sum, count: width)
                }
            }
        }
    }
}

/// How much meets: `steps` steps of `batch` sequences, each with a memory of `positions` vectors of
/// `width` numbers.
private struct MemorySize {
    let steps, batch, positions, width: Int

    init(steps: Int, batch: Int, positions: Int, width: Int) {
        (self.steps, self.batch) = (steps, batch)
        (self.positions, self.width) = (positions, width)
    }

    /// - Parameter width: what the last axis of `vectors` has to be.
    init(_ vectors: Tensor, _ memory: Tensor, width: Int?, _ name: String) {
        let shapes = (vectors.shape, memory.shape)
        require(
            shapes.0.count == 3 && shapes.1.count == 3 && shapes.0[1] == shapes.1[0]
                && shapes.0[2] == width && shapes.1[1] > 0,
            "\(name): \(shapes.0) at every step, a memory of \(shapes.1)")
        (steps, batch) = (shapes.0[0], shapes.0[1])
        (positions, self.width) = (shapes.1[1], shapes.1[2])
    }

    func forEachSequence(
        _ a: Tensor, _ b: Tensor,
        _ body: (_ sequence: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>) -> Void
    ) {
        a.scalars.withUnsafeBufferPointer { a in
            b.scalars.withUnsafeBufferPointer { b in
                guard let a = a.baseAddress, let b = b.baseAddress else { return }
                for sequence in 0..<batch { body(sequence, a, b) }
            }
        }
    }

    /// One sequence of `[steps, batch, columns]`.
    func steps(
        of sequence: Int, _ start: UnsafePointer<Float>, _ columns: Int
    ) -> MatrixView {
        MatrixView(
            start + sequence * columns, rows: steps, columns: columns, stride: batch * columns)
    }

    func steps(
        of sequence: Int, _ start: UnsafeMutablePointer<Float>, _ columns: Int
    ) -> MutableMatrixView {
        MutableMatrixView(
            start + sequence * columns, rows: steps, columns: columns, stride: batch * columns)
    }

    /// One sequence of `[batch, positions, width]`.
    func memory(of sequence: Int, _ start: UnsafePointer<Float>) -> MatrixView {
        MatrixView(start + sequence * positions * width, rows: positions, columns: width)
    }

    func memory(of sequence: Int, _ start: UnsafeMutablePointer<Float>) -> MutableMatrixView {
        MutableMatrixView(start + sequence * positions * width, rows: positions, columns: width)
    }
}
