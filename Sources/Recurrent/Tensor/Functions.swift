import Foundation

/// The logistic function σ(x) = 1 / (1 + e⁻ˣ); σ′ = σ(1 − σ).
public func sigmoid(_ x: Tensor) -> Tensor {
    let value = x.mapLanes { sigmoid($0) }
    return value.recording(x) { $0.combined(with: value) { $0 * $1 * (1 - $1) } }
}

/// The hyperbolic tangent; tanh′ = 1 − tanh².
public func tanh(_ x: Tensor) -> Tensor {
    let value = x.mapLanes { tanh($0) }
    return value.recording(x) { $0.combined(with: value) { $0 * (1 - $1 * $1) } }
}

/// max(x, 0); its derivative is 1 where x > 0 and else 0.
public func relu(_ x: Tensor) -> Tensor {
    x.map { max($0, 0) }.recording(x) { $0 * x.map { $0 > 0 ? 1 : 0 } }
}

/// eˣ, its own derivative. Exact to a unit in the last place for |x| ≤ 87, held there outside.
public func exp(_ x: Tensor) -> Tensor {
    let value = x.mapLanes { exp($0) }
    return value.recording(x) { $0 * value }
}

/// The natural logarithm; d ln x = dx / x.
public func log(_ x: Tensor) -> Tensor {
    x.map { Foundation.log($0) }.recording(x) { $0 / x }
}

/// eˣ / Σ eˣ along the last axis.
///
/// With s the softmax, a gradient g arrives at x as s (g − Σ g s).
public func softmax(_ x: Tensor) -> Tensor {
    let (rows, width) = (x.matrix.rows, x.matrix.columns)
    let value = Tensor(shape: x.shape) { softmaxRows(x.scalars, rows: rows, width: width, to: $0) }
    return value.recording(x) { softmaxGradient($0, of: value) }
}

private func softmaxGradient(_ gradient: Tensor, of value: Tensor) -> Tensor {
    let weighted = gradient * value
    return weighted - value * weighted.rowSums()
}

/// The softmax of the first so many numbers of every row; the others get exactly zero.
///
/// - Parameters:
///   - x: `[…, batch, positions]`
///   - validLengths: of each sequence of the batch, at least 1; all if nil
func softmax(_ x: Tensor, within validLengths: [Int]?) -> Tensor {
    guard let validLengths else { return softmax(x) }
    let (rows, width) = (x.matrix.rows, x.matrix.columns)
    requireFit(validLengths, stepCount: width, batchSize: x.shape[x.shape.count - 2])
    let value = Tensor(shape: x.shape) { result in
        x.scalars.withUnsafeBufferPointer { scores in
            for row in 0..<rows {
                let (start, length) = (row * width, validLengths[row % validLengths.count])
                softmaxRows(
                    scores.baseAddress! + start, rows: 1, width: length, to: result + start)
                (result + start + length).update(repeating: 0, count: width - length)
            }
        }
    }
    return value.recording(x) { softmaxGradient($0, of: value) }
}

/// ln softmax along the last axis: x − ln Σ eˣ.
public func logSoftmax(_ x: Tensor) -> Tensor {
    let width = x.shape.last ?? 1
    let value = Tensor(shape: x.shape) { result in
        for start in stride(from: 0, to: x.count, by: max(width, 1)) {
            let scores = x.scalars[start..<start + width]
            let largest = scores.max() ?? 0
            let total = scores.reduce(into: 0.0) { $0 += Foundation.exp(Double($1 - largest)) }
            let logTotal = Float(Foundation.log(total))
            for index in scores.indices { result[index] = (scores[index] - largest) - logTotal }
        }
    }
    return value.recording(x) { $0 - exp(value) * $0.rowSums() }
}

extension Tensor {
    /// The sum of each row along the last axis, which keeps length 1.
    fileprivate func rowSums() -> Tensor { summed(to: shape.dropLast() + [1]) }

    /// Maps sixteen elements at a time, outside any gradient.
    @inline(__always)
    fileprivate func mapLanes(_ f: (Lanes) -> Lanes) -> Tensor {
        Tensor(shape: shape) { Recurrent.mapLanes(scalars, to: $0, count: count, f) }
    }
}
