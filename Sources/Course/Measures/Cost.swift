import Recurrent

/// What a recurrent cell costs.
public struct Cost: Codable, Sendable {
    public let name: String
    public let parameters: Int
    /// Floating-point operations of the matrix products of a step, forward, for
    /// one sequence: a multiplication and an addition for each weight.
    public let flops: Int
    /// Measured nanoseconds a step and sequence, forward and backward.
    public let training: Double
    /// Measured nanoseconds a step and sequence, forward only.
    public let inference: Double

    /// Measures a cell in plain steps, as ``init(_:layer:)`` does.
    public init(_ name: String, _ cell: some RecurrentCell) {
        self.init(name, layer: Unrolled(StepByStep(cell)))
    }

    /// Measures a layer on 64 sequences of 32 steps, on one thread: the quickest of 15
    /// runs, which what else the machine does disturbs least.
    public init(_ name: String, layer: some RecurrentLayer) {
        let (steps, batch) = (32, 64)
        let inputs = Tensor(repeating: 0.5, shape: [steps, batch, layer.inputSize])
        func nanoseconds(_ body: () -> Void) -> Double {
            let times = (0..<15).map { _ in ContinuousClock().measure(body) }
            return (times.min() ?? .zero) / .nanoseconds(1) / Double(steps * batch)
        }
        let weights = layer.parameters.filter { $0.shape.count == 2 }
        self.name = name
        parameters = layer.parameterCount
        flops = 2 * weights.reduce(0) { $0 + $1.count }
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
