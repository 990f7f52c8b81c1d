import Foundation

/// A number that was measured once for each of several seeds.
///
/// Samples of the same seeds are computed with seed by seed, so that what a seed does to both sides
/// drops out of their difference. To compare two is to ask whether the 95 % confidence interval of
/// the mean difference, by Student's t, lies on one side of zero.
public struct Sample: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public let values: [Double]
    fileprivate let text: String
    /// Whether this is a number from elsewhere, which has no seeds.
    private let isConstant: Bool

    public init(_ values: [Double]) {
        self.init(values, number(values.reduce(0, +) / Double(values.count)))
    }

    /// No numbers, and why: nothing holds of them.
    init(lack: String) { self.init([], lack) }

    fileprivate init(_ values: [Double], _ text: String, isConstant: Bool = false) {
        (self.values, self.text, self.isConstant) = (values, text, isConstant)
    }

    public init(floatLiteral value: Double) { self.init([value], number(value), isConstant: true) }
    public init(integerLiteral value: Int) { self.init(floatLiteral: Double(value)) }

    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// Half the width of the 95 % interval of the mean; infinite for a single seed.
    public var margin: Double {
        guard !isConstant else { return 0 }
        let count = Double(values.count)
        guard count > 1 else { return .infinity }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return studentT(degrees: values.count - 1) * (squares / (count - 1) / count).squareRoot()
    }

    /// The mean with half the width of its 95 % interval, to two digits of that: `6.839 ± 0.026`.
    public var summary: String {
        guard margin.isFinite, margin > 0 else { return number(mean) }
        let places = max(0, 1 - Int(Foundation.log10(margin).rounded(.down)))
        return places > 9
            ? number(mean) : String(format: "%.\(places)f ± %.\(places)f", mean, margin)
    }

    /// The natural logarithms: the ratio of two samples is the difference of theirs. It is shown by
    /// that of the geometric mean, which is the mean of them all.
    public var log: Sample {
        guard !values.isEmpty else { return self }
        let logs = Sample(values.map { Foundation.log($0) })
        return Sample(logs.values, "ln \(number(exp(logs.mean)))", isConstant: isConstant)
    }

    fileprivate static func combined(
        _ a: Sample, _ sign: String, _ b: Sample, _ body: (Double, Double) -> Double
    ) -> Sample {
        if let empty = [a, b].first(where: { $0.values.isEmpty }) { return empty }
        let count = max(a.values.count, b.values.count)
        func row(_ sample: Sample) -> [Double] {
            sample.isConstant ? Array(repeating: sample.values[0], count: count) : sample.values
        }
        return Sample(
            zip(row(a), row(b)).map(body), "(\(a.text) \(sign) \(b.text))",
            isConstant: a.isConstant && b.isConstant)
    }

    public static func + (a: Sample, b: Sample) -> Sample { combined(a, "+", b, +) }
    public static func - (a: Sample, b: Sample) -> Sample { combined(a, "−", b, -) }
    public static func * (a: Sample, b: Sample) -> Sample { combined(a, "×", b, *) }
    public static func / (a: Sample, b: Sample) -> Sample { combined(a, "/", b, /) }

    /// Whether the seeds show that b is larger.
    public static func < (a: Sample, b: Sample) -> Evidence { compared(a, "<", b, b - a) }
    /// Whether the seeds show that a is larger.
    public static func > (a: Sample, b: Sample) -> Evidence { compared(a, ">", b, a - b) }

    private static func compared(
        _ a: Sample, _ sign: String, _ b: Sample, _ difference: Sample
    ) -> Evidence {
        guard !difference.values.isEmpty else {
            return Evidence(holds: false, difference.text, slack: 0, lacks: true)
        }
        let (mean, margin) = (difference.mean, difference.margin)
        return Evidence(
            holds: mean > margin,
            "\(a.text) \(sign) \(b.text), by \(difference.summary), \(difference.seeds)",
            slack: margin.isFinite ? (mean - margin) / max(abs(mean), 1e-300) : -1,
            leans: difference.values.count == 1 && mean > 0)
    }

    private var seeds: String { values.count == 1 ? "one seed" : "\(values.count) seeds" }

    /// Whether the seeds leave open which of the two is larger.
    fileprivate static func undecided(_ a: Sample, _ b: Sample) -> Evidence {
        let difference = a - b
        guard !difference.values.isEmpty else {
            return Evidence(holds: false, difference.text, slack: 0, lacks: true)
        }
        let isOpen = abs(difference.mean) <= difference.margin || difference.mean == 0
        return Evidence(
            holds: isOpen,
            "\(a.text) and \(b.text) differ by \(difference.summary), \(difference.seeds)",
            slack: 0, lacks: difference.mean.isNaN)
    }
}

extension [Sample] {
    /// Seed by seed, the mean of several numbers.
    public var averaged: Sample {
        guard !isEmpty else { return Sample(lack: "nothing to compare") }
        let mean = reduce(0, +) / Sample(floatLiteral: Double(count))
        return Sample(mean.values, "mean of \(map(\.text).joined(separator: ", "))")
    }
}

extension Numbers {
    /// The values of all seeds, for what holds of each of them.
    public init(_ sample: Sample) {
        if sample.values.isEmpty {
            self.init(lack: sample.text)
        } else {
            self.init(x: sample.values.map { _ in .nan }, sample.values)
        }
    }
}

extension Claim {
    /// What the seeds leave open: it holds as long as the 95 % interval of the mean difference
    /// includes zero.
    public static func undecided(
        _ mark: String? = nil, _ text: String, _ a: Sample, _ b: Sample
    ) -> Claim {
        Claim(mark: mark, text: text, evidence: [.init(undecided: a, b)], isUndecided: true)
    }
}

extension Evidence {
    fileprivate init(undecided a: Sample, _ b: Sample) { self = Sample.undecided(a, b) }
}

/// The 97.5 % quantile of Student's t: that of the normal distribution from 31 degrees on, where
/// they differ by less than 4 %.
private func studentT(degrees: Int) -> Double {
    let table = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042,
    ]
    return degrees <= table.count ? table[degrees - 1] : 1.96
}
