// Many sentences in one search: cut into shards for threads, and stepped together within a shard.

/// The most rows that a search lets the model read at once, if one sentence does not have more:
/// two shards of 64 sentences in a beam of 5.
private let rowsOfShard = 160

/// Cuts the sentences of a search into shards by their number and that of their rows alone, so that
/// what is found is the same for any number of threads; see ``shards(of:)``.
///
/// The shards go side by side, one thread each. A lone shard gets all threads for its model.
/// - Returns: what the shards return, a value for each sentence, in order.
func inShards<Model: NextTokenModel, Value: Sendable>(
    _ model: Model, _ start: NextTokens<Model.State>, rowsEach: Int, threadCount: Int,
    _ search:
        @Sendable (
            _ shard: Range<Int>, _ start: NextTokens<Model.State>, _ threadCount: Int
        ) throws -> [Value]
) throws -> [Value] {
    let sentences = start.rowCount
    require(
        start.logits.shape == [sentences, model.vocabularySize],
        "a search starts from logits \(start.logits.shape), vocabulary \(model.vocabularySize)")
    let count = min(sentences, max(1, (sentences * rowsEach + rowsOfShard - 1) / rowsOfShard))
    let shards = evenRanges(of: sentences, parts: count)
    let results = try parallelMap(count, threadCount: threadCount) { index in
        try search(
            shards[index], model.rows(shards[index], of: start), count == 1 ? threadCount : 1)
    }
    return results.flatMap { $0 }
}

/// A sentence that a search writes, with a row for each way it may go on.
protocol GrowingSentence {
    /// Takes the logits of its rows; at first there is one.
    /// - Returns: the rows that it goes on with; none when it is done.
    mutating func extend(by logits: LogitRows, at position: Int) throws -> [Growth]
}

/// One of a sentence's rows, to go on with a token.
struct Growth {
    let row: Int
    let token: Int32
}

/// The rows of one sentence among those of others.
struct LogitRows {
    let logits: Tensor
    let first: Int

    func row(_ row: Int, at position: Int, within space: SearchSpace, end: Int32?) throws
        -> TokenRow
    {
        try TokenRow(logits, row: first + row, at: position, within: space, end: end)
    }
}

extension NextTokenModel {
    /// Lets sentences grow, a token of each at a time in one step of the model, until all are done.
    ///
    /// The rows of a sentence stand next to one another, in the order of the sentences; one that is
    /// done has none.
    func extend<Sentence: GrowingSentence>(
        _ sentences: inout [Sentence], from start: NextTokens<State>, threadCount: Int
    ) throws {
        var next = start
        var rowCounts = sentences.map { _ in 1 }
        var position = 0
        while true {
            var (parents, tokens, first): ([Int], [Int32], Int) = ([], [], 0)
            for index in sentences.indices where rowCounts[index] > 0 {
                let rows = LogitRows(logits: next.logits, first: first)
                let growth = try sentences[index].extend(by: rows, at: position)
                parents += growth.map { first + $0.row }
                tokens += growth.map(\.token)
                first += rowCounts[index]
                rowCounts[index] = growth.count
            }
            if tokens.isEmpty { return }
            next = step(
                tokens, from: reordered(next.state, parents, of: first), threadCount: threadCount)
            position += 1
        }
    }

    /// The rows of a state of `count` rows in another order; not copied if the order is the same.
    private func reordered(_ state: State, _ order: [Int], of count: Int) -> State {
        order.elementsEqual(0..<count) ? state : rows(order, of: state)
    }
}
