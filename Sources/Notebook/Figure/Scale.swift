import Foundation

/// Where the values of an axis lie along it, and where it carries numbers.
struct Scale {
    struct Tick: Equatable {
        let value: Double
        let text: String
    }

    /// The values at the axis's start and end: left and right, or bottom and top.
    var start: Double
    var end: Double
    var isLog = false
    var ticks: [Tick] = []

    /// How far along the axis a value lies: 0 at its start, 1 at its end.
    func fraction(_ value: Double) -> Double {
        isLog ? log(value / start) / log(end / start) : (value - start) / (end - start)
    }

    /// A scale over the data, or over the axis's own range if it has one.
    /// - Parameters:
    ///   - padding: room beyond the data on either side, as a fraction of its extent.
    ///   - tickCount: about how many ticks to have.
    init(_ axis: Axis, data: [Double], padding: Double, tickCount: Int) {
        isLog = axis.scale == .log
        let range = axis.range ?? Scale.extent(of: data, isLog: isLog)
        let room = axis.range == nil ? padding : 0
        if isLog {
            let factor = pow(range.upperBound / range.lowerBound, room)
            (start, end) = (range.lowerBound / factor, range.upperBound * factor)
            ticks = Scale.logTicks(from: start, to: end, count: tickCount)
        } else {
            let step = (range.upperBound - range.lowerBound) * room
            (start, end) = (range.lowerBound - step, range.upperBound + step)
            if range.lowerBound >= 0 { start = max(start, 0) }
            let isWhole = !data.isEmpty && data.allSatisfy { $0 == $0.rounded() }
            ticks = Scale.linearTicks(
                from: start, to: end, count: tickCount, leastStep: isWhole ? 1 : 0)
        }
        name(axis.names)
    }

    /// The scale of a heat map's rows or columns: cell `i` reaches from i − ½ to i + ½.
    init(cells count: Int, names: [String], isDownward: Bool, tickCount: Int) {
        let last = Double(count) - 0.5
        (start, end) = isDownward ? (last, -0.5) : (-0.5, last)
        ticks = Scale.linearTicks(from: -0.5, to: last, count: tickCount, leastStep: 1)
        name(names)
    }

    private mutating func name(_ names: [String]) {
        guard !names.isEmpty else { return }
        let shown = min(start, end)...max(start, end)
        ticks = names.enumerated().map { Tick(value: Double($0), text: $1) }
            .filter { shown.contains($0.value) }
    }

    /// The least range that holds the data and is not empty.
    private static func extent(of data: [Double], isLog: Bool) -> ClosedRange<Double> {
        let low = data.min() ?? 1
        let high = data.max() ?? low
        let size = max(abs(low), abs(high))
        // Those that are closer together have no numbers between them to put at an axis.
        if high - low > max(1e-8 * size, 1e-100) { return low...high }
        let room = max(0.5, 1e-6 * size)
        return isLog ? (low / 1.5)...(high * 1.5) : (low - room)...(high + room)
    }

    /// Multiples of 1, 2 or 5 times a power of ten: about `count`.
    static func linearTicks(
        from start: Double, to end: Double, count: Int, leastStep: Double = 0
    ) -> [Tick] {
        let rough = max((end - start) / Double(max(count, 1)), leastStep)
        let power = pow(10, floor(log10(rough)))
        let nearest = [(1.0, 2.0), (2, 10), (5, 50)].first { rough / power < $1.squareRoot() }
        let step = power * (nearest?.0 ?? 10)
        let places = -Int(floor(log10(step) + 1e-9))
        let slack = step * 1e-6
        let first = Int(((start - slack) / step).rounded(.up))
        let last = Int(((end + slack) / step).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { index in
            let value = Double(index) * step
            return Tick(value: value, text: tickText(value, places: places))
        }
    }

    /// Powers of ten, and as many numbers between them as there is room for.
    static func logTicks(from start: Double, to end: Double, count: Int) -> [Tick] {
        let powers = Int(floor(log10(start)))...Int(ceil(log10(end)))
        func values(_ mantissas: [Double], every step: Int = 1) -> [Double] {
            powers.filter { $0.isMultiple(of: step) }
                .flatMap { power in mantissas.map { $0 * pow(10, Double(power)) } }
                .filter { $0 >= start * 0.999_999 && $0 <= end * 1.000_001 }
        }
        let fine = values([1, 2, 3, 4, 5, 6, 7, 8, 9])
        let between = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5]]
        let choices = between.map { values($0) } + (1...400).map { values([1], every: $0) }
        var chosen = choices.first { $0.count <= count } ?? []
        if chosen.count < 4, fine.count <= count { chosen = fine }
        guard chosen.count >= 2 else { return linearTicks(from: start, to: end, count: count) }
        let isVast = log10(end / start) > 5
        return chosen.map { value in
            let plain = tickText(value, places: decimalPlaces(value))
            return Tick(value: value, text: isVast ? powerText(value) : plain)
        }
    }

    /// A power of ten with a small exponent: `10⁻⁶`.
    private static func powerText(_ value: Double) -> String {
        let raised: [Character: String] = [
            "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶",
            "7": "⁷", "8": "⁸", "9": "⁹",
        ]
        let exponent = Int(log10(value).rounded())
        return exponent == 0 ? "1" : "10" + String(exponent).compactMap { raised[$0] }.joined()
    }

    private static func decimalPlaces(_ value: Double) -> Int {
        (0...12).first { place in
            let shifted = value * pow(10, Double(place))
            return abs(shifted - shifted.rounded()) < 1e-6 * shifted
        } ?? 12
    }

    /// - Parameter places: after the point, that tell it from its neighbours; below zero, as many of
    ///   the whole part do not.
    private static func tickText(_ value: Double, places: Int) -> String {
        guard abs(value) < 1e7, places <= 5 else {
            let digits = value == 0 ? 1 : Int(floor(log10(abs(value)))) + 1 + places
            return String(format: "%.\(min(max(6, digits), 17))g", value)
        }
        let digits = String(format: "%.\(max(0, places))f", abs(value))
        let whole = digits.prefix { $0 != "." }
        let grouped = number(Int(whole) ?? 0) + digits.dropFirst(whole.count)
        return (value < 0 ? "−" : "") + grouped
    }
}
