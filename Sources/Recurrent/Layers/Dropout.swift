/// Zeroes each element with probability `rate` while training and scales the others by
/// 1 / (1 − rate), so that the expectation stays (Srivastava et al. 2014).
public struct Dropout: Sendable {
    public let rate: Double

    /// - Precondition: 0 ≤ `rate` < 1
    public init(_ rate: Double) {
        require((0..<1).contains(rate), "Dropout: the rate \(rate) is not in [0, 1)")
        self.rate = rate
    }

    /// - Parameter noise: draws what is dropped; nil when not training, when nothing is.
    public func callAsFunction(_ input: Tensor, noise: Generator? = nil) -> Tensor {
        guard rate > 0, var noise else { return input }
        let kept = Float(1 / (1 - rate))
        let mask = (0..<input.count).map { _ in noise.uniform() < rate ? 0 : kept }
        return input * Tensor(mask, shape: input.shape)
    }
}
