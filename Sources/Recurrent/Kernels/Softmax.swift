import Foundation

/// Writes the softmax of every row along the last axis.
func softmaxRows(_ logits: Tensor, to result: UnsafeMutablePointer<Float>) {
    let width = logits.matrix.columns
    logits.scalars.withUnsafeBufferPointer { scalars in
        for start in stride(from: 0, to: scalars.count, by: max(width, 1)) {
            let row = result + start
            let sum = exponentiate(scalars.baseAddress! + start, to: row, count: width)
            mapLanes(row, to: row, count: width) { $0 / sum.total }
        }
    }
}

/// The summed cross-entropy −Σ ln softmax(x)[target] over the rows, in nats, and its gradient
/// softmax(x) − onehot(target).
///
/// A target below zero is padding: its loss and gradient are zero, and its softmax is not computed.
func crossEntropyRows(
    _ logits: Tensor, targets: [Int32], gradient: UnsafeMutablePointer<Float>
) -> Double {
    let width = logits.matrix.columns
    return logits.scalars.withUnsafeBufferPointer { scalars in
        var loss = 0.0
        for (index, target) in targets.enumerated() {
            let source = scalars.baseAddress! + index * width
            let row = gradient + index * width
            guard target >= 0 else {
                row.update(repeating: 0, count: width)
                continue
            }
            let sum = exponentiate(source, to: row, count: width)
            loss += Double(sum.largest + Foundation.log(sum.total) - source[Int(target)])
            mapLanes(row, to: row, count: width) { $0 / sum.total }
            row[Int(target)] -= 1
        }
        return loss
    }
}

/// Writes eˣ⁻ᵐ, with m the largest x: a shift that no softmax notices and that keeps eˣ finite.
///
/// Returns m and the sum of what was written, so that ln Σ eˣ = m + ln total.
@inline(__always)
private func exponentiate(
    _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int
) -> (largest: Float, total: Float) {
    var largest = source[0]
    for i in 1..<max(count, 1) where source[i] > largest { largest = source[i] }
    mapLanes(source, to: target, count: count) { exp($0 - largest) }
    return (largest, sumLanes(target, count: count))
}
