import Synchronization

/// The record of one gradient computation: every operation in the order it ran.
///
/// An operation appends itself with rules that turn the gradient of its results into the gradients
/// of its inputs; the backward pass walks the record from the end (reverse mode,
/// Baydin et al. 2018, section 3.2). A tape lives as long as one ``valueAndGradient(at:of:)``.
/// Its lock is there for the compiler's proof that a tensor may cross threads.
final class Tape: Sendable {
    /// Turns the gradients of an operation's outputs into those of its inputs; nil is zero.
    typealias Rule = @Sendable (_ outputGradients: [Tensor?]) -> [Tensor?]

    /// Turns the gradient of an operation's only output into that of one input.
    typealias InputRule = @Sendable (_ gradient: Tensor) -> Tensor

    private enum Operation: Sendable {
        /// An output, and the inputs that matter, each with its own rule.
        case single(output: Int, inputs: [(index: Int, rule: InputRule)])
        /// Several outputs, and one rule for all inputs; those that do not matter are nil.
        case joint(outputs: Range<Int>, inputs: [Int?], rule: Rule)
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

    /// Appends an operation of one output and returns its index.
    func append(inputs: [(index: Int, rule: InputRule)]) -> Int {
        record.withLock { record in
            defer { record.nodeCount += 1 }
            record.operations.append(.single(output: record.nodeCount, inputs: inputs))
            return record.nodeCount
        }
    }

    /// Appends an operation and returns the indices of its outputs.
    func append(inputs: [Int?], outputCount: Int, rule: @escaping Rule) -> Range<Int> {
        record.withLock { record in
            let outputs = record.nodeCount..<record.nodeCount + outputCount
            record.nodeCount += outputCount
            record.operations.append(.joint(outputs: outputs, inputs: inputs, rule: rule))
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
        func take(_ output: Int) -> Tensor? {
            defer { gradients[output] = nil }
            return gradients[output]
        }
        func add(_ gradient: Tensor, to input: Int) {
            if gradients[input] == nil {
                gradients[input] = gradient
            } else {
                gradients[input]!.accumulate(gradient)
            }
        }
        while let operation = record.operations.popLast() {
            switch operation {
            case .single(let output, let inputs):
                guard let gradient = take(output) else { continue }
                for (input, rule) in inputs { add(rule(gradient), to: input) }
            case .joint(let outputs, let inputs, let rule):
                let arriving = outputs.map(take)
                guard arriving.contains(where: { $0 != nil }) else { continue }
                for case (let input?, let gradient?) in zip(inputs, rule(arriving)) {
                    add(gradient, to: input)
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
