import Foundation

/// Whether `show` prints nothing: where claims are only checked, or the data is a stand-in.
///
/// Safe: it is set before the chapter's first experiment, by its own thread, which alone reads it.
nonisolated(unsafe) var isMuted = false

/// Whether `--only` asks for some figures alone: then what `main.swift` prints between them is none
/// of them. Safe as ``isMuted`` is.
nonisolated(unsafe) var isPartial = false
nonisolated(unsafe) var isDrawing = false

/// Prints one line of text.
///
/// It is noted with the place in the chapter's source that printed it, for the page that sets results
/// below their code.
public func show(_ text: String, file: String = #fileID, line: Int = #line) {
    let isBeside = isPartial && !isDrawing && file.hasSuffix("/main.swift")
    guard !isMuted, !isBeside else { return }
    Streams.say("\(text)\n")
    Transcript.note(text, file: file, line: line)
}

/// Prints a result beside its label, numbers to the digits that tell something:
/// `train perplexity                 6.942`.
public func show(
    _ label: String, _ value: some CustomStringConvertible, file: String = #fileID,
    line: Int = #line
) {
    show(row(label, value), file: file, line: line)
}

func row(_ label: String, _ value: some CustomStringConvertible) -> String {
    let text =
        switch value {
        case let value as any BinaryInteger: number(value)
        case let value as any BinaryFloatingPoint: number(value)
        default: value.description
        }
    return label.padding(to: 32) + " " + text
}

/// A number as text, to four significant digits and, unless it is huge, no fewer than its whole
/// part: `6.942`, `812,346`, `0.00012`, `2.768e+20`.
func number(_ value: some BinaryFloatingPoint) -> String {
    let value = Double(value)
    guard value.isFinite else { return "\(value)" }
    guard 999.95..<1e15 ~= abs(value) else { return String(format: "%.4g", value) }
    return number(Int(value.rounded()))
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

extension String {
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
