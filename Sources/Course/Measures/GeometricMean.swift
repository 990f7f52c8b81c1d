import Foundation

/// The mean of several curves, point by point, of their logarithms: for norms and errors that span
/// powers of ten. Zero counts as 10⁻⁴⁰.
public func geometricMean(_ curves: [[Double]]) -> [Double] {
    guard let first = curves.first else { return [] }
    return first.indices.map { index in curves.map { $0[index] }.geometricMean }
}

extension [Double] {
    /// The geometric mean of all: of errors in the course of a training, of which single ones jump.
    public var geometricMean: Double {
        pow(10, reduce(0) { $0 + log10(Swift.max($1, 1e-40)) } / Double(count))
    }

    /// That of the second half.
    public var lateMean: Double { Array(suffix((count + 1) / 2)).geometricMean }
}
