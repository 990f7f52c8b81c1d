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
            ticks = Scale.linearTicks(from: start, to: end, count: tickCount)
        }
        name(axis.names)
    }

    /// The scale of a heat map's rows or columns: cell `i` reaches from i − ½ to i + ½.
    init(cells count: Int, names: [String], isDownward: Bool, tickCount: Int) {
        let last = Double(count) - 0.5
        (start, end) = isDownward ? (last, -0.5) : (-0.5, last)
        ticks = Scale.linearTicks(from: -0.5, to: last, count: tickCount)
            .filter { $0.value == $0.value.rounded() }
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
        if low < high { return low...high }
        return isLog ? (low / 1.5)...(high * 1.5) : (low - 0.5)...(high + 0.5)
    }

    static func linearTicks(from start: Double, to end: Double, count: Int) -> [Tick] {
        let rough = (end - start) / Double(max(count, 1))
        let power = pow(10, floor(log10(rough)))
        let step = power * ([1, 2, 5].first { $0 * power >= rough * 0.99 } ?? 10)
        let decimals = max(0, -Int(floor(log10(step) + 1e-9)))
        let slack = step * 1e-6
        let first = Int(((start - slack) / step).rounded(.up))
        let last = Int(((end + slack) / step).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { index in
            let value = Double(index) * step
            return Tick(value: value, text: tickText(value, decimals: decimals))
        }
    }

    /// Powers of ten, and as many numbers between them as there is room for.
    static func logTicks(from start: Double, to end: Double, count: Int) -> [Tick] {
        let powers = Int(floor(log10(start)))...Int(ceil(log10(end)))
        func ticks(_ mantissas: [Double]) -> [Double] {
            powers.flatMap { power in mantissas.map { $0 * pow(10, Double(power)) } }
                .filter { $0 >= start * 0.999_999 && $0 <= end * 1.000_001 }
        }
        let choices = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]]
        let values = choices.map(ticks).first { $0.count <= count } ?? ticks([1])
        guard values.count >= 2 else { return linearTicks(from: start, to: end, count: count) }
        return values.map { value in
            Tick(value: value, text: tickText(value, decimals: max(0, decimalPlaces(value))))
        }
    }

    private static func decimalPlaces(_ value: Double) -> Int {
        (0...12).first { place in
            let shifted = value * pow(10, Double(place))
            return abs(shifted - shifted.rounded()) < 1e-6 * shifted
        } ?? 12
    }

    private static func tickText(_ value: Double, decimals: Int) -> String {
        guard abs(value) < 1e7, decimals <= 5 else { return String(format: "%g", value) }
        let digits = String(format: "%.\(decimals)f", abs(value))
        let whole = digits.prefix { $0 != "." }
        let grouped = number(Int(whole) ?? 0) + digits.dropFirst(whole.count)
        return (value < 0 ? "−" : "") + grouped
    }
}
