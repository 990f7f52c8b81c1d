/// Calls `body` with a pointer to the elements of each tensor, in order.
func withPointers<R>(
    _ tensors: Tensor..., body: (_ elements: [UnsafePointer<Float>]) -> R
) -> R {
    withPointers(tensors[...], found: [], body: body)
}

private func withPointers<R>(
    _ tensors: ArraySlice<Tensor>, found: [UnsafePointer<Float>],
    body: ([UnsafePointer<Float>]) -> R
) -> R {
    guard let next = tensors.first else { return body(found) }
    return next.scalars.withUnsafeBufferPointer { elements in
        // An empty tensor has no address, and nothing will be read from it.
        let start = elements.baseAddress ?? UnsafePointer(bitPattern: 4)!
        return withPointers(tensors.dropFirst(), found: found + [start], body: body)
    }
}

/// Tensors of the given shapes whose elements `fill` writes, each exactly once.
func filledTensors(
    _ shapes: [Int]..., fill: (_ elements: [UnsafeMutablePointer<Float>]) -> Void
) -> [Tensor] {
    guard shapes.allSatisfy({ $0.elementCount > 0 }) else { return shapes.map(Tensor.init(zeros:)) }
    return filledTensors(shapes[...], found: [], fill: fill)
}

private func filledTensors(
    _ shapes: ArraySlice<[Int]>, found: [UnsafeMutablePointer<Float>],
    fill: ([UnsafeMutablePointer<Float>]) -> Void
) -> [Tensor] {
    guard let next = shapes.first else {
        fill(found)
        return []
    }
    var others: [Tensor] = []
    let tensor = Tensor(shape: next) {
        others = filledTensors(shapes.dropFirst(), found: found + [$0], fill: fill)
    }
    return [tensor] + others
}

/// Adds `count` floats to others.
func add(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ count: Int) {
    for i in 0..<count { target[i] += source[i] }
}
