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
