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

/// The affine map [A, C] W + b of the rows of every step of `a`, each joined to the same row of
/// `context` at every step: the product with the context is taken once.
///
/// - Parameters:
///   - a: `[steps, batch, k]`
///   - context: `[batch, l]`
///   - weight: `[k + l, m]`
///   - bias: `[m]`
/// - Returns: `[steps, batch, m]`
func affine(_ a: Tensor, joinedTo context: Tensor, _ weight: Tensor, _ bias: Tensor) -> Tensor {
    let (k, height) = (a.shape.last ?? 0, weight.shape[0])
    require(
        a.shape.count == 3 && context.shape == [a.shape[1], height - k],
        "affine: \(a.shape) joined to \(context.shape), the weight is \(weight.shape)")
    var value = partialProduct(a, rows: 0..<k, of: weight, addedTo: bias)
    let everyStep = partialProduct(context, rows: k..<height, of: weight)
    value.scalars.withUnsafeMutableBufferPointer { value in
        for start in stride(from: 0, to: value.count, by: max(everyStep.count, 1)) {
            add(everyStep.scalars, to: value.baseAddress! + start, count: everyStep.count)
        }
    }
    return record(inputs: [a, context, weight, bias], outputs: [value]) { arriving in
        let gradient = arriving[0]!
        let ofContext = gradient.summed(to: [context.shape[0], bias.count])
        let dWeight = Tensor(shape: weight.shape) { rows in
            multiply(a.matrix.transposed, gradient.matrix, into: rows, adding: false)
            multiply(
                context.matrix.transposed, ofContext.matrix, into: rows + k * bias.count,
                adding: false)
        }
        return [
            product(gradient, transposedRows: 0..<k, of: weight),
            product(ofContext, transposedRows: k..<height, of: weight), dWeight,
            gradient.summed(to: bias.shape),
        ]
    }[0]
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

/// A times the transpose of some rows of a weight, outside any gradient.
///
/// - Parameters:
///   - a: `[…, m]`
///   - weight: `[k, m]`
/// - Returns: `[…, rows.count]`
private func product(_ a: Tensor, transposedRows rows: Range<Int>, of weight: Tensor) -> Tensor {
    let (count, columns) = (a.matrix.rows, weight.shape[1])
    return Tensor(shape: a.shape.dropLast() + [rows.count]) { result in
        func multiply(_ a: UnsafePointer<Float>, _ weight: UnsafePointer<Float>) {
            let part = MatrixView(weight, rows: rows.upperBound, columns: columns)[
                rows, 0..<columns]
            Recurrent.multiply(
                MatrixView(a, rows: count, columns: columns), part.transposed,
                into: MutableMatrixView(result, rows: count, columns: rows.count), adding: false)
        }
        multiply(a.scalars, weight.scalars)
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
