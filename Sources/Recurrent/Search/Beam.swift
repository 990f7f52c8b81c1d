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
struct Beam: GrowingSentence {
    /// An unfinished hypothesis, and which of those of the step before it continues.
    struct Path {
        var prefix = Prefix()
        var parent = 0
    }

    private let search: BeamSearch
    private let end: Int32?
    /// From the likeliest down; empty when the search is over.
    private var open = [Path()]
    private var best: BestHypotheses
    private var completeCount = 0
    private var trace: [BeamStep] = []
    private var cost = SearchCost()

    init(_ search: BeamSearch, end: Int32?) {
        self.search = search
        self.end = end
        best = BestHypotheses(count: search.bestCount)
    }

    var result: SearchResult { SearchResult(best.hypotheses, cost: cost, trace: trace) }

    /// Goes one token further.
    /// - Parameter logits: a row for each unfinished hypothesis
    mutating func extend(by logits: LogitRows, at position: Int) throws -> [Growth] {
        let rows = try open.indices.map {
            try logits.row($0, at: position, within: search.space, end: end)
        }
        let candidates = likeliest(max(search.size, search.traceWidth), of: rows)
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
        if !open.isEmpty { cost.add(rows: open.count) }
        return open.map { Growth(row: $0.parent, token: $0.prefix.tokens[position]) }
    }

    /// The likeliest of all continuations by one token.
    ///
    /// Those of each hypothesis are in order already, so the likeliest left is the first of one of
    /// these queues; of equally likely ones, that of the hypothesis ranked higher.
    private func likeliest(_ count: Int, of rows: [TokenRow]) -> [Path] {
        var queues = zip(open, rows).map { Queue($0.prefix, $1, limit: count) }
        var paths: [Path] = []
        while paths.count < count {
            let parent = queues.indices.reduce(0) {
                queues[$1].logProbability > queues[$0].logProbability ? $1 : $0
            }
            guard let prefix = queues[parent].popFirst() else { break }
            paths.append(Path(prefix: prefix, parent: parent))
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

/// The continuations of one hypothesis by one token, from the likeliest down.
private struct Queue {
    private let prefix: Prefix
    private let row: TokenRow
    private var tokens: ArraySlice<ScoredToken>

    init(_ prefix: Prefix, _ row: TokenRow, limit: Int) {
        (self.prefix, self.row, tokens) = (prefix, row, row.ranked(limit: limit)[...])
    }

    /// That of the first; −∞ when none is left.
    var logProbability: Double {
        tokens.first.map { prefix.logProbability + row.logProbability(of: $0.token) }
            ?? -.infinity
    }

    /// Nil when none is left that is possible.
    mutating func popFirst() -> Prefix? {
        guard logProbability > -.infinity, let token = tokens.popFirst()?.token else { return nil }
        return prefix.appending(token, row.logProbability(of: token))
    }
}
