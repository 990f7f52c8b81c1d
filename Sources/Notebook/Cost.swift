import Recurrent

/// What a recurrent cell costs.
public struct Cost: Encodable, Sendable {
    public let name: String
    public let parameters: Int
    /// Floating-point operations of the matrix products of a step, forward, for
    /// one sequence: a multiplication and an addition for each weight.
    public let flops: Int
    /// Measured nanoseconds a step and sequence, forward and backward.
    public let training: Double
    /// Measured nanoseconds a step and sequence, forward only.
    public let inference: Double

    /// Measures a cell, step by step, on 64 sequences of 32 steps, one thread.
    public init(_ name: String, _ cell: some RecurrentCell) {
        let (steps, batch) = (32, 64)
        let inputs = Tensor(
            repeating: 0.5, shape: [steps, batch, cell.inputSize])
        let layer = Unrolled(cell)
        func nanoseconds(_ body: () -> Void) -> Double {
            let times = (0..<15).map { _ in ContinuousClock().measure(body) }
            return times.sorted()[7] / .nanoseconds(1) / Double(steps * batch)
        }
        self.name = name
        parameters = cell.parameterCount
        flops =
            2
            * cell.parameters.filter { $0.shape.count == 2 }
            .reduce(0) { $0 + $1.count }
        inference = nanoseconds { _ = layer(inputs) }
        training = nanoseconds {
            _ = valueAndGradient(at: layer) { $0(inputs).outputs.sum() }
        }
    }

    public var summary: String {
        "\(parameters) parameters, \(flops) FLOPs a step, "
            + "\(Int(training)) ns training, \(Int(inference)) ns inference"
    }
}
