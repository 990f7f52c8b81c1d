/// Anything with parameters to train: a layer, a model, an array of them, or a lone tensor.
///
/// A module is a value. Its gradient is a module of the same type with a gradient in place of each
/// parameter, so `gradient.head.weight` is the gradient of `model.head.weight`.
public protocol Module: Sendable {
    /// Visits every parameter with its name, always in the same order.
    mutating func visitParameters(_ visit: ParameterVisitor)
}

/// What a module hands its parameters to, each with its name.
public struct ParameterVisitor {
    typealias Body = (_ name: String, _ parameter: inout Tensor, _ isTable: Bool) -> Void
    private let body: Body

    init(_ body: @escaping Body) { self.body = body }

    /// Visits one parameter.
    ///
    /// - Parameter isTable: whether the parameter is a table of rows, as an embedding is, and not a
    ///   matrix to multiply with. PyTorch keeps the latter transposed, see ``Module/pyTorchState``.
    public func callAsFunction(
        _ name: String, _ parameter: inout Tensor, isTable: Bool = false
    ) {
        body(name, &parameter, isTable)
    }

    /// This visitor under other names: the module visits `weight_ih`, this sees `weight_ih_l0`.
    public func renaming(_ rename: @escaping (String) -> String) -> ParameterVisitor {
        ParameterVisitor { body(rename($0), &$1, $2) }
    }
}

extension Module {
    /// Calls a function with every parameter and its name, always in the same order.
    public mutating func visitParameters(
        _ body: (_ name: String, _ parameter: inout Tensor) -> Void
    ) {
        withoutActuallyEscaping(body) { body in
            visitParameters(ParameterVisitor { name, parameter, _ in body(name, &parameter) })
        }
    }

    /// Visits the parameters under a prefix: `head` turns `weight` into `head.weight`.
    public mutating func visitParameters(under prefix: String, _ visit: ParameterVisitor) {
        visitParameters(visit.renaming { $0.isEmpty ? prefix : "\(prefix).\($0)" })
    }

    /// The parameters in visiting order.
    public var parameters: [Tensor] {
        var parameters: [Tensor] = []
        var module = self
        module.visitParameters { parameters.append($1) }
        return parameters
    }

    /// The names of the parameters in visiting order.
    public var parameterNames: [String] {
        var names: [String] = []
        var module = self
        module.visitParameters { name, _ in names.append(name) }
        return names
    }

    /// The number of trainable numbers.
    public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

    /// This module with other parameters, in visiting order.
    public func with(parameters: [Tensor]) -> Self {
        var module = self
        var remaining = parameters.makeIterator()
        module.visitParameters { name, parameter in
            guard let replacement = remaining.next() else { stop("no replacement for \(name)") }
            parameter = replacement
        }
        return module
    }
}

extension Tensor: Module {
    public mutating func visitParameters(_ visit: ParameterVisitor) { visit("", &self) }
}

extension Array: Module where Element: Module {
    public mutating func visitParameters(_ visit: ParameterVisitor) {
        for index in indices { self[index].visitParameters(under: "\(index)", visit) }
    }
}
