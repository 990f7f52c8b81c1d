/// A number and its gradient with respect to a module's parameters.
public struct ValueAndGradient<M: Module>: Sendable {
    public let value: Float
    /// The gradient of each parameter, in that parameter's place.
    public let gradient: M
}

/// The value of a scalar function of a module and its gradient, by reverse-mode differentiation.
///
/// `function` receives the module with its parameters on a tape of this call's own, so gradients
/// may be taken on many threads at once. A parameter the result does not depend on has gradient
/// zero.
///
/// Time and memory are proportional to those of `function`.
/// - Precondition: `function` returns a tensor of one element.
public func valueAndGradient<M: Module>(
    at module: M, of function: (M) throws -> Tensor
) rethrows -> ValueAndGradient<M> {
    let tape = Tape()
    defer { tape.close() }
    let parameters = module.parameters
    let leaves = tape.leaves(count: parameters.count)
    let tracked = zip(parameters, leaves).map { parameter, index in
        var parameter = parameter
        parameter.node = Node(tape: tape, index: index)
        return parameter
    }
    let result = try function(module.with(parameters: tracked))
    let value = result.item
    let gradients =
        result.node.map { tape.gradients(of: $0.index, at: leaves) }
        ?? parameters.map { _ in nil }
    let filled = zip(gradients, parameters).map { $0 ?? Tensor(zeros: $1.shape) }
    return ValueAndGradient(value: value, gradient: module.with(parameters: filled))
}
