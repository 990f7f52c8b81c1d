import Foundation

/// Prints one line of text.
public func show(_ text: String) {
    print(text)
    fflush(nil)
}

/// Prints a result beside its label: `train perplexity          6.942`.
public func show(_ label: String, _ value: some BinaryFloatingPoint) {
    show(label, number(value))
}

/// Prints a whole number beside its label, in groups of three digits.
public func show(_ label: String, _ value: some BinaryInteger) {
    show(label, number(value))
}

/// Prints any other value beside its label.
public func show(_ label: String, _ value: some CustomStringConvertible) {
    show(label.padding(to: 32) + " " + value.description)
}

/// A number as text, to four significant digits and no fewer than its whole part: `6.942`,
/// `812,346`, `0.00012`.
func number(_ value: some BinaryFloatingPoint) -> String {
    let value = Double(value)
    guard value.isFinite else { return "\(value)" }
    guard abs(value) < 999.95 else { return number(Int(clamping: value.rounded())) }
    return String(format: "%.4g", value)
}

/// A whole number as text, in groups of three digits: `173,428`.
func number(_ value: some BinaryInteger) -> String {
    var digits = String(value.magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
        groups.insert(digits.suffix(3), at: 0)
        digits = String(digits.dropLast(3))
    }
    return (value < 0 ? "-" : "") + ([digits[...]] + groups).joined(separator: ",")
}

extension Int {
    fileprivate init(clamping value: Double) {
        self = Int(exactly: value) ?? (value < 0 ? .min : .max)
    }
}

extension String {
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
