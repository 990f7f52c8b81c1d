import Foundation

/// Writes the softmax of every row.
///
/// - Parameter logits, result: `[rows, width]`
func softmaxRows(
    _ logits: UnsafePointer<Float>, rows: Int, width: Int, to result: UnsafeMutablePointer<Float>
) {
    for start in stride(from: 0, to: rows * width, by: max(width, 1)) {
        softmaxRow(logits + start, width: width, to: result + start)
    }
}

/// The summed cross-entropy −Σ ln softmax(x)[target] over the rows, in nats, and its gradient
/// softmax(x) − onehot(target).
///
/// A target below zero is padding: its loss and gradient are zero.
///
/// - Parameters:
///   - logits, gradient: `[targets.count, width]`
func crossEntropyRows(
    _ logits: UnsafePointer<Float>, width: Int, targets: [Int32],
    gradient: UnsafeMutablePointer<Float>
) -> Double {
    var loss = 0.0
    for (row, target) in targets.enumerated() {
        let (logits, gradient) = (logits + row * width, gradient + row * width)
        guard target >= 0 else {
            gradient.update(repeating: 0, count: width)
            continue
        }
        let (largest, total) = softmaxRow(logits, width: width, to: gradient)
        loss += Double(Foundation.log(total)) - Double(logits[Int(target)] - largest)
        gradient[Int(target)] -= 1
    }
    return loss
}

/// Writes the softmax of a row, e to the power of x less the largest x, which no softmax notices and
/// which keeps it finite, divided by the sum of these.
@inline(__always)
@discardableResult
private func softmaxRow(
    _ logits: UnsafePointer<Float>, width: Int, to result: UnsafeMutablePointer<Float>
) -> (largest: Float, total: Float) {
    let largest = largestLane(logits, count: width)
    mapLanes(logits, to: result, count: width) { exp($0 - largest) }
    let total = sumLanes(result, count: width)
    mapLanes(result, to: result, count: width) { $0 / total }
    return (largest, total)
}
