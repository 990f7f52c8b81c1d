/// What is done to a gradient that is too large, before a step is taken.
public enum Clipping: Sendable, Equatable {
    /// Scales the whole gradient down to this Euclidean norm (Pascanu et al. 2013, algorithm 1).
    case norm(Double)
    /// Cuts each element to [−limit, limit].
    case value(Float)

    /// Clips a gradient in place.
    public func clip<M: Module>(_ gradient: inout M) {
        switch self {
        case .norm(let limit):
            let norm = gradient.norm
            guard norm > limit else { return }
            gradient.scale(by: Float(limit / norm))
        case .value(let limit):
            gradient.visitParameters { _, parameter in
                parameter = parameter.map { min(max($0, -limit), limit) }
            }
        }
    }
}

extension Module {
    /// The Euclidean norm of all parameters together.
    public var norm: Double {
        parameters.reduce(into: 0.0) { $0 += $1.norm * $1.norm }.squareRoot()
    }

    /// Multiplies every parameter.
    mutating func scale(by factor: Float) {
        visitParameters { _, parameter in
            for i in parameter.scalars.indices { parameter.scalars[i] *= factor }
        }
    }

    /// Adds another module's parameters to these.
    mutating func accumulate(_ other: Self) {
        var terms = other.parameters.makeIterator()
        visitParameters { name, parameter in
            guard let term = terms.next() else { stop("no term for \(name)") }
            parameter.accumulate(term)
        }
    }
}
