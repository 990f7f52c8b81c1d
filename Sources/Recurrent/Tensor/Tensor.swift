/// A block of 32-bit floats with a shape, its rows contiguous (the last axis varies fastest).
///
/// A tensor is a value: copying it is cheap, and nothing changes behind your back. Inside
/// ``valueAndGradient(at:of:)`` tensors also remember how they were computed, on a tape that ends
/// with the call.
///
/// ```swift
/// let X = Tensor([1, 2, 3, 4], shape: [2, 2])
/// let Y = tanh(matmul(X, X) + 1)  // [2, 2]
/// ```
public struct Tensor: Sendable {
    /// The length of each axis; a scalar has none.
    public let shape: [Int]
    /// The elements in row-major order.
    public internal(set) var scalars: [Float]
    /// Where the tape of a gradient computation recorded this tensor, if one did.
    var node: Node?

    /// - Precondition: `scalars` has as many elements as `shape` says.
    public init(_ scalars: [Float], shape: [Int]) {
        require(
            scalars.count == shape.elementCount,
            "Tensor: \(scalars.count) scalars do not fill the shape \(shape)")
        self.shape = shape
        self.scalars = scalars
    }

    /// A vector.
    public init(_ scalars: [Float]) { self.init(scalars, shape: [scalars.count]) }

    /// A scalar, of shape `[]`.
    public init(_ scalar: Float) { self.init([scalar], shape: []) }

    public init(repeating value: Float, shape: [Int]) {
        self.init([Float](repeating: value, count: shape.elementCount), shape: shape)
    }

    public init(zeros shape: [Int]) { self.init(repeating: 0, shape: shape) }

    /// A tensor whose elements `fill` writes, each exactly once.
    init(shape: [Int], filledBy fill: (UnsafeMutablePointer<Float>) -> Void) {
        self.init([Float](count: shape.elementCount, filledBy: fill), shape: shape)
    }

    /// A tensor whose elements stand for nothing until a kernel has written each.
    init(unwritten shape: [Int]) { self.init(shape: shape) { _ in } }

    /// The number of elements.
    public var count: Int { scalars.count }

    /// The only element of a tensor of one element.
    public var item: Float {
        require(count == 1, "item: a tensor of shape \(shape) is not a single number")
        return scalars[0]
    }

    /// The same numbers, cut off from the tape: a constant for any gradient.
    public var detached: Tensor { Tensor(scalars, shape: shape) }

    /// The element at one index an axis.
    public subscript(_ indices: Int...) -> Float {
        require(
            indices.count == shape.count && zip(indices, shape).allSatisfy { 0..<$1 ~= $0 },
            "index \(indices) is outside the shape \(shape)")
        return scalars[zip(indices, shape).reduce(0) { $0 * $1.1 + $1.0 }]
    }
}

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Float) { self.init(value) }
    public init(integerLiteral value: Int) { self.init(Float(value)) }
}

extension Tensor: Equatable {
    /// Equal shapes and equal elements, whatever the tape knows of either.
    public static func == (a: Tensor, b: Tensor) -> Bool {
        a.shape == b.shape && a.scalars == b.scalars
    }
}

extension Tensor: CustomStringConvertible {
    /// The shape and the first elements.
    public var description: String {
        let shown = scalars.prefix(8).map { "\($0)" }.joined(separator: ", ")
        return "Tensor\(shape) [\(shown)\(count > 8 ? ", …" : "")]"
    }
}

extension [Int] {
    /// The number of elements of a tensor of this shape.
    var elementCount: Int { reduce(1, *) }
}

extension [Float] {
    /// `count` floats that `fill` writes, each exactly once.
    init(count: Int, filledBy fill: (UnsafeMutablePointer<Float>) -> Void) {
        self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            if let start = buffer.baseAddress { fill(start) }
            initializedCount = count
        }
    }
}
