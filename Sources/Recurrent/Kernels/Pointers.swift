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
