import Foundation

/// Writes the softmax of every row.
///
/// - Parameter logits, result: `[rows, width]`
func softmaxRows(
    _ logits: UnsafePointer<Float>, rows: Int, width: Int, to result: UnsafeMutablePointer<Float>
) {
    forEachChunk(ofRows: rows, width: width) { start, rows in
        let chunk = result + start * width
        shiftRows(logits + start * width, to: chunk, rows: rows, width: width)
        mapLanes(chunk, to: chunk, count: rows * width) { exp($0) }
        for row in 0..<rows { normalise(chunk + row * width, width: width) }
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
    forEachChunk(ofRows: targets.count, width: width) { start, rows in
        let chunk = gradient + start * width
        shiftRows(logits + start * width, to: chunk, rows: rows, width: width)
        for row in 0..<rows where targets[start + row] >= 0 {
            loss -= Double(chunk[row * width + Int(targets[start + row])])
        }
        mapLanes(chunk, to: chunk, count: rows * width) { exp($0) }
        for row in 0..<rows {
            let probabilities = chunk + row * width
            let target = Int(targets[start + row])
            if target < 0 {
                probabilities.update(repeating: 0, count: width)
            } else {
                loss += Double(Foundation.log(normalise(probabilities, width: width)))
                probabilities[target] -= 1
            }
        }
    }
    return loss
}

/// Calls `body` with some rows at a time, few enough to stay in the nearest cache.
@inline(__always)
private func forEachChunk(
    ofRows rows: Int, width: Int, _ body: (_ start: Int, _ rows: Int) -> Void
) {
    let chunk = max(1, 4096 / max(width, 1))
    for start in stride(from: 0, to: rows, by: chunk) { body(start, min(chunk, rows - start)) }
}

/// Subtracts from every row its largest element: a shift that no softmax notices and that keeps
/// eˣ finite.
@inline(__always)
private func shiftRows(
    _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, rows: Int, width: Int
) {
    for row in 0..<rows {
        let (source, target) = (source + row * width, target + row * width)
        let largest = largestLane(source, count: width)
        for i in 0..<width { target[i] = source[i] - largest }
    }
}

/// Divides a row by its sum, which it returns.
@inline(__always)
@discardableResult
private func normalise(_ row: UnsafeMutablePointer<Float>, width: Int) -> Float {
    let total = sumLanes(row, count: width)
    for i in 0..<width { row[i] /= total }
    return total
}
