import Synchronization

/// A decoder that takes many steps with the same weights, outside any gradient.
///
/// The first layer's sums at a step are X W_x + b + C W_c, with the token's embedding X and the
/// context C. The last product is the same at every step: it is taken once for each source. The
/// first depends on the token alone: where there are few tokens, it is taken once for each.
final class PreparedDecoder: Sendable {
    private let decoder: Seq2SeqDecoder
    /// The first layer's W_x above W_c, `[embeddingSize + contextSize, nodes · hiddenSize]`.
    private let inputWeight: Tensor
    /// X W_x + b of every token, `[vocabularySize, nodes · hiddenSize]`, when first asked for.
    private let tokenSums = Mutex<Tensor?>(nil)

    /// The most tokens that are multiplied beforehand: 12 MB for 768 sums each.
    private static let largestTable = 4_096

    init(_ decoder: Seq2SeqDecoder) {
        self.decoder = decoder
        inputWeight =
            decoder.rnn.parameters[
                decoder.rnn.parameterNames.firstIndex(of: "weight_ih_l0")!]
    }

    /// Reads a token of each row.
    func step(_ tokens: [Int32], from state: Seq2SeqState) -> NextTokens<Seq2SeqState> {
        var state = state
        state.contextSums = state.contextSums ?? state.context.map(contextSums)
        let input = PreparedInput(
            decoder: self, context: state.contextSums,
            tokens: Tokens(stepCount: 1, batchSize: tokens.count, indices: tokens))
        let next = decoder.read(input, from: state)
        let dense = decoder.dense
        let hidden = next.outputs.reshaped(to: [tokens.count, dense.weight.shape[0]])
        return NextTokens(
            logits: partialProduct(
                hidden, rows: 0..<dense.weight.shape[0], of: dense.weight, addedTo: dense.bias),
            state: next.state)
    }

    /// C W_c of every row.
    private func contextSums(_ context: Tensor) -> ContextSums {
        let rows = decoder.embedding.weight.shape[1]..<inputWeight.shape[0]
        return ContextSums(
            sums: partialProduct(context, rows: rows, of: inputWeight),
            rows: Array(0..<context.shape[0]))
    }

    /// X W_x + b, `[1, rows, nodes · hiddenSize]`.
    fileprivate func sums(of tokens: Tokens, _ weight: Tensor, _ bias: Tensor) -> Tensor {
        let table = decoder.embedding.weight
        func sums(_ vectors: Tensor) -> Tensor {
            partialProduct(
                vectors, rows: 0..<table.shape[1], of: weight, addedTo: bias)
        }
        if table.shape[0] > Self.largestTable { return sums(table.rows(tokens)) }
        let all = tokenSums.withLock { made in
            let all = made ?? sums(table)
            made = all
            return all
        }
        return all.rows(tokens)
    }
}

/// C W_c of a few sources, and which of them each row of a state has in mind.
struct ContextSums: Sendable {
    /// `[sources, nodes · hiddenSize]`
    fileprivate let sums: Tensor
    /// Of each row, the row of `sums`.
    fileprivate let rows: [Int]

    func rows(_ rows: [Int]) -> ContextSums {
        ContextSums(sums: sums, rows: rows.map { self.rows[$0] })
    }

    /// Those of several states, one after the other.
    static func joined(_ parts: [ContextSums]) -> ContextSums {
        // The states of one search share their sources; arrays at one place are equal at once.
        if parts.allSatisfy({ $0.sums == parts[0].sums }) {
            return ContextSums(sums: parts[0].sums, rows: parts.flatMap(\.rows))
        }
        let own = parts.map { $0.sums.gathered(rows: $0.rows) }
        let sums = Tensor(
            own.flatMap(\.scalars),
            shape: [own.reduce(0) { $0 + $1.shape[0] }, parts[0].sums.shape[1]])
        return ContextSums(sums: sums, rows: Array(0..<sums.shape[0]))
    }

    /// Adds them to the sums of every row, `[1, rows, nodes · hiddenSize]`.
    fileprivate func add(to result: inout Tensor) {
        let width = sums.shape[1]
        sums.scalars.withUnsafeBufferPointer { source in
            result.scalars.withUnsafeMutableBufferPointer { target in
                for (place, row) in rows.enumerated() {
                    Recurrent.add(
                        source.baseAddress! + row * width, to: target.baseAddress! + place * width,
                        count: width)
                }
            }
        }
    }
}

/// A token for each row, joined to its context.
private struct PreparedInput: RecurrentInput {
    let decoder: PreparedDecoder
    let context: ContextSums?
    let tokens: Tokens

    var stepCount: Int { 1 }
    var batchSize: Int { tokens.batchSize }

    func vectors(size: Int) -> Tensor {
        stop("PreparedDecoder: a layer that does not ask for the sums of its input")
    }

    func projected(by weight: Tensor, _ bias: Tensor) -> Tensor {
        var sums = decoder.sums(of: tokens, weight, bias)
        context?.add(to: &sums)
        return sums
    }

    func reversed(within validLengths: [Int]?) -> PreparedInput { self }
}
