/// The matrix product AB: every row of the last axis of `a` times the matrix `b`.
///
/// - Parameters:
///   - a: `[…, k]`
///   - b: `[k, m]`
/// - Returns: `[…, m]`
/// - Precondition: the inner sizes agree, and `b` has two axes.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
    requireFit(a, b, "matmul")
    let value = Tensor(product(a, b).scalars, shape: a.shape.dropLast() + [b.shape[1]])
    // d(AB) = dA B + A dB, so a gradient G of AB is GBᵀ at A and AᵀG at B.
    return value.recording(
        (a, { Tensor(product($0, b, transposed: true).scalars, shape: a.shape) }),
        (b, { weightProduct(a, $0) }))
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
    let value = product(a, weight, onto: bias.repeated(to: [a.matrix.rows, bias.count]))
    return Tensor(value.scalars, shape: a.shape.dropLast() + [bias.count]).recording(
        (a, { Tensor(product($0, weight, transposed: true).scalars, shape: a.shape) }),
        (weight, { weightProduct(a, $0) }),
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

/// A tensor seen as rows along its last axis.
struct Matrix {
    let scalars: [Float]
    let rows: Int
    let columns: Int
}

extension Tensor {
    var matrix: Matrix {
        let columns = shape.last ?? 1
        return Matrix(scalars: scalars, rows: columns == 0 ? 0 : count / columns, columns: columns)
    }
}

/// AB or ABᵀ, added to the rows of a tensor if there is one.
private func product(
    _ a: Tensor, _ b: Tensor, transposed: Bool = false, onto sums: Tensor? = nil
) -> Tensor {
    let (left, inner) = (a.matrix, b.shape[transposed ? 1 : 0])
    var result =
        sums
        ?? Tensor(
            shape: [left.rows, b.shape[transposed ? 0 : 1]], filledBy: { _ in })
    guard inner > 0, result.count > 0 else {
        return sums ?? Tensor(zeros: result.shape)
    }
    let shape = result.shape
    result.scalars.withUnsafeMutableBufferPointer { result in
        let c = MutableMatrixView(result.baseAddress!, rows: shape[0], columns: shape[1])
        a.scalars.withUnsafeBufferPointer { a in
            let a = MatrixView(a.baseAddress!, rows: left.rows, columns: inner)
            if b.panelCache != nil {
                return multiply(a, b.panels(transposed: transposed), into: c, adding: sums != nil)
            }
            b.scalars.withUnsafeBufferPointer { elements in
                let b = MatrixView(
                    elements.baseAddress!, rows: b.shape[0], columns: b.shape[1])
                multiply(a, transposed ? b.transposed : b, into: c, adding: sums != nil)
            }
        }
    }
    return result
}

/// AᵀG, the gradient of the matrix on the right of A.
private func weightProduct(_ a: Tensor, _ g: Tensor) -> Tensor {
    let (a, g) = (a.matrix, g.matrix)
    return Tensor(shape: [a.columns, g.columns]) { result in
        a.scalars.withUnsafeBufferPointer { left in
            g.scalars.withUnsafeBufferPointer { right in
                guard let left = left.baseAddress, let right = right.baseAddress else {
                    return result.update(repeating: 0, count: a.columns * g.columns)
                }
                multiply(
                    MatrixView(left, rows: a.rows, columns: a.columns).transposed,
                    MatrixView(right, rows: g.rows, columns: g.columns),
                    into: MutableMatrixView(result, rows: a.columns, columns: g.columns),
                    adding: false)
            }
        }
    }
}
