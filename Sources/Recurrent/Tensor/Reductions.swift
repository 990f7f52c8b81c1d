extension Tensor {
    /// The sum of all elements, added in double precision; dΣa = Σda.
    public func sum() -> Tensor {
        let total = scalars.reduce(into: 0.0) { $0 += Double($1) }
        return Tensor(Float(total)).recording(self) { $0.repeated(to: shape) }
    }

    /// The mean of all elements.
    public func mean() -> Tensor { sum() / Tensor(Float(count)) }

    /// The Euclidean length of all elements together, in double precision and outside any gradient.
    public var norm: Double {
        sumOfSquares(scalars, count: count).squareRoot()
    }

    /// The largest element's index in each row along the last axis; the first of equals.
    public func argmax() -> [Int] {
        let width = shape.last ?? 1
        require(width > 0, "argmax: the last axis of \(shape) is empty")
        return stride(from: 0, to: count, by: width).map { start in
            var best = start
            for i in start + 1..<start + width where scalars[i] > scalars[best] { best = i }
            return best - start
        }
    }

    /// This tensor repeated along the axes where `shape` is longer, outside any gradient.
    func repeated(to shape: [Int]) -> Tensor {
        if shape == self.shape { return self }
        if count == 1 { return Tensor(repeating: scalars[0], shape: shape) }
        if self.shape == shape.suffix(self.shape.count) { return repeatedRows(to: shape) }
        let offsets = self.offsets(within: shape)
        return Tensor(offsets.map { scalars[$0] }, shape: shape)
    }

    private func repeatedRows(to shape: [Int]) -> Tensor {
        Tensor(shape: shape) { result in
            scalars.withUnsafeBufferPointer { row in
                for start in stride(from: 0, to: shape.elementCount, by: max(count, 1)) {
                    (result + start).update(from: row.baseAddress!, count: count)
                }
            }
        }
    }

    /// The reverse of repeating: sums over the axes along which `shape` was repeated.
    func summed(to shape: [Int]) -> Tensor {
        if shape == self.shape { return self }
        if shape.elementCount == 1 { return Tensor([sum().item], shape: shape) }
        var result = Tensor(zeros: shape)
        if shape == self.shape.suffix(shape.count) {
            addRows(of: self, into: &result)
        } else {
            for (element, offset) in zip(scalars, result.offsets(within: self.shape)) {
                result.scalars[offset] += element
            }
        }
        return result
    }

    /// For each element of the larger `shape`, the offset of the element here it repeats.
    private func offsets(within shape: [Int]) -> [Int] {
        var steps = [Int](repeating: 0, count: shape.count)
        var step = 1
        for (axis, length) in self.shape.enumerated().reversed() {
            let position = shape.count - self.shape.count + axis
            steps[position] = length == 1 ? 0 : step
            step *= length
        }
        return (0..<shape.elementCount).map { index in
            var rest = index
            var offset = 0
            for axis in shape.indices.reversed() {
                offset += rest % shape[axis] * steps[axis]
                rest /= shape[axis]
            }
            return offset
        }
    }
}

/// Adds every row of a tensor to one row, up to sixteen columns at a time.
private func addRows(of tensor: Tensor, into row: inout Tensor) {
    let width = row.count
    row.scalars.withUnsafeMutableBufferPointer { row in
        tensor.scalars.withUnsafeBufferPointer { rows in
            guard let row = row.baseAddress, let first = rows.baseAddress else { return }
            forEachLanes(of: width) { column, count in
                var sum = Lanes(loading: row + column, count: count)
                for start in stride(from: column, to: rows.count, by: width) {
                    sum += Lanes(loading: first + start, count: count)
                }
                sum.store(to: row + column, count: count)
            }
        }
    }
}
