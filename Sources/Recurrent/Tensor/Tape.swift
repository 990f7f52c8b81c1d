import Synchronization

/// The record of one gradient computation: every operation in the order it ran.
///
/// An operation appends itself with a rule that turns the gradient of its results into the
/// gradients of its inputs; the backward pass walks the record from the end (reverse mode,
/// Baydin et al. 2018, section 3.2). A tape lives as long as one ``valueAndGradient(at:of:)``.
/// Its lock is there for the compiler's proof that a tensor may cross threads.
final class Tape: Sendable {
    /// Turns the gradients of an operation's outputs into those of its inputs; nil is zero.
    typealias Rule = @Sendable (_ outputGradients: [Tensor?]) -> [Tensor?]

    private struct Operation: Sendable {
        let inputs: [Int?]
        let outputs: Range<Int>
        let rule: Rule
    }

    private struct Record: Sendable {
        var operations: [Operation] = []
        var nodeCount = 0
        var isOpen = true
    }

    private let record = Mutex(Record())

    /// While a tape is open, whatever is computed from its tensors is recorded.
    var isOpen: Bool { record.withLock { $0.isOpen } }

    /// The indices of new nodes that nothing computed: the parameters.
    func leaves(count: Int) -> Range<Int> {
        record.withLock { record in
            record.nodeCount += count
            return record.nodeCount - count..<record.nodeCount
        }
    }

    /// Appends an operation and returns the indices of its outputs.
    func append(inputs: [Int?], outputCount: Int, rule: @escaping Rule) -> Range<Int> {
        record.withLock { record in
            let outputs = record.nodeCount..<record.nodeCount + outputCount
            record.nodeCount += outputCount
            record.operations.append(Operation(inputs: inputs, outputs: outputs, rule: rule))
            return outputs
        }
    }

    /// The gradient of a scalar with respect to each leaf, or nil where it does not depend on it.
    ///
    /// Closes the tape first, so that the rules' own arithmetic is not recorded.
    func gradients(of output: Int, at leaves: Range<Int>) -> [Tensor?] {
        var record = takeRecord()
        var gradients = [Tensor?](repeating: nil, count: record.nodeCount)
        gradients[output] = Tensor(1)
        while let operation = record.operations.popLast() {
            let arriving = operation.outputs.map { index in
                defer { gradients[index] = nil }
                return gradients[index]
            }
            guard arriving.contains(where: { $0 != nil }) else { continue }
            for case (let index?, let gradient?) in zip(operation.inputs, operation.rule(arriving))
            {
                if gradients[index] == nil {
                    gradients[index] = gradient
                } else {
                    gradients[index]!.accumulate(gradient)
                }
            }
        }
        return Array(gradients[leaves])
    }

    /// Ends the recording and hands it over; its operations refer back to this tape, so a tape
    /// that is never closed would never be freed.
    @discardableResult
    private func takeRecord() -> Record {
        record.withLock { record in
            defer { record = Record(isOpen: false) }
            return record
        }
    }

    func close() { takeRecord() }
}

/// A tensor's place on a tape.
struct Node: Sendable {
    let tape: Tape
    let index: Int
}
