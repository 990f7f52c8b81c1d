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
        _ tokens: [Int32], from state: Seq2SeqState, threadCount: Int
    ) -> NextTokens<Seq2SeqState> {
        Crew.$size.withValue(threadCount) { decoder.step(tokens, from: state) }
    }

    public func rows(_ rows: [Int], of state: Seq2SeqState) -> Seq2SeqState {
        var chosen = state.rows(rows)
        chosen.contextSums = state.contextSums?.rows(rows)
        return chosen
    }

    public func joined(_ states: [Seq2SeqState]) -> Seq2SeqState {
        var joined = Seq2SeqState.joined(states)
        let sums = states.compactMap(\.contextSums)
        if !sums.isEmpty && sums.count == states.count { joined.contextSums = .joined(sums) }
        return joined
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

    /// Begins to translate many sources, those of one length side by side, so that none is padded.
    ///
    /// - Parameters:
    ///   - sources: in indices of the source vocabulary, `<eos>` at their end
    ///   - threadCount: batches go side by side, a thread each, and a lone one gets all; does not
    ///     change the result
    ///   - translate: takes the places of a batch in `sources`, where the search for their
    ///     translations begins, and how many threads it has; returns a value for each of them.
    /// - Returns: a value for each source, in their order.
    public func inBatches<Value: Sendable>(
        of sources: [[Int32]], threadCount: Int,
        translate:
            @Sendable (_ batch: [Int], _ start: NextTokens<Seq2SeqState>, _ threadCount: Int) throws
            -> [Value]
    ) throws -> [Value] {
        let ofLength = Dictionary(grouping: sources.indices) { sources[$0].count }
        // Long sources share a batch with fewer others, for the memory that the encoder takes, and those
        // of a large vocabulary, for that of the logits.
        let most = min(64, (1 << 24) / vocabularies.target.count)
        let batches = ofLength.sorted { $0.key > $1.key }.flatMap { length, places in
            let steps = configuration.sourceStepCount ?? max(1, length)
            return minibatches(of: places, size: max(1, min(most, 4096 / steps)))
        }
        let values = try parallelMap(batches.count, threadCount: threadCount) { index in
            try translate(
                batches[index], begin(batches[index].map { sources[$0] }),
                batches.count == 1 ? threadCount : 1)
        }
        let placed = zip(batches.joined(), values.joined()).sorted { $0.0 < $1.0 }
        return placed.map { $0.1 }
    }
}
