// All parameters of a module, or all of two, at once.

extension Module {
    /// The Euclidean norm of all parameters together.
    public var norm: Double { norm(threadCount: 1) }

    func norm(threadCount: Int) -> Double {
        // Of so many elements at a time, whatever the threads, so that the sum is always the same.
        let blocks = parameters.flatMap { parameter in
            stride(from: 0, to: parameter.count, by: 65_536).map { (parameter, $0) }
        }
        let sums = parallelMap(blocks.count, threadCount: threadCount) { index in
            let (parameter, start) = blocks[index]
            return parameter.scalars.withUnsafeBufferPointer {
                sumOfSquares($0.baseAddress! + start, count: min(65_536, $0.count - start))
            }
        }
        return sums.reduce(0, +).squareRoot()
    }

    /// Multiplies every parameter.
    mutating func scale(by factor: Float) {
        visitParameters { _, parameter in parameter = parameter.map { $0 * factor } }
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
