import Foundation
import Synchronization

/// Where the chapter prints; runs that train side by side tell where their models went.
let printout = Mutex(Printout())

/// Prints one line of text.
///
/// It is noted with the place in the chapter's source that printed it, for the page that sets results
/// below their code.
public func show(
    _ text: String, file: String = #fileID, line: Int = #line, in function: String = #function
) {
    show(text, from: file, line, function) { $0.say(text) }
}

/// Prints a result beside its label, numbers to the digits that tell something:
/// `train perplexity                 6.942`.
public func show(
    _ label: String, _ value: some CustomStringConvertible, file: String = #fileID,
    line: Int = #line, in function: String = #function
) {
    show(row(label, value), from: file, line, function) { $0.say(label, words(value)) }
}

private func show(
    _ text: String, from file: String, _ line: Int, _ function: String,
    by say: (inout Printout) -> Void
) {
    let isPrinted = printout.withLock { printout in
        let isBeside = printout.isPartial && !printout.isDrawing && file.hasSuffix("/main.swift")
        guard !printout.isMuted, !isBeside else { return false }
        printout.move(to: line, in: function)
        say(&printout)
        return true
    }
    if isPrinted { Transcript.note(text, file: file, line: line) }
}

let labelWidth = 32

func row(_ label: String, _ value: some CustomStringConvertible) -> String {
    "\(label.padding(to: labelWidth)) \(words(value))"
}

private func words(_ value: some CustomStringConvertible) -> String {
    switch value {
    case let value as any BinaryInteger: number(value)
    case let value as any BinaryFloatingPoint: number(value)
    default: value.description
    }
}

/// A number as text, to four significant digits and, unless it is huge, no fewer than its whole
/// part: `6.942`, `812,346`, `0.00012`, `2.768e+20`.
func number(_ value: some BinaryFloatingPoint) -> String {
    let value = Double(value)
    guard value.isFinite else { return value.isNaN ? "no number" : "\(value)" }
    guard 999.95..<1e15 ~= abs(value) else { return String(format: "%.4g", value) }
    return number(Int(value.rounded()))
}

/// A whole number as text, in groups of three digits: `173,428`.
package func number(_ value: some BinaryInteger) -> String {
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
