import Recurrent

/// The largest |a − b| of two tensors' elements: how far two ways to compute the same differ.
public func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
    (a - b).scalars.map(abs).max() ?? .infinity
}
