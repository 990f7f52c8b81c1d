import COpenBLAS

/// The matrix product AB: every row of the last axis of `a` times the matrix `b`.
///
/// - Parameters:
///   - a: `[…, k]`
///   - b: `[k, m]`
/// - Returns: `[…, m]`
/// - Precondition: the inner sizes agree, and `b` has two axes.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
    requireFit(a, b, "matmul")
    let product = multiply(a.matrix, b.matrix).reshaped(to: a.shape.dropLast() + [b.shape[1]])
    // d(AB) = dA B + A dB, so a gradient G of AB is GBᵀ at A and AᵀG at B.
    return product.recording(
        (a, { multiply($0.matrix, b.matrix.transposed).reshaped(to: a.shape) }),
        (b, { multiply(a.matrix.transposed, $0.matrix) }))
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
    var rows = bias.repeated(to: [a.matrix.rows, bias.count]).scalars
    rows.withUnsafeMutableBufferPointer { rows in
        a.scalars.withUnsafeBufferPointer { a in
            weight.scalars.withUnsafeBufferPointer { w in
                gemm(
                    a.baseAddress, .plain, w.baseAddress, .plain, adding: true,
                    to: rows.baseAddress, rows.count / bias.count, bias.count, weight.shape[0])
            }
        }
    }
    return Tensor(rows, shape: a.shape.dropLast() + [bias.count]).recording(
        (a, { multiply($0.matrix, weight.matrix.transposed).reshaped(to: a.shape) }),
        (weight, { multiply(a.matrix.transposed, $0.matrix) }),
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
    let scalars: [Float]
    let rows: Int
    let columns: Int
    var layout = MatrixLayout.plain

    var transposed: Matrix {
        Matrix(scalars: scalars, rows: columns, columns: rows, layout: .transposed)
    }
}

enum MatrixLayout { case plain, transposed }

extension Tensor {
    var matrix: Matrix {
        let columns = shape.last ?? 1
        return Matrix(scalars: scalars, rows: columns == 0 ? 0 : count / columns, columns: columns)
    }
}

private func multiply(_ a: Matrix, _ b: Matrix) -> Tensor {
    Tensor(shape: [a.rows, b.columns]) { result in
        a.scalars.withUnsafeBufferPointer { left in
            b.scalars.withUnsafeBufferPointer { right in
                gemm(
                    left.baseAddress, a.layout, right.baseAddress, b.layout, adding: false,
                    to: result, a.rows, b.columns, a.columns)
            }
        }
    }
}

/// C = AB or C += AB for `[rows, inner]` by `[inner, columns]`, on the calling thread alone.
///
/// Parallel work is split above this level, into shards, so that sums are always added in the same
/// order. A transposed operand is stored as its transpose. A stride is the distance from one stored
/// row to the next, given where a matrix is some columns of a wider one.
func gemm(
    _ a: UnsafePointer<Float>?, _ aLayout: MatrixLayout, aStride: Int? = nil,
    _ b: UnsafePointer<Float>?, _ bLayout: MatrixLayout, bStride: Int? = nil,
    adding: Bool, to c: UnsafeMutablePointer<Float>?, cStride: Int? = nil,
    _ rows: Int, _ columns: Int, _ inner: Int
) {
    _ = blasRunsOnTheCallingThread
    guard rows > 0, columns > 0 else { return }
    let cStride = cStride ?? columns
    guard inner > 0 else {
        guard let c, !adding else { return }
        for row in 0..<rows { (c + row * cStride).update(repeating: 0, count: columns) }
        return
    }
    cblas_sgemm(
        CblasRowMajor, aLayout == .plain ? CblasNoTrans : CblasTrans,
        bLayout == .plain ? CblasNoTrans : CblasTrans,
        blasint(rows), blasint(columns), blasint(inner), 1,
        a, blasint(aStride ?? (aLayout == .plain ? inner : rows)),
        b, blasint(bStride ?? (bLayout == .plain ? columns : inner)),
        adding ? 1 : 0, c, blasint(cStride))
}

private let blasRunsOnTheCallingThread: Void = openblas_set_num_threads(1)
