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
    func recording(
        _ inputs: (tensor: Tensor, rule: @Sendable (_ gradient: Tensor) -> Tensor)...
    ) -> Tensor {
        record(inputs: inputs.map(\.tensor), outputs: [self]) { gradients in
            guard let gradient = gradients[0] else { return inputs.map { _ in nil } }
            return inputs.map { $0.tensor.node == nil ? nil : $0.rule(gradient) }
        }[0]
    }

    /// The same for one input.
    func recording(
        _ input: Tensor, _ rule: @escaping @Sendable (_ gradient: Tensor) -> Tensor
    ) -> Tensor { recording((input, rule)) }
}

/// Records an operation of any number of inputs and outputs with one rule for all its gradients.
///
/// Returns the outputs unchanged when no input is tracked.
func record(inputs: [Tensor], outputs: [Tensor], rule: @escaping Tape.Rule) -> [Tensor] {
    let nodes = inputs.map(\.openNode)
    guard let tape = nodes.lazy.compactMap({ $0?.tape }).first else { return outputs }
    require(
        nodes.allSatisfy { $0 == nil || $0!.tape === tape },
        "an operation mixes tensors of two gradient computations; detach one of them")
    let indices = tape.append(
        inputs: nodes.map { $0?.index }, outputCount: outputs.count, rule: rule)
    return zip(outputs, indices).map { output, index in
        var output = output
        output.node = Node(tape: tape, index: index)
        return output
    }
}
