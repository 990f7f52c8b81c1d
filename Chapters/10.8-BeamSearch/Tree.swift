import Course
import Foundation
import Notebook
import Recurrent

/// What a beam weighed for one sentence, as a tree of candidates.
struct BeamTree: Codable {
    struct Node: Codable {
        let word: String
        /// Of all words up to this one.
        let probability: Double
        /// Counted from 0: the step, the rank at that step, and the rank of
        /// the candidate it continues at the step before.
        let step, rank, parent: Int
        let fate: Fate
        /// Whether it is a part of the sentence that is chosen in the end, and
        /// of the one that greedy search writes.
        let isChosen, isGreedy: Bool

        var shownProbability: String {
            probability < 0.0005
                ? "<.001" : String(format: "%.3f", probability)
        }
    }

    enum Fate: String, Codable { case kept, ended, pruned }

    let source, greedy: String
    let references: [String]
    let size: Int
    /// How many candidates of each step are shown.
    let width: Int
    let nodes: [Node]

    init(
        _ query: TranslationData.Query, size: Int, width: Int,
        _ result: SearchResult, greedy: Hypothesis,
        words: ([Int32]) -> [String]
    ) {
        source = query.source.joined(separator: " ")
        self.greedy = words(Array(greedy.text)).joined(separator: " ")
        references = query.references.map { $0.joined(separator: " ") }
        (self.size, self.width) = (size, width)
        var nodes: [Node] = []
        var kept: [Int] = []  // ranks, at the step before
        for (step, weighed) in result.trace.enumerated() {
            for (rank, one) in weighed.candidates.enumerated() {
                nodes.append(
                    Node(
                        word: words(one.tokens.suffix(1).map { $0 })[0],
                        probability: exp(one.logProbability), step: step,
                        rank: rank, parent: step == 0 ? 0 : kept[one.parent],
                        fate: Fate(one.fate),
                        isChosen: result.best.tokens.starts(with: one.tokens),
                        isGreedy: greedy.tokens.starts(with: one.tokens)))
            }
            kept = weighed.candidates.indices.filter {
                weighed.candidates[$0].fate == .kept
            }
        }
        self.nodes = nodes
    }

    /// A line for each node, indented below the one it continues.
    var lines: [String] {
        func below(_ step: Int, _ parent: Int) -> [String] {
            nodes.filter { $0.step == step && $0.parent == parent }.flatMap {
                let indent = String(repeating: "   ", count: step)
                let word = indent + $0.word + ($0.isChosen ? " *" : "")
                let gap = String(repeating: " ", count: max(0, 44 - word.count))
                let line =
                    "\(word)\(gap) \($0.shownProbability)  \($0.fate.rawValue)"
                return $0.fate == .kept
                    ? [line] + below(step + 1, $0.rank) : [line]
            }
        }
        return below(0, 0)
    }
}

extension BeamTree.Fate {
    fileprivate init(_ fate: BeamStep.Fate) {
        self =
            switch fate {
            case .kept: .kept
            case .complete: .ended
            case .pruned: .pruned
            }
    }
}

/// A sentence that shows what a beam is for: of those translated in 4 to 6
/// tokens, rightly by the beam and not so by greedy search, the one for which
/// the beam gains most; of all of that length, if there is no such one.
func tellingSentence(_ bench: Bench, size: Int) throws -> Int {
    let (greedy, beam) = (try bench.greedy().best, try bench.beam(size).best)
    func gain(_ index: Int) -> Double {
        beam[index].logProbability - greedy[index].logProbability
    }
    func isRight(_ index: Int, _ found: Hypothesis) -> Bool {
        bench.queries[index].references.contains(bench.words(found.text))
    }
    let short = beam.indices.filter {
        4...6 ~= beam[$0].tokens.count && greedy[$0].tokens.count <= 6
    }
    let telling = short.filter {
        isRight($0, beam[$0]) && !isRight($0, greedy[$0])
    }
    return (telling.isEmpty ? short : telling).max { gain($0) < gain($1) } ?? 0
}

extension BeamTree {
    /// The tree of a telling sentence.
    init(_ bench: Bench, size: Int) throws {
        let sentence = try tellingSentence(bench, size: size)
        let search = BeamSearch(
            size: size, within: bench.space, traceWidth: 2 * size)
        let start = bench.translator.begin([bench.sources[sentence]])
        self.init(
            bench.queries[sentence], size: size, width: 2 * size,
            try search(bench.translator, from: start)[0],
            greedy: try bench.greedy().best[sentence], words: bench.words)
    }
}

/// The tree with a column for each step, the likeliest candidate on top.
func treeFigure(_ tree: BeamTree, origin: String) -> Figure {
    let steps = 1 + (tree.nodes.map(\.step).max() ?? 0)
    func height(_ rank: Int) -> Double { Double(tree.width - 1 - rank) }
    func edges(_ nodes: [BeamTree.Node], name: String, _ colour: Colour)
        -> [Series]
    {
        let nodes = nodes.filter { $0.step > 0 }
        guard !nodes.isEmpty else { return [] }
        return [
            Series(
                name,
                x: nodes.flatMap { node in
                    let x = Double(node.step)
                    return [x + 0.36, x + 0.64, x + 1]
                },
                y: nodes.flatMap {
                    [height($0.parent), height($0.rank), Double.nan]
                },
                style: name == "kept" || name == "chosen" ? .line : .dashed,
                colour: colour,
                hasGaps: true)
        ]
    }
    let ended = tree.nodes.filter { $0.fate == .ended }
    let others = tree.nodes.filter { !$0.isChosen }
    let series =
        edges(others.filter { $0.fate == .pruned }, name: "pruned", .grey)
        + edges(others.filter { $0.fate != .pruned }, name: "kept", .sky)
        + edges(tree.nodes.filter(\.isChosen), name: "chosen", .blue)
        + edges(
            tree.nodes.filter(\.isGreedy), name: "greedy search", .vermilion)
        + [
            Series(
                "ended", x: ended.map { Double($0.step) + 1.38 },
                y: ended.map { height($0.rank) }, style: .points,
                colour: .green)
        ]
    let names = (1...tree.width).reversed().map { "\($0)." }
    return Figure(
        title: "A beam, step by step",
        caption: "\(origin). Beam of \(tree.size). Each token with the "
            + "probability of all tokens up to it; shown are the "
            + "\(tree.width) likeliest candidates of each step",
        panels: [
            Panel(
                title: tree.source,
                x: Axis(
                    "token of the translation",
                    range: 0.5...Double(steps) + 0.5,
                    names: (0...steps).map(String.init)),
                y: Axis(
                    "rank", range: -0.6...Double(tree.width) - 0.4,
                    names: names),
                series: series, notes: tree.nodes.flatMap { notes($0, height) })
        ],
        columns: 1)
}

private func notes(_ node: BeamTree.Node, _ height: (Int) -> Double) -> [Note] {
    let colour: Colour =
        node.isChosen
        ? .blue
        : node.isGreedy ? .vermilion : node.fate == .pruned ? .grey : .black
    let (x, y) = (Double(node.step + 1), height(node.rank))
    return [
        Note(node.word, x: x, y: y + 0.17, colour: colour),
        Note(node.shownProbability, x: x, y: y - 0.2, colour: colour),
    ]
}
