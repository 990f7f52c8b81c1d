// All parameters of a module, or all of two, at once.

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

    /// Hands out each parameter's elements beside those of its gradient.
    @inline(__always)
    mutating func updateParameters(
        along gradient: Self,
        _ update: (
            _ index: Int, _ parameter: UnsafeMutableBufferPointer<Float>,
            _ gradient: UnsafeBufferPointer<Float>
        ) -> Void
    ) {
        let gradients = gradient.parameters
        var index = 0
        visitParameters { name, parameter in
            let gradient = gradients[index]
            require(
                gradient.shape == parameter.shape,
                "\(name): the parameter is \(parameter.shape), its gradient \(gradient.shape)")
            parameter.scalars.withUnsafeMutableBufferPointer { parameter in
                gradient.scalars.withUnsafeBufferPointer { update(index, parameter, $0) }
            }
            index += 1
        }
    }
}
