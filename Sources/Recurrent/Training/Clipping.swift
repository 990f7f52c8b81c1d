/// What is done to a gradient that is too large, before a step is taken.
public enum Clipping: Sendable, Equatable {
    /// Scales the whole gradient down to this Euclidean norm (Pascanu et al. 2013, algorithm 1).
    case norm(Double)
    /// Cuts each element to [−limit, limit].
    case value(Float)

    /// Clips a gradient in place.
    public func clip<M: Module>(_ gradient: inout M) {
        clip(&gradient, norm: gradient.norm, threadCount: 1)
    }

    /// Clips a gradient of known norm.
    func clip<M: Module>(_ gradient: inout M, norm: Double, threadCount: Int) {
        switch self {
        case .norm(let limit):
            guard norm > limit else { return }
            gradient.scale(by: Float(limit / norm), threadCount: threadCount)
        case .value(let limit):
            gradient.visitParameters { _, parameter in
                parameter = parameter.map { min(max($0, -limit), limit) }
            }
        }
    }
}

extension Module {
    /// The Euclidean norm of all parameters together.
    public var norm: Double { norm(threadCount: 1) }

    func norm(threadCount: Int) -> Double {
        let parameters = parameters
        let norms = parallelMap(parameters.count, threadCount: threadCount) { parameters[$0].norm }
        return norms.reduce(into: 0.0) { $0 += $1 * $1 }.squareRoot()
    }

    /// Multiplies every parameter.
    mutating func scale(by factor: Float, threadCount: Int = 1) {
        visitParameters { _, parameter in
            parameter.scalars.withUnsafeMutableBufferPointer { elements in
                // Safe: the ranges that run at once are disjoint.
                nonisolated(unsafe) let elements = elements
                parallelRanges(of: elements.count, threadCount: threadCount) { range in
                    for i in range { elements[i] *= factor }
                }
            }
        }
    }

    /// Adds another module's parameters to these.
    mutating func accumulate(_ other: Self, threadCount: Int) {
        updateParameters(along: other) { _, sums, terms in
            // Safe: the ranges that run at once are disjoint.
            nonisolated(unsafe) let (sums, terms) = (sums, terms)
            parallelRanges(of: sums.count, threadCount: threadCount) { range in
                for i in range { sums[i] += terms[i] }
            }
        }
    }
}
