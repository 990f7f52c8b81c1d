// Element by element. Where shapes differ the smaller operand is repeated as in NumPy: axes are
// matched from the last, and an axis of length 1 stretches. Each operation states its derivative.

extension Tensor {
    /// d(a + b) = da + db
    public static func + (a: Tensor, b: Tensor) -> Tensor {
        // The rules need the shapes only, so that both tensors can be freed.
        let (p, q) = (a.shape, b.shape)
        return combine(a, b, "+") { $0 + $1 }
            .recording((a, { $0.summed(to: p) }), (b, { $0.summed(to: q) }))
    }

    /// d(a − b) = da − db
    public static func - (a: Tensor, b: Tensor) -> Tensor {
        let (p, q) = (a.shape, b.shape)
        return combine(a, b, "-") { $0 - $1 }
            .recording((a, { $0.summed(to: p) }), (b, { (-$0).summed(to: q) }))
    }

    /// d(ab) = b da + a db
    public static func * (a: Tensor, b: Tensor) -> Tensor {
        combine(a, b, "*") { $0 * $1 }
            .recording((a, { ($0 * b).summed(to: a.shape) }), (b, { ($0 * a).summed(to: b.shape) }))
    }

    /// d(a/b) = da/b − a/b² db
    public static func / (a: Tensor, b: Tensor) -> Tensor {
        let quotient = combine(a, b, "/") { $0 / $1 }
        return quotient.recording(
            (a, { ($0 / b).summed(to: a.shape) }),
            (b, { (-$0 * quotient / b).summed(to: b.shape) }))
    }

    public static prefix func - (a: Tensor) -> Tensor {
        a.map { -$0 }.recording(a) { -$0 }
    }

    public static func += (a: inout Tensor, b: Tensor) { a = a + b }
    public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
    public static func *= (a: inout Tensor, b: Tensor) { a = a * b }

    /// Adds a tensor of the same shape in place, outside any gradient.
    mutating func accumulate(_ other: Tensor) {
        require(shape == other.shape, "a gradient of shape \(other.shape) arrives at \(shape)")
        scalars.withUnsafeMutableBufferPointer { sum in
            other.scalars.withUnsafeBufferPointer { term in
                for i in sum.indices { sum[i] += term[i] }
            }
        }
    }

    /// A tensor of the same shape with each element mapped, outside any gradient.
    @inline(__always)
    func map(_ f: (Float) -> Float) -> Tensor {
        Tensor(shape: shape) { result in
            scalars.withUnsafeBufferPointer { source in
                for i in source.indices { result[i] = f(source[i]) }
            }
        }
    }

    /// Combines this tensor with another of the same shape element by element, outside any gradient.
    @inline(__always)
    func combined(with other: Tensor, _ f: (Float, Float) -> Float) -> Tensor {
        Tensor(shape: shape) { result in
            scalars.withUnsafeBufferPointer { a in
                other.scalars.withUnsafeBufferPointer { b in
                    for i in a.indices { result[i] = f(a[i], b[i]) }
                }
            }
        }
    }

    /// Combines two tensors element by element, outside any gradient.
    @inline(__always)
    private static func combine(
        _ a: Tensor, _ b: Tensor, _ name: StaticString, _ f: (Float, Float) -> Float
    ) -> Tensor {
        if a.shape == b.shape { return a.combined(with: b, f) }
        if a.shape.suffix(b.shape.count) == b.shape { return combineRows(a, b, f) }
        if b.shape.suffix(a.shape.count) == a.shape { return combineRows(b, a) { f($1, $0) } }
        guard let shape = broadcastShape(a.shape, b.shape) else {
            stop("\(name): shapes \(a.shape) and \(b.shape) do not fit together")
        }
        return combineRows(a.repeated(to: shape), b.repeated(to: shape), f)
    }

    /// Combines a tensor with one whose shape is the end of its own, row by row.
    @inline(__always)
    private static func combineRows(
        _ a: Tensor, _ row: Tensor, _ f: (Float, Float) -> Float
    ) -> Tensor {
        Tensor(shape: a.shape) { result in
            a.scalars.withUnsafeBufferPointer { a in
                row.scalars.withUnsafeBufferPointer { row in
                    if row.count == 1 {
                        let value = row[0]
                        for i in a.indices { result[i] = f(a[i], value) }
                        return
                    }
                    for start in stride(from: 0, to: a.count, by: max(row.count, 1)) {
                        let (result, a) = (result + start, a.baseAddress! + start)
                        for i in row.indices { result[i] = f(a[i], row[i]) }
                    }
                }
            }
        }
    }
}

/// The shape that both shapes stretch to, or nil when an axis differs and neither side is 1.
private func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int]? {
    let axisCount = max(a.count, b.count)
    func padded(_ shape: [Int]) -> [Int] {
        [Int](repeating: 1, count: axisCount - shape.count) + shape
    }
    let pairs = zip(padded(a), padded(b))
    guard pairs.allSatisfy({ $0 == $1 || $0 == 1 || $1 == 1 }) else { return nil }
    return pairs.map { $0 == 1 ? $1 : $0 }
}
