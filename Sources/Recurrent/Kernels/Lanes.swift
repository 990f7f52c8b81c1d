import CMachine

/// Sixteen floats that one instruction (or two, or four) works on.
typealias Lanes = SIMD16<Float>

extension Lanes {
    /// Loads up to 16 floats; lanes beyond `count` are zero.
    @inline(__always)
    init(loading source: UnsafePointer<Float>, count: Int) {
        if count == 16 {
            self = UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
        } else {
            self = loadFew(source, count)
        }
    }

    /// Stores the first `count` lanes.
    @inline(__always)
    func store(to target: UnsafeMutablePointer<Float>, count: Int) {
        if count == 16 {
            UnsafeMutableRawPointer(target).storeBytes(of: self, as: Lanes.self)
        } else {
            storeFew(self, target, count)
        }
    }
}

extension Lanes {
    /// The sum of all lanes, added in halves.
    @inline(__always)
    fileprivate var total: Float {
        let eight = lowHalf + highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    /// The largest lane, found in halves.
    @inline(__always)
    var largest: Float {
        let eight = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
        let four = eight.lowHalf.replacing(
            with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
        return Swift.max(Swift.max(four.x, four.y), Swift.max(four.z, four.w))
    }
}

/// Writes the columns of four rows of four floats as rows.
/// - Parameter step: from a row to the next
@inline(__always)
func transpose4(
    _ source: UnsafePointer<Float>, step sourceStep: Int,
    to target: UnsafeMutablePointer<Float>, step targetStep: Int
) {
    func row(_ number: Int) -> SIMD4<Float> {
        UnsafeRawPointer(source + number &* sourceStep).loadUnaligned(as: SIMD4<Float>.self)
    }
    func store(_ column: SIMD4<Float>, _ number: Int) {
        UnsafeMutableRawPointer(target + number &* targetStep)
            .storeBytes(of: column, as: SIMD4<Float>.self)
    }
    let (a, b, c, d) = (row(0), row(1), row(2), row(3))
    store(SIMD4(a.x, b.x, c.x, d.x), 0)
    store(SIMD4(a.y, b.y, c.y, d.y), 1)
    store(SIMD4(a.z, b.z, c.z, d.z), 2)
    store(SIMD4(a.w, b.w, c.w, d.w), 3)
}

/// eˣ, as a power of two and a factor close to one: eˣ = power · (1 + rest).
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2, and eʳ − 1 by its Taylor series to degree 7, whose remainder
/// is below half a unit in the last place. Keeping `rest` apart lets tanh subtract 1 without loss.
/// - Precondition: |x| ≤ 87, so that the power is a normal float.
@inline(__always)
private func exponential(_ x: Lanes) -> (power: Lanes, rest: Lanes) {
    // Adding 1.5 · 2²³ leaves n in the low bits of the float and, subtracted again, n itself.
    let roundingShift = Lanes(repeating: 0x1.8p23)
    let shifted = roundingShift.addingProduct(x, Lanes(repeating: 1.442_695_04))
    let n = shifted - roundingShift
    // ln 2 in two parts, the first short enough for n times it to be exact.
    let r = x.addingProduct(n, Lanes(repeating: -0.693_145_75))
        .addingProduct(n, Lanes(repeating: -1.428_606_8e-6))
    var series = Lanes(repeating: 1 / 5040)
    series = Lanes(repeating: 1 / 720).addingProduct(series, r)
    series = Lanes(repeating: 1 / 120).addingProduct(series, r)
    series = Lanes(repeating: 1 / 24).addingProduct(series, r)
    series = Lanes(repeating: 1 / 6).addingProduct(series, r)
    series = Lanes(repeating: 1 / 2).addingProduct(series, r)
    let exponent = unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &<< 23
    let power = unsafeBitCast(exponent &+ 0x3F80_0000, to: Lanes.self)
    return (power, r.addingProduct(r * r, series))
}

/// NaN stays NaN, so that a loss that is no number shows.
@inline(__always)
private func clamp(_ x: Lanes, _ limit: Float) -> Lanes {
    x.replacing(with: limit, where: x .> limit).replacing(with: -limit, where: x .< -limit)
}

/// eˣ for |x| ≤ 87, held at e⁸⁷ and e⁻⁸⁷ outside.
@inline(__always)
func exp(_ x: Lanes) -> Lanes {
    let (power, rest) = exponential(clamp(x, 87))
    return power.addingProduct(power, rest)
}

/// 1 / (1 + e⁻ˣ)
@inline(__always)
func sigmoid(_ x: Lanes) -> Lanes { 1 / (1 + exp(-x)) }

/// (e²ˣ − 1) / (e²ˣ + 1), held beyond |x| = 10, where it is ±1 to the last bit.
@inline(__always)
func tanh(_ x: Lanes) -> Lanes {
    let (power, rest) = exponential(clamp(x + x, 20))
    let minusOne = (power - 1).addingProduct(power, rest)
    return minusOne / (minusOne + 2)
}

/// Calls `body` for every sixteen of `count` floats, and once for the rest with how many they are.
@inline(__always)
func forEachLanes(of count: Int, _ body: (_ start: Int, _ count: Int) -> Void) {
    let whole = count - count % 16
    for start in stride(from: 0, to: whole, by: 16) { body(start, 16) }
    if whole < count { body(whole, count - whole) }
}

/// Writes `f` of `count` floats, which may be written where they are read.
@inline(__always)
func mapLanes(
    _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int,
    _ f: (Lanes) -> Lanes
) {
    forEachLanes(of: count) { start, count in
        f(Lanes(loading: source + start, count: count)).store(to: target + start, count: count)
    }
}

/// The sum of `count` floats in a fixed order: sixteen sums side by side, then those.
@inline(__always)
func sumLanes(_ source: UnsafePointer<Float>, count: Int) -> Float {
    var sums = Lanes.zero
    forEachLanes(of: count) { start, count in sums += Lanes(loading: source + start, count: count) }
    return sums.total
}

/// Σ x² of `count` floats, in double precision and a fixed order.
func sumOfSquares(_ source: UnsafePointer<Float>, count: Int) -> Double {
    var sums = SIMD16<Double>.zero
    forEachLanes(of: count) { start, count in
        let x = SIMD16<Double>(Lanes(loading: source + start, count: count))
        sums.addProduct(x, x)
    }
    return sums.sum()
}

/// The largest of `count` floats; NaN if the first is NaN.
/// - Precondition: `count` is positive.
@inline(__always)
func largestLane(_ source: UnsafePointer<Float>, count: Int) -> Float {
    guard count >= 16 else {
        var largest = source[0]
        for i in 1..<count where source[i] > largest { largest = source[i] }
        return largest
    }
    var largest = Lanes(repeating: source[0])
    for start in stride(from: 0, to: count, by: 16) {
        // The last sixteen may have been seen in part.
        let next = Lanes(loading: source + min(start, count - 16), count: 16)
        largest.replace(with: next, where: next .> largest)
    }
    return largest.largest
}

/// Adds `count` floats to others.
func add(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int) {
    for i in 0..<count { target[i] += source[i] }
}
