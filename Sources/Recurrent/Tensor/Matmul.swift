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

/// A times some rows of a weight, added to `bias` if given, outside any gradient.
///
/// - Parameters:
///   - a: `[…, rows.count]`
///   - weight: `[k, m]`
///   - bias: `[m]`
/// - Returns: `[…, m]`
func partialProduct(
    _ a: Tensor, rows: Range<Int>, of weight: Tensor, addedTo bias: Tensor? = nil
) -> Tensor {
    let (count, columns) = (a.count / rows.count, weight.shape[1])
    let panels = weight.panels()
    return Tensor(shape: a.shape.dropLast() + [columns]) { result in
        let result = MutableMatrixView(result, rows: count, columns: columns)
        a.scalars.withUnsafeBufferPointer { a in
            let a = MatrixView(a.baseAddress!, rows: count, columns: rows.count)
            if let bias {
                multiply(
                    a, panels, fromRow: rows.lowerBound, addedTo: bias.scalars, into: result)
            } else {
                multiply(a, panels, fromRow: rows.lowerBound, into: result, adding: false)
            }
        }
    }
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
    fileprivate var panelCache: PanelCache?

    fileprivate var transposed: Matrix {
        Matrix(
            scalars: scalars, rows: columns, columns: rows, isTransposed: !isTransposed,
            panelCache: panelCache)
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
        return Matrix(
            scalars: scalars, rows: columns == 0 ? 0 : count / columns, columns: columns,
            panelCache: panelCache)
    }
}

/// C = AB or C += AB, C being `[a.rows, b.columns]`.
private func multiply(
    _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, adding: Bool
) {
    let c = MutableMatrixView(c, rows: a.rows, columns: b.columns)
    func multiply(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>) {
        if let panelCache = b.panelCache {
            let panels = panelCache.panels(
                0..<(b.isTransposed ? b.rows : b.columns), isTransposed: b.isTransposed,
                make: { Panels(b.view(right)) })
            Recurrent.multiply(a.view(left), panels, into: c, adding: adding)
        } else {
            Recurrent.multiply(a.view(left), b.view(right), into: c, adding: adding)
        }
    }
    multiply(a.scalars, b.scalars)
}

private func product(_ a: Matrix, _ b: Matrix) -> Tensor {
    Tensor(shape: [a.rows, b.columns]) { multiply(a, b, into: $0, adding: false) }
}
