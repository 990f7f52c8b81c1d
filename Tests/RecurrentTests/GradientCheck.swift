import Course
import Recurrent
import Testing

/// Expects the gradient of a scalar function to equal central differences in every parameter.
///
/// With a step of 0.01 on functions of order one, the truncation error (step²/6 · f‴) and the
/// rounding error (ε · f/step) are both near 10⁻⁵; the tolerance leaves a hundred times that.
func expectGradient<M: Module>(
    at module: M, tolerance: Float = 2e-3, of function: (M) -> Tensor,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let step: Float = 0.01
    let gradients = valueAndGradient(at: module, of: function).gradient.parameters
    let (parameters, names) = (module.parameters, module.parameterNames)
    for (index, parameter) in parameters.enumerated() {
        for element in 0..<parameter.count {
            func value(_ shift: Float) -> Float {
                var scalars = parameter.scalars
                scalars[element] += shift
                var moved = parameters
                moved[index] = Tensor(scalars, shape: parameter.shape)
                return function(module.with(parameters: moved)).item
            }
            let difference = (value(step) - value(-step)) / (2 * step)
            let gradient = gradients[index].scalars[element]
            #expect(
                abs(gradient - difference) <= tolerance * max(1, abs(difference)),
                "\(names[index])[\(element)]: gradient \(gradient), differences \(difference)",
                sourceLocation: sourceLocation)
        }
    }
}

/// A scalar that every element reaches with a weight of its own, so that none cancels another.
func weighted(_ tensor: Tensor) -> Tensor {
    let weights = (0..<tensor.count).map { Float((($0 * 7 + 3) % 11)) / 11 - 0.4 }
    return (tensor * Tensor(weights, shape: tensor.shape)).sum()
}

func expectClose(
    _ a: Tensor, _ b: Tensor, _ tolerance: Float, relative: Bool = false, _ name: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(a.shape == b.shape, "\(name)", sourceLocation: sourceLocation)
    guard a.shape == b.shape else { return }
    let scale = relative ? max(largestDifference(b, 0), 1e-6) : 1
    let worst = largestDifference(a, b)
    #expect(
        worst <= tolerance * scale, "\(name) differs by \(worst)", sourceLocation: sourceLocation)
}

/// Expects as many tensors, each close to the other.
func expectClose(
    _ a: [Tensor], _ b: [Tensor], _ tolerance: Float, relative: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(a.count == b.count, sourceLocation: sourceLocation)
    for (index, (a, b)) in zip(a, b).enumerated() {
        expectClose(
            a, b, tolerance, relative: relative, "tensor \(index)", sourceLocation: sourceLocation)
    }
}

/// Expects what an exit test's process wrote before it stopped.
func expectMessage(
    _ message: String, from result: ExitTest.Result?,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let written = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(written.contains(message), sourceLocation: sourceLocation)
}

/// What the error of a block says.
func message<T>(_ body: () throws -> T) -> String {
    do {
        _ = try body()
        return "no error"
    } catch {
        return error is RecurrentError ? "\(error)" : "no RecurrentError: \(error)"
    }
}
