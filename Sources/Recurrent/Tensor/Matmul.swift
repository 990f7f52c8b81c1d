/// The matrix product AB: every row of the last axis of `a` times the matrix `b`.
///
/// - Parameters:
///   - a: `[…, k]`
///   - b: `[k, m]`
/// - Returns: `[…, m]`
/// - Precondition: the inner sizes agree, and `b` has two axes.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
    requireFit(a, b, "matmul")
    let value = product(a.matrix, b.matrix).reshaped(to: a.shape.dropLast() + [b.shape[1]])
    // d(AB) = dA B + A dB, so a gradient G of AB is GBᵀ at A and AᵀG at B.
    return value.recording(
        (a, { product($0.matrix, b.matrix.transposed).reshaped(to: a.shape) }),
        (b, { product(a.matrix.transposed, $0.matrix) }))
}

/// The affine map AW + b of a fully connected layer, as one product into rows filled with `b`.
///
/// - Parameters:
///   - a: `[…, k]`
///   - weight: `[k, m]`
///   - bias: `[m]`
/// - Returns: `[…, m]`
public func affine(_ a: Tensor, _ weight: Tensor, _ bias: Tensor) -> Tensor {
    requireFit(a, weight, "affine")
    require(
        bias.shape == [weight.shape[1]],
        "affine: the bias is \(bias.shape), the weight is \(weight.shape)")
    var value = bias.repeated(to: [a.matrix.rows, bias.count])
    multiply(a.matrix, weight.matrix, into: &value.scalars, adding: true)
    return value.reshaped(to: a.shape.dropLast() + [bias.count]).recording(
        (a, { product($0.matrix, weight.matrix.transposed).reshaped(to: a.shape) }),
        (weight, { product(a.matrix.transposed, $0.matrix) }),
        (bias, { $0.summed(to: bias.shape) }))
}

private func requireFit(_ a: Tensor, _ b: Tensor, _ name: String) {
    require(
        !a.shape.isEmpty && b.shape.count == 2,
        "\(name): left is \(a.shape), right is \(b.shape); a right side of two axes is needed")
    require(
        a.shape.last! == b.shape[0],
        "\(name): left is \(a.shape), right is \(b.shape); "
            + "inner sizes \(a.shape.last!) and \(b.shape[0]) differ")
}

/// A tensor seen as rows along its last axis, or as the transpose of that.
struct Matrix {
    fileprivate let scalars: [Float]
    let rows: Int
    let columns: Int
    fileprivate var isTransposed = false

    fileprivate var transposed: Matrix {
        Matrix(scalars: scalars, rows: columns, columns: rows, isTransposed: !isTransposed)
    }

    /// This matrix where its elements are.
    fileprivate func view(_ start: UnsafePointer<Float>) -> MatrixView {
        isTransposed
            ? MatrixView(start, rows: columns, columns: rows).transposed
            : MatrixView(start, rows: rows, columns: columns)
    }
}

extension Tensor {
    var matrix: Matrix {
        let columns = shape.last ?? 1
        return Matrix(scalars: scalars, rows: columns == 0 ? 0 : count / columns, columns: columns)
    }
}

/// C = AB or C += AB, C being `[a.rows, b.columns]`.
private func multiply(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, adding: Bool
) {
    func multiply(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>) {
        Recurrent.multiply(
            a.view(left), b.view(right),
            into: MutableMatrixView(c, rows: a.rows, columns: b.columns), adding: adding)
    }
    multiply(a.scalars, b.scalars)
}

private func product(_ a: Matrix, _ b: Matrix) -> Tensor {
    Tensor(shape: [a.rows, b.columns]) { multiply(a, b, into: $0, adding: false) }
}
