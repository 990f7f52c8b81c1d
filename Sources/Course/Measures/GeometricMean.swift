import Foundation

/// The mean of several curves, point by point, of their logarithms: for norms and errors that span
/// powers of ten. Zero counts as 10⁻⁴⁰.
public func geometricMean(_ curves: [[Double]]) -> [Double] {
    guard let first = curves.first else { return [] }
    return first.indices.map { index in
        let logs = curves.map { log10(max($0[index], 1e-40)) }
        return pow(10, logs.reduce(0, +) / Double(logs.count))
    }
}
