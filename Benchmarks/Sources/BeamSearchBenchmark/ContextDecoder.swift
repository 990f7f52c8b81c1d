import Recurrent

/// A decoder with random weights, of the size of D2L's (section 10.7): it reads, at each step, the
/// embedding of the last token beside a context that stays the same.
struct ContextDecoder: NextTokenModel {
    struct State: Sendable {
        var hidden: [Tensor]  // [layer][rows, hiddenSize]
        var context: Tensor  // [rows, hiddenSize]
    }

    let embedding: Embedding
    let layers: Deep<GRU>
    let head: Linear
    let end: Int32? = nil
    var vocabularySize: Int { head.bias.count }
    var hiddenSize: Int { layers.hiddenSize }

    init(vocabularySize: Int, hiddenSize: Int, using generator: inout Generator) {
        embedding = Embedding(vocabularySize, hiddenSize, using: &generator)
        layers = Deep(layerCount: 2, inputSize: 2 * hiddenSize) {
            GRU($0, hiddenSize, using: &generator)
        }.keepingPanels()
        head = Linear(hiddenSize, vocabularySize, using: &generator).keepingPanels()
    }

    /// The state of sentences whose encoder wrote noise.
    func noise(rows: Int, using generator: inout Generator) -> State {
        func noise() -> Tensor {
            let scalars = (0..<rows * hiddenSize).map { _ in Float(generator.normal()) }
            return Tensor(scalars, shape: [rows, hiddenSize])
        }
        return State(hidden: [noise(), noise()], context: noise())
    }

    func step(_ tokens: [Int32], from state: State, threadCount: Int) -> NextTokens<State> {
        let (rows, size) = (tokens.count, hiddenSize)
        let read = embedding(Tokens(stepCount: 1, batchSize: rows, indices: tokens))
        let context = state.context.reshaped(to: [1, rows, size])
        let recurrence = layers(Tensor.concatenated([read, context]), from: state.hidden)
        let top = recurrence.outputs.reshaped(to: [rows, size])
        return NextTokens(
            logits: head(top, threadCount: threadCount),
            state: State(hidden: recurrence.state, context: state.context))
    }

    func rows(_ rows: [Int], of state: State) -> State {
        State(hidden: state.hidden.rows(rows), context: state.context.rows(rows))
    }

    func joined(_ states: [State]) -> State {
        State(
            hidden: .joined(states.map(\.hidden)), context: .joined(states.map(\.context)))
    }
}
