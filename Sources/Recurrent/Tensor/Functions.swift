import Foundation

/// The logistic function σ(x) = 1 / (1 + e⁻ˣ); σ′ = σ(1 − σ).
public func sigmoid(_ x: Tensor) -> Tensor {
    let value = x.mapLanes { sigmoid($0) }
    return value.recording((x, { $0 * value.detached * (1 - value.detached) }))
}

/// The hyperbolic tangent; tanh′ = 1 − tanh².
public func tanh(_ x: Tensor) -> Tensor {
    let value = x.mapLanes { tanh($0) }
    return value.recording((x, { $0 * (1 - value * value) }))
}

/// max(x, 0); its derivative is 1 where x > 0 and else 0.
public func relu(_ x: Tensor) -> Tensor {
    x.map { max($0, 0) }.recording((x, { $0 * x.map { $0 > 0 ? 1 : 0 } }))
}

/// eˣ, its own derivative. Exact to a unit in the last place for |x| ≤ 87, held there outside.
public func exp(_ x: Tensor) -> Tensor {
    let value = x.mapLanes { exp($0) }
    return value.recording((x, { $0 * value }))
}

/// The natural logarithm; d ln x = dx / x.
public func log(_ x: Tensor) -> Tensor {
    x.map { Foundation.log($0) }.recording((x, { $0 / x }))
}

/// eˣ / Σ eˣ along the last axis.
///
/// With s the softmax, a gradient g arrives at x as s (g − Σ g s).
public func softmax(_ x: Tensor) -> Tensor {
    let value = Tensor(shape: x.shape) { softmaxRows(x, to: $0) }
    return value.recording(
        (
            x,
            { gradient in
                let weighted = gradient * value
                return weighted - value * weighted.rowSums()
            }
        ))
}

/// ln softmax along the last axis: x − ln Σ eˣ.
public func logSoftmax(_ x: Tensor) -> Tensor {
    let logits = x.matrix
    let value = Tensor(shape: x.shape) { result in
        for row in 0..<logits.rows {
            let scores = logits.scalars[row * logits.columns..<(row + 1) * logits.columns]
            let largest = scores.max() ?? 0
            let total = scores.reduce(into: 0.0) { $0 += Foundation.exp(Double($1 - largest)) }
            let logTotal = Float(Foundation.log(total))
            for (column, score) in scores.enumerated() {
                result[row * logits.columns + column] = (score - largest) - logTotal
            }
        }
    }
    return value.recording((x, { $0 - exp(value) * $0.rowSums() }))
}

extension Tensor {
    /// The sum of each row along the last axis, which keeps length 1.
    fileprivate func rowSums() -> Tensor { summed(to: shape.dropLast() + [1]) }

    /// Maps sixteen elements at a time, outside any gradient.
    @inline(__always)
    fileprivate func mapLanes(_ f: (Lanes) -> Lanes) -> Tensor {
        Tensor(shape: shape) { result in
            scalars.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress else { return }
                Recurrent.mapLanes(start, to: result, count: source.count, f)
            }
        }
    }
}
