/// The decoder, with source sentences in mind, as a model of the next target token.
extension Translator: NextTokenModel {
    public var vocabularySize: Int { vocabularies.target.count }
    public var end: Int32? { vocabularies.end }

    /// Reads the sources and `<bos>`: where a search for their translations begins.
    /// - Parameter sources: in indices of the source vocabulary, `<eos>` at their end
    public func begin(_ sources: [[Int32]]) -> NextTokens<Seq2SeqState> {
        step([Int32](repeating: vocabularies.start, count: sources.count), from: read(sources))
    }

    public func step(
        _ tokens: [Int32], from state: Seq2SeqState
    ) -> NextTokens<Seq2SeqState> { step(tokens, from: state, threadCount: 1) }

    public func step(
        _ tokens: [Int32], from state: Seq2SeqState, threadCount: Int
    ) -> NextTokens<Seq2SeqState> {
        var nothing: Generator?
        let read = Tokens(stepCount: 1, batchSize: tokens.count, indices: tokens)
        let next = model.decoder(read, from: state, using: &nothing)
        let hidden = next.outputs.reshaped(to: Array(next.outputs.shape.dropFirst()))
        return NextTokens(
            logits: model.decoder.dense(hidden, threadCount: threadCount), state: next.state)
    }

    /// Searches for translations, 64 sources at a time.
    ///
    /// - Parameters:
    ///   - sources: in indices of the source vocabulary, `<eos>` at their end
    ///   - search: continues every row it is handed
    /// - Returns: a result for each source, in their order.
    public func translate(
        _ sources: [[Int32]],
        by search: (_ model: Translator, _ start: NextTokens<Seq2SeqState>) throws -> [SearchResult]
    ) rethrows -> [SearchResult] {
        try stride(from: 0, to: sources.count, by: 64).flatMap { first in
            try search(self, begin(Array(sources[first..<min(first + 64, sources.count)])))
        }
    }
}
