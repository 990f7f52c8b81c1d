/// What a beam search weighed at one step: the likeliest candidates, from the likeliest down.
public struct BeamStep: Sendable, Equatable {
    public enum Fate: Sendable, Equatable {
        /// Kept, to be continued.
        case kept
        /// Kept and set aside, because it has ended or has the maximum length.
        case complete
        /// Not among the `size` likeliest.
        case pruned
    }

    public struct Candidate: Sendable, Equatable {
        /// All its tokens; the last one is the step's.
        public let tokens: [Int32]
        /// ln P of all its tokens.
        public let logProbability: Double
        /// Which of the hypotheses kept at the step before it continues, counted from 0.
        public let parent: Int
        public let fate: Fate
    }

    public let candidates: [Candidate]
}

/// The beam of one sentence.
struct Beam {
    /// An unfinished hypothesis, and which of those of the step before it continues.
    struct Path {
        var prefix = Prefix()
        var parent = 0
    }

    private let search: BeamSearch
    private let end: Int32?
    /// From the likeliest down; empty when the search is over.
    private(set) var open = [Path()]
    private var best: BestHypotheses
    private var completeCount = 0
    private var trace: [BeamStep] = []
    var cost = SearchCost()

    init(_ search: BeamSearch, end: Int32?) {
        self.search = search
        self.end = end
        best = BestHypotheses(count: search.bestCount)
    }

    var result: SearchResult { SearchResult(best.hypotheses, cost: cost, trace: trace) }

    /// Goes one token further.
    ///
    /// - Parameters:
    ///   - logits: a row for each unfinished hypothesis, among others
    ///   - firstRow: the row of the first
    ///   - position: of the token, counted from 0
    mutating func extend(_ logits: Tensor, firstRow: Int, at position: Int) throws {
        let candidates = try likeliest(
            max(search.size, search.traceWidth), of: logits, firstRow, at: position)
        if search.traceWidth > 0 { tell(candidates, at: position) }
        open = []
        for candidate in candidates.prefix(search.size) {
            if isComplete(candidate, at: position) {
                best.offer(candidate.prefix.complete(end: end, by: search.normalisation))
                completeCount += 1
            } else {
                open.append(candidate)
            }
        }
        if isOver { open = [] }
    }

    /// The likeliest of all continuations by one token, merged from those of each hypothesis.
    private func likeliest(
        _ count: Int, of logits: Tensor, _ firstRow: Int, at position: Int
    ) throws -> [Path] {
        let rows = try open.indices.map {
            try TokenRow(
                logits, row: firstRow + $0, at: position, within: search.space, end: end)
        }
        let ranked = rows.map { $0.ranked(limit: count) }
        func next(of row: Int, after taken: Int) -> Double {
            taken == ranked[row].count
                ? -.infinity
                : open[row].prefix.logProbability
                    + rows[row].logProbability(of: ranked[row][taken].token)
        }
        var taken = [Int](repeating: 0, count: rows.count)
        var heads = rows.indices.map { next(of: $0, after: 0) }
        var paths: [Path] = []
        while paths.count < count {
            let row = heads.indices.reduce(0) { heads[$1] > heads[$0] ? $1 : $0 }
            guard heads[row] > -.infinity else { break }
            let token = ranked[row][taken[row]].token
            let prefix = open[row].prefix.appending(token, rows[row].logProbability(of: token))
            paths.append(Path(prefix: prefix, parent: row))
            taken[row] += 1
            heads[row] = next(of: row, after: taken[row])
        }
        return paths
    }

    private func isComplete(_ path: Path, at position: Int) -> Bool {
        position + 1 == search.space.maxLength || path.prefix.tokens.last == end
    }

    private var isOver: Bool {
        guard let likeliest = open.first else { return true }
        switch search.stopping {
        case .first: return completeCount > 0
        case .finished(let patience): return Double(completeCount) >= patience * Double(search.size)
        case .bound:
            let bound = search.normalisation.bound(
                logProbability: likeliest.prefix.logProbability,
                maxLength: search.space.maxLength)
            return best.floor >= bound
        }
    }

    private mutating func tell(_ paths: [Path], at position: Int) {
        let candidates = paths.enumerated().map { rank, path in
            BeamStep.Candidate(
                tokens: path.prefix.tokens, logProbability: path.prefix.logProbability,
                parent: path.parent,
                fate: rank >= search.size
                    ? .pruned
                    : isComplete(path, at: position) ? .complete : .kept)
        }
        trace.append(BeamStep(candidates: candidates))
    }
}
