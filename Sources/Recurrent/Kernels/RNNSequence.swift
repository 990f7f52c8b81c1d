/// The recurrent part of a tanh RNN over a sequence, with a backward pass written by hand.
///
/// - Parameters:
///   - projection: X W_x + b for all steps, `[stepCount, batchSize, hiddenSize]`
///   - hiddenWeight: `[hiddenSize, hiddenSize]`
///   - state: `[batchSize, hiddenSize]`
/// - Returns: the states after every step, `[stepCount, batchSize, hiddenSize]`
func rnnSequence(_ projection: Tensor, _ hiddenWeight: Tensor, from state: Tensor) -> Tensor {
    let size = [projection.shape[1], hiddenWeight.shape[0]]
    require(projection.shape[0] > 0, "RNN: a sequence without a step")
    require(state.shape == size, "RNN: the state is \(state.shape), not \(size)")
    let hidden = rnnForward(projection, hiddenWeight, state)
    return record(inputs: [projection, hiddenWeight, state], outputs: [hidden]) {
        rnnGradients(hidden, hiddenWeight, state, arriving: $0[0]!)
    }[0]
}

/// H = tanh(projection + H W_h), step after step.
private func rnnForward(_ projection: Tensor, _ hiddenWeight: Tensor, _ state: Tensor) -> Tensor {
    let (steps, batch, size) = (projection.shape[0], state.shape[0], state.shape[1])
    let block = batch * size
    let weight = hiddenWeight.panels()
    return Tensor(shape: projection.shape) { hidden in
        withPointers(projection, hiddenWeight, state) { inputs in
            for step in 0..<steps {
                let now = hidden + step * block
                now.update(from: inputs[0] + step * block, count: block)
                multiply(
                    MatrixView(
                        step == 0 ? inputs[2] : UnsafePointer(now - block), rows: batch,
                        columns: size),
                    weight, into: MutableMatrixView(now, rows: batch, columns: size), adding: true)
                mapLanes(now, to: now, count: block) { tanh($0) }
            }
        }
    }
}

/// The gradients of the projection, the hidden weight and the initial state.
private func rnnGradients(
    _ hidden: Tensor, _ hiddenWeight: Tensor, _ state: Tensor, arriving: Tensor
) -> [Tensor?] {
    let (steps, batch, size) = (hidden.shape[0], state.shape[0], state.shape[1])
    let block = batch * size
    let weight = hiddenWeight.panels(transposed: true)
    var fromLater = Tensor(zeros: [batch, size])
    let sums = Tensor(shape: hidden.shape) { sums in
        fromLater.scalars.withUnsafeMutableBufferPointer { dHidden in
            withPointers(hidden, hiddenWeight, arriving) { inputs in
                for step in (0..<steps).reversed() {
                    let now = step * block
                    for i in 0..<block {
                        let h = inputs[0][now + i]
                        sums[now + i] = (dHidden[i] + inputs[2][now + i]) * (1 - h * h)
                    }
                    multiply(
                        MatrixView(sums + now, rows: batch, columns: size), weight,
                        into: MutableMatrixView(
                            dHidden.baseAddress!, rows: batch, columns: size),
                        adding: false)
                }
            }
        }
    }
    return [sums, hiddenWeightGradient(sums, initial: state, hidden: hidden), fromLater]
}

/// Σ Hᵀ G over the steps, H the state before each step and G the gradient of the sums it entered:
/// one product for the first step and one for all the others together.
///
/// - Parameters:
///   - sums: G of all steps, `[stepCount, batchSize, width]`
///   - columns: the sums that H entered, where it did not enter all.
///   - initial: H before the first step.
///   - hidden: H before the second step and all later ones, and whatever follows.
/// - Returns: `[hiddenSize, columns.count]`
func hiddenWeightGradient(
    _ sums: Tensor, columns: Range<Int>? = nil, initial: Tensor, hidden: Tensor
) -> Tensor {
    let (steps, batch, width) = (sums.shape[0], sums.shape[1], sums.shape[2])
    let size = hidden.shape[2]
    let columns = columns ?? 0..<width
    return Tensor(shape: [size, columns.count]) { result in
        withPointers(initial, hidden, sums) { inputs in
            let sums = inputs[2] + columns.lowerBound
            gemm(
                inputs[0], .transposed, sums, .plain, bStride: width, adding: false, to: result,
                size, columns.count, batch)
            gemm(
                inputs[1], .transposed, sums + batch * width, .plain, bStride: width, adding: true,
                to: result, size, columns.count, (steps - 1) * batch)
        }
    }
}
