/// A recurrent layer and a fully connected one, its head, that reads a prediction off each hidden
/// state: the scores of the next token, or a number.
public struct Predictor<Layer: RecurrentLayer>: Module {
    public var layer: Layer
    public var head: Linear

    public init(layer: Layer, head: Linear) {
        require(
            layer.hiddenSize == head.weight.shape[0],
            "Predictor: hidden size \(layer.hiddenSize), head \(head.weight.shape)")
        self.layer = layer
        self.head = head
    }

    /// A head for predictions of a size, as it is initialised.
    public init(_ layer: Layer, outputSize: Int, using generator: inout Generator) {
        self.init(
            layer: layer, head: Linear(layer.hiddenSize, outputSize, using: &generator))
    }

    /// Predicts at every step.
    ///
    /// - Parameters: those of a ``RecurrentLayer``
    /// - Returns: predictions `[stepCount, batchSize, outputSize]`, and the state after each
    ///   sequence's last valid step.
    public func callAsFunction(
        _ input: some RecurrentInput, from state: Layer.State? = nil, validLengths: [Int]? = nil,
        noise: Generator? = nil
    ) -> Recurrence<Layer.State> {
        let recurrence = layer(input, from: state, validLengths: validLengths, noise: noise)
        return Recurrence(outputs: head(recurrence.outputs), state: recurrence.state)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }
}
