import Recurrent

/// The largest |a − b| of two tensors' elements, NaN where one is: how far two ways to compute the
/// same differ.
public func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
    (a - b).scalars.map(abs).reduce(0) { $1 > $0 || $1.isNaN ? $1 : $0 }
}
