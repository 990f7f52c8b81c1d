import Course
import Foundation
import Notebook
import Recurrent

/// Whose translations are searched for.
enum Searched: String, Codable, CaseIterable {
    /// A translator as 10.7 trained it.
    case trained
    /// A small one after two epochs.
    case early
}

/// What searches are tried.
struct SearchPlan: Sendable {
    /// Beam sizes, with α = 0.
    let sizes: [Int]
    /// Two of these sizes, the second the widest, tried with each α.
    let alphaSizes: [Int]
    let alphas: [Double]
    /// Sentences at most, and rows that the exact search reads for one at most.
    let sentences, rowLimit: Int

    init(quick: Bool) {
        sizes = quick ? [1, 2, 3, 5, 10] : [1, 2, 3, 5, 10, 20]
        alphaSizes = [5, sizes[sizes.count - 1]]
        alphas = quick ? [0, 1, 1.5] : [0, 0.5, 1, 1.5]
        (sentences, rowLimit) = (quick ? 120 : 500, quick ? 1_000 : 3_000)
    }

    var widest: Int { alphaSizes[1] }

    /// What is tried of whom, as sizes and α.
    func searches(of searched: Searched) -> [(size: Int, alpha: Double)] {
        let alphas = searched == .trained ? alphas : [0, 1]
        let further = alphaSizes.flatMap { size in
            alphas.filter { $0 != 0 }.map { (size, $0) }
        }
        return sizes.map { ($0, 0) } + [(1, 1)] + further
    }
}

/// What searches came to with one translator.
struct Searches: Codable, Sendable {
    /// One search, over all sentences.
    struct Score: Codable {
        let size: Int
        let alpha: Double
        let bleu: Double
        /// Of the sentences of more than ten words, if there are any.
        let longBLEU: Double?
        /// Words of the translations to words of the closest references.
        let lengthRatio: Double
        let meanLogProbability: Double
        /// The share of the proven sentences for which it found less than the
        /// likeliest translation, by more than rounding.
        let errors: Double
        /// Rows that the decoder read a sentence.
        let rows: Double
    }

    let scores: [Score]
    /// The likeliest translations, as far as they could be proven.
    let exact: Score
    let provenShare: Double
    /// The share of the likeliest translations that are empty.
    let emptyShare: Double
    /// Rows that the exact search read for a sentence: the median, the most.
    let exactRows: [Int]
    /// ln P of what greedy search and a beam of 5 found for each sentence.
    let greedy, beam: [Double]
    /// The sentences that both translate the same.
    let sameShare: Double
    /// How much BLEU gains from one search to another.
    let gains: [Step: PairedBootstrap]

    /// From one search to another.
    enum Step: String, Codable, CodingKeyRepresentable {
        /// From greedy search to a beam of 5, to the widest, to the optimum.
        case beam, widest, exact
        /// From a beam of 5 to the widest, with α = 0 and with α = 1.
        case wider, widerWithAlpha
        /// With a beam of 5 from α = 0 to α = 1.
        case alpha
    }

    init(
        _ bench: Bench, _ plan: SearchPlan, _ searched: Searched, seed: UInt64
    ) throws {
        let widest = try bench.beam(plan.widest)
        let exact = try bench.exact(rowLimit: plan.rowLimit, after: widest)
        let proven = exact.results.indices.filter {
            exact.results[$0].isProven
        }
        let long = bench.queries.indices.filter {
            bench.queries[$0].source.count > 10
        }
        func score(_ size: Int, _ alpha: Double, _ found: Found) -> Score {
            let missed = proven.count {
                found.best[$0].logProbability
                    < exact.best[$0].logProbability - 1e-4
            }
            return Score(
                size: size, alpha: alpha, bleu: found.bleu,
                longBLEU: long.isEmpty ? nil : found.bleu(of: long),
                lengthRatio: found.lengthRatio,
                meanLogProbability: found.mean(\.best.logProbability),
                errors: Double(missed) / Double(max(1, proven.count)),
                rows: found.mean { Double($0.cost.rows) })
        }
        scores = try plan.searches(of: searched).map { size, alpha in
            score(size, alpha, try bench.beam(size, alpha: alpha))
        }
        self.exact = score(0, 0, exact)
        let count = Double(exact.results.count)
        provenShare = Double(proven.count) / count
        emptyShare = Double(exact.best.count { $0.text.isEmpty }) / count
        let rows = exact.results.map(\.cost.rows).sorted()
        exactRows = [rows[rows.count / 2], rows[rows.count - 1]]
        let (one, five) = (try bench.greedy(), try bench.beam(5))
        func rounded(_ found: Found) -> [Double] {
            found.best.map { (1e4 * $0.logProbability).rounded() / 1e4 }
        }
        (greedy, beam) = (rounded(one), rounded(five))
        sameShare =
            Double(zip(one.best, five.best).count { $0.tokens == $1.tokens })
            / count
        func gain(_ a: Found, _ b: Found) -> PairedBootstrap {
            var random = Generator(seed: seed)
            return PairedBootstrap(a.counts, b.counts, using: &random)
        }
        let normalised = try bench.beam(5, alpha: 1)
        gains = [
            .beam: gain(one, five), .exact: gain(one, exact),
            .widest: gain(one, widest), .wider: gain(five, widest),
            .alpha: gain(five, normalised),
            .widerWithAlpha: gain(
                normalised, try bench.beam(plan.widest, alpha: 1)),
        ]
    }

    subscript(size: Int, alpha: Double) -> Score {
        guard
            let found = scores.first(where: {
                $0.size == size && $0.alpha == alpha
            })
        else { fatalError("no beam of \(size) with α = \(alpha)") }
        return found
    }
}

extension [Searches] {
    /// A number of a search, for each translator.
    func sample(
        _ size: Int, _ alpha: Double = 0, _ number: (Searches.Score) -> Double
    ) -> Sample {
        Sample(map { number($0[size, alpha]) })
    }

    /// The same of several sizes: a curve for each translator.
    func curves(
        _ sizes: [Int], _ alpha: Double = 0,
        _ number: (Searches.Score) -> Double
    ) -> [[Double]] {
        map { one in sizes.map { number(one[$0, alpha]) } }
    }

    func gain(_ step: Searches.Step) -> Sample {
        Sample(map { $0.gains[step]?.difference ?? .nan })
    }

    /// The gain in BLEU of each translator, with the interval over sentences:
    /// `4.12 (3.05 to 5.21)`.
    func described(_ step: Searches.Step) -> String {
        compactMap { $0.gains[step] }.map {
            String(
                format: "%.2f (%.2f to %.2f)", $0.difference, $0.low, $0.high)
        }.joined(separator: ", ")
    }

    /// The ends of the intervals over sentences.
    func low(_ step: Searches.Step) -> Numbers {
        Numbers(Sample(map { $0.gains[step]?.low ?? .nan }))
    }

    func high(_ step: Searches.Step) -> Numbers {
        Numbers(Sample(map { $0.gains[step]?.high ?? .nan }))
    }
}

/// Milliseconds that a sentence takes with a beam of each size, on one thread:
/// the median of three rounds, in each of which every size has its turn.
func beamTimes(_ bench: Bench, sizes: [Int]) throws -> [Double] {
    var rounds = [[Double]](repeating: [], count: sizes.count)
    for _ in 0..<3 {
        for (place, size) in sizes.enumerated() {
            let search = BeamSearch(size: size, within: bench.space)
            let start = ContinuousClock.now
            _ = try bench.translator.inBatches(
                of: bench.sources, threadCount: 1
            ) { [translator = bench.translator] _, start, _ in
                try search(translator, from: start)
            }
            let milliseconds =
                (ContinuousClock.now - start) / .milliseconds(1)
            rounds[place].append(milliseconds / Double(bench.sources.count))
        }
    }
    return rounds.map { $0.sorted()[1] }
}
