import Recurrent

/// The largest absolute difference between the elements of two tensors; NaN where there is one.
public func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
    (a - b).scalars.map(abs).reduce(0) { $1 > $0 || $1.isNaN ? $1 : $0 }
}
