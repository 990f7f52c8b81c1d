/// The recurrent part of a tanh RNN over a sequence, with a backward pass written by hand.
///
/// - Parameters:
///   - projection: X W_x + b for all steps, `[stepCount, batchSize, hiddenSize]`
///   - hiddenWeight: `[hiddenSize, hiddenSize]`
///   - state: `[batchSize, hiddenSize]`
func rnnSequence(
    _ projection: Tensor, _ hiddenWeight: Tensor, from state: Tensor
) -> Recurrence<Tensor> {
    let size = [projection.shape[1], hiddenWeight.shape[0]]
    require(projection.shape[0] > 0, "RNN: a sequence without a step")
    require(state.shape == size, "RNN: the state is \(state.shape), not \(size)")
    let hidden = rnnForward(projection, hiddenWeight, state)
    let results = record(
        inputs: [projection, hiddenWeight, state],
        outputs: [hidden, Tensor(Array(hidden.scalars.suffix(size.elementCount)), shape: size)]
    ) { rnnGradients(hidden, hiddenWeight, state, outputs: $0[0], last: $0[1]) }
    return Recurrence(outputs: results[0], state: results[1])
}

/// H = tanh(projection + H W_h), step after step.
private func rnnForward(_ projection: Tensor, _ hiddenWeight: Tensor, _ state: Tensor) -> Tensor {
    let (steps, batch, size) = (projection.shape[0], state.shape[0], state.shape[1])
    let block = batch * size
    return Tensor(shape: projection.shape) { hidden in
        withPointers(projection, hiddenWeight, state) { inputs in
            for step in 0..<steps {
                let now = hidden + step * block
                now.update(from: inputs[0] + step * block, count: block)
                gemm(
                    step == 0 ? inputs[2] : UnsafePointer(now - block), .plain, inputs[1], .plain,
                    adding: true, to: now, batch, size, size)
                mapLanes(now, to: now, count: block) { tanh($0) }
            }
        }
    }
}

/// The gradients of the projection, the hidden weight and the initial state.
private func rnnGradients(
    _ hidden: Tensor, _ hiddenWeight: Tensor, _ state: Tensor, outputs: Tensor?, last: Tensor?
) -> [Tensor?] {
    let (steps, batch, size) = (hidden.shape[0], state.shape[0], state.shape[1])
    let block = batch * size
    var arriving = last ?? Tensor(zeros: [batch, size])
    let sums = Tensor(shape: hidden.shape) { sums in
        arriving.scalars.withUnsafeMutableBufferPointer { dHidden in
            withPointers(hidden, hiddenWeight, outputs ?? Tensor(zeros: hidden.shape)) { inputs in
                for step in (0..<steps).reversed() {
                    let now = step * block
                    for i in 0..<block {
                        let h = inputs[0][now + i]
                        sums[now + i] = (dHidden[i] + inputs[2][now + i]) * (1 - h * h)
                    }
                    gemm(
                        sums + now, .plain, inputs[1], .transposed, adding: false,
                        to: dHidden.baseAddress, batch, size, size)
                }
            }
        }
    }
    return [sums, hiddenWeightGradient(sums, initial: state, hidden: hidden), arriving]
}

/// Σ Hᵀ G over the steps, H the state before each step and G the gradient of the sums it entered:
/// one product for the first step and one for all the others together.
func hiddenWeightGradient(_ sums: Tensor, initial: Tensor, hidden: Tensor) -> Tensor {
    let (steps, batch, size) = (hidden.shape[0], hidden.shape[1], hidden.shape[2])
    let width = sums.shape[2]
    return Tensor(shape: [size, width]) { result in
        withPointers(initial, hidden, sums) { inputs in
            gemm(
                inputs[0], .transposed, inputs[2], .plain, adding: false, to: result,
                size, width, batch)
            gemm(
                inputs[1], .transposed, inputs[2] + batch * width, .plain, adding: true,
                to: result, size, width, (steps - 1) * batch)
        }
    }
}
