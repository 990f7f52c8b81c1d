import Course
import Foundation
import Notebook
import Recurrent

extension BagEncoder {
    mutating func visitParameters(_ visit: ParameterVisitor) {
        linear.visitParameters(under: "linear", visit)
    }
}

/// The least loss, in nats a token, at which anything can copy sources of which
/// it knows the tokens but not their order: of every arrangement of a source's
/// tokens, each is as likely as any other.
func leastLossOfABag(_ sequences: [[String]]) -> Double {
    func logFactorial(_ n: Int) -> Double { lgamma(Double(n) + 1) }
    let arrangements = sequences.map { sequence in
        let counts = Dictionary(grouping: sequence) { $0 }.values.map(\.count)
        return logFactorial(sequence.count)
            - counts.reduce(0) { $0 + logFactorial($1) }
    }
    return arrangements.reduce(0, +)
        / Double(sequences.reduce(0) { $0 + $1.count + 1 })
}
