extension Tensor {
    /// The node of this tensor on a tape that still records.
    var openNode: Node? {
        guard let node, node.tape.isOpen else { return nil }
        return node
    }

    /// Whether a gradient is being recorded through this tensor.
    var isTracked: Bool { openNode != nil }

    /// This tensor with the gradient rule of each input it was computed from, so that an operation
    /// and its derivative stand in one place:
    ///
    /// ```swift
    /// product.recording((a, { $0 * b }), (b, { $0 * a }))
    /// ```
    /// Of an input that no gradient passes through nothing is kept, rule or tensor.
    func recording(_ inputs: (tensor: Tensor, rule: Tape.InputRule)...) -> Tensor {
        var tape: Tape?
        var tracked: [(index: Int, rule: Tape.InputRule)] = []
        for (tensor, rule) in inputs {
            guard let node = tensor.openNode else { continue }
            requireSame(tape, node.tape)
            tape = node.tape
            tracked.append((node.index, rule))
        }
        guard let tape else { return self }
        var output = self
        output.node = Node(tape: tape, index: tape.append(inputs: tracked))
        return output
    }

    /// The same for one input.
    func recording(
        _ input: Tensor, _ rule: @escaping @Sendable (_ gradient: Tensor) -> Tensor
    ) -> Tensor {
        guard let node = input.openNode else { return self }
        var output = self
        output.node = Node(
            tape: node.tape, index: node.tape.append(inputs: [(node.index, rule)]))
        return output
    }
}

private func requireSame(_ tape: Tape?, _ other: Tape) {
    require(
        tape == nil || tape === other,
        "an operation mixes tensors of two gradient computations; detach one of them")
}

/// Records an operation of any number of inputs and outputs with one rule for all its gradients.
///
/// Returns the outputs unchanged when no input is tracked.
func record(inputs: [Tensor], outputs: [Tensor], rule: @escaping Tape.Rule) -> [Tensor] {
    let nodes = inputs.map(\.openNode)
    guard let tape = nodes.lazy.compactMap({ $0?.tape }).first else { return outputs }
    for node in nodes { requireSame(tape, node?.tape ?? tape) }
    let indices = tape.append(
        inputs: nodes.map { $0?.index }, outputCount: outputs.count, rule: rule)
    return zip(outputs, indices).map { output, index in
        var output = output
        output.node = Node(tape: tape, index: index)
        return output
    }
}
