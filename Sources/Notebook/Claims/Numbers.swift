import Foundation

/// One number that a claim compares, or a row of them, each with the way it was come by:
/// `0.1 × 0.042`.
///
/// Rows of one length are computed and compared element by element, and a single number with each
/// element of a row.
public struct Numbers: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    struct Element {
        var x = Double.nan
        let value: Double
        let text: String
        var isSum = false

        var factor: String { isSum ? "(\(text))" : text }
    }

    var elements: [Element]
    /// Why there are none, if so.
    private(set) var lack = "nothing to compare"

    public init(_ value: Double) { self.init(x: [.nan], [value]) }
    public init(_ count: Int) { self.init(Double(count)) }
    public init(floatLiteral value: Double) { self.init(value) }
    public init(integerLiteral value: Int) { self.init(Double(value)) }

    init(x: [Double], _ values: [Double]) {
        elements = zip(x, values).map { Element(x: $0, value: $1, text: number($1)) }
    }

    private init(_ elements: [Element], or lack: String) {
        (self.elements, self.lack) = (elements, lack)
    }

    init(lack: String) { self.init([], or: lack) }

    /// Pairs of elements; a single one goes with each of the other's.
    fileprivate static func pairs(_ a: Numbers, _ b: Numbers) -> [(Element, Element)] {
        let count = max(a.elements.count, b.elements.count)
        func row(_ numbers: Numbers) -> [Element] {
            numbers.elements.count == 1
                ? Array(repeating: numbers.elements[0], count: count) : numbers.elements
        }
        let (left, right) = (row(a), row(b))
        return left.count == right.count ? Array(zip(left, right)) : []
    }

    fileprivate static func lack(_ a: Numbers, _ b: Numbers) -> String {
        if a.elements.isEmpty { return a.lack }
        return b.elements.isEmpty ? b.lack : "\(a.elements.count) and \(b.elements.count) numbers"
    }
}

extension Numbers {
    /// Where the numbers stand in the figure.
    public var x: [Double] { elements.map(\.x) }
    public var values: [Double] { elements.map(\.value) }
    /// The places themselves, as numbers to compute with.
    public var places: Numbers { Numbers(x: x, x) }

    public var count: Numbers { Numbers(Double(elements.count)) }
    public var first: Numbers { picked(elements.prefix(1)) }
    public var last: Numbers { picked(elements.suffix(1)) }
    public var least: Numbers { picked(elements.min { $0.value < $1.value }.map { [$0] } ?? []) }
    public var most: Numbers { picked(elements.max { $0.value < $1.value }.map { [$0] } ?? []) }
    public var sum: Numbers { folded { $0.reduce(0, +) } }
    public var mean: Numbers { folded { $0.reduce(0, +) / Double($0.count) } }
    public var geometricMean: Numbers {
        folded { exp($0.reduce(0) { $0 + log($1) } / Double($0.count)) }
    }
    public var magnitude: Numbers {
        picked(elements.map { Element(x: $0.x, value: abs($0.value), text: "|\($0.text)|") })
    }

    /// All but the first, and all but the last.
    public var dropFirst: Numbers { picked(elements.dropFirst()) }
    public var dropLast: Numbers { picked(elements.dropLast()) }
    /// The second half, which is the larger if their number is odd.
    public var secondHalf: Numbers { picked(elements.dropFirst(elements.count / 2)) }

    /// The numbers at these places, in this order; none if one is missing.
    public func at(_ places: [Double]) -> Numbers {
        let found = places.map { place in elements.first { $0.x == place } }
        guard let missing = found.firstIndex(where: { $0 == nil }) else {
            return picked(found.compactMap(\.self))
        }
        return Numbers(lack: elements.isEmpty ? lack : "nothing at \(number(places[missing]))")
    }

    public func at(_ places: Double...) -> Numbers { at(places) }

    /// The numbers at the places that the condition picks out.
    public func wherever(_ isWanted: (Double) -> Bool) -> Numbers {
        picked(elements.filter { isWanted($0.x) })
    }

    /// The numbers at all other places.
    public func except(at places: [Double]) -> Numbers { wherever { !places.contains($0) } }

    /// The numbers at these places, each on the line between its neighbours, the x of the numbers rising;
    /// beyond the ends, the number there.
    public func between(_ places: [Double]) -> Numbers {
        guard let first = elements.first, let last = elements.last else { return self }
        /// Where those begin that the place is before.
        func start(_ isBefore: (Double) -> Bool) -> Int {
            var (low, high) = (0, elements.count)
            while low < high {
                let middle = (low + high) / 2
                if isBefore(elements[middle].x) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        return Numbers(
            x: places,
            places.map { place in
                let (to, behind) = (start { $0 >= place }, start { $0 > place })
                let right = to < elements.count ? elements[to] : last
                let left = behind > 0 ? elements[behind - 1] : first
                guard left.x < right.x else { return right.value }
                let part = (place - left.x) / (right.x - left.x)
                return left.value + (right.value - left.value) * part
            })
    }

    private func picked(_ elements: some Sequence<Element>) -> Numbers {
        Numbers(Array(elements), or: lack)
    }

    private func folded(_ fold: ([Double]) -> Double) -> Numbers {
        elements.isEmpty ? self : Numbers(fold(values))
    }
}

extension Numbers {
    public static func * (a: Numbers, b: Numbers) -> Numbers {
        combined(a, b) { ($0.value * $1.value, "\($0.factor) × \($1.factor)") }
    }
    public static func / (a: Numbers, b: Numbers) -> Numbers {
        combined(a, b) { ($0.value / $1.value, "\($0.factor) / \($1.factor)") }
    }
    public static func + (a: Numbers, b: Numbers) -> Numbers {
        combined(a, b, isSum: true) { ($0.value + $1.value, "\($0.text) + \($1.text)") }
    }
    public static func - (a: Numbers, b: Numbers) -> Numbers {
        combined(a, b, isSum: true) { ($0.value - $1.value, "\($0.text) − \($1.factor)") }
    }

    private static func combined(
        _ a: Numbers, _ b: Numbers, isSum: Bool = false,
        _ body: (Element, Element) -> (Double, String)
    ) -> Numbers {
        let elements = pairs(a, b).map { left, right in
            let (value, text) = body(left, right)
            let x = left.x.isNaN ? right.x : left.x
            return Element(x: x, value: value, text: text, isSum: isSum)
        }
        return Numbers(elements, or: lack(a, b))
    }
}

extension Numbers {
    public static func < (a: Numbers, b: Numbers) -> Evidence { compared(a, "<", b, <) }
    public static func > (a: Numbers, b: Numbers) -> Evidence { compared(a, ">", b, >) }
    public static func <= (a: Numbers, b: Numbers) -> Evidence { compared(a, "≤", b, <=) }
    public static func >= (a: Numbers, b: Numbers) -> Evidence { compared(a, "≥", b, >=) }
    public static func == (a: Numbers, b: Numbers) -> Evidence { compared(a, "=", b, ==) }

    /// Whether each is larger than the one before it.
    public var rises: Evidence { dropLast < dropFirst }
    /// Whether each is smaller than the one before it.
    public var falls: Evidence { dropLast > dropFirst }
    public var neverRises: Evidence { dropLast >= dropFirst }
    public var neverFalls: Evidence { dropLast <= dropFirst }

    /// Whether every number is in the range.
    public func lies(in range: ClosedRange<Double>) -> Evidence {
        Evidence(
            all: elements.map { element in
                let (low, high) = (range.lowerBound, range.upperBound)
                return Evidence(
                    holds: range.contains(element.value),
                    "\(element.text) in \(number(low))…\(number(high))",
                    slack: min(element.value - low, high - element.value) / (high - low))
            }, or: lack)
    }

    private static func compared(
        _ a: Numbers, _ sign: String, _ b: Numbers, _ holds: (Double, Double) -> Bool
    ) -> Evidence {
        Evidence(
            all: pairs(a, b).map { left, right in
                let scale = max(abs(left.value), abs(right.value))
                return Evidence(
                    holds: holds(left.value, right.value),
                    "\(left.text) \(sign) \(right.text)",
                    slack: scale == 0 ? 0 : abs(left.value - right.value) / scale)
            }, or: lack(a, b))
    }
}
