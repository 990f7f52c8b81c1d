extension Tensor {
    /// The same elements in another shape.
    /// - Precondition: the two shapes have the same number of elements.
    public func reshaped(to shape: [Int]) -> Tensor {
        require(
            shape.elementCount == count,
            "reshaped: \(self.shape) has \(count) elements, \(shape) has \(shape.elementCount)")
        let old = self.shape  // alone, so that the elements can be freed
        return Tensor(scalars, shape: shape).recording(self) { $0.reshaped(to: old) }
    }

    /// The transpose of a matrix.
    public func transposed() -> Tensor {
        require(shape.count == 2, "transposed: \(shape) is not a matrix")
        let (rows, columns) = (shape[0], shape[1])
        let result = Tensor(shape: [columns, rows]) { result in
            for row in 0..<rows {
                for column in 0..<columns {
                    result[column * rows + row] = scalars[row * columns + column]
                }
            }
        }
        return result.recording(self) { $0.transposed() }
    }

    /// The tensors along the first axis: `[T, …]` becomes T tensors of shape `[…]`.
    public func unstacked() -> [Tensor] {
        require(!shape.isEmpty, "unstacked: a scalar has no first axis")
        let rest = Array(shape.dropFirst())
        let length = rest.elementCount
        let parts = (0..<shape[0]).map {
            Tensor(Array(scalars[$0 * length..<($0 + 1) * length]), shape: rest)
        }
        return record(inputs: [self], outputs: parts) { gradients in
            [Tensor.stacked(gradients.map { $0 ?? Tensor(zeros: rest) })]
        }
    }

    /// Tensors of one shape along a new first axis: T of shape `[…]` become `[T, …]`.
    public static func stacked(_ parts: [Tensor]) -> Tensor {
        require(!parts.isEmpty, "stacked: nothing to stack")
        let shape = parts[0].shape
        require(parts.allSatisfy { $0.shape == shape }, "stacked: shapes differ")
        let scalars = [Float](unsafeUninitializedCapacity: parts.count * shape.elementCount) {
            buffer, count in
            for part in parts { count = buffer[count...].update(fromContentsOf: part.scalars) }
        }
        return record(
            inputs: parts, outputs: [Tensor(scalars, shape: [parts.count] + shape)]
        ) { gradients in gradients[0]!.unstacked() }[0]
    }

    /// Tensors one after the other along the first axis: `[n, …]` and `[k, …]` become `[n + k, …]`.
    static func joined(_ parts: [Tensor]) -> Tensor {
        require(!parts.isEmpty, "joined: nothing to join")
        let (row, heights) = (parts[0].shape.dropFirst(), parts.map { $0.shape[0] })
        require(
            parts.allSatisfy { $0.shape.dropFirst() == row },
            "joined: rows of different shapes in \(parts.map(\.shape))")
        return record(
            inputs: parts,
            outputs: [Tensor(parts.flatMap(\.scalars), shape: [heights.reduce(0, +)] + row)]
        ) { gradients in
            var start = 0
            return heights.map { height in
                defer { start += height }
                return gradients[0]!.rows(start..<start + height)
            }
        }[0]
    }

    /// Tensors side by side along the last axis: `[…, p]` and `[…, q]` become `[…, p + q]`.
    /// - Precondition: all other axes agree.
    public static func concatenated(_ parts: [Tensor]) -> Tensor {
        require(!parts.isEmpty, "concatenated: nothing to join")
        let leading = Array(parts[0].shape.dropLast())
        require(
            parts.allSatisfy { !$0.shape.isEmpty && Array($0.shape.dropLast()) == leading },
            "concatenated: shapes \(parts.map(\.shape)) differ before the last axis")
        let widths = parts.map { $0.shape.last! }
        var scalars: [Float] = []
        scalars.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for row in 0..<leading.elementCount {
            for (part, width) in zip(parts, widths) {
                scalars += part.scalars[row * width..<(row + 1) * width]
            }
        }
        return record(
            inputs: parts,
            outputs: [Tensor(scalars, shape: leading + [widths.reduce(0, +)])]
        ) { gradients in
            var start = 0
            return widths.map { width in
                defer { start += width }
                return gradients[0]!.columns(start..<start + width)
            }
        }[0]
    }

    /// A range of the last axis: `[…, m]` becomes `[…, range.count]`.
    public func columns(_ range: Range<Int>) -> Tensor {
        let width = shape.last ?? 0
        require(
            range.lowerBound >= 0 && range.upperBound <= width,
            "columns: \(range) is outside the last axis of \(shape)")
        let rows = width == 0 ? 0 : count / width
        var scalars: [Float] = []
        scalars.reserveCapacity(rows * range.count)
        for row in 0..<rows {
            scalars += self.scalars[row * width + range.lowerBound..<row * width + range.upperBound]
        }
        let part = Tensor(scalars, shape: shape.dropLast() + [range.count])
        return part.recording(self) { $0.widened(to: width, at: range.lowerBound) }
    }

    /// The reverse of taking columns: zeros on both sides of the last axis.
    private func widened(to width: Int, at start: Int) -> Tensor {
        let rows = shape.dropLast().reduce(1, *)
        let part = shape.last!
        var result = Tensor(zeros: shape.dropLast() + [width])
        for row in 0..<rows {
            for i in 0..<part { result.scalars[row * width + start + i] = scalars[row * part + i] }
        }
        return result
    }

    /// A range of the first axis: `[n, …]` becomes `[range.count, …]`.
    public func rows(_ range: Range<Int>) -> Tensor {
        let height = shape.first ?? 0
        require(
            range.lowerBound >= 0 && range.upperBound <= height,
            "rows: \(range) is outside the first axis of \(shape)")
        let rest = Array(shape.dropFirst())
        let (width, whole) = (rest.elementCount, shape)
        let elements = range.lowerBound * width..<range.upperBound * width
        let part = Tensor(Array(scalars[elements]), shape: [range.count] + rest)
        return part.recording(self) { gradient in
            var result = Tensor(zeros: whole)
            result.scalars.replaceSubrange(elements, with: gradient.scalars)
            return result
        }
    }

    /// The parts along the first axis that are named, in this order; one can be named more than
    /// once: the rows of a matrix, `[n, columns]`.
    ///
    /// - Returns: `[rows.count, …]`
    public func gathered(rows: [Int]) -> Tensor {
        require(!shape.isEmpty, "gathered: a scalar has no rows")
        let rest = Array(shape.dropFirst())
        let (height, width) = (shape[0], rest.elementCount)
        require(
            rows.allSatisfy { 0..<height ~= $0 },
            "gathered: not all of the rows \(rows) are in 0..<\(height)")
        let result = Tensor(shape: [rows.count] + rest) { result in
            scalars.withUnsafeBufferPointer { table in
                for (place, row) in rows.enumerated() {
                    (result + place * width).update(
                        from: table.baseAddress! + row * width, count: width)
                }
            }
        }
        return result.recording(self) { $0.scattered(to: rows, of: height) }
    }

    /// The reverse of gathering: adds each row to the row of a zero matrix that is named.
    private func scattered(to rows: [Int], of height: Int) -> Tensor {
        let rest = Array(shape.dropFirst())
        let width = rest.elementCount
        var table = Tensor(zeros: [height] + rest)
        table.scalars.withUnsafeMutableBufferPointer { table in
            scalars.withUnsafeBufferPointer { elements in
                for (place, row) in rows.enumerated() {
                    add(
                        elements.baseAddress! + place * width,
                        to: table.baseAddress! + row * width, count: width)
                }
            }
        }
        return table
    }

    /// The rows of a matrix that the tokens name; the same as one-hot rows times the matrix.
    ///
    /// - Returns: `[stepCount, batchSize, columns]`
    /// - Precondition: every token is a row of this matrix.
    public func rows(_ tokens: Tokens) -> Tensor {
        require(shape.count == 2, "rows: \(shape) is not a matrix")
        requireRange(of: tokens, below: shape[0])
        return gathered(rows: tokens.indices.map(Int.init))
            .reshaped(to: [tokens.stepCount, tokens.batchSize, shape[1]])
    }

    /// Rows of length `size`, zero but for a one at each token: `[stepCount, batchSize, size]`.
    public static func oneHot(_ tokens: Tokens, size: Int) -> Tensor {
        requireRange(of: tokens, below: size)
        var result = Tensor(zeros: [tokens.stepCount, tokens.batchSize, size])
        for (row, index) in tokens.indices.enumerated() {
            result.scalars[row * size + Int(index)] = 1
        }
        return result
    }
}

/// Stops at a token that is not an index below `size`.
func requireRange(of tokens: Tokens, below size: Int) {
    guard let outside = tokens.indices.first(where: { $0 < 0 || $0 >= size }) else { return }
    stop("token \(outside) is outside a vocabulary of \(size)")
}
